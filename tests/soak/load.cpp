#include "tests/soak/load.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

namespace tributary::soak {

namespace {

using namespace std::chrono_literals;

constexpr auto kPace = 100ms;
// While the source answers nothing it is waited for.
constexpr std::int64_t kMostOutstanding = 20'000;

}  // namespace

Load::Load(const std::string& bootstrap, const std::vector<TopicLoad>& topics, Books& books, Journal& journal)
    : m_books(books), m_journal(journal) {
    auto producer = kafka::Producer::create({{"bootstrap.servers", bootstrap}, {"linger.ms", "5"}}, *this, true);
    if (!producer) {
        throw std::runtime_error{producer.error().text()};
    }
    m_producer = std::move(*producer);
    for (const TopicLoad& each : topics) {
        auto topic = m_producer->topic(each.topic, each.codec);
        if (!topic) {
            throw std::runtime_error{topic.error().text()};
        }
        if (const Status known = m_producer->refreshMetadata(**topic, 20'000); !known) {
            throw std::runtime_error{known.error().text()};
        }
        m_topics.push_back({each, books.find(each.topic, 0), std::move(*topic),
                            std::vector<std::uint64_t>(static_cast<std::size_t>(each.partitions))});
    }
    m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

Load::~Load() {
    m_thread = {};
    m_topics.clear();
    m_producer.reset();
}

std::int64_t Load::stop(std::int64_t timeoutMs) {
    m_thread = {};
    const auto until = MonotonicClock::now() + std::chrono::milliseconds{timeoutMs};
    while (m_outstanding.load(std::memory_order_acquire) > 0 && MonotonicClock::now() < until) {
        std::this_thread::sleep_for(50ms);
    }
    return m_outstanding.load(std::memory_order_acquire);
}

void Load::run(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any pace;
    std::unique_lock lock{mutex};
    while (!pace.wait_for(lock, stop, kPace, [&stop] { return stop.stop_requested(); })) {
        if (m_error.load(std::memory_order_relaxed) != 0) {
            m_journal.complain(fmt::format("the source refused a record: {}", kafka::errorName(m_error)));
            return;
        }
        if (m_outstanding.load(std::memory_order_relaxed) < kMostOutstanding) {
            for (Open& open : m_topics) {
                write(open);
            }
        }
    }
}

void Load::write(Open& open) {
    const auto partitions = static_cast<std::size_t>(open.load.partitions);
    // Half of the time to one partition, so that batches of all sizes come about.
    const bool together = m_random() % 2 == 0;
    const std::size_t first = m_random() % partitions;
    const std::size_t count = m_random() % (open.load.most + 1);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t partition = (first + (together ? 0 : i)) % partitions;
        auto record = std::make_unique<StampedRecord>(m_books[open.books + partition], open.next[partition],
                                                      open.load.shape, m_random);
        kafka::RawHeaders* headers = record->makeHeaders();
        int error = 0;
        m_outstanding.fetch_add(1, std::memory_order_relaxed);
        if (m_producer->send(*open.topic, record->partition(), record->fields(), headers, record.get(), error) !=
            kafka::SendOutcome::Accepted) {
            kafka::destroyHeaders(headers);
            m_outstanding.fetch_sub(1, std::memory_order_relaxed);
            return;  // its queue is full, or its leader not known: later
        }
        static_cast<void>(record.release());  // acknowledged() has it now
        ++open.next[partition];
    }
}

void Load::acknowledged(void* token, int error, std::int64_t offset, kafka::RawHeaders* headers) noexcept {
    const std::unique_ptr<StampedRecord> record{static_cast<StampedRecord*>(token)};
    if (error == 0) {
        record->sent(offset);
    } else {
        m_error.store(error, std::memory_order_relaxed);
    }
    if (headers != nullptr) {
        kafka::destroyHeaders(headers);
    }
    m_outstanding.fetch_sub(1, std::memory_order_release);
}

}  // namespace tributary::soak
