#pragma once

#include "core/base/errorcode.h"

#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tributary {

/// What went wrong, as a value: a code, the arguments of its sentence, and the place. It can be copied between threads
/// and serialised; ui translates it by code.
struct Error {
    ErrorCode code = ErrorCode::None;
    int kafkaCode = 0;       ///< librdkafka's or the broker's error code; 0 when there is none
    bool retriable = false;  ///< the same operation may succeed later without anybody doing anything
    bool fatal = false;      ///< the instance that reported it cannot be used any more
    std::vector<std::pair<std::string, std::string>> args;
    std::string context;  ///< the place: "hub.tributary:12", "link eu-agg"; may be empty

    explicit Error(ErrorCode errorCode = ErrorCode::None) : code(errorCode) {}

    /// Sets a named argument; what was known less well before is replaced.
    Error& with(std::string_view name, std::string_view value);
    Error& at(std::string_view place) {
        context = place;
        return *this;
    }

    /// The English sentence with the arguments filled in, without the context.
    [[nodiscard]] std::string message() const;
    /// "context: message", or just the message.
    [[nodiscard]] std::string text() const;
    /// The value of the named argument, empty when there is none.
    [[nodiscard]] std::string_view arg(std::string_view name) const;

    bool operator==(const Error&) const = default;
};

template <class T>
using Result = std::expected<T, Error>;

using Status = Result<void>;

/// Replaces each {name} in `pattern` by the argument of that name; unknown names stay as they are.
[[nodiscard]] std::string fillIn(std::string_view pattern,
                                 const std::vector<std::pair<std::string, std::string>>& args);

}  // namespace tributary
