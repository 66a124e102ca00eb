#include "tests/support/mirror/transactions.h"

#include <array>
#include <stdexcept>
#include <utility>

#include <librdkafka/rdkafka.h>

namespace tributary {

namespace {

constexpr int kTimeoutMs = 30'000;

void demand(rd_kafka_error_t* error, const char* what) {
    if (error == nullptr) {
        return;
    }
    const std::string text = std::string{what} + ": " + rd_kafka_error_string(error);
    rd_kafka_error_destroy(error);
    throw std::runtime_error{text};
}

}  // namespace

void Transactions::Close::operator()(rd_kafka_s* client) const { rd_kafka_destroy(client); }

Transactions::Transactions(const std::string& bootstrap, const std::string& id) {
    rd_kafka_conf_t* conf = rd_kafka_conf_new();
    for (const auto& [name, value] : {std::pair{"bootstrap.servers", bootstrap.c_str()},
                                      {"transactional.id", id.c_str()},
                                      {"transaction.timeout.ms", "600000"},
                                      {"linger.ms", "100"}}) {
        static_cast<void>(rd_kafka_conf_set(conf, name, value, nullptr, 0));
    }
    m_client.reset(rd_kafka_new(RD_KAFKA_PRODUCER, conf, nullptr, 0));
    demand(rd_kafka_init_transactions(m_client.get(), kTimeoutMs), "init_transactions");
}

Transactions::~Transactions() = default;

void Transactions::begin() { demand(rd_kafka_begin_transaction(m_client.get()), "begin_transaction"); }

void Transactions::batch(const std::string& topic, std::int32_t partition, const std::string& text, int records) {
    const std::unique_ptr<rd_kafka_topic_t, decltype(&rd_kafka_topic_destroy)> handle{
        rd_kafka_topic_new(m_client.get(), topic.c_str(), nullptr), &rd_kafka_topic_destroy};
    for (int i = 0; i < records; ++i) {
        std::string value = text + std::to_string(i);
        if (rd_kafka_produce(handle.get(), partition, RD_KAFKA_MSG_F_COPY, value.data(), value.size(), "key", 3,
                             nullptr) != 0) {
            throw std::runtime_error{rd_kafka_err2str(rd_kafka_last_error())};
        }
    }
    if (rd_kafka_flush(m_client.get(), kTimeoutMs) != RD_KAFKA_RESP_ERR_NO_ERROR) {
        throw std::runtime_error{"the records of a transaction are not written in time"};
    }
}

void Transactions::commit() { demand(rd_kafka_commit_transaction(m_client.get(), kTimeoutMs), "commit_transaction"); }

void Transactions::abort() { demand(rd_kafka_abort_transaction(m_client.get(), kTimeoutMs), "abort_transaction"); }

}  // namespace tributary
