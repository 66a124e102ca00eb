#include "ui/bridge/runcontrol.h"

#include "ui/bridge/enginebridge.h"
#include "ui/document/edits.h"
#include "ui/document/topologydocument.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace tributary::ui {

namespace {

bool hasStopped(LinkState state) { return state == LinkState::Stopped || state == LinkState::Failed; }

}  // namespace

RunControl::RunControl(TopologyDocument& document, EngineBridge& bridge, DialogHost& dialogs, QObject* parent)
    : QObject(parent), m_document(document), m_bridge(bridge), m_dialogs(dialogs) {}

bool RunControl::canStart(const LinkId& link) const {
    const LinkState state = m_bridge.status(link).state;
    return m_document.spec().link(link) != nullptr && (hasStopped(state) || state == LinkState::Paused);
}

bool RunControl::canPause(const LinkId& link) const {
    const LinkState state = m_bridge.status(link).state;
    return !hasStopped(state) && state != LinkState::Paused && state != LinkState::Stopping;
}

bool RunControl::canStop(const LinkId& link) const {
    const LinkState state = m_bridge.status(link).state;
    return !hasStopped(state) && state != LinkState::Stopping;
}

std::vector<LinkId> RunControl::allLinks() const {
    std::vector<LinkId> all;
    for (const LinkSpec& link : m_document.spec().links) {
        all.push_back(link.id);
    }
    for (const LinkId& link : m_bridge.activeLinks()) {
        if (std::ranges::find(all, link) == all.end()) {
            all.push_back(link);
        }
    }
    return all;
}

void RunControl::start(const std::vector<LinkId>& links) {
    std::vector<LinkId> toStart;
    std::vector<LinkId> toResume;
    const std::vector<Finding> findings = validate(m_document.spec());
    for (const LinkId& link : links) {
        if (!canStart(link)) {
            continue;
        }
        if (m_bridge.status(link).state == LinkState::Paused) {
            toResume.push_back(link);
            continue;
        }
        std::vector<Finding> reasons = findingsForLink(m_document.spec(), findings, link);
        std::erase_if(reasons, [](const Finding& each) { return each.severity != Finding::Severity::Error; });
        if (reasons.empty()) {
            toStart.push_back(link);
        } else {
            emit refused(link, reasons);
        }
    }
    if (toStart.empty() && toResume.empty()) {
        return;
    }
    std::vector<LinkId> both = toStart;
    both.insert(both.end(), toResume.begin(), toResume.end());
    confirmed(both, tr("Start"), [this, toStart, toResume] {
        m_bridge.start(m_document.spec(), toStart);
        m_bridge.resume(toResume);
    });
}

void RunControl::pause(const std::vector<LinkId>& links) {
    std::vector<LinkId> running = links;
    std::erase_if(running, [this](const LinkId& each) { return !canPause(each); });
    if (!running.empty()) {
        confirmed(running, tr("Pause"), [this, running] { m_bridge.pause(running); });
    }
}

void RunControl::stop(const std::vector<LinkId>& links) {
    std::vector<LinkId> running = links;
    std::erase_if(running, [this](const LinkId& each) { return !canStop(each); });
    if (!running.empty()) {
        confirmed(running, tr("Stop"), [this, running] { m_bridge.stop(running); });
    }
}

void RunControl::toggle(const std::vector<LinkId>& links) {
    if (std::ranges::any_of(links, [this](const LinkId& each) { return canPause(each); })) {
        pause(links);
    } else {
        start(links);
    }
}

void RunControl::startFrom(const LinkId& link, const StartSpec& position) {
    confirmed({link}, tr("Start"),
              [this, link, position] { m_bridge.startFrom(m_document.spec(), link, position); });
}

void RunControl::applyAll() { m_bridge.apply(m_document.spec()); }

void RunControl::confirmed(const std::vector<LinkId>& links, const QString& verb, const std::function<void()>& act) {
    QStringList names;
    for (const LinkId& id : links) {
        const TopologySpec& spec = m_document.spec().link(id) != nullptr ? m_document.spec() : m_bridge.applied();
        const LinkSpec* link = spec.link(id);
        if (link == nullptr) {
            continue;
        }
        const ClusterSpec* source = spec.cluster(link->source);
        const ClusterSpec* target = spec.cluster(link->target);
        if ((source != nullptr && source->production) || (target != nullptr && target->production)) {
            names << QString::fromStdString(linkTitle(spec, *link));
        }
    }
    if (names.isEmpty()) {
        act();
        return;
    }
    Question question;
    question.title = tr("Production");
    question.text = tr("%1: %n link(s) at a production cluster.", nullptr, static_cast<int>(names.size())).arg(verb);
    question.details = names.join('\n');
    question.buttons = {verb};
    m_dialogs.ask(question, [act](int button) {
        if (button == 0) {
            act();
        }
    });
}

}  // namespace tributary::ui
