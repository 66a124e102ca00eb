#include "tests/soak/excuses.h"

#include <algorithm>
#include <fstream>
#include <regex>
#include <string>

#include <fmt/format.h>

#include "core/topology/timestamptext.h"

namespace tributary::soak {

namespace {

// Between what a line tells of and the line.
constexpr std::int64_t kToldAfterMs = 2'000;

/// Until when something that a process had sent was on its way: one that does not wait for its records any longer when
/// it gives up partitions goes on, and so do they.
std::int64_t endOf(const Journal& journal, const std::string& process) {
    const std::vector<Ending> endings = journal.endings();
    const auto ending = std::ranges::find(endings, process, &Ending::process);
    return ending == endings.end() ? journal.now() : ending->dead;
}

}  // namespace

std::vector<Excuse> excusesOf(const Journal& journal, const std::vector<std::filesystem::path>& logs) {
    std::vector<Excuse> found;
    for (const Ending& each : journal.endings()) {
        if (each.killed) {
            found.push_back(
                {Excuse::Kind::Killed,
                 fmt::format("{} of {} at {:.1f}", each.name, each.process, static_cast<double>(each.begin) / 1000),
                 each.begin, each.dead, 0});
        }
    }
    static const std::regex announced{
        R"((\d+) records (?:were still unacknowledged|are at the target, but their positions could not be committed))"};
    static const std::regex replaced{R"( new producer\b)"};
    for (const std::filesystem::path& log : logs) {
        std::ifstream in{log};
        for (std::string line; std::getline(in, line);) {
            const auto wallClock = timestampFromText(line.substr(0, line.find(' ')));
            if (!wallClock) {
                continue;
            }
            const std::int64_t time = journal.ofWallClock(*wallClock);
            const std::string what = fmt::format("{} at {:.1f}: {}", log.stem().string(),
                                                 static_cast<double>(time) / 1000, line.substr(line.find(' ') + 1));
            std::smatch match;
            if (std::regex_search(line, match, announced)) {
                found.push_back({Excuse::Kind::Said, what, time - kToldAfterMs,
                                 std::max(time + kToldAfterMs, endOf(journal, log.stem().string())),
                                 std::stoull(match[1].str())});
            } else if (std::regex_search(line, replaced)) {
                found.push_back({Excuse::Kind::Killed, what, time - kToldAfterMs, time + kToldAfterMs, 0});
            }
        }
    }
    return found;
}

}  // namespace tributary::soak
