#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/topology/topologyspec.h"

namespace tributary {

/// How a value of an enumeration is spelt in a document, in messages and on the command line. Spellings are part of the
/// file format: they are never changed, only added.
template <class Enum>
struct EnumName {
    Enum value;
    std::string_view text;
};

/// All spellings of an enumeration of topologyspec.h. Immutable, usable from any thread.
template <class Enum>
[[nodiscard]] std::span<const EnumName<Enum>> enumNames();

template <>
std::span<const EnumName<ClusterKind>> enumNames();
template <>
std::span<const EnumName<Tier>> enumNames();
template <>
std::span<const EnumName<SecurityProtocol>> enumNames();
template <>
std::span<const EnumName<NamingPolicy>> enumNames();
template <>
std::span<const EnumName<Partitioning>> enumNames();
template <>
std::span<const EnumName<StartPosition>> enumNames();
template <>
std::span<const EnumName<SendFailurePolicy>> enumNames();
template <>
std::span<const EnumName<Compression>> enumNames();
template <>
std::span<const EnumName<DataPath>> enumNames();
template <>
std::span<const EnumName<SecretRef::From>> enumNames();

template <class Enum>
[[nodiscard]] std::string_view enumText(Enum value) {
    for (const EnumName<Enum>& name : enumNames<Enum>()) {
        if (name.value == value) {
            return name.text;
        }
    }
    return {};
}

template <class Enum>
[[nodiscard]] std::optional<Enum> enumFromText(std::string_view text) {
    for (const EnumName<Enum>& name : enumNames<Enum>()) {
        if (name.text == text) {
            return name.value;
        }
    }
    return std::nullopt;
}

/// `"a", "b" or "c"`, for messages.
template <class Enum>
[[nodiscard]] std::string enumChoices() {
    const auto names = enumNames<Enum>();
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) {
            out += i + 1 == names.size() ? " or " : ", ";
        }
        out.append("\"").append(names[i].text).append("\"");
    }
    return out;
}

}  // namespace tributary
