#include "tests/bench/procsample.h"

#include <fstream>
#include <sstream>
#include <string>

#include <unistd.h>

#include <fmt/format.h>

namespace tributary::bench {

ProcSample sampleProcess(int pid) {
    ProcSample sample;
    std::ifstream stat{fmt::format("/proc/{}/stat", pid)};
    std::string line;
    if (!std::getline(stat, line)) {
        return sample;
    }
    // The name, in parentheses, may hold blanks; what follows does not. Fields as in proc(5), the state being the third.
    std::istringstream fields{line.substr(line.rfind(')') + 1)};
    std::string state;
    fields >> state;
    sample.alive = state != "Z" && state != "X";
    std::int64_t value = 0;
    std::int64_t ticks = 0;
    for (int field = 4; field <= 20 && fields >> value; ++field) {
        if (field == 14 || field == 15) {
            ticks += value;
        } else if (field == 20) {
            sample.threads = static_cast<int>(value);
        }
    }
    sample.cpuSeconds = static_cast<double>(ticks) / static_cast<double>(sysconf(_SC_CLK_TCK));

    std::ifstream status{fmt::format("/proc/{}/status", pid)};
    while (std::getline(status, line)) {
        if (line.starts_with("VmHWM:")) {
            sample.peakKiB = std::stoll(line.substr(6));
        } else if (line.starts_with("VmRSS:")) {
            sample.residentKiB = std::stoll(line.substr(6));
        }
    }
    return sample;
}

}  // namespace tributary::bench
