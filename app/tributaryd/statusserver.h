#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include <QLocalServer>

#include "app/tributaryd/statusframe.h"
#include "core/base/error.h"

namespace tributary::daemon {

/// Lets `tributaryd status` watch this process: a local socket, for this user only, on which every connection gets each
/// frame as a line of JSON, beginning with the last one. Says nothing else and listens to nothing. Its socket and its
/// link go with it. Main thread.
class StatusServer {
public:
    /// Listens on `directory`/`instance`.sock. Where a living process has that name already, on `instance`-PID.sock.
    [[nodiscard]] static Result<std::unique_ptr<StatusServer>> listen(const std::filesystem::path& directory,
                                                                      const std::string& instance);
    /// Leaves a link to the socket in another directory, where it is found too; where a living process has the name
    /// there, under `instance`-PID.sock.
    [[nodiscard]] Status linkFrom(const std::filesystem::path& directory);
    ~StatusServer();
    StatusServer(const StatusServer&) = delete;
    StatusServer& operator=(const StatusServer&) = delete;

    /// The name that `status --instance` takes.
    [[nodiscard]] const std::string& instance() const { return m_instance; }
    void publish(const StatusFrame& frame);

private:
    explicit StatusServer(std::string instance);
    void welcome();
    static void send(QLocalSocket& socket, const std::string& line);

    std::string m_instance;
    std::filesystem::path m_link;  // empty: none
    std::string m_last;
    QLocalServer m_server;
};

/// The socket that an instance is found by in a directory: the file of that name, or what it is a link to.
[[nodiscard]] std::filesystem::path socketFile(const std::filesystem::path& directory, const std::string& instance);

/// A document's name as a file name: letters, digits, ".", "_" and "-", 40 at most, never empty.
[[nodiscard]] std::string instanceName(const std::string& name);

}  // namespace tributary::daemon
