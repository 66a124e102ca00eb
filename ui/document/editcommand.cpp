#include "ui/document/editcommand.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <utility>

namespace tributary::ui {

namespace {

template <class Object>
auto orderOf(const std::vector<Object>& objects) {
    std::vector<decltype(Object::id)> order;
    order.reserve(objects.size());
    for (const Object& object : objects) {
        order.push_back(object.id);
    }
    return order;
}

template <class Object>
const Object* find(const std::vector<Object>& objects, const decltype(Object::id)& id) {
    const auto at = std::ranges::find(objects, id, &Object::id);
    return at == objects.end() ? nullptr : &*at;
}

template <class Differences, class Object>
void compare(const std::vector<Object>& before, const std::vector<Object>& after, Differences& out) {
    for (const Object& old : before) {
        const Object* now = find(after, old.id);
        if (now == nullptr) {
            out.push_back({old, std::nullopt});
        } else if (*now != old) {
            out.push_back({old, *now});
        }
    }
    for (const Object& now : after) {
        if (find(before, now.id) == nullptr) {
            out.push_back({std::nullopt, now});
        }
    }
}

/// Brings `objects` to the other side of the differences, in the given order.
template <class Differences, class Object, class Id>
void bring(std::vector<Object>& objects, const Differences& differences, bool backwards, const std::vector<Id>& order,
           std::vector<Id>& added, std::vector<Id>& removed, std::vector<Id>& changed) {
    for (const auto& each : differences) {
        const auto& from = backwards ? each.after : each.before;
        const auto& to = backwards ? each.before : each.after;
        if (!to) {
            std::erase_if(objects, [&](const Object& object) { return object.id == from->id; });
            removed.push_back(from->id);
        } else if (!from) {
            objects.push_back(*to);
            added.push_back(to->id);
        } else {
            *std::ranges::find(objects, from->id, &Object::id) = *to;
            changed.push_back(to->id);
        }
    }
    std::map<Id, std::size_t> place;
    for (const Id& id : order) {
        place.emplace(id, place.size());
    }
    std::ranges::stable_sort(objects, {}, [&](const Object& object) { return place[object.id]; });
}

TopologySpec restOf(const TopologySpec& spec) {
    TopologySpec rest = spec;
    rest.clusters.clear();
    rest.links.clear();
    return rest;
}

template <class Differences>
bool sameObjects(const Differences& a, const Differences& b) {
    return std::ranges::equal(a, b, [](const auto& x, const auto& y) {
        return x.before && x.after && y.before && y.after && x.before->id == y.before->id;
    });
}

}  // namespace

EditCommand::EditCommand(TopologyDocument& document, const QString& text, const TopologySpec& before,
                         TopologySpec after, MergeKind merge, int gesture)
    : QUndoCommand(text),
      m_document(document),
      m_merge(merge),
      m_gesture(gesture),
      m_clusterOrderBefore(orderOf(before.clusters)),
      m_clusterOrderAfter(orderOf(after.clusters)),
      m_linkOrderBefore(orderOf(before.links)),
      m_linkOrderAfter(orderOf(after.links)) {
    compare(before.clusters, after.clusters, m_clusters);
    compare(before.links, after.links, m_links);
    TopologySpec restBefore = restOf(before);
    TopologySpec restAfter = restOf(after);
    if (restBefore != restAfter) {
        m_restBefore = std::move(restBefore);
        m_restAfter = std::move(restAfter);
    }
}

bool EditCommand::changesNothing() const {
    return m_clusters.empty() && m_links.empty() && !m_restBefore && m_clusterOrderBefore == m_clusterOrderAfter &&
           m_linkOrderBefore == m_linkOrderAfter;
}

bool EditCommand::mergeWith(const QUndoCommand* other) {
    const auto& next = *static_cast<const EditCommand*>(other);  // NOLINT: QUndoStack has compared the ids
    if (next.m_gesture != m_gesture || !sameObjects(m_clusters, next.m_clusters) ||
        !sameObjects(m_links, next.m_links) || m_restBefore || next.m_restBefore) {
        return false;
    }
    for (std::size_t i = 0; i < m_clusters.size(); ++i) {
        m_clusters[i].after = next.m_clusters[i].after;
    }
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        m_links[i].after = next.m_links[i].after;
    }
    return true;
}

void EditCommand::apply(bool backwards) {
    TopologySpec spec = m_document.spec();
    SpecChange change;
    if (m_restBefore) {
        TopologySpec rest = backwards ? *m_restBefore : *m_restAfter;
        rest.clusters = std::move(spec.clusters);
        rest.links = std::move(spec.links);
        rest.id = spec.id;  // an identity is not edited, and saving under another name is not undone
        spec = std::move(rest);
        change.documentChanged = true;
    }
    bring(spec.clusters, m_clusters, backwards, backwards ? m_clusterOrderBefore : m_clusterOrderAfter,
          change.clustersAdded, change.clustersRemoved, change.clustersChanged);
    bring(spec.links, m_links, backwards, backwards ? m_linkOrderBefore : m_linkOrderAfter, change.linksAdded,
          change.linksRemoved, change.linksChanged);
    m_document.replaceSpec(std::move(spec), change);
}

}  // namespace tributary::ui
