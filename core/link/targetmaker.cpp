#include "core/link/targetmaker.h"

#include "core/kafka/errorcodes.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace tributary {

namespace {

bool isConfigRefused(const Status& outcome) {
    return !outcome && outcome.error().kafkaCode == kafka::code::kInvalidConfig;
}

kafka::TopicOutcomes createAll(const kafka::AdminClient& target, const std::vector<kafka::NewTopic>& topics,
                               kafka::AdminClient::Creation creation, int timeoutMs) {
    Result<kafka::TopicOutcomes> answered = target.createTopics(topics, timeoutMs, creation);
    kafka::TopicOutcomes out = answered ? std::move(*answered) : kafka::TopicOutcomes{};
    const Error silent = answered ? Error{ErrorCode::KafkaRequest}
                                        .with("request", "Creating topics")
                                        .with("reason", "the target did not answer for it")
                                  : answered.error();
    for (const kafka::NewTopic& each : topics) {
        out.try_emplace(each.name, std::unexpected(silent));
    }
    return out;
}

// Brokers name at most one property in their answer, and each in words of its own. So each property is tried alone: the
// n-th of every topic in one request.
std::map<std::string, std::vector<std::string>> refusedProperties(const kafka::AdminClient& target,
                                                                  const std::vector<kafka::NewTopic>& topics,
                                                                  int timeoutMs) {
    std::map<std::string, std::vector<std::string>> out;
    for (std::size_t i = 0;; ++i) {
        std::vector<kafka::NewTopic> probes;
        for (const kafka::NewTopic& topic : topics) {
            if (i < topic.config.size()) {
                kafka::NewTopic& probe = probes.emplace_back(topic);
                probe.config = {*std::next(topic.config.begin(), static_cast<std::ptrdiff_t>(i))};
            }
        }
        if (probes.empty()) {
            return out;
        }
        const kafka::TopicOutcomes checked =
            createAll(target, probes, kafka::AdminClient::Creation::OnlyCheck, timeoutMs);
        for (const kafka::NewTopic& probe : probes) {
            if (isConfigRefused(checked.at(probe.name))) {
                out[probe.name].push_back(probe.config.begin()->first);
            }
        }
    }
}

}  // namespace

std::map<std::string, MadeTarget> makeTargets(const kafka::AdminClient& target,
                                              const std::vector<kafka::NewTopic>& topics, int timeoutMs) {
    std::map<std::string, MadeTarget> out;
    for (auto& [name, outcome] : createAll(target, topics, kafka::AdminClient::Creation::Make, timeoutMs)) {
        out[name].outcome = outcome;
    }
    std::vector<kafka::NewTopic> refused;
    for (const kafka::NewTopic& topic : topics) {
        if (!topic.config.empty() && isConfigRefused(out.at(topic.name).outcome)) {
            refused.push_back(topic);
        }
    }
    std::vector<kafka::NewTopic> again;
    for (auto& [name, properties] : refusedProperties(target, refused, timeoutMs)) {
        if (std::ranges::find(properties, "cleanup.policy") != properties.end()) {
            continue;
        }
        kafka::NewTopic& topic = again.emplace_back(*std::ranges::find(refused, name, &kafka::NewTopic::name));
        for (const std::string& property : properties) {
            topic.config.erase(property);
        }
        out.at(name).dropped = std::move(properties);
    }
    if (!again.empty()) {
        for (auto& [name, outcome] : createAll(target, again, kafka::AdminClient::Creation::Make, timeoutMs)) {
            out.at(name).outcome = outcome;
        }
    }
    return out;
}

}  // namespace tributary
