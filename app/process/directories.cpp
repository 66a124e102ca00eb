#include "app/process/directories.h"

#include <cstdlib>
#include <system_error>

namespace tributary {

namespace fs = std::filesystem;

namespace {

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string{} : std::string{value};
}

}  // namespace

fs::path stateDirectory(const std::string& chosen) {
    if (!chosen.empty()) {
        return fs::path{chosen};
    }
    if (const std::string systemd = environment("STATE_DIRECTORY"); !systemd.empty()) {
        return fs::path{systemd.substr(0, systemd.find(':'))};
    }
    if (const std::string xdg = environment("XDG_STATE_HOME"); xdg.starts_with('/')) {
        return fs::path{xdg} / "tributary";
    }
    const std::string home = environment("HOME");
    return fs::path{home.empty() ? "." : home} / ".local" / "state" / "tributary";
}

fs::path socketDirectory(const fs::path& state) {
    const std::string runtime = environment("XDG_RUNTIME_DIR");
    return runtime.starts_with('/') ? fs::path{runtime} / "tributary" : socketLinks(state);
}

fs::path socketLinks(const fs::path& state) { return state / "run"; }

std::vector<fs::path> socketPlaces(const std::string& chosen) {
    const fs::path state = stateDirectory(chosen);
    const fs::path links = socketLinks(state);
    const fs::path sockets = socketDirectory(state);
    return !chosen.empty() || sockets == links ? std::vector{links} : std::vector{sockets, links};
}

void moveFiles(const fs::path& from, const fs::path& to) {
    std::error_code failure;
    for (const fs::directory_entry& each : fs::directory_iterator{from, failure}) {
        const fs::path there = to / each.path().filename();
        // A second name first: that fails where there is one, and nothing is ever without any.
        fs::create_hard_link(each.path(), there, failure);
        if (!failure) {
            fs::remove(each.path(), failure);
        }
    }
}

Status makePrivateDirectory(const fs::path& directory) {
    std::error_code failure;
    if (fs::create_directories(directory, failure)) {
        fs::permissions(directory, fs::perms::owner_all, failure);
    }
    if (failure || !fs::is_directory(directory, failure)) {
        const std::string reason = failure ? failure.message() : "it is not a directory";
        return std::unexpected(
            Error{ErrorCode::FileUnwritable}.with("file", directory.string()).with("reason", reason));
    }
    return {};
}

}  // namespace tributary
