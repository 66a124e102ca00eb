#pragma once

#include "core/wire/connection.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace tributary::wire {

/// A broker that does what a test says, in the loop of the client under test, so that each step is one of a known
/// order. Answers ApiVersions, Metadata and InitProducerId by itself; every other request waits in asked() for the
/// test's answer.
class FakeBroker {
public:
    struct Asked {
        ApiKey key{};
        std::int16_t version = 0;
        std::int32_t correlation = 0;
        std::vector<std::byte> body;
        int connection = 0;
    };
    struct Part {
        std::string topic;
        std::int32_t partition = 0;
        std::vector<std::byte> records;
    };

    explicit FakeBroker(Loop& loop);
    ~FakeBroker();
    FakeBroker(const FakeBroker&) = delete;
    FakeBroker& operator=(const FakeBroker&) = delete;

    [[nodiscard]] Address address() const;
    /// As settings, a kit for clients of this broker.
    [[nodiscard]] ConnectionKit kit(BufferPool& buffers) const;

    // What the metadata says. This broker is all nodes, from 1 on; partition n is led by node 1 + n modulo their
    // number.
    int nodes = 1;
    std::set<std::int32_t> away;        ///< nodes at whose address nobody listens
    std::map<std::string, int> topics;  ///< partitions
    std::int32_t leaderEpoch = 5;
    std::int16_t producerError = 0;  ///< of InitProducerId
    std::int64_t nextProducerId = 100;
    std::vector<VersionRange> versions;  ///< that it speaks
    std::chrono::milliseconds roundTrip{0};  ///< before a connection's first answer
    std::string greets;                      ///< sent to whoever connects; nothing is read then: it is no broker
    std::map<ApiKey, std::int32_t> claims;   ///< answers of which only the beginning comes, with this size
    int olderEpochBelievedAfterMs = 10'000;  ///< by the clients of kit()

    [[nodiscard]] std::deque<Asked>& asked() { return m_asked; }
    [[nodiscard]] int metadataAsked() const { return m_metadataAsked; }
    void answer(const Asked& asked, Writer body);
    /// Closes every connection.
    void cut();

    /// Runs the loop until it holds. False: not within 10 s.
    [[nodiscard]] bool until(const std::function<bool()>& holds);
    /// Runs the loop as long as there is anything to do without waiting: what was sent over loopback has then arrived.
    void settle();

    [[nodiscard]] static std::vector<Part> produced(const Asked& asked);
    /// The same error and offset for each of its parts, with each part's own offset added by the caller.
    void answerProduce(const Asked& asked, std::int16_t error, std::int64_t offset = 0);

private:
    struct Session;
    void accept();
    void claim(const Asked& asked, std::int32_t size);
    void take(Session& session, std::vector<std::byte> frame);
    [[nodiscard]] Writer metadata(const Asked& asked) const;

    Loop& m_loop;
    struct Impl;
    std::unique_ptr<Impl> m_impl;
    std::deque<Asked> m_asked;
    int m_metadataAsked = 0;
};

}  // namespace tributary::wire
