#include "ui/canvas/canvasfind.h"

#include "ui/bridge/clusterdirectory.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace tributary::ui {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Topic names are ASCII, and there are many of them: no QString for each.
bool asciiContains(std::string_view text, std::string_view lowerNeedle) {
    return !std::ranges::search(text, lowerNeedle, {}, lower).empty();
}

bool contains(const std::string& text, const QString& needle) {
    return QString::fromStdString(text).contains(needle, Qt::CaseInsensitive);
}

bool matches(const ClusterSpec& cluster, const ClusterKnowledge& knowledge, const QString& needle) {
    const auto has = [&](const std::string& text) { return contains(text, needle); };
    if (has(cluster.name) || has(cluster.id.str()) || std::ranges::any_of(cluster.bootstrap, has) ||
        std::ranges::any_of(cluster.labels, [&](const auto& each) { return has(each.first) || has(each.second); })) {
        return true;
    }
    const std::string plain = needle.toLower().toStdString();
    return knowledge.info != nullptr && std::ranges::any_of(knowledge.info->topics, [&](const TopicInfo& topic) {
               return asciiContains(topic.name, plain);
           });
}

bool matches(const TopologySpec& spec, const LinkSpec& link, const QString& needle) {
    const auto has = [&](const TopicEntry& entry) { return contains(entry.text, needle); };
    return contains(linkTitle(spec, link), needle) || contains(link.id.str(), needle) || contains(link.group, needle) ||
           std::ranges::any_of(link.topics.include, has) || std::ranges::any_of(link.topics.exclude, has);
}

}  // namespace

std::vector<CanvasObject> findObjects(const TopologySpec& spec, const ClusterDirectory& directory,
                                      const QString& text) {
    std::vector<CanvasObject> found;
    const QString needle = text.trimmed();
    if (needle.isEmpty()) {
        return found;
    }
    for (const ClusterSpec& cluster : spec.clusters) {
        if (matches(cluster, directory.cluster(cluster.id), needle)) {
            found.emplace_back(cluster.id);
        }
    }
    for (const LinkSpec& link : spec.links) {
        if (matches(spec, link, needle)) {
            found.emplace_back(link.id);
        }
    }
    return found;
}

ObjectSet toSet(const std::vector<CanvasObject>& objects) {
    ObjectSet set;
    for (const CanvasObject& object : objects) {
        if (const ClusterId* cluster = std::get_if<ClusterId>(&object)) {
            set.clusters.insert(*cluster);
        } else if (const LinkId* link = std::get_if<LinkId>(&object)) {
            set.links.insert(*link);
        }
    }
    return set;
}

}  // namespace tributary::ui
