#include "tests/soak/leaders.h"

#include <chrono>
#include <fstream>
#include <stdexcept>

#include <fmt/format.h>
#include <librdkafka/rdkafka.h>

#include "tests/support/childprocess.h"
#include "tests/support/kafkahome.h"
#include "tests/support/mirror/adminrequest.h"

namespace tributary::soak {

namespace {

using namespace std::chrono_literals;

void elect(const std::string& bootstrap) {
    adminRequest(bootstrap, "leaders cannot be elected", [](rd_kafka_t* client, rd_kafka_queue_t* queue) {
        rd_kafka_ElectLeaders_t* order = rd_kafka_ElectLeaders_new(RD_KAFKA_ELECTION_TYPE_PREFERRED, nullptr);
        rd_kafka_ElectLeaders(client, order, nullptr, queue);
        rd_kafka_ElectLeaders_destroy(order);
    });
}

}  // namespace

void moveLeaders(const std::string& bootstrap, const std::vector<kafka::TopicPartition>& partitions, int brokers,
                 std::uint32_t pick, const std::filesystem::path& scratch) {
    std::string json;
    for (const kafka::TopicPartition& each : partitions) {
        pick = pick * 1'664'525U + 1'013'904'223U;
        const int first = static_cast<int>((pick >> 16U) % static_cast<std::uint32_t>(brokers));
        std::string replicas;
        for (int i = 0; i < brokers; ++i) {
            replicas += fmt::format("{}{}", i == 0 ? "" : ",", (first + i) % brokers + 1);
        }
        json += fmt::format(R"({}{{"topic":"{}","partition":{},"replicas":[{}]}})", json.empty() ? "" : ",", each.topic,
                            each.partition, replicas);
    }
    std::filesystem::create_directories(scratch);
    const std::filesystem::path input = scratch / "reassignment.json";
    std::ofstream{input} << R"({"version":1,"partitions":[)" << json << "]}\n";
    std::vector<std::string> command =
        kafkaCommand("4.1.0", "org.apache.kafka.tools.reassign.ReassignPartitionsCommand", 128, true);
    command.insert(command.end(),
                   {"--bootstrap-server", bootstrap, "--reassignment-json-file", input.string(), "--execute"});
    ChildProcess tool{{command, scratch / "reassignment.log", {}}};
    if (!tool.waitForEnd(120s) || tool.exitStatus() != 0) {
        throw std::runtime_error{"the leaders cannot be moved:" + lastLines(scratch / "reassignment.log", 5)};
    }
    elect(bootstrap);
}

}  // namespace tributary::soak
