#include "tests/support/link/fakecluster.h"

#include <utility>

#include <fmt/format.h>

namespace tributary {

namespace {

kafka::TopicDescription describe(const std::string& name, const FakeTopic& topic, bool withId) {
    kafka::TopicDescription out;
    out.name = name;
    out.topicId = withId ? topic.id : "";
    for (std::int32_t i = 0; i < topic.partitions; ++i) {
        out.partitions.push_back({i, 1, 1, 1});
    }
    return out;
}

kafka::TopicDescription withoutTopic(const std::string& name, Error why) {
    kafka::TopicDescription out;
    out.name = name;
    out.error = std::move(why);
    return out;
}

Error refused(std::string_view why) {
    return Error{ErrorCode::KafkaRequest}.with("request", "The request").with("reason", why);
}

}  // namespace

class FakeCluster::Admin final : public kafka::AdminClient {
public:
    explicit Admin(std::shared_ptr<FakeCluster> cluster) : m_owner(std::move(cluster)), m_cluster(*m_owner) {}

    [[nodiscard]] const kafka::ClientSettings& settings() const override { return m_settings; }

    [[nodiscard]] Result<kafka::ClusterDescription> describeCluster(int /*timeoutMs*/) const override {
        return ask<kafka::ClusterDescription>("describeCluster",
                                              [this] { return kafka::ClusterDescription{m_cluster.id, 1, 1}; });
    }

    [[nodiscard]] Result<std::vector<kafka::TopicDescription>> listTopics(int /*timeoutMs*/) const override {
        return ask<std::vector<kafka::TopicDescription>>("listTopics", [this] {
            std::vector<kafka::TopicDescription> out;
            for (const auto& [name, topic] : m_cluster.topics) {
                if (!topic.undescribed) {
                    out.push_back(describe(name, topic, false));
                }
            }
            return out;
        });
    }

    [[nodiscard]] Result<std::vector<kafka::TopicDescription>> describeTopics(const std::vector<std::string>& names,
                                                                              int /*timeoutMs*/) const override {
        return ask<std::vector<kafka::TopicDescription>>("describeTopics", [&] {
            std::vector<kafka::TopicDescription> out;
            for (const std::string& name : names) {
                const auto found = m_cluster.topics.find(name);
                if (found == m_cluster.topics.end()) {
                    out.push_back(withoutTopic(name, refused("there is no such topic")));
                } else if (found->second.undescribed) {
                    out.push_back(withoutTopic(name, *found->second.undescribed));
                } else {
                    out.push_back(describe(name, found->second, true));
                }
            }
            return out;
        });
    }

    [[nodiscard]] Result<std::map<std::string, kafka::TopicConfig>> topicConfigs(
        const std::vector<std::string>& names, int /*timeoutMs*/,
        std::map<std::string, Error>* refusals) const override {
        return ask<std::map<std::string, kafka::TopicConfig>>("topicConfigs", [&] {
            std::map<std::string, kafka::TopicConfig> out;
            for (const std::string& name : names) {
                const auto found = m_cluster.topics.find(name);
                if (found == m_cluster.topics.end()) {
                    continue;
                }
                if (!found->second.configUnread) {
                    out.emplace(name, found->second.config);
                } else if (refusals != nullptr) {
                    refusals->emplace(name, *found->second.configUnread);
                }
            }
            return out;
        });
    }

    [[nodiscard]] Result<kafka::TopicOutcomes> createTopics(const std::vector<kafka::NewTopic>& topics,
                                                            int /*timeoutMs*/, Creation creation) const override {
        return ask<kafka::TopicOutcomes>("createTopics", [&] {
            kafka::TopicOutcomes out;
            for (const kafka::NewTopic& each : topics) {
                if (const auto why = m_cluster.uncreatable.find(each.name); why != m_cluster.uncreatable.end()) {
                    out.emplace(each.name, std::unexpected(why->second));
                    continue;
                }
                out.emplace(each.name, Status{});
                if (creation == Creation::Make && !m_cluster.topics.contains(each.name)) {
                    FakeTopic& made = m_cluster.topics[each.name];
                    made.id = fmt::format("id-{}", ++m_cluster.m_incarnations);
                    made.partitions = each.partitions;
                    for (const auto& [property, value] : each.config) {
                        made.config[property] = {value, false};
                    }
                }
            }
            return out;
        });
    }

    [[nodiscard]] Result<kafka::TopicOutcomes> growTopics(const std::vector<kafka::TopicSize>& topics,
                                                          int /*timeoutMs*/) const override {
        return ask<kafka::TopicOutcomes>("growTopics", [&] {
            kafka::TopicOutcomes out;
            for (const kafka::TopicSize& each : topics) {
                if (const auto why = m_cluster.ungrowable.find(each.name); why != m_cluster.ungrowable.end()) {
                    out.emplace(each.name, std::unexpected(why->second));
                } else {
                    m_cluster.topics.at(each.name).partitions = each.partitions;
                    out.emplace(each.name, Status{});
                }
            }
            return out;
        });
    }

    [[nodiscard]] Status deleteTopic(const std::string& topic, int /*timeoutMs*/) const override {
        return done("deleteTopic", [&] { m_cluster.topics.erase(topic); });
    }

    [[nodiscard]] Result<kafka::TopicOutcomes> changeConfigs(const std::vector<kafka::ConfigChange>& changes,
                                                             int /*timeoutMs*/) const override {
        return ask<kafka::TopicOutcomes>("changeConfigs", [&] {
            kafka::TopicOutcomes out;
            for (const kafka::ConfigChange& each : changes) {
                kafka::TopicConfig& config = m_cluster.topics.at(each.name).config;
                for (const auto& [property, value] : each.properties) {
                    if (value) {
                        config[property] = {*value, false};
                    } else {
                        config.erase(property);
                    }
                }
                out.emplace(each.name, Status{});
            }
            return out;
        });
    }

    [[nodiscard]] Status setTopicConfig(const std::string& topic, const std::string& property, const std::string& value,
                                        int timeoutMs) const override {
        const auto outcome = changeConfigs({{topic, {{property, value}}}}, timeoutMs);
        return outcome ? Status{} : std::unexpected(outcome.error());
    }

    [[nodiscard]] Result<std::map<kafka::TopicPartition, std::int32_t>> lastEpochs(
        const std::vector<kafka::TopicPartition>& partitions, int /*timeoutMs*/) const override {
        return ask<std::map<kafka::TopicPartition, std::int32_t>>("lastEpochs", [&] {
            std::map<kafka::TopicPartition, std::int32_t> out;
            for (const kafka::TopicPartition& each : partitions) {
                out.emplace(each, 0);
            }
            return out;
        });
    }
    [[nodiscard]] Result<std::map<kafka::TopicPartition, std::int64_t>> listOffsets(
        const std::vector<kafka::TopicPartition>& partitions, std::int64_t at, bool /*readCommitted*/,
        int /*timeoutMs*/) const override {
        return ask<std::map<kafka::TopicPartition, std::int64_t>>("listOffsets", [&] {
            std::map<kafka::TopicPartition, std::int64_t> out;
            for (const kafka::TopicPartition& each : partitions) {
                const auto topic = m_cluster.topics.find(each.topic);
                if (topic == m_cluster.topics.end() || each.partition >= topic->second.partitions) {
                    continue;
                }
                const auto of = [&](const std::map<std::int32_t, std::int64_t>& offsets, std::int64_t otherwise) {
                    const auto found = offsets.find(each.partition);
                    return found == offsets.end() ? otherwise : found->second;
                };
                const std::int64_t first = of(topic->second.first, 0);
                const bool fromFirst = at == static_cast<std::int64_t>(kafka::OffsetAt::Earliest);
                if (const std::int64_t offset = fromFirst ? first : of(topic->second.end, first); offset >= 0) {
                    out.emplace(each, offset);  // a negative one: the partition has no leader
                }
            }
            return out;
        });
    }

    [[nodiscard]] Result<std::vector<kafka::CommittedOffset>> groupOffsets(const std::string& group,
                                                                           int /*timeoutMs*/) const override {
        return ask<std::vector<kafka::CommittedOffset>>("groupOffsets", [&] {
            std::vector<kafka::CommittedOffset> out;
            for (const auto& [at, committed] : m_cluster.groups[group]) {
                out.push_back(committed);
            }
            return out;
        });
    }

    [[nodiscard]] Status setGroupOffsets(const std::string& group, const std::vector<kafka::CommittedOffset>& offsets,
                                         int /*timeoutMs*/) const override {
        return done("setGroupOffsets", [&] {
            for (const kafka::CommittedOffset& each : offsets) {
                m_cluster.groups[group].insert_or_assign(each.at, each);
            }
        });
    }

    [[nodiscard]] Status requireEmptyGroup(const std::string& /*group*/, int /*timeoutMs*/) const override {
        return done("requireEmptyGroup", [] {});
    }

    [[nodiscard]] Status deleteGroup(const std::string& group, int /*timeoutMs*/) const override {
        return done("deleteGroup", [&] { m_cluster.groups.erase(group); });
    }

    [[nodiscard]] std::optional<Error> takeError() const override { return std::nullopt; }

private:
    template <class Answer, class Question>
    [[nodiscard]] Result<Answer> ask(std::string_view request, Question question) const {
        m_cluster.before(request);
        const std::scoped_lock lock{m_cluster.m_mutex};
        m_cluster.m_requests.emplace_back(request);
        if (const auto why = m_cluster.failing.find(request); why != m_cluster.failing.end()) {
            return std::unexpected(why->second);
        }
        return question();
    }

    template <class Change>
    [[nodiscard]] Status done(std::string_view request, Change change) const {
        const auto answered = ask<bool>(request, [&] {
            change();
            return true;
        });
        return answered ? Status{} : std::unexpected(answered.error());
    }

    const std::shared_ptr<FakeCluster> m_owner;
    FakeCluster& m_cluster;
    const kafka::ClientSettings m_settings;
};

FakeTopic& FakeCluster::make(const std::string& topic, int partitions, kafka::TopicConfig config) {
    FakeTopic& made = topics[topic];
    made = {fmt::format("id-{}", ++m_incarnations), partitions, std::move(config)};
    return made;
}

std::shared_ptr<kafka::AdminClient> FakeCluster::admin() { return std::make_shared<Admin>(shared_from_this()); }

void FakeCluster::change(const std::function<void(FakeCluster&)>& what) {
    const std::scoped_lock lock{m_mutex};
    what(*this);
}

std::vector<std::string> FakeCluster::takeRequests() {
    const std::scoped_lock lock{m_mutex};
    return std::exchange(m_requests, {});
}

}  // namespace tributary
