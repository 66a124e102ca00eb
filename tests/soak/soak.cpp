// A link of the real tributaryd between two real clusters, under load, while faults come at random. See README.md.

#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include "tests/soak/credentials.h"
#include "tests/soak/soakrun.h"

namespace {

using namespace tributary;
using namespace tributary::soak;

/// The environment of every process that is started: nothing of the user's own state.
void isolate(const std::filesystem::path& directory) {
    ::unsetenv("STATE_DIRECTORY");
    ::setenv("XDG_RUNTIME_DIR", (directory / "run").c_str(), 1);
    ::setenv("XDG_STATE_HOME", (directory / "home").c_str(), 1);
    ::setenv(kPasswordVariable, kPassword, 1);
    std::filesystem::create_directories(directory / "run");
    std::filesystem::permissions(directory / "run", std::filesystem::perms::owner_all);
}

int soakOnce(const Options& options, bool keep) {
    isolate(options.directory);
    fmt::print("soak: {} minutes, seed {}, logs in {}\n", options.minutes, options.seed, options.directory.string());
    bool well = false;
    try {
        SoakRun run{options};
        run.run();
        well = run.report();
    } catch (const std::exception& problem) {
        fmt::print("soak: seed {}: {}\n", options.seed, problem.what());
    }
    if (well && !keep) {
        std::filesystem::remove_all(options.directory);
    } else {
        fmt::print("soak: the logs are in {}\n", options.directory.string());
    }
    return well ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    Options options;
    options.seed = std::random_device{}();
    const char* program = std::getenv("TRIBUTARYD");
    options.program = program == nullptr ? "" : program;
    std::vector<std::string> faults;
    std::vector<std::string> known;
    for (const FaultKind kind : allFaults()) {
        known.emplace_back(faultName(kind));
    }
    std::string directory;
    bool keep = false;
    CLI::App app{"Runs a link of tributaryd between real clusters, under load, and has faults happen at random."};
    app.add_option("--minutes", options.minutes, "how long faults happen")->check(CLI::PositiveNumber);
    app.add_option("--seed", options.seed, "decides which faults there are; else one is drawn and printed");
    app.add_option("--faults", faults, "only these, separated by commas")->delimiter(',')->check(CLI::IsMember(known));
    const std::map<std::string, DataPath> paths{{"auto", DataPath::Auto}, {"record", DataPath::Record}};
    app.add_option("--path", options.path, "data path of the link")->transform(CLI::CheckedTransformer(paths));
    app.add_option("--commit-interval", options.commitIntervalMs, "of the link, in ms")
        ->check(CLI::Range(1'000, 60'000));
    app.add_option("--brokers", options.brokers, "of each cluster")->check(CLI::IsMember({1, 3, 5}));
    app.add_option("--tributaryd", options.program, "the program; else the environment's TRIBUTARYD");
    app.add_option("--directory", directory, "an empty folder for data and logs; else one is made");
    app.add_flag("--keep", keep, "keep the folder also when all is well");
    CLI11_PARSE(app, argc, argv);
    if (options.program.empty()) {
        fmt::print(stderr, "soak: say with --tributaryd which program to run\n");
        return 2;
    }
    for (const std::string& each : faults) {
        options.faults.insert(*faultOf(each));
    }
    if (faults.empty()) {
        const std::vector<FaultKind> all = allFaults();
        options.faults.insert(all.begin(), all.end());
    }
    options.directory = directory.empty() ? std::filesystem::temp_directory_path() / fmt::format("soak-{}", ::getpid())
                                          : std::filesystem::path{directory};
    std::filesystem::create_directories(options.directory);
    return soakOnce(options, keep);
}
