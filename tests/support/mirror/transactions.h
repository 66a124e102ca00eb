#pragma once

#include <cstdint>
#include <memory>
#include <string>

struct rd_kafka_s;

namespace tributary {

/// A transactional producer (KIP-98) for tests. Each batch() is a batch of its own in the log, or several. Throws std::runtime_error. One
/// thread.
class Transactions {
public:
    Transactions(const std::string& bootstrap, const std::string& id);
    ~Transactions();
    Transactions(const Transactions&) = delete;
    Transactions& operator=(const Transactions&) = delete;

    void begin();
    /// Records with the values `text`0, `text`1 …, written when it returns.
    void batch(const std::string& topic, std::int32_t partition, const std::string& text, int records);
    void commit();
    void abort();

private:
    struct Close {
        void operator()(rd_kafka_s* client) const;
    };
    std::unique_ptr<rd_kafka_s, Close> m_client;
};

}  // namespace tributary
