#pragma once

#include "core/kafka/admin.h"
#include "core/kafka/clientsettings.h"
#include "core/link/statestore.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tributary {

/// The topic kStateTopic of a cluster, with clients of its own. It is made when it is first read, where `make` says so;
/// where there is none and none is to be made it reads as empty.
///
/// KafkaAuthorization where it may not be made, read or written.
class StateTopic final : public StateStore {
public:
    enum class Make { IfMissing, Never };
    StateTopic(std::shared_ptr<kafka::AdminClient> admin, kafka::ClientSettings settings, Make make);
    ~StateTopic() override;

    [[nodiscard]] Result<std::vector<StateRecord>> read() override;
    [[nodiscard]] Status write(const std::vector<StateRecord>& records) override;

private:
    class Sending;

    [[nodiscard]] Result<bool> isThere() const;
    [[nodiscard]] Status make() const;
    [[nodiscard]] Result<std::int64_t> end() const;

    const std::shared_ptr<kafka::AdminClient> m_admin;
    const kafka::ClientSettings m_settings;
    const Make m_make;
    bool m_there = false;
    std::int64_t m_next = -1;  ///< the offset to read on at; -1: from the beginning
    std::unique_ptr<Sending> m_sending;
};

}  // namespace tributary
