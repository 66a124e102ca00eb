#include "tests/dialects/boundedimport.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/dialects/registry.h"

namespace tributary {

namespace {

constexpr rlim_t kMostSeconds = 5 * TRIBUTARY_IMPORT_PATIENCE;

/// The most that this process has had in memory, in KiB, since it was last asked to count anew.
long peakKiB() {
    long peak = 0;
    if (FILE* status = std::fopen("/proc/self/status", "r")) {
        std::array<char, 256> line{};
        while (std::fgets(line.data(), line.size(), status) != nullptr) {
            std::sscanf(line.data(), "VmHWM: %ld", &peak);
        }
        std::fclose(status);
    }
    return peak;
}

/// Where the system allows it, the peak counts from here.
long restartPeak() {
    if (FILE* refs = std::fopen("/proc/self/clear_refs", "w")) {
        std::fputs("5", refs);
        std::fclose(refs);
    }
    return peakKiB();
}

double secondsOf(const rusage& usage) {
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

[[noreturn]] void importInChild(int pipe, const std::string& format, const ImportRequest& request) {
    const rlimit cpu{kMostSeconds, kMostSeconds};
    setrlimit(RLIMIT_CPU, &cpu);
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    const long before = restartPeak();
    std::string answer;
    {
        const Result<Imported> imported = importFormat(format)->importer.read(request);
        if (imported) {
            static_cast<void>(exportFormat("mm2")->exporter.write(imported->spec));
        } else {
            answer = imported.error().context + '\n' + imported.error().message();
        }
        answer = (imported ? '+' : '-') + std::to_string(peakKiB() - before) + '\n' + answer;
    }
    for (std::size_t at = 0; at < answer.size();) {
        const ssize_t count = write(pipe, answer.data() + at, answer.size() - at);
        if (count <= 0) {
            break;
        }
        at += static_cast<std::size_t>(count);
    }
    _exit(0);
}

}  // namespace

BoundedImport importBounded(const std::string& format, const ImportRequest& request) {
    std::array<int, 2> ends{};
    BoundedImport result;
    result.crashed = true;
    if (pipe(ends.data()) != 0) {
        return result;
    }
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        importInChild(ends[1], format, request);
    }
    close(ends[1]);
    std::string answer;
    std::array<char, 4096> piece{};
    for (ssize_t count = 0; (count = read(ends[0], piece.data(), piece.size())) > 0;) {
        answer.append(piece.data(), static_cast<std::size_t>(count));
    }
    close(ends[0]);
    int status = 0;
    rusage usage{};
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        return result;
    }
    result.crashed = !WIFEXITED(status) || answer.empty();
    result.cpuSeconds = secondsOf(usage);
    if (!result.crashed) {
        result.imported = answer[0] == '+';
        const std::size_t first = answer.find('\n');
        const std::size_t second = std::min(answer.find('\n', first + 1), answer.size());
        result.grownKiB = std::stol(answer.substr(1, first - 1));
        result.place = answer.substr(first + 1, second - first - 1);
        result.message = answer.substr(std::min(second + 1, answer.size()));
    }
    return result;
}

}  // namespace tributary
