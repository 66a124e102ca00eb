#pragma once

#include "core/base/error.h"
#include "core/kafka/clientsettings.h"
#include "core/kafka/kafkatypes.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tributary::kafka {

/// Administrative requests to one cluster. Every call may be made from several threads at once: one client serves all
/// links of a cluster. It blocks up to `timeoutMs` for an answer; what is more than a broker takes in one request is
/// asked in several (requestpieces.h), and no further one after an answer that did not come.
///
/// create() makes the one over librdkafka; what works with topics and positions is tested with another one, in memory.
class AdminClient {
public:
    [[nodiscard]] static Result<std::unique_ptr<AdminClient>> create(ClientSettings settings);
    virtual ~AdminClient() = default;
    AdminClient(const AdminClient&) = delete;
    AdminClient& operator=(const AdminClient&) = delete;

    /// What it was made from, secrets included.
    [[nodiscard]] virtual const ClientSettings& settings() const = 0;

    /// An error tells what the client itself said last, as far as that names the stage where the way ends.
    [[nodiscard]] virtual Result<ClusterDescription> describeCluster(int timeoutMs) const = 0;

    /// All topics with their partitions, without topic ids.
    [[nodiscard]] virtual Result<std::vector<TopicDescription>> listTopics(int timeoutMs) const = 0;
    /// The named topics with their ids; one that is missing carries an error.
    [[nodiscard]] virtual Result<std::vector<TopicDescription>> describeTopics(const std::vector<std::string>& names,
                                                                               int timeoutMs) const = 0;
    /// Topics whose configuration may not be read are missing from the result; `refused` is told why. Empty where the
    /// cluster does not offer the request at all (simulated clusters).
    [[nodiscard]] virtual Result<std::map<std::string, TopicConfig>> topicConfigs(
        const std::vector<std::string>& names, int timeoutMs,
        std::map<std::string, Error>* refused = nullptr) const = 0;

    enum class Creation { Make, OnlyCheck };
    /// Outcome for each topic; one that exists already counts as success. An error where nothing was answered.
    [[nodiscard]] virtual Result<TopicOutcomes> createTopics(const std::vector<NewTopic>& topics, int timeoutMs,
                                                             Creation creation = Creation::Make) const = 0;
    /// Likewise: gives topics more partitions.
    [[nodiscard]] virtual Result<TopicOutcomes> growTopics(const std::vector<TopicSize>& topics,
                                                           int timeoutMs) const = 0;
    [[nodiscard]] virtual Status deleteTopic(const std::string& topic, int timeoutMs) const = 0;

    /// Likewise: changes the properties that are named and leaves the others.
    [[nodiscard]] virtual Result<TopicOutcomes> changeConfigs(const std::vector<ConfigChange>& changes,
                                                              int timeoutMs) const = 0;
    [[nodiscard]] virtual Status setTopicConfig(const std::string& topic, const std::string& property,
                                                const std::string& value, int timeoutMs) const = 0;

    /// Offset of each partition `at` Earliest, Latest, or the first record not older than a timestamp (in ms; the end
    /// where there is none). Latest means the last stable offset when `readCommitted`. Partitions that could not be
    /// answered are missing.
    [[nodiscard]] virtual Result<std::map<TopicPartition, std::int64_t>> listOffsets(
        const std::vector<TopicPartition>& partitions, std::int64_t at, bool readCommitted, int timeoutMs) const = 0;

    /// The leader epoch of each partition's last record; -1: none. Partitions that could not be answered are missing.
    /// One that has stayed the same says that no leader has lost records meanwhile.
    [[nodiscard]] virtual Result<std::map<TopicPartition, std::int32_t>> lastEpochs(
        const std::vector<TopicPartition>& partitions, int timeoutMs) const = 0;

    /// Everything a group has committed.
    [[nodiscard]] virtual Result<std::vector<CommittedOffset>> groupOffsets(const std::string& group,
                                                                            int timeoutMs) const = 0;
    /// Sets positions of a group without active members. Many are set in several steps: after an error some may be set.
    [[nodiscard]] virtual Status setGroupOffsets(const std::string& group, const std::vector<CommittedOffset>& offsets,
                                                 int timeoutMs) const = 0;

    /// GroupInUse while the group has members.
    [[nodiscard]] virtual Status requireEmptyGroup(const std::string& group, int timeoutMs) const = 0;

    /// Deletes a group without active members, and its positions.
    [[nodiscard]] virtual Status deleteGroup(const std::string& group, int timeoutMs) const = 0;

    /// The last reason the client gave for not reaching the cluster since the previous call, if any.
    [[nodiscard]] virtual std::optional<Error> takeError() const = 0;

protected:
    AdminClient() = default;
};

}  // namespace tributary::kafka
