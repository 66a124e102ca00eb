#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "core/kafka/record.h"

namespace tributary::kafka {

/// One header of a record. `value` nullptr: null, which is not the same as empty.
struct HeaderView {
    std::string_view name;
    const void* value = nullptr;
    std::size_t size = 0;

    /// The value as text; empty for null.
    [[nodiscard]] std::string_view text() const {
        return value == nullptr ? std::string_view{} : std::string_view{static_cast<const char*>(value), size};
    }
};

/// Headers for Producer::send(), copied. The caller owns them until a send is accepted; destroyHeaders() otherwise.
[[nodiscard]] RawHeaders* makeHeaders(std::span<const HeaderView> headers);

/// Replaces `out` by the headers of a message, in their order. They point into the message.
void readHeaders(RawMessage& message, std::vector<HeaderView>& out);

}  // namespace tributary::kafka
