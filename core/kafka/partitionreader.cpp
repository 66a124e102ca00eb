#include "core/kafka/partitionreader.h"

#include <utility>

#include "core/kafka/internal.h"
#include "core/kafka/tokenfeed.h"

namespace tributary::kafka {

struct PartitionReader::Impl {
    rd_kafka_t* client = nullptr;
    TokenFeed tokens;
    QueueHandle queue;
};

PartitionReader::PartitionReader(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

PartitionReader::~PartitionReader() {
    m_impl->queue.reset();
    m_impl->tokens.reset();
    rd_kafka_destroy_flags(m_impl->client, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
}

Result<std::unique_ptr<PartitionReader>> PartitionReader::create(ClientSettings settings,
                                                                 const std::vector<CommittedOffset>& from) {
    // librdkafka wants a group's name even where no group is joined.
    settings["group.id"] = "tributary-reader";
    settings["enable.auto.commit"] = "false";
    settings["enable.auto.offset.store"] = "false";
    settings["enable.partition.eof"] = "true";
    settings["enable.metrics.push"] = "false";
    settings["allow.auto.create.topics"] = "false";
    settings.try_emplace("auto.offset.reset", "error");
    Result<ConfHandle> conf = makeConf(settings);
    if (!conf) {
        return std::unexpected(std::move(conf.error()));
    }
    Result<rd_kafka_t*> client = makeClient(RD_KAFKA_CONSUMER, std::move(*conf));
    if (!client) {
        return std::unexpected(std::move(client.error()));
    }
    auto impl = std::make_unique<Impl>();
    impl->client = *client;
    impl->tokens = feedTokens(impl->client, settings);
    rd_kafka_poll_set_consumer(impl->client);
    impl->queue.reset(rd_kafka_queue_get_consumer(impl->client));
    std::unique_ptr<PartitionReader> reader{new PartitionReader{std::move(impl)}};  // NOLINT: private constructor

    const ListHandle list = toList(from);
    for (int i = 0; i < list->cnt; ++i) {
        if (list->elems[i].offset < 0) {
            list->elems[i].offset = RD_KAFKA_OFFSET_BEGINNING;
        }
    }
    const rd_kafka_resp_err_t code = rd_kafka_assign(reader->m_impl->client, list.get());
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return std::unexpected(kafkaError(code, "The assignment", {}));
    }
    return reader;
}

std::size_t PartitionReader::poll(std::span<RawMessage*> out, int timeoutMs) {
    // rd_kafka_consume_batch_queue() waits until the array is full, so the wait is for one message only.
    const ssize_t first = rd_kafka_consume_batch_queue(m_impl->queue.get(), timeoutMs, out.data(), 1);
    if (first <= 0) {
        return 0;
    }
    const ssize_t more = rd_kafka_consume_batch_queue(m_impl->queue.get(), 0, out.data() + 1, out.size() - 1);
    return 1 + (more > 0 ? static_cast<std::size_t>(more) : 0);
}

void PartitionReader::wake() { rd_kafka_queue_yield(m_impl->queue.get()); }

}  // namespace tributary::kafka
