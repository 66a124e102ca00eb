#pragma once

#include "core/base/backoff.h"
#include "core/base/error.h"
#include "core/wire/connection.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace tributary::wire {

/// What a connection is for. A broker answers a connection's requests in order, so that a request which waits holds up
/// those behind it: each purpose has a connection of its own.
enum class Purpose {
    Control,  ///< metadata, producer ids
    Fetch,
    Produce,
    Retry,  ///< produce requests that may wait for replicas
};

struct Leader {
    std::int32_t node = -1;
    std::int32_t epoch = -1;  ///< -1: the broker does not say (before Kafka 2.1)

    bool operator==(const Leader&) const = default;
};

/// A cluster as a client sees it: who leads which partition, and the connections to its brokers, made on demand and made
/// again with a growing pause. One thread, that of the loop.
class Cluster {
public:
    struct Listener {
        std::function<void()> leadersChanged;    ///< a metadata answer came
        std::function<void()> connectionChanged;  ///< a connection became ready
        std::function<void(const Error&)> trouble;  ///< a connection could not be made
    };

    Cluster(ConnectionKit kit, Listener listener);
    ~Cluster();
    Cluster(const Cluster&) = delete;
    Cluster& operator=(const Cluster&) = delete;

    /// Keeps the leaders of this topic known, and asks on until this partition is among them: it may be younger than what is
    /// known of the topic.
    void follow(const std::string& topic, std::int32_t partition);
    void unfollow(const std::string& topic, std::int32_t partition);
    /// Asks for the leaders again, soon; calls in a row are one request.
    void refresh();

    /// None while it is not known, or while the partition has no leader.
    [[nodiscard]] std::optional<Leader> leader(const std::string& topic, std::int32_t partition) const;
    [[nodiscard]] bool anyReady() const;
    [[nodiscard]] BufferPool& buffers() const { return m_kit.buffers; }

    /// A ready connection, or null: then it is being made, and connectionChanged() tells. `lane`: one of several for the
    /// same purpose.
    [[nodiscard]] Connection* connection(std::int32_t node, Purpose purpose, std::int32_t lane = 0);
    /// To any broker, for what every broker answers.
    [[nodiscard]] Connection* anyConnection();

private:
    static constexpr std::chrono::milliseconds kSoonest{100};
    static constexpr std::chrono::milliseconds kLatest{10'000};
    static constexpr std::chrono::milliseconds kAskLatest{2'000};  ///< as soon as that a new leader is known

    struct Slot {
        ConnectionPtr connection;
        Backoff backoff{kSoonest, kLatest};
        MonotonicTime notBefore;
    };
    struct Timers;

    Connection* ready(Slot& slot, const Address& address, std::optional<std::int32_t> node);
    /// `node`: whose address that is; none for one that any broker will do for.
    void open(Slot& slot, const Address& address, std::optional<std::int32_t> node);
    void wakeAt(MonotonicTime time);
    void askLeaders();
    [[nodiscard]] bool believes(const std::string& topic, std::size_t index, const Leader& known, const Leader& told);
    void takeMetadata(const Result<Answer>& answer, std::int16_t version);
    void replaceAddresses(const std::vector<BrokerAddress>& brokers);
    /// A partition has none, or one that cannot be reached.
    [[nodiscard]] bool leaderMissing() const;

    const ConnectionKit m_kit;
    const Listener m_listener;
    std::map<std::int32_t, Address> m_addresses;
    std::set<std::int32_t> m_away;  ///< brokers to which the last attempt to connect failed
    std::map<std::tuple<std::int32_t, Purpose, std::int32_t>, Slot> m_slots;
    Slot m_control;
    std::size_t m_nextControl = 0;
    std::map<std::string, std::vector<Leader>, std::less<>> m_leaders;
    std::map<std::string, std::map<std::int32_t, int>, std::less<>> m_followed;  ///< partitions, and how often each
    /// Since when answers tell of an older epoch of a partition than is known.
    std::map<std::pair<std::string, std::size_t>, MonotonicTime> m_older;
    bool m_wanted = false;
    bool m_asking = false;
    int m_fruitless = 0;  ///< answers in a row that left a leader unknown
    Backoff m_askAgain{kSoonest, kAskLatest};
    MonotonicTime m_askNotBefore;
    MonotonicTime m_answeredAt;
    std::unique_ptr<Timers> m_timers;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);  ///< handlers of a cluster that is gone do nothing
};

}  // namespace tributary::wire
