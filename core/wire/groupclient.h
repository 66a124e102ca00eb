#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/wire/buffer.h"
#include "core/wire/connection.h"
#include "core/wire/connectionsettings.h"
#include "core/wire/groupmessages.h"
#include "core/wire/loop.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tributary::wire {

/// Reads and writes positions of many consumer groups of one cluster, over one connection to each of its brokers: all
/// requests of a call go out together. Finds the groups' coordinators, and finds them again when they move.
///
/// One thread at a time. Every call blocks for its answers, `atMost` altogether.
class GroupClient {
public:
    [[nodiscard]] static Result<std::unique_ptr<GroupClient>> create(ConnectionSettings settings);
    ~GroupClient();
    GroupClient(const GroupClient&) = delete;
    GroupClient& operator=(const GroupClient&) = delete;

    /// The groups of all brokers that this user may see.
    [[nodiscard]] Result<std::vector<ListedGroup>> list(std::chrono::milliseconds atMost);

    using Positions = std::vector<GroupPosition>;
    /// What each group has committed. A group's own error is retriable where its coordinator moves.
    [[nodiscard]] std::map<std::string, Result<Positions>> positions(const std::vector<std::string>& groups,
                                                                     std::chrono::milliseconds atMost);
    /// Writes positions of groups that have no members; those of one topic beside each other. For each group the errors
    /// of its positions, in their order (Kafka's codes), or that nothing was answered.
    [[nodiscard]] std::map<std::string, Result<std::vector<std::int16_t>>> commit(
        const std::map<std::string, Positions>& positions, std::chrono::milliseconds atMost);

private:
    struct Reply;

    explicit GroupClient(ConnectionSettings settings, std::shared_ptr<TlsContext> tls);
    [[nodiscard]] Status connectAny(MonotonicTime deadline);
    [[nodiscard]] Status prepare(MonotonicTime deadline);
    [[nodiscard]] Result<ConnectionPtr> connect(const Address& address, MonotonicTime deadline);
    [[nodiscard]] Result<ConnectionPtr> connectNode(std::int32_t node, MonotonicTime deadline);
    void coordinate(const std::vector<std::string>& groups, MonotonicTime deadline,
                    const std::function<void(const std::string&, const Error&)>& failed);
    [[nodiscard]] std::map<std::string, Result<Coordinator>> findCoordinators(const std::vector<std::string>& groups,
                                                                              MonotonicTime deadline);
    void runUntil(const std::function<bool()>& done, MonotonicTime deadline);
    /// Asks the coordinators of `groups`, all at once; `take` gets each answer, or why there is none.
    void ask(const std::vector<std::string>& groups, ApiKey key, MonotonicTime deadline,
             const std::function<void(const std::string&, Writer&)>& encode,
             const std::function<void(const std::string&, const Result<Answer>&)>& take);

    Loop m_loop;
    BufferPool m_buffers;
    const ConnectionKit m_kit;
    ConnectionPtr m_any;
    std::map<std::int32_t, Address> m_brokers;
    std::map<std::int32_t, ConnectionPtr> m_connections;
    std::map<std::string, std::int32_t> m_coordinators;
};

}  // namespace tributary::wire
