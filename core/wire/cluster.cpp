#include "core/wire/cluster.h"

#include "core/wire/errors.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>

namespace tributary::wire {

namespace {

using namespace std::chrono_literals;

constexpr auto kRegular = 5min;
constexpr int kFruitless = 3;  // so often a broker may say nothing new of a leader that is missed
constexpr auto kQuiet = 5s;  // who asks again sooner is asked to wait longer each time

}  // namespace

struct Cluster::Timers {
    explicit Timers(asio::io_context& context) : wake(context), ask(context) {}
    asio::steady_timer wake;
    asio::steady_timer ask;
    MonotonicTime wakeTime = MonotonicTime::max();
};

Cluster::Cluster(ConnectionKit kit, Listener listener)
    : m_kit(std::move(kit)),
      m_listener(std::move(listener)),
      m_timers(std::make_unique<Timers>(m_kit.loop.context())) {}

Cluster::~Cluster() {
    m_alive.reset();
    const Error why{ErrorCode::KafkaUnreachable};
    for (auto& [key, slot] : m_slots) {
        if (slot.connection) {
            slot.connection->close(why);
        }
    }
    if (m_control.connection) {
        m_control.connection->close(why);
    }
}

void Cluster::follow(const std::string& topic, std::int32_t partition) {
    if (++m_followed[topic][partition] == 1 && !leader(topic, partition)) {
        refresh();
    }
}

void Cluster::unfollow(const std::string& topic, std::int32_t partition) {
    const auto found = m_followed.find(topic);
    if (found == m_followed.end()) {
        return;
    }
    const auto user = found->second.find(partition);
    if (user != found->second.end() && --user->second == 0) {
        found->second.erase(user);
    }
    if (found->second.empty()) {
        m_followed.erase(found);
        m_leaders.erase(topic);
    }
}

void Cluster::refresh() {
    m_wanted = true;
    const MonotonicTime now = MonotonicClock::now();
    m_timers->ask.expires_at(std::max(now, m_askNotBefore));
    m_timers->ask.async_wait([this, alive = std::weak_ptr{m_alive}](const std::error_code& error) {
        if (!error && !alive.expired()) {
            askLeaders();
        }
    });
}

std::optional<Leader> Cluster::leader(const std::string& topic, std::int32_t partition) const {
    const auto found = m_leaders.find(topic);
    if (found == m_leaders.end() || partition < 0 || static_cast<std::size_t>(partition) >= found->second.size() ||
        found->second[static_cast<std::size_t>(partition)].node < 0) {
        return std::nullopt;
    }
    return found->second[static_cast<std::size_t>(partition)];
}

bool Cluster::anyReady() const {
    const auto isReady = [](const Slot& slot) { return slot.connection && slot.connection->isReady(); };
    return isReady(m_control) || std::ranges::any_of(m_slots, [&](const auto& each) { return isReady(each.second); });
}

Connection* Cluster::connection(std::int32_t node, Purpose purpose, std::int32_t lane) {
    const auto address = m_addresses.find(node);
    if (address == m_addresses.end()) {
        refresh();
        return nullptr;
    }
    return ready(m_slots[{node, purpose, lane}], address->second, node);
}

Connection* Cluster::anyConnection() {
    if (m_control.connection && m_control.connection->isReady()) {
        return m_control.connection.get();
    }
    std::vector<Address> known = m_kit.settings->bootstrap;
    for (const auto& [node, address] : m_addresses) {
        known.push_back(address);
    }
    const bool closed = !m_control.connection || m_control.connection->isClosed();
    if (closed && MonotonicClock::now() >= m_control.notBefore) {
        ++m_nextControl;  // once for each attempt: else some would never have their turn
    }
    return ready(m_control, known[m_nextControl % known.size()], std::nullopt);
}

Connection* Cluster::ready(Slot& slot, const Address& address, std::optional<std::int32_t> node) {
    if (slot.connection && !slot.connection->isClosed()) {
        return slot.connection->isReady() ? slot.connection.get() : nullptr;
    }
    if (MonotonicClock::now() < slot.notBefore) {
        wakeAt(slot.notBefore);
    } else {
        open(slot, address, node);
    }
    return nullptr;
}

void Cluster::open(Slot& slot, const Address& address, std::optional<std::int32_t> node) {
    // Until it has stood for a while the next attempt waits.
    slot.notBefore = MonotonicClock::now() + slot.backoff.next();
    slot.connection = std::make_shared<Connection>(m_kit, address);
    slot.connection->open([this, &slot, node, alive = std::weak_ptr{m_alive}](const Status& outcome) {
        if (alive.expired()) {
            return;
        }
        if (outcome) {
            slot.backoff.reset();
            if (node) {
                m_away.erase(*node);
            }
            m_listener.connectionChanged();
        } else {
            wakeAt(slot.notBefore);
            if (node) {
                // The others still name it as a leader until they know that it is gone: see takeMetadata().
                m_away.insert(*node);
                m_wanted = true;
            }
            m_listener.trouble(outcome.error());
        }
        if (m_wanted) {
            refresh();
        }
    });
}

// Users ask for their connections again then.
void Cluster::wakeAt(MonotonicTime time) {
    if (time >= m_timers->wakeTime) {
        return;
    }
    m_timers->wakeTime = time;
    m_timers->wake.expires_at(time);
    m_timers->wake.async_wait([this, alive = std::weak_ptr{m_alive}](const std::error_code& error) {
        if (error || alive.expired()) {
            return;
        }
        m_timers->wakeTime = MonotonicTime::max();
        m_listener.connectionChanged();
        if (m_wanted) {
            refresh();
        }
    });
}

void Cluster::askLeaders() {
    if (m_fruitless >= kFruitless && !m_asking && m_control.connection && m_control.connection->unanswered() == 0) {
        // This one may have lost touch with the others: another may know more.
        m_fruitless = 0;
        m_control.notBefore = {};
        m_control.connection->close(Error{ErrorCode::KafkaUnreachable});
    }
    Connection* connection = m_asking || m_followed.empty() ? nullptr : anyConnection();
    if (connection == nullptr) {
        return;  // an answer, a topic or a connection will bring it back
    }
    const std::int16_t version = connection->version(ApiKey::Metadata);
    if (version < 0) {
        Error old{ErrorCode::KafkaConfig};
        m_listener.trouble(old.with("setting", "path").with("reason", "the broker is too old for the batch path"));
        return;
    }
    m_asking = true;
    m_wanted = false;
    std::vector<std::string> topics;
    topics.reserve(m_followed.size());
    for (const auto& [topic, users] : m_followed) {
        topics.push_back(topic);
    }
    Request ask = connection->request(ApiKey::Metadata);
    encodeMetadata(ask.out, version, topics);
    ask.handler = [this, version, alive = std::weak_ptr{m_alive}](const Result<Answer>& answer) {
        if (!alive.expired()) {
            takeMetadata(answer, version);
        }
    };
    connection->send(std::move(ask));
}

void Cluster::takeMetadata(const Result<Answer>& answer, std::int16_t version) {
    m_asking = false;
    std::optional<ClusterMetadata> metadata = answer ? decodeMetadata(Reader{answer->body}, version) : std::nullopt;
    if (!metadata) {
        m_askNotBefore = MonotonicClock::now() + m_askAgain.next();
        refresh();
        return;
    }
    replaceAddresses(metadata->brokers);
    for (const TopicMetadata& topic : metadata->topics) {
        if (!m_followed.contains(topic.name)) {
            continue;
        }
        if (topic.error == code::kUnknownTopicOrPartition) {
            m_leaders.erase(topic.name);  // should it be created again, its epochs begin anew
            continue;
        }
        std::vector<Leader>& leaders = m_leaders[topic.name];
        for (const PartitionMetadata& each : topic.partitions) {
            const auto index = static_cast<std::size_t>(each.partition);
            if (each.partition < 0 || index > topic.partitions.size() + leaders.size()) {
                continue;
            }
            if (index >= leaders.size()) {
                leaders.resize(index + 1);
            }
            if (const Leader told{each.leader, each.leaderEpoch}; believes(topic.name, index, leaders[index], told)) {
                leaders[index] = told;
            }
        }
    }
    const bool missing = leaderMissing();
    m_fruitless = missing ? m_fruitless + 1 : 0;
    const MonotonicTime now = MonotonicClock::now();
    if (!missing && now - m_answeredAt > kQuiet) {
        m_askAgain.reset();
    }
    m_answeredAt = now;
    m_askNotBefore = now + m_askAgain.next();
    if (missing) {
        refresh();
    } else if (!m_wanted) {
        m_timers->ask.expires_after(kRegular);
        m_timers->ask.async_wait([this, alive = std::weak_ptr{m_alive}](const std::error_code& error) {
            if (!error && !alive.expired()) {
                refresh();
            }
        });
    } else {
        refresh();
    }
    m_listener.leadersChanged();
}

// A broker that lags behind may still tell of an older leader (KIP-320). When that is told again and again, the topic was
// created again, and its epochs begin anew.
bool Cluster::believes(const std::string& topic, std::size_t index, const Leader& known, const Leader& told) {
    if (told.epoch < 0 || told.epoch >= known.epoch) {
        m_older.erase({topic, index});
        return true;
    }
    const MonotonicTime now = MonotonicClock::now();
    const MonotonicTime since = m_older.try_emplace({topic, index}, now).first->second;
    if (now - since < std::chrono::milliseconds{m_kit.settings->olderEpochBelievedAfterMs}) {
        return false;
    }
    m_older.erase({topic, index});
    return true;
}

bool Cluster::leaderMissing() const {
    return std::ranges::any_of(m_followed, [this](const auto& each) {
        const auto found = m_leaders.find(each.first);
        return found == m_leaders.end() || found->second.empty() ||
               found->second.size() <= static_cast<std::size_t>(each.second.rbegin()->first) ||
               std::ranges::any_of(found->second, [this](const Leader& leader) {
                   return leader.node < 0 || m_away.contains(leader.node);
               });
    });
}

void Cluster::replaceAddresses(const std::vector<BrokerAddress>& brokers) {
    if (brokers.empty()) {
        return;
    }
    std::map<std::int32_t, Address> addresses;
    for (const BrokerAddress& each : brokers) {
        addresses[each.id] = {each.host, each.port};
    }
    if (addresses == m_addresses) {
        return;
    }
    // First the new ones: what is told of a closed connection asks for another at once.
    const auto before = std::exchange(m_addresses, std::move(addresses));
    std::erase_if(m_away, [&](std::int32_t node) {
        const auto now = m_addresses.find(node);
        const auto was = before.find(node);
        return now == m_addresses.end() || was == before.end() || now->second != was->second;
    });
    for (auto& [key, slot] : m_slots) {
        const auto now = m_addresses.find(std::get<0>(key));
        if (slot.connection && !slot.connection->isClosed() &&
            (now == m_addresses.end() || now->second != slot.connection->address())) {
            Error moved{ErrorCode::KafkaUnreachable};
            moved.retriable = true;
            slot.connection->close(moved.with("bootstrap", slot.connection->address().text())
                                       .with("cluster", "The cluster")
                                       .with("reason", "the broker has another address now"));
        }
    }
}

}  // namespace tributary::wire
