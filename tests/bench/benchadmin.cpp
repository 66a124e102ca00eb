// Topics for the benchmark, without the two seconds that a Java tool takes to start.

#include "core/kafka/admin.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace tributary::bench {

namespace {

constexpr int kTimeoutMs = 20'000;

[[nodiscard]] int report(const Error& error) {
    fmt::print(stderr, "benchadmin: {}\n", error.text());
    return 1;
}

int list(const kafka::AdminClient& admin) {
    const auto topics = admin.listTopics(kTimeoutMs);
    if (!topics) {
        return report(topics.error());
    }
    for (const kafka::TopicDescription& topic : *topics) {
        fmt::print("{}\n", topic.name);
    }
    return 0;
}

/// Returns when the topic can be used: it has a leader for each partition.
int create(const kafka::AdminClient& admin, const std::string& name, int partitions,
           const std::vector<std::string>& properties) {
    kafka::NewTopic topic{.name = name, .partitions = partitions, .replicationFactor = 1, .config = {}};
    for (const std::string& property : properties) {
        const std::size_t equals = property.find('=');
        topic.config[property.substr(0, equals)] = equals == std::string::npos ? "" : property.substr(equals + 1);
    }
    const auto outcome = admin.createTopics({topic}, kTimeoutMs);
    if (!outcome) {
        return report(outcome.error());
    }
    if (const Status& created = outcome->at(name); !created) {
        return report(created.error());
    }
    for (int attempt = 0; attempt < 100; ++attempt) {
        const auto described = admin.describeTopics({name}, kTimeoutMs);
        if (described && !described->empty() && !described->front().error &&
            described->front().partitions.size() == static_cast<std::size_t>(partitions)) {
            return 0;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    fmt::print(stderr, "benchadmin: topic {} did not become ready\n", name);
    return 1;
}

/// Returns when the topics are gone from the cluster's metadata.
int remove(const kafka::AdminClient& admin, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        if (const Status done = admin.deleteTopic(name, kTimeoutMs); !done) {
            return report(done.error());
        }
    }
    for (int attempt = 0; attempt < 100; ++attempt) {
        const auto topics = admin.listTopics(kTimeoutMs);
        bool left = !topics;
        for (const kafka::TopicDescription& topic : topics.value_or(std::vector<kafka::TopicDescription>{})) {
            left = left || std::ranges::find(names, topic.name) != names.end();
        }
        if (!left) {
            return 0;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    fmt::print(stderr, "benchadmin: the topics are still there\n");
    return 1;
}

}  // namespace

}  // namespace tributary::bench

int main(int argc, char** argv) {
    CLI::App app{"Lists, creates and deletes the topics of the benchmark."};
    std::string bootstrap;
    std::vector<std::string> names;
    std::vector<std::string> properties;
    int partitions = 4;
    app.add_option("--bootstrap", bootstrap, "host:port")->required();
    app.require_subcommand(1);
    const CLI::App* list = app.add_subcommand("list", "one name a line; fails while the cluster cannot be reached");
    CLI::App* create = app.add_subcommand("create", "one topic, and wait until it can be used");
    create->add_option("name", names)->required()->expected(1);
    create->add_option("--partitions", partitions);
    create->add_option("--config", properties, "property=value");
    CLI::App* remove = app.add_subcommand("delete", "topics, and wait until they are gone");
    remove->add_option("names", names)->required();
    CLI11_PARSE(app, argc, argv);

    const auto admin = tributary::kafka::AdminClient::create({{"bootstrap.servers", bootstrap}});
    if (!admin) {
        return tributary::bench::report(admin.error());
    }
    if (list->parsed()) {
        return tributary::bench::list(**admin);
    }
    if (create->parsed()) {
        return tributary::bench::create(**admin, names.front(), partitions, properties);
    }
    return tributary::bench::remove(**admin, names);
}
