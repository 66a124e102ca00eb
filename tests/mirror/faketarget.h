#pragma once

#include "core/kafka/producer.h"
#include "core/mirror/linkproducer.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tributary {

/// A target that producers send to and that answers when, how and in which order a test says. What is sent waits until
/// then. One thread.
class FakeTarget {
public:
    struct Sent {
        int producer = 0;  ///< the first one is 1
        bool gapless = true;
        std::string topic;
        std::int32_t partition = 0;
        std::int64_t offset = 0;  ///< at the source
        void* token = nullptr;
        kafka::RawHeaders* headers = nullptr;
        kafka::AckSink* sink = nullptr;
        bool answered = false;
    };

    /// For LinkProducer.
    [[nodiscard]] LinkProducer::MakeProducer maker() {
        return [this](kafka::ClientSettings, kafka::AckSink& sink,
                      bool gapless) -> Result<std::unique_ptr<kafka::Producer>> {
            if (unmade) {
                return std::unexpected(*unmade);
            }
            return std::make_unique<Producer>(*this, ++made, sink, gapless);
        };
    }

    std::vector<Sent> sent;
    std::deque<kafka::SendOutcome> outcomes;  ///< of the next sends; then Accepted
    std::map<int, Error> fatal;               ///< by producer
    std::optional<Error> unmade;              ///< no producer can be made, for this reason
    int made = 0;
    int refreshed = 0;
    int purged = 0;

    /// The source offsets that were sent, from the first that was not yet asked for.
    [[nodiscard]] std::vector<std::int64_t> takeSent() {
        std::vector<std::int64_t> out;
        for (; m_taken < sent.size(); ++m_taken) {
            out.push_back(sent[m_taken].offset);
        }
        return out;
    }
    /// Answers what was sent last of this source offset.
    void acknowledge(std::int64_t offset, std::int64_t targetOffset = -1) { answer(offset, 0, targetOffset); }
    void fail(std::int64_t offset, int error, bool named = false, const std::string& said = {}) {
        Sent& each = open(offset);
        if (!said.empty()) {
            each.sink->refused(each.token, named, said);
        }
        answer(offset, error, -1);
    }
    /// ... and everything that is still open.
    void failAll(int error) {
        for (Sent& each : sent) {
            if (!each.answered) {
                each.answered = true;
                each.sink->acknowledged(each.token, error, -1, std::exchange(each.headers, nullptr));
            }
        }
    }
    void acknowledgeAll() {
        for (Sent& each : sent) {
            if (!each.answered) {
                acknowledge(each.offset);
            }
        }
    }
    [[nodiscard]] std::size_t open() const {
        return static_cast<std::size_t>(std::ranges::count(sent, false, &Sent::answered));
    }

private:
    class Producer final : public kafka::Producer {
    public:
        Producer(FakeTarget& target, int number, kafka::AckSink& sink, bool gapless)
            : m_target(target), m_number(number), m_sink(sink), m_gapless(gapless) {}

        [[nodiscard]] Result<std::unique_ptr<kafka::ProducerTopic>> topic(const std::string& name,
                                                                          const std::string& /*codec*/) override {
            auto made = std::make_unique<kafka::ProducerTopic>(nullptr);
            m_topics.emplace(made.get(), name);
            return made;
        }
        [[nodiscard]] kafka::SendOutcome send(const kafka::ProducerTopic& topic, std::int32_t partition,
                                              const kafka::RecordFields& record, kafka::RawHeaders* headers,
                                              void* token, int& /*error*/) override {
            kafka::SendOutcome outcome = kafka::SendOutcome::Accepted;
            if (!m_target.outcomes.empty()) {
                outcome = m_target.outcomes.front();
                m_target.outcomes.pop_front();
            }
            if (outcome == kafka::SendOutcome::Accepted) {
                m_target.sent.push_back({m_number, m_gapless, m_topics.at(&topic), partition, record.offset, token,
                                         headers, &m_sink, false});
            }
            return outcome;
        }
        [[nodiscard]] Status refreshMetadata(const kafka::ProducerTopic& /*topic*/, int /*timeoutMs*/) override {
            ++m_target.refreshed;
            return {};
        }
        void purgeQueued() override { ++m_target.purged; }
        [[nodiscard]] std::optional<Error> takeError() override { return std::nullopt; }
        [[nodiscard]] std::optional<Error> fatalError() const override {
            const auto found = m_target.fatal.find(m_number);
            return found == m_target.fatal.end() ? std::nullopt : std::optional{found->second};
        }
        [[nodiscard]] int outstanding() const override { return static_cast<int>(m_target.open()); }

    private:
        FakeTarget& m_target;
        const int m_number;
        kafka::AckSink& m_sink;
        const bool m_gapless;
        std::map<const kafka::ProducerTopic*, std::string> m_topics;
    };

    [[nodiscard]] Sent& open(std::int64_t offset) {
        const auto found = std::find_if(sent.rbegin(), sent.rend(),
                                        [offset](const Sent& each) { return each.offset == offset && !each.answered; });
        return *found;  // the test has sent it
    }
    void answer(std::int64_t offset, int error, std::int64_t targetOffset) {
        Sent& each = open(offset);
        each.answered = true;
        kafka::RawHeaders* headers = std::exchange(each.headers, nullptr);
        if (error == 0 && headers != nullptr) {
            kafka::destroyHeaders(headers);
            headers = nullptr;
        }
        each.sink->acknowledged(each.token, error, targetOffset, headers);
    }

    std::size_t m_taken = 0;
};

}  // namespace tributary
