#include "core/link/echoguard.h"

#include "core/topology/validation.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace tributary {

void EchoGuard::setTopology(TopologySpec spec) {
    const std::scoped_lock lock{m_mutex};
    m_spec = std::move(spec);
}

void EchoGuard::learn(const ClusterId& cluster, const std::string& kafkaId) {
    const std::scoped_lock lock{m_mutex};
    m_known[cluster] = kafkaId;
}

Status EchoGuard::judge(const LinkId& link) {
    const std::scoped_lock lock{m_mutex};
    std::set<LinkId> running = m_running;
    running.insert(link);
    const std::vector<Finding> findings = validate(withStarted(m_spec, running), m_known);
    const auto echo = std::ranges::find_if(findings, [&](const Finding& finding) {
        return finding.link == link && finding.error.code == ErrorCode::LinkCycle;
    });
    if (echo != findings.end()) {
        m_running.erase(link);
        return std::unexpected(echo->error);
    }
    m_running = std::move(running);
    return {};
}

void EchoGuard::ended(const LinkId& link) {
    const std::scoped_lock lock{m_mutex};
    m_running.erase(link);
}

TopicOrigins EchoGuard::origins(const LinkSpec& link) const {
    const std::scoped_lock lock{m_mutex};
    return topicOrigins(m_spec, link, m_known);
}

}  // namespace tributary
