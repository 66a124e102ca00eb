#include "core/dialects/dotexporter.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace tributary {

namespace {

/// A quoted string of DOT. A backslash would begin an escape of Graphviz.
std::string dotQuoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return out + "\"";
}

/// Two lines of a label: "\n" between them is Graphviz's own.
std::string label(const std::string& first, const std::string& second) {
    const std::string upper = dotQuoted(first);
    const std::string lower = dotQuoted(second);
    return second.empty() ? upper : upper.substr(0, upper.size() - 1) + "\\n" + lower.substr(1);
}

std::string_view fillOf(Tier tier) {
    switch (tier) {
        case Tier::Regional:
            return "#dbeafe";
        case Tier::Aggregate:
            return "#dcfce7";
        case Tier::Dr:
            return "#fef3c7";
        case Tier::None:
            break;
    }
    return "#f3f4f6";
}

std::string selectionText(const LinkSpec& link) {
    constexpr std::size_t kMostShown = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(link.topics.include.size(), kMostShown); ++i) {
        text += (i > 0 ? ", " : "") + link.topics.include[i].text;
    }
    return link.topics.include.size() > kMostShown ? text + ", …" : text;
}

}  // namespace

Result<Exported> DotExporter::write(const TopologySpec& spec) const {
    std::string out = "// A topology of Tributary. Draw it with: dot -Tsvg topology.dot\ndigraph " +
                      dotQuoted(spec.name) +
                      " {\n    rankdir=LR;\n    node [shape=box, style=\"rounded,filled\", fontname=\"sans-serif\"];\n"
                      "    edge [fontname=\"sans-serif\", fontsize=10];\n";
    for (const ClusterSpec& cluster : spec.clusters) {
        out += "    " + dotQuoted(cluster.id.str()) + " [label=" +
               label(cluster.displayName(), cluster.bootstrap.empty() ? std::string{} : cluster.bootstrap.front()) +
               ", fillcolor=\"" + std::string(fillOf(cluster.tier)) + "\"];\n";
    }
    for (const Tier tier : {Tier::Regional, Tier::Aggregate, Tier::Dr}) {
        std::string same;
        for (const ClusterSpec& cluster : spec.clusters) {
            if (cluster.tier == tier) {
                same += " " + dotQuoted(cluster.id.str()) + ";";
            }
        }
        out += same.empty() ? "" : "    { rank=same;" + same + " }\n";
    }
    for (const LinkSpec& link : spec.links) {
        out += "    " + dotQuoted(link.source.str()) + " -> " + dotQuoted(link.target.str()) +
               " [label=" + label(link.name.empty() ? link.id.str() : link.name, selectionText(link)) + "];\n";
    }
    return Exported{{{"topology.dot", out + "}\n"}}, {}};
}

}  // namespace tributary
