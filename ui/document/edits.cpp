#include "ui/document/edits.h"

#include <QRandomGenerator>
#include <QString>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

/// Lower-case letters, digits and dashes, so that it can stand in a consumer group and on a command line.
std::string slug(const std::string& name) {
    std::string out;
    const QString plain = QString::fromStdString(name).normalized(QString::NormalizationForm_D).toLower();
    for (const QChar c : plain) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9')) {
            out += static_cast<char>(c.unicode());
        } else if (!out.empty() && out.back() != '-' && !c.isMark()) {
            out += '-';
        }
    }
    while (!out.empty() && out.back() == '-') {
        out.pop_back();
    }
    constexpr std::size_t kLongest = 24;
    return out.empty() ? "x" : out.substr(0, kLongest);
}

template <class IdType, class Taken>
IdType newId(const std::string& stem, Taken taken) {
    while (true) {
        const quint32 number = QRandomGenerator::system()->bounded(0x1000U, 0x10000U);
        IdType id{stem + '-' + QString::number(number, 16).toStdString()};
        if (!taken(id)) {
            return id;
        }
    }
}

template <class Object>
void replace(std::vector<Object>& objects, const Object& with) {
    *std::ranges::find(objects, with.id, &Object::id) = with;
}

template <class From, class To>
ObjectSet reachable(const TopologySpec& spec, const ClusterId& start, From from, To to) {
    ObjectSet found;
    found.clusters.insert(start);
    for (bool grown = true; grown;) {
        grown = false;
        for (const LinkSpec& link : spec.links) {
            if (found.clusters.contains(from(link)) && found.links.insert(link.id).second) {
                found.clusters.insert(to(link));
                grown = true;
            }
        }
    }
    return found;
}

}  // namespace

DocumentId newDocumentId() { return DocumentId{QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()}; }

ClusterId newClusterId(const TopologySpec& spec, const std::string& name) {
    return newId<ClusterId>(slug(name), [&](const ClusterId& id) { return spec.cluster(id) != nullptr; });
}

LinkId newLinkId(const TopologySpec& spec, const ClusterId& source, const ClusterId& target) {
    return newId<LinkId>(slug(source.str()) + '-' + slug(target.str()),
                         [&](const LinkId& id) { return spec.link(id) != nullptr; });
}

TopologySpec withCluster(TopologySpec spec, ClusterSpec cluster, ClusterId& id) {
    id = newClusterId(spec, cluster.name);
    cluster.id = id;
    spec.clusters.push_back(std::move(cluster));
    return spec;
}

TopologySpec withLink(TopologySpec spec, LinkSpec link, LinkId& id) {
    id = newLinkId(spec, link.source, link.target);
    link.id = id;
    spec.links.push_back(std::move(link));
    return spec;
}

TopologySpec withChanged(TopologySpec spec, const ClusterSpec& cluster) {
    replace(spec.clusters, cluster);
    return spec;
}

TopologySpec withChanged(TopologySpec spec, const LinkSpec& link) {
    replace(spec.links, link);
    return spec;
}

TopologySpec without(TopologySpec spec, const ObjectSet& objects) {
    std::erase_if(spec.clusters, [&](const ClusterSpec& each) { return objects.clusters.contains(each.id); });
    std::erase_if(spec.links, [&](const LinkSpec& each) {
        return objects.links.contains(each.id) || objects.clusters.contains(each.source) ||
               objects.clusters.contains(each.target);
    });
    return spec;
}

TopologySpec withPositions(TopologySpec spec, const std::map<ClusterId, QPointF>& positions) {
    for (ClusterSpec& cluster : spec.clusters) {
        if (const auto at = positions.find(cluster.id); at != positions.end()) {
            cluster.position = Position{at->second.x(), at->second.y()};
        }
    }
    return spec;
}

TopologySpec withName(TopologySpec spec, const ClusterId& cluster, const std::string& name) {
    std::ranges::find(spec.clusters, cluster, &ClusterSpec::id)->name = name;
    return spec;
}

TopologySpec withName(TopologySpec spec, const LinkId& link, const std::string& name) {
    std::ranges::find(spec.links, link, &LinkSpec::id)->name = name;
    return spec;
}

TopologySpec withReversed(TopologySpec spec, const LinkId& link) {
    LinkSpec& reversed = *std::ranges::find(spec.links, link, &LinkSpec::id);
    std::swap(reversed.source, reversed.target);
    std::ranges::reverse(reversed.bends);
    return spec;
}

ObjectSet upstreamOf(const TopologySpec& spec, const ClusterId& cluster) {
    return reachable(
        spec, cluster, [](const LinkSpec& link) { return link.target; }, [](const LinkSpec& link) { return link.source; });
}

ObjectSet downstreamOf(const TopologySpec& spec, const ClusterId& cluster) {
    return reachable(
        spec, cluster, [](const LinkSpec& link) { return link.source; }, [](const LinkSpec& link) { return link.target; });
}

std::string linkTitle(const TopologySpec& spec, const LinkSpec& link) {
    if (!link.name.empty()) {
        return link.name;
    }
    const auto name = [&](const ClusterId& id) {
        const ClusterSpec* cluster = spec.cluster(id);
        return cluster != nullptr ? cluster->displayName() : id.str();
    };
    return name(link.source) + " → " + name(link.target);
}

}  // namespace tributary::ui
