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
class AdminClient {
public:
    [[nodiscard]] static Result<std::unique_ptr<AdminClient>> create(ClientSettings settings);
    ~AdminClient();
    AdminClient(const AdminClient&) = delete;
    AdminClient& operator=(const AdminClient&) = delete;

    /// What it was made from, secrets included.
    [[nodiscard]] const ClientSettings& settings() const;

    /// An error tells what the client itself said last, as far as that names the stage where the way ends.
    [[nodiscard]] Result<ClusterDescription> describeCluster(int timeoutMs) const;

    /// All topics with their partitions, without topic ids.
    [[nodiscard]] Result<std::vector<TopicDescription>> listTopics(int timeoutMs) const;
    /// The named topics with their ids; one that is missing carries an error.
    [[nodiscard]] Result<std::vector<TopicDescription>> describeTopics(const std::vector<std::string>& names,
                                                                       int timeoutMs) const;
    /// Topics whose configuration may not be read are missing from the result; `refused` is told why. Empty where the
    /// cluster does not offer the request at all (simulated clusters).
    [[nodiscard]] Result<std::map<std::string, TopicConfig>> topicConfigs(
        const std::vector<std::string>& names, int timeoutMs, std::map<std::string, Error>* refused = nullptr) const;

    enum class Creation { Make, OnlyCheck };
    /// Outcome for each topic; one that exists already counts as success. An error where nothing was answered.
    [[nodiscard]] Result<TopicOutcomes> createTopics(const std::vector<NewTopic>& topics, int timeoutMs,
                                                     Creation creation = Creation::Make) const;
    /// Likewise: gives topics more partitions.
    [[nodiscard]] Result<TopicOutcomes> growTopics(const std::vector<TopicSize>& topics, int timeoutMs) const;
    [[nodiscard]] Status deleteTopic(const std::string& topic, int timeoutMs) const;

    /// Likewise: changes the properties that are named and leaves the others.
    [[nodiscard]] Result<TopicOutcomes> changeConfigs(const std::vector<ConfigChange>& changes, int timeoutMs) const;
    [[nodiscard]] Status setTopicConfig(const std::string& topic, const std::string& property,
                                        const std::string& value, int timeoutMs) const;

    /// Offset of each partition `at` Earliest, Latest, or the first record not older than a timestamp (in ms; the end
    /// where there is none). Latest means the last stable offset when `readCommitted`. Partitions that could not be
    /// answered are missing.
    [[nodiscard]] Result<std::map<TopicPartition, std::int64_t>> listOffsets(
        const std::vector<TopicPartition>& partitions, std::int64_t at, bool readCommitted, int timeoutMs) const;

    /// Everything a group has committed.
    [[nodiscard]] Result<std::vector<CommittedOffset>> groupOffsets(const std::string& group, int timeoutMs) const;
    /// Sets positions of a group without active members. Many are set in several steps: after an error some may be set.
    [[nodiscard]] Status setGroupOffsets(const std::string& group, const std::vector<CommittedOffset>& offsets,
                                         int timeoutMs) const;

    /// GroupInUse while the group has members.
    [[nodiscard]] Status requireEmptyGroup(const std::string& group, int timeoutMs) const;

    /// Deletes a group without active members, and its positions.
    [[nodiscard]] Status deleteGroup(const std::string& group, int timeoutMs) const;

    /// The last reason the client gave for not reaching the cluster since the previous call, if any.
    [[nodiscard]] std::optional<Error> takeError() const;

private:
    struct Impl;
    explicit AdminClient(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace tributary::kafka
