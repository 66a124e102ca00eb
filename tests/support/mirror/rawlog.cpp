#include "tests/support/mirror/rawlog.h"

#include "core/base/clock.h"
#include "core/wire/fetcher.h"
#include "core/wire/recordbatch.h"
#include "tests/support/mirror/adminrequest.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <span>
#include <stdexcept>

#include <librdkafka/rdkafka.h>

namespace tributary {

namespace {

using namespace std::chrono_literals;

class Collector final : public wire::FetchSink {
public:
    wire::FetchedUpTo fetched(const wire::FetchedPartition& partition, const wire::BufferPtr& /*buffer*/) override {
        std::span<std::byte> rest = partition.records;
        bool broken = false;
        while (const auto batch = wire::takeBatch(rest, broken)) {
            if (batch->magic() != 2 || !batch->checksumHolds()) {
                broken = true;
                break;
            }
            take(*batch);
        }
        failed = failed || broken;
        done = failed || position >= partition.highWatermark;
        return {position, epoch};
    }
    void fetchRefused(std::int16_t /*error*/, std::int64_t logStart) override {
        failed = logStart <= position;
        position = std::max(position, logStart);
        refused = true;
    }
    void truncated(std::int64_t /*end*/) override { failed = true; }

    std::vector<RawBatch> batches;
    std::int64_t position = 0;
    std::int32_t epoch = -1;
    bool done = false;
    bool failed = false;
    bool refused = false;

private:
    void take(const wire::RecordBatch& batch) {
        const std::span<std::byte> bytes = batch.bytes();
        const auto records = bytes.subspan(wire::RecordBatch::kHeaderBytes);
        batches.push_back({batch.baseOffset(),
                           batch.lastOffset(),
                           batch.attributes(),
                           batch.recordCount(),
                           batch.baseTimestampMs(),
                           batch.maxTimestampMs(),
                           batch.producerId(),
                           {records.begin(), records.end()}});
        position = batch.lastOffset() + 1;
        epoch = batch.leaderEpoch();
    }
};

std::optional<std::string> textOf(const void* data, std::size_t size) {
    return data == nullptr ? std::nullopt : std::optional{std::string{static_cast<const char*>(data), size}};
}

PlainRecord recordOf(const rd_kafka_message_t& message) {
    PlainRecord out;
    out.offset = message.offset;
    out.timestampMs = rd_kafka_message_timestamp(&message, nullptr);
    out.key = textOf(message.key, message.key_len);
    out.value = textOf(message.payload, message.len);
    rd_kafka_headers_t* headers = nullptr;
    if (rd_kafka_message_headers(&message, &headers) == RD_KAFKA_RESP_ERR_NO_ERROR) {
        const char* name = nullptr;
        const void* value = nullptr;
        std::size_t size = 0;
        for (std::size_t i = 0; rd_kafka_header_get_all(headers, i, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR;
             ++i) {
            out.headers.emplace_back(name, textOf(value, size));
        }
    }
    return out;
}

}  // namespace

bool RawBatch::holds(const std::string& text) const {
    const auto bytes = std::as_bytes(std::span{text});
    return !std::ranges::search(records, bytes).empty();
}

std::vector<RawBatch> rawLog(const std::string& bootstrap, const std::string& topic, std::int32_t partition) {
    wire::Loop loop;
    wire::BufferPool buffers{64U << 20U};
    auto settings = wire::connectionSettings({{"bootstrap.servers", bootstrap}});
    if (!settings) {
        throw std::runtime_error{settings.error().text()};
    }
    std::unique_ptr<wire::Fetcher> fetcher;
    const auto place = [&] {
        if (fetcher) {
            fetcher->place();
        }
    };
    wire::Cluster cluster{{loop, buffers, std::make_shared<const wire::ConnectionSettings>(*settings), nullptr},
                          {place, place, [](const Error&) {}}};
    fetcher =
        std::make_unique<wire::Fetcher>(cluster, buffers, wire::FetchSettings{.readCommitted = false, .maxWaitMs = 10});
    Collector sink;
    wire::Fetcher::Partition* from = fetcher->add(topic, partition, sink);
    fetcher->want(*from, wire::Want::Yes);
    const MonotonicTime deadline = MonotonicClock::now() + 30s;
    while (!sink.done && !sink.failed && MonotonicClock::now() < deadline) {
        fetcher->pump();
        loop.run(100ms);
        if (std::exchange(sink.refused, false) && !sink.failed) {
            fetcher->seek(*from, sink.position, -1);
            fetcher->want(*from, wire::Want::Yes);
        }
    }
    fetcher->remove(from);
    const bool whole = sink.done && !sink.failed;
    fetcher.reset();
    if (!whole) {
        throw std::runtime_error{"the log of " + topic + " cannot be read"};
    }
    return std::move(sink.batches);
}

void deleteRecords(const std::string& bootstrap, const std::string& topic, std::int32_t partition,
                   std::int64_t before) {
    adminRequest(bootstrap, "records of " + topic + " cannot be deleted",
                 [&](rd_kafka_t* client, rd_kafka_queue_t* queue) {
                     rd_kafka_topic_partition_list_t* offsets = rd_kafka_topic_partition_list_new(1);
                     rd_kafka_topic_partition_list_add(offsets, topic.c_str(), partition)->offset = before;
                     rd_kafka_DeleteRecords_t* order = rd_kafka_DeleteRecords_new(offsets);
                     rd_kafka_topic_partition_list_destroy(offsets);
                     rd_kafka_DeleteRecords(client, &order, 1, nullptr, queue);
                     rd_kafka_DeleteRecords_destroy(order);
                 });
}

std::vector<PlainRecord> plainRecords(const std::string& bootstrap, const std::string& topic, std::int32_t partition) {
    rd_kafka_conf_t* conf = rd_kafka_conf_new();
    for (const auto& [name, value] : {std::pair{"bootstrap.servers", bootstrap.c_str()},
                                      {"enable.partition.eof", "true"},
                                      {"isolation.level", "read_committed"},
                                      {"check.crcs", "true"}}) {
        static_cast<void>(rd_kafka_conf_set(conf, name, value, nullptr, 0));
    }
    const std::unique_ptr<rd_kafka_t, decltype(&rd_kafka_destroy)> client{
        rd_kafka_new(RD_KAFKA_CONSUMER, conf, nullptr, 0), &rd_kafka_destroy};
    const std::unique_ptr<rd_kafka_topic_t, decltype(&rd_kafka_topic_destroy)> handle{
        rd_kafka_topic_new(client.get(), topic.c_str(), nullptr), &rd_kafka_topic_destroy};
    rd_kafka_consume_start(handle.get(), partition, RD_KAFKA_OFFSET_BEGINNING);
    std::vector<PlainRecord> out;
    bool whole = false;
    const MonotonicTime deadline = MonotonicClock::now() + 30s;
    while (!whole && MonotonicClock::now() < deadline) {
        rd_kafka_message_t* message = rd_kafka_consume(handle.get(), partition, 500);
        if (message == nullptr) {
            continue;
        }
        if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR) {
            out.push_back(recordOf(*message));
        }
        whole = message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF;
        rd_kafka_message_destroy(message);
    }
    rd_kafka_consume_stop(handle.get(), partition);
    if (!whole) {
        throw std::runtime_error{topic + " cannot be read to its end"};
    }
    return out;
}

}  // namespace tributary
