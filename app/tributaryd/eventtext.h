#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/engine/event.h"

namespace tributary::daemon {

/// Events of one kind, link and error code.
struct EventGroup {
    static constexpr std::size_t kMostNamed = 3;

    std::vector<Event> first;  ///< at least one, kMostNamed at most
    Event last;
    std::uint64_t count = 0;  ///< all of them
    std::uint64_t sum = 0;    ///< Gap: offsets; PartitionsAdded: partitions

    void add(const Event& event);
};

/// An event as one line for people: time, link, what happened and why.
[[nodiscard]] std::string eventLine(const Event& event);

/// The same for many that came together: how many, the first ones by name, and why the first.
[[nodiscard]] std::string groupLine(const EventGroup& group);

}  // namespace tributary::daemon
