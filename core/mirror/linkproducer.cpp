#include "core/mirror/linkproducer.h"

#include "core/mirror/ackgate.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace tributary {

namespace {

constexpr int kMetadataTimeoutMs = 5'000;
constexpr std::chrono::milliseconds kPurgeEvery{50};
constexpr std::chrono::seconds kMakeAgain{1};
constexpr std::int64_t kBatchFraming = 128;  // a batch's own header, with room to spare

}  // namespace

Result<kafka::ProducerTopic*> ProducerGeneration::topic(const std::string& name, const std::string& codec) {
    const std::scoped_lock lock{m_mutex};
    std::unique_ptr<kafka::ProducerTopic>& slot = m_topics[name + '\n' + codec];
    if (!slot) {
        Result<std::unique_ptr<kafka::ProducerTopic>> opened = m_producer->topic(name, codec);
        if (!opened) {
            return std::unexpected(std::move(opened.error()));
        }
        slot = std::move(*opened);
    }
    return slot.get();
}

Status ProducerGeneration::refresh(const kafka::ProducerTopic& topic) {
    return m_producer->refreshMetadata(topic, kMetadataTimeoutMs);
}

void ProducerGeneration::answerQueued() {
    const std::scoped_lock lock{m_mutex};
    const MonotonicTime now = MonotonicClock::now();
    if (m_producer && now >= m_nextPurge) {
        m_nextPurge = now + kPurgeEvery;
        m_producer->purgeQueued();
    }
}

void ProducerGeneration::close() {
    const std::scoped_lock lock{m_mutex};
    m_topics.clear();
    m_producer.reset();
}

LinkProducer::LinkProducer(kafka::ClientSettings settings, Replaced replaced, MakeProducer make)
    : m_settings(std::move(settings)), m_replaced(std::move(replaced)), m_make(std::move(make)) {}

LinkProducer::~LinkProducer() { shutdown(); }

Result<GenerationPtr> LinkProducer::make(bool gapless) {
    kafka::ClientSettings settings = m_settings;
    settings.try_emplace("batch.size", std::to_string(m_batchBytes));
    if (!gapless) {
        settings.insert_or_assign("linger.ms", std::string{"0"});  // one record at a time: there is nothing to wait for
    }
    Result<std::unique_ptr<kafka::Producer>> producer = m_make(std::move(settings), *this, gapless);
    if (!producer) {
        return std::unexpected(std::move(producer.error()));
    }
    auto generation = std::make_shared<ProducerGeneration>(++m_made, std::move(*producer));
    std::erase_if(m_all, [](const auto& each) { return each.expired(); });
    m_all.push_back(generation);
    return generation;
}

bool LinkProducer::lowerBatch(std::int64_t largestBatch) {
    // A broker refuses a batch above the topic's limit although each record in it is small enough.
    const std::int64_t wanted = std::max<std::int64_t>(1, largestBatch - kBatchFraming);
    if (largestBatch <= 0 || wanted >= m_batchBytes) {
        return false;
    }
    m_batchBytes = wanted;
    return true;
}

void LinkProducer::limitBatch(std::int64_t largestBatch) {
    const std::scoped_lock lock{m_mutex};
    if (m_current && lowerBatch(largestBatch)) {
        if (Result<GenerationPtr> next = make(true)) {
            m_current = std::move(*next);
        }
    }
}

Status LinkProducer::open(std::int64_t largestBatch) {
    const std::scoped_lock lock{m_mutex};
    static_cast<void>(lowerBatch(largestBatch));
    Result<GenerationPtr> first = make(true);
    if (!first) {
        return std::unexpected(std::move(first.error()));
    }
    m_current = std::move(*first);
    return {};
}

GenerationPtr LinkProducer::current() {
    const std::scoped_lock lock{m_mutex};
    if (const MonotonicTime now = MonotonicClock::now(); !m_current && !m_down && now >= m_makeAgainAt) {
        m_makeAgainAt = now + kMakeAgain;
        if (Result<GenerationPtr> made = make(true)) {
            m_current = std::move(*made);
        } else {
            m_unmade = std::move(made.error());
        }
    }
    return m_current;
}

GenerationPtr LinkProducer::solo() {
    const std::scoped_lock lock{m_mutex};
    if (!m_solo && !m_down) {
        if (Result<GenerationPtr> made = make(false)) {
            m_solo = std::move(*made);
        }
    }
    return m_solo;
}

void LinkProducer::retire(std::uint64_t number, const Error& why) {
    {
        const std::scoped_lock lock{m_mutex};
        if (m_down) {
            return;
        }
        if (m_solo && m_solo->number() == number) {
            m_solo.reset();
        } else if (m_current && m_current->number() == number) {
            m_current.reset();  // current() makes the next one
        } else {
            return;
        }
    }
    m_replaced(why);
}

std::optional<Error> LinkProducer::takeError() {
    if (const GenerationPtr generation = current()) {
        return generation->producer().takeError();
    }
    const std::scoped_lock lock{m_mutex};
    return std::exchange(m_unmade, std::nullopt);
}

void LinkProducer::shutdown() {
    std::vector<GenerationPtr> alive;
    {
        const std::scoped_lock lock{m_mutex};
        m_down = true;
        m_current.reset();
        m_solo.reset();
        for (const auto& each : m_all) {
            if (GenerationPtr generation = each.lock()) {
                alive.push_back(std::move(generation));
            }
        }
    }
    for (const GenerationPtr& generation : alive) {
        generation->close();
    }
}

void LinkProducer::refused(void* token, bool named, std::string_view reason) noexcept {
    auto& slot = *static_cast<Slot*>(token);
    slot.named = named;
    slot.said = std::make_unique<std::string>(reason);
}

void LinkProducer::acknowledged(void* token, int error, std::int64_t offset, kafka::RawHeaders* headers) noexcept {
    using namespace std::chrono;
    auto& slot = *static_cast<Slot*>(token);
    const std::int64_t nowUs =
        slot.live ? duration_cast<microseconds>(system_clock::now().time_since_epoch()).count() : 0;
    slot.gate->complete(slot, error, offset, headers, nowUs);
}

}  // namespace tributary
