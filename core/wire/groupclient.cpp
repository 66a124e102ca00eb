#include "core/wire/groupclient.h"

#include "core/wire/errors.h"

#include <algorithm>
#include <utility>

namespace tributary::wire {

namespace {

constexpr std::chrono::milliseconds kAskCoordinatorAgain{100};
constexpr std::size_t kGroupBytes = std::size_t{1} << 20U;

bool coordinatorMoves(std::int16_t error) {
    return error == code::kNotCoordinator || error == code::kCoordinatorNotAvailable ||
           error == code::kCoordinatorLoading;
}

Error groupError(std::string_view request, std::int16_t error) {
    Error out{error == code::kGroupAuthorizationFailed || error == code::kTopicAuthorizationFailed ||
                      error == code::kClusterAuthorizationFailed
                  ? ErrorCode::KafkaAuthorization
                  : ErrorCode::KafkaRequest};
    out.kafkaCode = error;
    out.retriable = coordinatorMoves(error);
    return out.with("request", request)
        .with("resource", "consumer groups")
        .with("reason", coordinatorMoves(error) ? "its coordinator moves" : "error " + std::to_string(error));
}

Error noGroupAnswer(std::string_view request, std::string_view reason = "no answer in time") {
    Error out{ErrorCode::KafkaRequest};
    out.retriable = true;
    return out.with("request", request).with("reason", reason);
}

}  // namespace

Result<std::unique_ptr<GroupClient>> GroupClient::create(ConnectionSettings settings) {
    std::shared_ptr<TlsContext> tls;
    if (settings.tls.on) {
        Result<std::shared_ptr<TlsContext>> made = TlsContext::create(settings.tls);
        if (!made) {
            return std::unexpected(std::move(made.error()));
        }
        tls = std::move(*made);
    }
    return std::unique_ptr<GroupClient>{
        new GroupClient{std::move(settings), std::move(tls)}};  // NOLINT: private constructor
}

GroupClient::GroupClient(ConnectionSettings settings, std::shared_ptr<TlsContext> tls)
    : m_buffers(kGroupBytes),
      m_kit{m_loop, m_buffers, std::make_shared<const ConnectionSettings>(std::move(settings)), std::move(tls)} {}

GroupClient::~GroupClient() {
    const Error ended = noGroupAnswer("Closing", "the client ends");
    if (m_any) {
        m_any->close(ended);
    }
    for (const auto& [node, connection] : m_connections) {
        connection->close(ended);
    }
}

void GroupClient::runUntil(const std::function<bool()>& done, MonotonicTime deadline) {
    while (!done()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - MonotonicClock::now());
        if (left.count() <= 0) {
            return;
        }
        m_loop.run(left);
    }
}

Result<ConnectionPtr> GroupClient::connect(const Address& address, MonotonicTime deadline) {
    auto connection = std::make_shared<Connection>(m_kit, address);
    const auto ready = std::make_shared<std::optional<Status>>();
    connection->open([ready](const Status& outcome) { *ready = outcome; });
    runUntil([&] { return ready->has_value(); }, deadline);
    if (!*ready) {
        connection->closeLate();
    }
    if (!*ready || !**ready) {
        return std::unexpected(*ready ? (**ready).error() : noGroupAnswer("Connecting"));
    }
    return connection;
}

Status GroupClient::connectAny(MonotonicTime deadline) {
    if (m_any && !m_any->isClosed()) {
        return {};
    }
    Status outcome = std::unexpected(noGroupAnswer("Connecting", "there is no address"));
    std::size_t left = m_kit.settings->bootstrap.size();
    for (const Address& address : m_kit.settings->bootstrap) {
        // One that is silent leaves time for the others.
        const MonotonicTime now = MonotonicClock::now();
        Result<ConnectionPtr> connection = connect(address, now + (deadline - now) / static_cast<std::int64_t>(left--));
        outcome = connection ? Status{} : std::unexpected(std::move(connection.error()));
        if (outcome) {
            m_any = std::move(*connection);
            break;
        }
    }
    return outcome;
}

// A connection to any broker, and where all of them are.
Status GroupClient::prepare(MonotonicTime deadline) {
    if (m_any && !m_any->isClosed() && !m_brokers.empty()) {
        return {};
    }
    if (const Status connected = connectAny(deadline); !connected) {
        return connected;
    }
    const auto reply = std::make_shared<std::optional<Result<ClusterMetadata>>>();
    Request request = m_any->request(ApiKey::Metadata);
    const std::int16_t version = m_any->version(ApiKey::Metadata);
    encodeMetadata(request.out, version, {});
    request.handler = [reply, version](const Result<Answer>& answer) {
        std::optional<ClusterMetadata> read = answer ? decodeMetadata(Reader{answer->body}, version) : std::nullopt;
        *reply = read ? Result<ClusterMetadata>{std::move(*read)}
                      : std::unexpected(answer ? noGroupAnswer("Asking for the brokers", "it cannot be read")
                                               : answer.error());
    };
    m_any->send(std::move(request));
    runUntil([&] { return reply->has_value(); }, deadline);
    if (!*reply || !**reply) {
        return std::unexpected(*reply ? (**reply).error() : noGroupAnswer("Asking for the brokers"));
    }
    m_brokers.clear();
    for (const BrokerAddress& each : (**reply)->brokers) {
        m_brokers.emplace(each.id, Address{each.host, each.port});
    }
    return {};
}

Result<ConnectionPtr> GroupClient::connectNode(std::int32_t node, MonotonicTime deadline) {
    ConnectionPtr& slot = m_connections[node];
    if (slot && !slot->isClosed()) {
        return slot;
    }
    const auto address = m_brokers.find(node);
    Result<ConnectionPtr> made = address == m_brokers.end()
                                     ? std::unexpected(noGroupAnswer("Connecting", "the broker is not known"))
                                     : connect(address->second, deadline);
    if (!made) {
        m_connections.erase(node);
        m_brokers.clear();  // they are asked for again
        return made;
    }
    slot = *made;
    return slot;
}

Result<std::vector<ListedGroup>> GroupClient::list(std::chrono::milliseconds atMost) {
    const MonotonicTime deadline = MonotonicClock::now() + atMost;
    m_brokers.clear();
    if (Status ready = prepare(deadline); !ready) {
        return std::unexpected(std::move(ready.error()));
    }
    struct Gathered {
        std::size_t open = 0;
        std::vector<ListedGroup> groups;
        std::optional<Error> error;
    };
    const auto gathered = std::make_shared<Gathered>();
    const std::map<std::int32_t, Address> brokers = m_brokers;
    for (const auto& [node, address] : brokers) {
        const Result<ConnectionPtr> connection = connectNode(node, deadline);
        if (!connection) {
            return std::unexpected(connection.error());
        }
        Request request = (*connection)->request(ApiKey::ListGroups);
        ++gathered->open;
        request.handler = [gathered](const Result<Answer>& answer) {
            --gathered->open;
            std::optional<ListedGroups> read = answer ? decodeListGroups(Reader{answer->body}) : std::nullopt;
            if (!read || (read->error != 0 && !coordinatorMoves(read->error))) {
                gathered->error = read     ? groupError("Listing groups", read->error)
                                  : answer ? noGroupAnswer("Listing groups", "it cannot be read")
                                           : answer.error();
                return;
            }
            std::ranges::move(read->groups, std::back_inserter(gathered->groups));
        };
        (*connection)->send(std::move(request));
    }
    runUntil([&] { return gathered->open == 0; }, deadline);
    if (gathered->open != 0) {
        return std::unexpected(noGroupAnswer("Listing groups"));
    }
    if (gathered->error) {
        return std::unexpected(std::move(*gathered->error));
    }
    std::ranges::sort(gathered->groups);
    return std::move(gathered->groups);
}

void GroupClient::coordinate(const std::vector<std::string>& groups, MonotonicTime deadline,
                             const std::function<void(const std::string&, const Error&)>& failed) {
    if (const Status ready = prepare(deadline); !ready) {
        for (const std::string& each : groups) {
            failed(each, ready.error());
        }
        return;
    }
    std::map<std::string, Result<Coordinator>> found;
    std::vector<std::string> open;
    std::ranges::copy_if(groups, std::back_inserter(open),
                         [this](const std::string& group) { return !m_coordinators.contains(group); });
    while (!open.empty()) {
        for (auto& [group, coordinator] : findCoordinators(open, deadline)) {
            found.insert_or_assign(group, std::move(coordinator));
        }
        // A cluster that is new has none for a moment.
        std::erase_if(open, [&](const std::string& group) {
            const auto here = found.find(group);
            return here == found.end() || here->second ||
                   !coordinatorMoves(static_cast<std::int16_t>(here->second.error().kafkaCode));
        });
        if (open.empty() || MonotonicClock::now() + kAskCoordinatorAgain > deadline) {
            break;
        }
        runUntil([] { return false; }, MonotonicClock::now() + kAskCoordinatorAgain);
    }
    for (const std::string& group : groups) {
        const auto here = found.find(group);
        if (m_coordinators.contains(group)) {
            continue;
        }
        if (here == found.end() || !here->second) {
            failed(group, here == found.end() ? noGroupAnswer("Finding its coordinator") : here->second.error());
            continue;
        }
        m_brokers.insert_or_assign(here->second->node, Address{here->second->host, here->second->port});
        m_coordinators.emplace(group, here->second->node);
    }
}

// Those that are not answered in time are missing.
std::map<std::string, Result<Coordinator>> GroupClient::findCoordinators(const std::vector<std::string>& groups,
                                                                         MonotonicTime deadline) {
    const auto found = std::make_shared<std::map<std::string, Result<Coordinator>>>();
    for (const std::string& group : groups) {
        Request request = m_any->request(ApiKey::FindCoordinator);
        encodeFindCoordinator(request.out, group);
        request.handler = [found, group](const Result<Answer>& answer) {
            std::optional<Coordinator> read = answer ? decodeFindCoordinator(Reader{answer->body}) : std::nullopt;
            if (read && read->error == 0) {
                found->emplace(group, std::move(*read));
            } else if (read) {
                found->emplace(group, std::unexpected(groupError("Finding its coordinator", read->error)));
            } else {
                found->emplace(group,
                               std::unexpected(answer ? noGroupAnswer("Finding its coordinator", "it cannot be read")
                                                      : answer.error()));
            }
        };
        m_any->send(std::move(request));
    }
    runUntil([&] { return found->size() == groups.size(); }, deadline);
    return *found;
}

void GroupClient::ask(const std::vector<std::string>& groups, ApiKey key, MonotonicTime deadline,
                      const std::function<void(const std::string&, Writer&)>& encode,
                      const std::function<void(const std::string&, const Result<Answer>&)>& take) {
    std::map<std::string, bool> answered;
    const auto fail = [&](const std::string& group, const Error& error) {
        answered[group] = true;
        take(group, std::unexpected(error));
    };
    coordinate(groups, deadline, fail);
    // Outlives the call: an answer that is late is nobody's.
    struct Late {
        bool over = false;
        std::size_t open = 0;
    };
    const auto late = std::make_shared<Late>();
    for (const std::string& group : groups) {
        const auto node = m_coordinators.find(group);
        if (answered[group] || node == m_coordinators.end()) {
            continue;
        }
        const Result<ConnectionPtr> connection = connectNode(node->second, deadline);
        if (!connection) {
            m_coordinators.erase(group);
            fail(group, connection.error());
            continue;
        }
        Request request = (*connection)->request(key);
        encode(group, request.out);
        ++late->open;
        request.handler = [late, group, &answered, &take](const Result<Answer>& answer) {
            if (late->over) {
                return;
            }
            --late->open;
            answered[group] = true;
            take(group, answer);
        };
        (*connection)->send(std::move(request));
    }
    runUntil([&] { return late->open == 0; }, deadline);
    late->over = true;
    for (const std::string& group : groups) {
        if (!answered[group]) {
            take(group, std::unexpected(noGroupAnswer("Asking its coordinator")));
        }
    }
}

std::map<std::string, Result<GroupClient::Positions>> GroupClient::positions(const std::vector<std::string>& groups,
                                                                             std::chrono::milliseconds atMost) {
    std::map<std::string, Result<Positions>> out;
    ask(
        groups, ApiKey::OffsetFetch, MonotonicClock::now() + atMost,
        [](const std::string& group, Writer& body) { encodeOffsetFetch(body, group); },
        [&](const std::string& group, const Result<Answer>& answer) {
            std::optional<FetchedOffsets> read = answer ? decodeOffsetFetch(Reader{answer->body}) : std::nullopt;
            if (read && read->error == 0) {
                out.insert_or_assign(group, std::move(read->positions));
                return;
            }
            m_coordinators.erase(group);
            out.insert_or_assign(group,
                                 read     ? std::unexpected(groupError("Reading its positions", read->error))
                                 : answer ? std::unexpected(noGroupAnswer("Reading its positions", "it cannot be read"))
                                          : std::unexpected(answer.error()));
        });
    return out;
}

std::map<std::string, Result<std::vector<std::int16_t>>> GroupClient::commit(
    const std::map<std::string, Positions>& positions, std::chrono::milliseconds atMost) {
    std::map<std::string, Result<std::vector<std::int16_t>>> out;
    std::vector<std::string> groups;
    for (const auto& [group, each] : positions) {
        groups.push_back(group);
    }
    ask(
        groups, ApiKey::OffsetCommit, MonotonicClock::now() + atMost,
        [&](const std::string& group, Writer& body) { encodeOffsetCommit(body, group, positions.at(group)); },
        [&](const std::string& group, const Result<Answer>& answer) {
            std::optional<std::vector<std::int16_t>> read =
                answer ? decodeOffsetCommit(Reader{answer->body}, positions.at(group)) : std::nullopt;
            if (read && std::ranges::any_of(*read, coordinatorMoves)) {
                m_coordinators.erase(group);
                out.insert_or_assign(group,
                                     std::unexpected(groupError("Writing its positions", code::kNotCoordinator)));
            } else if (read) {
                out.insert_or_assign(group, std::move(*read));
            } else {
                m_coordinators.erase(group);
                out.insert_or_assign(
                    group, answer ? std::unexpected(noGroupAnswer("Writing its positions", "it cannot be read"))
                                  : std::unexpected(answer.error()));
            }
        });
    return out;
}

}  // namespace tributary::wire
