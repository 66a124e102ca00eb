#pragma once

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace tributary {

/// A typed, immutable-by-convention identifier: a ClusterId cannot be passed where a LinkId is meant.
/// Plain value, no thread affinity. An empty value means "none".
template <class Tag>
class Id {
public:
    Id() = default;
    explicit Id(std::string value) : m_value(std::move(value)) {}

    [[nodiscard]] const std::string& str() const { return m_value; }
    [[nodiscard]] bool empty() const { return m_value.empty(); }

    auto operator<=>(const Id&) const = default;

private:
    std::string m_value;
};

using DocumentId = Id<struct DocumentTag>;
using ClusterId = Id<struct ClusterTag>;
using LinkId = Id<struct LinkTag>;
using ConnectId = Id<struct ConnectTag>;

}  // namespace tributary

template <class Tag>
struct std::hash<tributary::Id<Tag>> {
    std::size_t operator()(const tributary::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.str()); }
};
