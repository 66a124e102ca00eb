#include "tests/support/mirror/adminrequest.h"

#include <memory>
#include <stdexcept>

#include <librdkafka/rdkafka.h>

namespace tributary {

void adminRequest(const std::string& bootstrap, const std::string& what,
                  const std::function<void(rd_kafka_t*, rd_kafka_queue_t*)>& send) {
    constexpr int kAskMs = 60'000;
    rd_kafka_conf_t* conf = rd_kafka_conf_new();
    static_cast<void>(rd_kafka_conf_set(conf, "bootstrap.servers", bootstrap.c_str(), nullptr, 0));
    const std::unique_ptr<rd_kafka_t, decltype(&rd_kafka_destroy)> client{
        rd_kafka_new(RD_KAFKA_PRODUCER, conf, nullptr, 0), &rd_kafka_destroy};
    const std::unique_ptr<rd_kafka_queue_t, decltype(&rd_kafka_queue_destroy)> queue{rd_kafka_queue_new(client.get()),
                                                                                     &rd_kafka_queue_destroy};
    send(client.get(), queue.get());
    const std::unique_ptr<rd_kafka_event_t, decltype(&rd_kafka_event_destroy)> answer{
        rd_kafka_queue_poll(queue.get(), kAskMs), &rd_kafka_event_destroy};
    if (!answer || rd_kafka_event_error(answer.get()) != RD_KAFKA_RESP_ERR_NO_ERROR) {
        throw std::runtime_error{what + ": " + (answer ? rd_kafka_event_error_string(answer.get()) : "no answer")};
    }
}

}  // namespace tributary
