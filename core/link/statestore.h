#pragma once

#include "core/base/error.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tributary {

/// The topic at a target in which everything is kept that has to outlive the machine that mirrors: of all links into
/// that cluster, one partition, compacted. Its name ends as those do that no link mirrors.
inline constexpr std::string_view kStateTopic = "tributary-state.internal";

/// The newest value of a key counts. None: there is no longer one.
struct StateRecord {
    std::string key;
    std::optional<std::string> value;

    bool operator==(const StateRecord&) const = default;
};

/// Keeps records of links: StateTopic, or StateFile where there may be no such topic; in tests, memory. Each call
/// blocks until it is done, for ten seconds or so at most. One thread at a time.
class StateStore {
public:
    StateStore() = default;
    virtual ~StateStore() = default;
    StateStore(const StateStore&) = delete;
    StateStore& operator=(const StateStore&) = delete;

    /// What anybody has written since the last call, oldest first; the first time all that there is.
    [[nodiscard]] virtual Result<std::vector<StateRecord>> read() = 0;
    /// They are safe when it returns. After an error some may be.
    [[nodiscard]] virtual Status write(const std::vector<StateRecord>& records) = 0;
};

}  // namespace tributary
