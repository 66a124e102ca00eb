#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/topology/placeholdertext.h"
#include "core/topology/validation.h"

namespace tributary {

// Private to validation.
inline constexpr auto kError = Finding::Severity::Error;
inline constexpr auto kWarning = Finding::Severity::Warning;

/// Private to validation: collects findings and fills in where they belong.
class FindingSink {
public:
    explicit FindingSink(const TopologySpec& spec) : m_spec(spec) {}

    void document(Finding::Severity severity, std::string_view place, Error error) {
        m_findings.push_back({severity, {}, {}, std::string(place), std::move(error)});
    }

    void cluster(Finding::Severity severity, const ClusterSpec& cluster, std::string_view member, Error error) {
        const auto index = &cluster - m_spec.clusters.data();
        error.at("cluster " + cluster.id.str());
        m_findings.push_back({severity, cluster.id, {}, pointer("clusters", index, member), std::move(error)});
    }

    void link(Finding::Severity severity, const LinkSpec& link, std::string_view member, Error error) {
        const auto index = &link - m_spec.links.data();
        error.at("link " + link.id.str());
        m_findings.push_back({severity, {}, link.id, pointer("links", index, member), std::move(error)});
    }

    /// Of a value in which nothing fills a placeholder in; nothing where it has none. `expected` is "a user's name".
    static std::optional<Error> placeholder(std::string_view field, std::string_view value, std::string_view expected) {
        const std::string found = placeholderIn(value);
        return found.empty() ? std::nullopt
                             : std::optional(Error(ErrorCode::PlaceholderOpen)
                                                 .with("field", field)
                                                 .with("placeholder", found)
                                                 .with("expected", expected));
    }

    [[nodiscard]] std::vector<Finding> take() { return std::move(m_findings); }

private:
    static std::string pointer(std::string_view list, std::ptrdiff_t index, std::string_view member) {
        std::string text = "/" + std::string(list) + "/" + std::to_string(index);
        return member.empty() ? text : text.append("/").append(member);
    }

    const TopologySpec& m_spec;
    std::vector<Finding> m_findings;
};

}  // namespace tributary
