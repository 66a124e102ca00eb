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

    /// Names of the processes in `directory` that answer now.
    [[nodiscard]] static std::vector<std::string> running(const std::filesystem::path& directory);

    /// `ended` is called once, when the process has gone.
    [[nodiscard]] static Result<std::unique_ptr<StatusClient>> connect(const std::filesystem::path& directory,
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
