#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/topology/topologyspec.h"

namespace tributary {

/// What clusters call themselves (Kafka's cluster.id), as far as somebody has asked them.
using KafkaClusterIds = std::map<ClusterId, std::string>;

/// Which clusters of a document are one: drawn twice, or under two addresses. By a shared bootstrap address, and by
/// cluster.id where it is known. Immutable.
class SameClusters {
public:
    explicit SameClusters(const TopologySpec& spec, const KafkaClusterIds& known = {});

    /// The number that the cluster shares with those that are the same; none other has it. Of one that is not drawn:
    /// kNone.
    [[nodiscard]] std::size_t of(const ClusterId& cluster) const;
    /// How many clusters are drawn: every number is below.
    [[nodiscard]] std::size_t size() const { return m_size; }

    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

private:
    std::map<ClusterId, std::size_t> m_numbers;
    std::size_t m_size;
};

/// Where topics come from, told by their names: with a link that mirrors eu's topics as "eu.…", "eu.orders" is from eu,
/// wherever it is found, and "us.eu.orders" is as well. A link takes no topic back to where it came from, or two links
/// in opposite directions would mirror each other's copies for ever. The rule is MirrorMaker 2's
/// (MirrorSourceConnector, isCycle), with the prefixes of the document's links in the place of its aliases; an empty
/// separator tells nothing. Immutable value.
class TopicOrigins {
public:
    /// Of a link of which nothing is known: nothing comes back.
    TopicOrigins() = default;

    [[nodiscard]] bool cameFromTarget(std::string_view topic) const;

    bool operator==(const TopicOrigins& other) const;

private:
    friend class OriginTable;

    /// What links put before names, and of which clusters' topics.
    class Prefixes {
    public:
        using Origin = std::pair<const std::string, std::set<std::size_t>>;

        void add(std::string text, std::size_t cluster);
        /// The longest one that the topic's name begins with, and is longer than; null: none. As long for a thousand
        /// prefixes as for ten.
        [[nodiscard]] const Origin* longestOf(std::string_view topic) const;

        bool operator==(const Prefixes&) const = default;

    private:
        std::map<std::string, std::set<std::size_t>, std::less<>> m_clusters;
        std::set<std::size_t, std::greater<>> m_lengths;
    };

    TopicOrigins(std::shared_ptr<const Prefixes> prefixes, std::size_t target)
        : m_prefixes(std::move(prefixes)), m_target(target) {}

    std::shared_ptr<const Prefixes> m_prefixes;
    std::size_t m_target = SameClusters::kNone;
};

/// The prefixes of a document, gathered once for all its links.
class OriginTable {
public:
    OriginTable(const TopologySpec& spec, const SameClusters& same);

    /// For a link of the document.
    [[nodiscard]] TopicOrigins of(const LinkSpec& link, const SameClusters& same) const {
        return {m_prefixes, same.of(link.target)};
    }

private:
    std::shared_ptr<const TopicOrigins::Prefixes> m_prefixes;
};

/// The same for one link.
[[nodiscard]] TopicOrigins topicOrigins(const TopologySpec& spec, const LinkSpec& link,
                                        const KafkaClusterIds& known = {});

}  // namespace tributary
