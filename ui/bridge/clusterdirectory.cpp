#include "ui/bridge/clusterdirectory.h"

#include "core/base/connectionstage.h"
#include "ui/bridge/enginebridge.h"
#include "ui/document/topologydocument.h"

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

constexpr int kEveryMs = 30'000;
constexpr int kTimeoutMs = 10'000;

/// Would the same question be asked?
bool sameAddress(const ClusterSpec& a, const ClusterSpec& b) {
    return a.kind == b.kind && a.bootstrap == b.bootstrap && a.security == b.security && a.client == b.client;
}

bool canBeAsked(const ClusterSpec& cluster) { return cluster.kind == ClusterKind::Sandbox || !cluster.bootstrap.empty(); }

}  // namespace

ClusterDirectory::ClusterDirectory(TopologyDocument& document, EngineBridge& bridge, QObject* parent)
    : QObject(parent), m_document(document), m_bridge(bridge) {
    m_timer.setInterval(kEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &ClusterDirectory::refreshAll);
    connect(&m_document, &TopologyDocument::changed, this, [this] { followDocument(); });
    connect(&m_bridge.trust(), &DocumentTrust::changed, this, &ClusterDirectory::followTrust);
    connect(&m_bridge, &EngineBridge::statusChanged, this, &ClusterDirectory::followLink);
}

void ClusterDirectory::setActive(bool active) {
    if (active && !m_timer.isActive()) {
        m_timer.start();
        refreshAll();
    } else if (!active) {
        m_timer.stop();
    }
}

ClusterKnowledge ClusterDirectory::cluster(const ClusterId& id) const {
    const auto at = m_entries.find(id);
    ClusterKnowledge known = at == m_entries.end() ? ClusterKnowledge{} : at->second.knowledge;
    if (known.state == ClusterKnowledge::State::Unknown && !m_bridge.trust().isTrusted()) {
        known.state = ClusterKnowledge::State::Withheld;
    }
    return known;
}

std::vector<std::string> ClusterDirectory::topicNames(const ClusterId& id) const {
    std::vector<std::string> names;
    if (const auto info = cluster(id).info) {
        for (const TopicInfo& topic : info->topics) {
            names.push_back(topic.name);
        }
    }
    return names;
}

void ClusterDirectory::refreshAll() {
    for (const ClusterSpec& cluster : m_document.spec().clusters) {
        ask(cluster.id);
    }
}

void ClusterDirectory::refresh(const ClusterId& id) {
    m_bridge.trust().whenTrusted(this, [this, id] { ask(id); });
}

void ClusterDirectory::ask(const ClusterId& id) {
    const ClusterSpec* spec = m_document.spec().cluster(id);
    if (spec == nullptr || !canBeAsked(*spec) || !m_bridge.trust().isTrusted()) {
        return;
    }
    Entry& entry = m_entries[id];
    if (entry.pending && sameAddress(entry.asked, *spec)) {
        return;
    }
    entry.asked = *spec;
    entry.pending = true;
    if (entry.knowledge.state == ClusterKnowledge::State::Unknown) {
        entry.knowledge.state = ClusterKnowledge::State::Connecting;
        emit clusterChanged(id);
    }
    const int question = ++entry.questions;
    m_bridge.describe(*spec, kTimeoutMs, this, [this, question, asked = *spec](Result<ClusterInfo> info) {
        const auto at = m_entries.find(asked.id);
        if (at == m_entries.end() || !sameAddress(at->second.asked, asked) || at->second.questions != question) {
            return;  // gone, asked again, or known better since
        }
        ClusterKnowledge& known = at->second.knowledge;
        at->second.pending = false;
        known.checkedAt = QDateTime::currentDateTime();
        if (info) {
            known.state = ClusterKnowledge::State::Connected;
            known.listedAt = known.checkedAt;
            std::ranges::sort(info->topics, {}, &TopicInfo::name);
            known.info = std::make_shared<const ClusterInfo>(std::move(*info));
            known.error.reset();
        } else {
            known.state = ClusterKnowledge::State::Failed;
            known.error = std::move(info.error());
        }
        emit clusterChanged(asked.id);
    });
}

void ClusterDirectory::followDocument() {
    std::erase_if(m_entries, [this](const auto& each) { return m_document.spec().cluster(each.first) == nullptr; });
    for (const ClusterSpec& cluster : m_document.spec().clusters) {
        const auto at = m_entries.find(cluster.id);
        const bool moved = at != m_entries.end() && !sameAddress(at->second.asked, cluster);
        if (moved) {
            m_entries.erase(at);
            emit clusterChanged(cluster.id);
        }
        if (m_timer.isActive() && (moved || !m_entries.contains(cluster.id))) {
            ask(cluster.id);
        }
    }
}

void ClusterDirectory::followLink(const LinkId& id) {
    const LinkSpec* link = m_bridge.applied().link(id);
    const LinkStatus status = m_bridge.status(id);
    if (link == nullptr || !m_timer.isActive()) {
        return;
    }
    const bool waits = (status.state == LinkState::Backoff || status.state == LinkState::Failed) && status.error;
    const bool connected = status.state == LinkState::Running || status.state == LinkState::CatchingUp ||
                           status.state == LinkState::Lagging || status.state == LinkState::Degraded;
    for (const ClusterId& end : {link->source, link->target}) {
        const ClusterSpec* used = m_bridge.applied().cluster(end);
        const ClusterSpec* drawn = m_document.spec().cluster(end);
        if (used == nullptr || drawn == nullptr || !sameAddress(*used, *drawn)) {
            continue;
        }
        const bool named = waits && (status.error->arg("cluster") == used->displayName() ||
                                     status.error->arg("cluster") == used->id.str());
        if (named && isUnreached(status.error->code)) {
            lose(*drawn, *status.error);
        } else if (connected && cluster(end).state == ClusterKnowledge::State::Failed) {
            m_entries[end].pending = false;  // asked while it was away: the answer may take its time
            ask(end);
        }
    }
}

void ClusterDirectory::lose(const ClusterSpec& cluster, const Error& why) {
    Entry& entry = m_entries[cluster.id];
    if (entry.knowledge.state == ClusterKnowledge::State::Failed && entry.knowledge.error == why) {
        return;
    }
    entry.asked = cluster;
    entry.pending = false;
    ++entry.questions;
    entry.knowledge.state = ClusterKnowledge::State::Failed;
    entry.knowledge.error = why;
    entry.knowledge.checkedAt = QDateTime::currentDateTime();
    emit clusterChanged(cluster.id);
}

void ClusterDirectory::followTrust() {
    for (const ClusterSpec& cluster : m_document.spec().clusters) {
        emit clusterChanged(cluster.id);
    }
    if (m_timer.isActive()) {
        refreshAll();
    }
}

}  // namespace tributary::ui
