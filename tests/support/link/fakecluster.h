#pragma once

#include "core/kafka/admin.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tributary {

/// A topic of a FakeCluster.
struct FakeTopic {
    std::string id;
    int partitions = 1;
    kafka::TopicConfig config = {};
    std::optional<Error> undescribed = {};            ///< it is not listed, and describing it says this
    std::optional<Error> configUnread = {};           ///< its configuration may not be read, for this reason
    std::map<std::int32_t, std::int64_t> first = {};  ///< else 0
    std::map<std::int32_t, std::int64_t> end = {};    ///< else as the first one
};

/// A cluster in memory, asked through an AdminClient as a real one is: topics, configurations, offsets, positions of
/// groups. What real brokers answer to the same questions is for the tests with brokers; this one is there to bring
/// about every answer. Thread-safe through the client; what is public is for the test's thread while nobody asks, and
/// inside change().
class FakeCluster : public std::enable_shared_from_this<FakeCluster> {
public:
    using Groups = std::map<std::string, std::map<kafka::TopicPartition, kafka::CommittedOffset>>;

    /// Another incarnation each time it is called for a name.
    FakeTopic& make(const std::string& topic, int partitions = 1, kafka::TopicConfig config = {});
    /// Keeps the cluster alive: a request that nobody waits for any more may outlive the test. So must what `before`
    /// uses.
    [[nodiscard]] std::shared_ptr<kafka::AdminClient> admin();

    /// `what` is done while no request is answered.
    void change(const std::function<void(FakeCluster&)>& what);
    /// The names of the requests that were made since the last call, in order: "listTopics", "createTopics" …
    [[nodiscard]] std::vector<std::string> takeRequests();

    std::string id = "fake";  ///< cluster.id
    std::map<std::string, FakeTopic> topics;
    Groups groups;
    std::map<std::string, Error, std::less<>> failing;  ///< requests by name: answered with this
    std::map<std::string, Error> uncreatable;           ///< topics that are refused when they are made
    std::map<std::string, Error> ungrowable;            ///< and when they are to get more partitions
    std::function<void(std::string_view request)> before = [](std::string_view) {};  ///< each request, on its thread

private:
    class Admin;

    std::mutex m_mutex;
    std::vector<std::string> m_requests;
    int m_incarnations = 0;
};

}  // namespace tributary
