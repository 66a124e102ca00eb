#include "core/link/tailreader.h"

#include "core/kafka/headers.h"
#include "core/kafka/partitionreader.h"
#include "core/kafka/record.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include <openssl/evp.h>

namespace tributary {

namespace {

struct FreeDigest {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

/// All that a record is: lengths go before what they are of, so that no two records read alike.
class RecordDigest {
public:
    [[nodiscard]] TailRecord::Digest of(kafka::RawMessage& message, const kafka::RecordFields& fields,
                                        bool timestamps) {
        EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr);
        number(timestamps ? fields.timestampMs : 0);
        bytes(fields.key, fields.keySize);
        bytes(fields.value, fields.valueSize);
        kafka::readHeaders(message, m_headers);
        for (const kafka::HeaderView& each : m_headers) {
            bytes(each.name.data(), each.name.size());
            bytes(each.value, each.size);
        }
        TailRecord::Digest out{};
        EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<unsigned char*>(out.data()), nullptr);
        return out;
    }

private:
    void number(std::int64_t value) { EVP_DigestUpdate(m_context.get(), &value, sizeof value); }
    void bytes(const void* data, std::size_t size) {
        number(data == nullptr ? -1 : static_cast<std::int64_t>(size));
        if (data != nullptr) {
            EVP_DigestUpdate(m_context.get(), data, size);
        }
    }

    std::unique_ptr<EVP_MD_CTX, FreeDigest> m_context{EVP_MD_CTX_new()};
    std::vector<kafka::HeaderView> m_headers;
};

}  // namespace

Result<Tails> readTails(kafka::ClientSettings settings, const std::vector<TailRequest>& requests, bool committedOnly,
                        MonotonicTime deadline) {
    settings["isolation.level"] = committedOnly ? "read_committed" : "read_uncommitted";
    std::vector<kafka::CommittedOffset> from;
    std::map<kafka::TopicPartition, const TailRequest*> open;
    for (const TailRequest& each : requests) {
        from.push_back({each.at, each.from, -1, {}});
        open.emplace(each.at, &each);
    }
    Result<std::unique_ptr<kafka::PartitionReader>> reader = kafka::PartitionReader::create(std::move(settings), from);
    if (!reader) {
        return std::unexpected(std::move(reader.error()));
    }
    Tails out;
    RecordDigest digest;
    std::array<kafka::RawMessage*, 1000> batch{};
    while (!open.empty()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - MonotonicClock::now()).count();
        if (left <= 0) {
            break;
        }
        const std::size_t count = (*reader)->poll(batch, static_cast<int>(std::min<std::int64_t>(left, 500)));
        for (kafka::RawMessage* message : std::span{batch}.first(count)) {
            const kafka::RecordFields fields = kafka::readFields(*message);
            const auto request = open.find({kafka::topicName(*message), fields.partition});
            if (request == open.end()) {
                // an error of the client, or of a partition that has said enough
            } else if (fields.kind != kafka::RecordKind::Record) {
                out[request->first].whole = fields.kind == kafka::RecordKind::EndOfPartition;
                open.erase(request);
            } else {
                Tail& tail = out[request->first];
                tail.records.push_back({fields.offset, digest.of(*message, fields, request->second->timestamps)});
                if (tail.records.size() >= request->second->most) {
                    tail.whole = true;
                    open.erase(request);
                }
            }
            kafka::releaseMessage(message);
        }
    }
    return out;
}

}  // namespace tributary
