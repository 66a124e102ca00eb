#pragma once

#include "core/base/error.h"
#include "core/kafka/clientsettings.h"
#include "core/wire/groupmessages.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tributary {

/// The consumer groups of one cluster; in tests, of one in memory. Blocks for answers. One thread at a time.
class GroupSide {
public:
    using Positions = std::vector<wire::GroupPosition>;

    GroupSide() = default;
    virtual ~GroupSide() = default;
    GroupSide(const GroupSide&) = delete;
    GroupSide& operator=(const GroupSide&) = delete;

    [[nodiscard]] virtual Result<std::vector<wire::ListedGroup>> list() = 0;
    [[nodiscard]] virtual std::map<std::string, Result<Positions>> positions(
        const std::vector<std::string>& groups) = 0;
    /// Of groups without members; Kafka's error of each position, in their order.
    [[nodiscard]] virtual std::map<std::string, Result<std::vector<std::int16_t>>> commit(
        const std::map<std::string, Positions>& positions) = 0;
};

/// Over connections of its own (wire::GroupClient), made when they are first needed. An error where core/wire does not
/// follow a setting.
[[nodiscard]] Result<std::unique_ptr<GroupSide>> groupSide(const kafka::ClientSettings& settings);

}  // namespace tributary
