#include "tests/soak/credentials.h"

#include <array>
#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <librdkafka/rdkafka.h>

namespace tributary::soak {

namespace {

constexpr int kIterations = 4096;
constexpr int kAskMs = 60'000;

}  // namespace

void setPassword(const std::string& bootstrap, const std::string& password) {
    rd_kafka_conf_t* conf = rd_kafka_conf_new();
    static_cast<void>(rd_kafka_conf_set(conf, "bootstrap.servers", bootstrap.c_str(), nullptr, 0));
    const std::unique_ptr<rd_kafka_t, decltype(&rd_kafka_destroy)> client{
        rd_kafka_new(RD_KAFKA_PRODUCER, conf, nullptr, 0), &rd_kafka_destroy};
    const std::unique_ptr<rd_kafka_queue_t, decltype(&rd_kafka_queue_destroy)> queue{rd_kafka_queue_new(client.get()),
                                                                                     &rd_kafka_queue_destroy};
    std::array<rd_kafka_UserScramCredentialAlteration_t*, 1> changes{rd_kafka_UserScramCredentialUpsertion_new(
        kUser, RD_KAFKA_SCRAM_MECHANISM_SHA_512, kIterations, reinterpret_cast<const unsigned char*>(password.data()),
        password.size(), nullptr, 0)};
    rd_kafka_AlterUserScramCredentials(client.get(), changes.data(), changes.size(), nullptr, queue.get());
    rd_kafka_UserScramCredentialAlteration_destroy_array(changes.data(), changes.size());
    const std::unique_ptr<rd_kafka_event_t, decltype(&rd_kafka_event_destroy)> answer{
        rd_kafka_queue_poll(queue.get(), kAskMs), &rd_kafka_event_destroy};
    if (!answer || rd_kafka_event_error(answer.get()) != RD_KAFKA_RESP_ERR_NO_ERROR) {
        throw std::runtime_error{fmt::format("the password cannot be changed: {}",
                                             answer ? rd_kafka_event_error_string(answer.get()) : "no answer")};
    }
}

}  // namespace tributary::soak
