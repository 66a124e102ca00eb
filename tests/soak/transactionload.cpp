#include "tests/soak/transactionload.h"

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

#include <fmt/format.h>
#include <librdkafka/rdkafka.h>

namespace tributary::soak {

namespace {

using namespace std::chrono_literals;

constexpr auto kPace = 300ms;
constexpr int kTimeoutMs = 30'000;

void delivered(rd_kafka_t* /*client*/, const rd_kafka_message_t* message, void* /*opaque*/) {
    if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR) {
        *static_cast<std::int64_t*>(message->_private) = message->offset;
    }
}

}  // namespace

void TransactionLoad::Close::operator()(rd_kafka_s* client) const { rd_kafka_destroy(client); }

void TransactionLoad::Close::operator()(rd_kafka_topic_s* topic) const { rd_kafka_topic_destroy(topic); }

TransactionLoad::TransactionLoad(std::string bootstrap, std::string topic, int partitions, Books& books,
                                 Journal& journal)
    : m_bootstrap(std::move(bootstrap)),
      m_topicName(std::move(topic)),
      m_books(books),
      m_journal(journal),
      m_first(books.find(m_topicName, 0)),
      m_next(static_cast<std::size_t>(partitions)),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

void TransactionLoad::run(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any pace;
    std::unique_lock lock{mutex};
    while (!pace.wait_for(lock, stop, kPace, [&stop] { return stop.stop_requested(); })) {
        if (m_client || open()) {
            transaction();
        }
    }
}

bool TransactionLoad::open() {
    rd_kafka_conf_t* conf = rd_kafka_conf_new();
    for (const auto& [name, value] : {std::pair{"bootstrap.servers", m_bootstrap.c_str()},
                                      {"transactional.id", "soak"},
                                      {"transaction.timeout.ms", "300000"},
                                      {"message.timeout.ms", "300000"},
                                      {"linger.ms", "5"}}) {
        static_cast<void>(rd_kafka_conf_set(conf, name, value, nullptr, 0));
    }
    rd_kafka_conf_set_dr_msg_cb(conf, delivered);
    rd_kafka_conf_set_log_cb(conf, nullptr);  // what it says of the faults is no news
    m_client.reset(rd_kafka_new(RD_KAFKA_PRODUCER, conf, nullptr, 0));
    rd_kafka_error_t* error = rd_kafka_init_transactions(m_client.get(), kTimeoutMs);
    if (error != nullptr) {
        rd_kafka_error_destroy(error);
        m_client.reset();
        return false;
    }
    m_topic.reset(rd_kafka_topic_new(m_client.get(), m_topicName.c_str(), nullptr));
    return true;
}

void TransactionLoad::transaction() {
    std::vector<std::unique_ptr<StampedRecord>> records;
    const std::size_t count = 1 + m_random() % 60;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t partition = m_random() % m_next.size();
        records.push_back(std::make_unique<StampedRecord>(m_books[m_first + partition], m_next[partition]++,
                                                          RecordShape{.smallest = 20, .largest = 2'000}, m_random));
    }
    m_offsets.assign(records.size(), -1);
    const bool written = writeAll(records);
    const bool commit = m_random() % 5 != 0;
    const Outcome outcome = finish(written && commit);
    if (outcome == Outcome::Committed) {
        for (std::size_t i = 0; i < records.size(); ++i) {
            records[i]->sent(m_offsets[i]);
        }
    } else if (outcome == Outcome::Unknown) {
        m_topic.reset();
        m_client.reset();
        if (written && commit) {
            m_journal.complain("whether a transaction of the load was committed is not known");
        }
    }
}

bool TransactionLoad::writeAll(const std::vector<std::unique_ptr<StampedRecord>>& records) {
    if (rd_kafka_error_t* error = rd_kafka_begin_transaction(m_client.get())) {
        rd_kafka_error_destroy(error);
        return false;
    }
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (!send(*records[i], m_offsets[i])) {
            return false;
        }
        rd_kafka_poll(m_client.get(), 0);
    }
    return true;
}

bool TransactionLoad::send(const StampedRecord& record, std::int64_t& offset) {
    std::array<rd_kafka_vu_t, 8> arguments{};
    std::size_t count = 0;
    const auto add = [&](rd_kafka_vtype_t type) -> rd_kafka_vu_t& {
        arguments[count].vtype = type;
        return arguments[count++];
    };
    const kafka::RecordFields& fields = record.fields();
    kafka::RawHeaders* headers = record.makeHeaders();
    add(RD_KAFKA_VTYPE_RKT).u.rkt = m_topic.get();
    add(RD_KAFKA_VTYPE_PARTITION).u.i32 = record.partition();
    add(RD_KAFKA_VTYPE_MSGFLAGS).u.i = RD_KAFKA_MSG_F_COPY | RD_KAFKA_MSG_F_BLOCK;
    // librdkafka only reads through these pointers; its C structures have no const.
    rd_kafka_vu_t& value = add(RD_KAFKA_VTYPE_VALUE);
    value.u.mem.ptr = const_cast<void*>(fields.value);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    value.u.mem.size = fields.valueSize;
    rd_kafka_vu_t& key = add(RD_KAFKA_VTYPE_KEY);
    key.u.mem.ptr = const_cast<void*>(fields.key);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    key.u.mem.size = fields.keySize;
    add(RD_KAFKA_VTYPE_TIMESTAMP).u.i64 = fields.timestampMs;
    add(RD_KAFKA_VTYPE_HEADERS).u.headers = headers;
    add(RD_KAFKA_VTYPE_OPAQUE).u.ptr = &offset;
    rd_kafka_error_t* failure = rd_kafka_produceva(m_client.get(), arguments.data(), count);
    if (failure == nullptr) {
        return true;
    }
    rd_kafka_error_destroy(failure);
    kafka::destroyHeaders(headers);
    return false;
}

TransactionLoad::Outcome TransactionLoad::finish(bool commit) {
    for (;;) {
        rd_kafka_error_t* error = commit ? rd_kafka_commit_transaction(m_client.get(), kTimeoutMs)
                                         : rd_kafka_abort_transaction(m_client.get(), kTimeoutMs);
        if (error == nullptr) {
            return commit ? Outcome::Committed : Outcome::Aborted;
        }
        const bool again = rd_kafka_error_is_retriable(error) != 0;
        const bool abort = rd_kafka_error_txn_requires_abort(error) != 0;
        rd_kafka_error_destroy(error);
        if (abort) {
            commit = false;
        } else if (!again) {
            return Outcome::Unknown;
        }
    }
}

}  // namespace tributary::soak
