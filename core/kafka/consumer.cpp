#include "core/kafka/consumer.h"

#include "core/base/clock.h"
#include "core/base/detached.h"
#include "core/kafka/internal.h"
#include "core/kafka/requestpieces.h"
#include "core/kafka/tokenfeed.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <memory>
#include <string_view>
#include <utility>

namespace tributary::kafka {

namespace {

constexpr int kCommitTimeoutMs = 10'000;
constexpr std::string_view kCommitting = "The offset commit";

// What the commit contract rests on; no override may change it.
void applyConsumerContract(ClientSettings& settings, const std::string& group) {
    settings["group.id"] = group;
    settings["enable.auto.commit"] = "false";
    settings["enable.auto.offset.store"] = "false";
    settings["auto.offset.reset"] = "error";
    // A message that reports an end (or an error) makes rd_kafka_consume_batch_queue() set the partition's application
    // position one *behind* the next record, and any pause inside librdkafka, as in each rebalance, then skips that
    // record.
    settings["enable.partition.eof"] = "false";
    settings["partition.assignment.strategy"] = "cooperative-sticky";
    settings["allow.auto.create.topics"] = "false";
    settings["enable.metrics.push"] = "false";
    settings.try_emplace("isolation.level", "read_committed");
    settings.try_emplace("check.crcs", "true");
}

// The answer's one code is that of the last topic which was refused, and librdkafka puts it at all partitions of the
// request: which of them are committed is found out by asking topic by topic.
bool refusesTopic(int code) {
    return code == RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED || code == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART;
}

/// Runs of one topic.
std::vector<std::span<const CommittedOffset>> byTopic(std::span<const CommittedOffset> offsets) {
    std::vector<std::span<const CommittedOffset>> out;
    while (!offsets.empty()) {
        const auto end = std::ranges::find_if(
            offsets, [&](const CommittedOffset& each) { return each.at.topic != offsets.front().at.topic; });
        const auto count = static_cast<std::size_t>(end - offsets.begin());
        out.push_back(offsets.first(count));
        offsets = offsets.subspan(count);
    }
    return out;
}

}  // namespace

struct Consumer::Impl {
    rd_kafka_t* client = nullptr;
    TokenFeed tokens;
    QueueHandle queue;
    std::string group;
    ConsumerListener* listener = nullptr;
    bool lastPollFull = false;
    bool stuck = false;  ///< did not close in time

    [[nodiscard]] std::vector<std::span<const CommittedOffset>> commitPieces(
        const std::vector<CommittedOffset>& offsets) const {
        return inPieces(offsets, kCommittedBytes,
                        [this](const CommittedOffset& each) { return commitWeight(group, each); });
    }

    void commit(std::span<const CommittedOffset> offsets) {
        const rd_kafka_resp_err_t code =
            rd_kafka_commit_queue(client, toList(offsets).get(), queue.get(), onCommit, this);
        if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
            listener->commitFinished({offsets.begin(), offsets.end()},
                                     std::unexpected(kafkaError(code, kCommitting, {})));
        }
    }

    [[nodiscard]] Status commitAndWait(std::span<const CommittedOffset> offsets) const {
        // rd_kafka_commit(…, async=0) would wait without a bound for an absent coordinator.
        const QueueHandle reply{rd_kafka_queue_new(client)};
        const rd_kafka_resp_err_t code =
            rd_kafka_commit_queue(client, toList(offsets).get(), reply.get(), nullptr, nullptr);
        if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
            return std::unexpected(kafkaError(code, kCommitting, {}));
        }
        const EventHandle event{rd_kafka_queue_poll(reply.get(), kCommitTimeoutMs)};
        if (!event) {
            return std::unexpected(kafkaError(RD_KAFKA_RESP_ERR__TIMED_OUT, kCommitting, "no answer in time"));
        }
        if (const rd_kafka_resp_err_t outcome = rd_kafka_event_error(event.get());
            outcome != RD_KAFKA_RESP_ERR_NO_ERROR) {
            return std::unexpected(kafkaError(outcome, kCommitting, rd_kafka_event_error_string(event.get())));
        }
        return {};
    }

    static void onRebalance(rd_kafka_t* rk, rd_kafka_resp_err_t code, rd_kafka_topic_partition_list_t* list,
                            void* opaque) {
        auto* self = static_cast<Impl*>(opaque);
        if (code == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS) {
            self->listener->partitionsAssigned(fromList(*list));
        } else if (code == RD_KAFKA_RESP_ERR__REVOKE_PARTITIONS) {
            self->listener->partitionsRevoked(fromList(*list), rd_kafka_assignment_lost(rk) != 0);
        } else {
            rd_kafka_assign(rk, nullptr);
            self->listener->consumerError(kafkaError(code, "The group rebalance", {}));
        }
    }

    static void onCommit(rd_kafka_t* /*rk*/, rd_kafka_resp_err_t code, rd_kafka_topic_partition_list_t* list,
                         void* opaque) {
        auto* self = static_cast<Impl*>(opaque);
        if (list == nullptr) {
            return;  // the client ends
        }
        const std::vector<CommittedOffset> offsets = offsetsFromList(*list);
        const std::vector<std::span<const CommittedOffset>> topics = byTopic(offsets);
        if (refusesTopic(code) && topics.size() > 1) {
            for (const std::span<const CommittedOffset> topic : topics) {
                self->commit(topic);
            }
            return;
        }
        self->listener->commitFinished(offsets, code == RD_KAFKA_RESP_ERR_NO_ERROR
                                                    ? Status{}
                                                    : std::unexpected(kafkaError(code, kCommitting, {})));
    }

    static void onError(rd_kafka_t* rk, int code, const char* reason, void* opaque) {
        auto* self = static_cast<Impl*>(opaque);
        if (code == RD_KAFKA_RESP_ERR__FATAL) {
            std::array<char, 512> text{};
            const rd_kafka_resp_err_t fatal = rd_kafka_fatal_error(rk, text.data(), text.size());
            Error error = kafkaError(fatal, {}, text.data());
            error.fatal = true;
            self->listener->consumerError(error);
            return;
        }
        self->listener->consumerError(kafkaError(static_cast<rd_kafka_resp_err_t>(code), {}, reason));
    }
};

Consumer::Consumer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Result<std::unique_ptr<Consumer>> Consumer::create(ClientSettings settings, const std::string& group,
                                                   ConsumerListener& listener) {
    applyConsumerContract(settings, group);
    Result<ConfHandle> conf = makeConf(settings);
    if (!conf) {
        return std::unexpected(std::move(conf.error()));
    }
    auto impl = std::make_unique<Impl>();
    impl->group = group;
    impl->listener = &listener;
    rd_kafka_conf_set_opaque(conf->get(), impl.get());
    rd_kafka_conf_set_rebalance_cb(conf->get(), Impl::onRebalance);
    rd_kafka_conf_set_error_cb(conf->get(), Impl::onError);
    Result<rd_kafka_t*> client = makeClient(RD_KAFKA_CONSUMER, std::move(*conf));
    if (!client) {
        return std::unexpected(std::move(client.error()));
    }
    impl->client = *client;
    impl->tokens = feedTokens(impl->client, settings);
    rd_kafka_poll_set_consumer(impl->client);
    impl->queue.reset(rd_kafka_queue_get_consumer(impl->client));
    return std::unique_ptr<Consumer>{new Consumer{std::move(impl)}};  // NOLINT: private constructor
}

Consumer::~Consumer() {
    rd_kafka_queue_io_event_enable(m_impl->queue.get(), -1, nullptr, 0);  // the descriptor may be another's soon
    m_impl->queue.reset();
    m_impl->tokens.reset();
    // close() was the bounded way out; without it the broker's session time-out frees the partitions.
    const auto end = [](rd_kafka_t* client) {
        rd_kafka_destroy_flags(client, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
    };
    if (!m_impl->stuck) {
        end(m_impl->client);
        return;
    }
    // It waits for the answers to what it has asked, up to a minute.
    const std::shared_ptr<Impl> kept{std::move(m_impl)};
    runDetached([kept, end] { end(kept->client); });
}

Status Consumer::subscribe(const std::vector<std::string>& topics) {
    std::vector<TopicPartition> list;
    list.reserve(topics.size());
    for (const std::string& topic : topics) {
        list.push_back({topic, RD_KAFKA_PARTITION_UA});
    }
    const rd_kafka_resp_err_t code =
        list.empty() ? rd_kafka_unsubscribe(m_impl->client) : rd_kafka_subscribe(m_impl->client, toList(list).get());
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return std::unexpected(kafkaError(code, "The subscription", {}));
    }
    return {};
}

std::size_t Consumer::poll(std::span<RawMessage*> out, int timeoutMs) {
    // rd_kafka_consume_batch_queue() waits until the array is full or the time is up, so the wait is for one message
    // only; while the queue keeps filling the array there is nothing to wait for.
    std::size_t count = 0;
    if (!m_impl->lastPollFull) {
        const ssize_t first = rd_kafka_consume_batch_queue(m_impl->queue.get(), timeoutMs, out.data(), 1);
        if (first <= 0) {
            return 0;
        }
        count = 1;
    }
    const ssize_t more = rd_kafka_consume_batch_queue(m_impl->queue.get(), 0, out.data() + count, out.size() - count);
    count += more > 0 ? static_cast<std::size_t>(more) : 0;
    m_impl->lastPollFull = count == out.size();
    return count;
}

void Consumer::notify(int descriptor) {
    const std::uint64_t one = 1;
    rd_kafka_queue_io_event_enable(m_impl->queue.get(), descriptor, &one, sizeof(one));
}

void Consumer::wake() { rd_kafka_queue_yield(m_impl->queue.get()); }

Status Consumer::assign(const std::vector<CommittedOffset>& positions) {
    const ErrorHandle error{rd_kafka_incremental_assign(m_impl->client, toList(positions).get())};
    if (error) {
        return std::unexpected(kafkaError(*error, "The assignment"));
    }
    return {};
}

Status Consumer::unassign(const std::vector<TopicPartition>& partitions) {
    const ErrorHandle error{rd_kafka_incremental_unassign(m_impl->client, toList(partitions).get())};
    if (error) {
        return std::unexpected(kafkaError(*error, "Giving up partitions"));
    }
    return {};
}

bool Consumer::assignmentLost() const { return rd_kafka_assignment_lost(m_impl->client) != 0; }

Result<std::vector<CommittedOffset>> Consumer::committed(const std::vector<TopicPartition>& partitions,
                                                         int timeoutMs) const {
    const ListHandle list = toList(partitions);
    const rd_kafka_resp_err_t code = rd_kafka_committed(m_impl->client, list.get(), timeoutMs);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return std::unexpected(kafkaError(code, "Reading the group's positions", {}));
    }
    for (int i = 0; i < list->cnt; ++i) {
        if (list->elems[i].err != RD_KAFKA_RESP_ERR_NO_ERROR) {
            return std::unexpected(kafkaError(list->elems[i].err, "Reading the group's positions", {}));
        }
    }
    return offsetsFromList(*list);
}

void Consumer::commit(const std::vector<CommittedOffset>& offsets) {
    for (const std::span<const CommittedOffset> piece : m_impl->commitPieces(offsets)) {
        m_impl->commit(piece);
    }
}

Status Consumer::commitSync(const std::vector<CommittedOffset>& offsets, std::vector<TopicPartition>* refused) {
    for (const std::span<const CommittedOffset> piece : m_impl->commitPieces(offsets)) {
        Status committed = m_impl->commitAndWait(piece);
        if (committed) {
            continue;
        }
        if (refused == nullptr || !refusesTopic(committed.error().kafkaCode)) {
            return committed;
        }
        for (const std::span<const CommittedOffset> topic : byTopic(piece)) {
            if (Status alone = m_impl->commitAndWait(topic); alone) {
                continue;
            } else if (!refusesTopic(alone.error().kafkaCode)) {
                return alone;
            }
            std::ranges::transform(topic, std::back_inserter(*refused), &CommittedOffset::at);
        }
    }
    return {};
}

void Consumer::pause(const std::vector<TopicPartition>& partitions) {
    if (!partitions.empty()) {
        rd_kafka_pause_partitions(m_impl->client, toList(partitions).get());
    }
}

void Consumer::resume(const std::vector<TopicPartition>& partitions) {
    if (!partitions.empty()) {
        rd_kafka_resume_partitions(m_impl->client, toList(partitions).get());
    }
}

Status Consumer::seek(const CommittedOffset& to) {
    const ListHandle list = toList(std::vector<CommittedOffset>{to});
    const ErrorHandle error{rd_kafka_seek_partitions(m_impl->client, list.get(), kCommitTimeoutMs)};
    if (error) {
        return std::unexpected(kafkaError(*error, "The seek"));
    }
    if (list->elems[0].err != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return std::unexpected(kafkaError(list->elems[0].err, "The seek", {}));
    }
    return {};
}

std::int64_t Consumer::cachedEnd(const std::string& topic, std::int32_t partition) const {
    std::int64_t low = -1;
    std::int64_t high = -1;
    if (rd_kafka_get_watermark_offsets(m_impl->client, topic.c_str(), partition, &low, &high) !=
        RD_KAFKA_RESP_ERR_NO_ERROR) {
        return -1;
    }
    return high < 0 ? -1 : high;
}

std::vector<CommittedOffset> Consumer::positions(const std::vector<TopicPartition>& partitions) const {
    const ListHandle list = toList(partitions);
    if (rd_kafka_position(m_impl->client, list.get()) != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return {};
    }
    return offsetsFromList(*list);
}

void Consumer::close(int timeoutMs) {
    const ErrorHandle error{rd_kafka_consumer_close_queue(m_impl->client, m_impl->queue.get())};
    if (error) {
        return;
    }
    const MonotonicTime deadline = MonotonicClock::now() + std::chrono::milliseconds{timeoutMs};
    while (rd_kafka_consumer_closed(m_impl->client) == 0 && MonotonicClock::now() < deadline) {
        RawMessage* message = nullptr;
        if (rd_kafka_consume_batch_queue(m_impl->queue.get(), 100, &message, 1) == 1) {
            releaseMessage(message);
        }
    }
    m_impl->stuck = rd_kafka_consumer_closed(m_impl->client) == 0;
}

}  // namespace tributary::kafka
