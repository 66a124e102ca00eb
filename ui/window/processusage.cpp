#include "ui/window/processusage.h"

#include <chrono>
#include <fstream>

#include <sys/resource.h>
#include <unistd.h>

namespace tributary::ui {

namespace {

double secondsOf(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

std::uint64_t residentBytes() {
    std::ifstream file{"/proc/self/statm"};
    std::uint64_t total = 0;
    std::uint64_t resident = 0;
    return file >> total >> resident ? resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) : 0;
}

}  // namespace

ProcessUsage::Sample ProcessUsage::sample() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const double cpu = secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime);
    const MonotonicTime now = MonotonicClock::now();
    const double elapsed = std::chrono::duration<double>(now - m_at).count();
    Sample sample;
    sample.memoryBytes = residentBytes();
    if (!m_first && elapsed > 0) {
        sample.cores = (cpu - m_cpuSeconds) / elapsed;
    }
    m_first = false;
    m_at = now;
    m_cpuSeconds = cpu;
    return sample;
}

}  // namespace tributary::ui
