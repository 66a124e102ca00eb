#include "tests/soak/leaders.h"

#include <chrono>
#include <fstream>
#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <librdkafka/rdkafka.h>

#include "tests/support/childprocess.h"
#include "tests/support/kafkahome.h"

namespace tributary::soak {

namespace {

using namespace std::chrono_literals;

void elect(const std::string& bootstrap) {
    rd_kafka_conf_t* conf = rd_kafka_conf_new();
    static_cast<void>(rd_kafka_conf_set(conf, "bootstrap.servers", bootstrap.c_str(), nullptr, 0));
    const std::unique_ptr<rd_kafka_t, decltype(&rd_kafka_destroy)> client{
        rd_kafka_new(RD_KAFKA_PRODUCER, conf, nullptr, 0), &rd_kafka_destroy};
    const std::unique_ptr<rd_kafka_queue_t, decltype(&rd_kafka_queue_destroy)> queue{rd_kafka_queue_new(client.get()),
                                                                                     &rd_kafka_queue_destroy};
    rd_kafka_ElectLeaders_t* order = rd_kafka_ElectLeaders_new(RD_KAFKA_ELECTION_TYPE_PREFERRED, nullptr);
    rd_kafka_ElectLeaders(client.get(), order, nullptr, queue.get());
    rd_kafka_ElectLeaders_destroy(order);
    const std::unique_ptr<rd_kafka_event_t, decltype(&rd_kafka_event_destroy)> answer{
        rd_kafka_queue_poll(queue.get(), 60'000), &rd_kafka_event_destroy};
    if (!answer || rd_kafka_event_error(answer.get()) != RD_KAFKA_RESP_ERR_NO_ERROR) {
        throw std::runtime_error{fmt::format("leaders cannot be elected: {}",
                                             answer ? rd_kafka_event_error_string(answer.get()) : "no answer")};
    }
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
