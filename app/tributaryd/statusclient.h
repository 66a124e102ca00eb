#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <QLocalSocket>

#include "core/base/error.h"

namespace tributary::daemon {

/// The other end of StatusServer: gets the lines of one running process. The thread that made it, from its event loop.
class StatusClient {
public:
    using Line = std::function<void(const std::string& line)>;

    /// Directories in which sockets are looked for, the first ones first (process/directories: socketPlaces()).
    using Places = std::vector<std::filesystem::path>;

    /// Names of the processes that answer now, sorted; one that is found in several places once.
    [[nodiscard]] static std::vector<std::string> running(const Places& places);

    /// `ended` is called once, when the process has gone.
    [[nodiscard]] static Result<std::unique_ptr<StatusClient>> connect(const Places& places,
                                                                       const std::string& instance, Line line,
                                                                       std::function<void()> ended);
    StatusClient(const StatusClient&) = delete;
    StatusClient& operator=(const StatusClient&) = delete;
    ~StatusClient() = default;

private:
    StatusClient() = default;
    void deliver();

    Line m_line;
    QLocalSocket m_socket;
};

}  // namespace tributary::daemon
