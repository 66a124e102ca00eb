#include "ui/bridge/runcontrol.h"

#include "ui/bridge/enginebridge.h"
#include "ui/bridge/production.h"
#include "ui/bridge/topicchecks.h"
#include "ui/document/edits.h"
#include "ui/document/topologydocument.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace tributary::ui {

RunControl::RunControl(TopologyDocument& document, EngineBridge& bridge, TopicChecks& checks, DialogHost& dialogs,
                       QObject* parent)
    : QObject(parent), m_document(document), m_bridge(bridge), m_checks(checks), m_dialogs(dialogs) {}

bool RunControl::canStart(const LinkId& link) const {
    const LinkState state = m_bridge.status(link).state;
    return m_document.spec().link(link) != nullptr && (!isActive(state) || state == LinkState::Paused);
}

bool RunControl::canPause(const LinkId& link) const {
    const LinkState state = m_bridge.status(link).state;
    return isActive(state) && state != LinkState::Paused && state != LinkState::Stopping;
}

bool RunControl::canStop(const LinkId& link) const {
    const LinkState state = m_bridge.status(link).state;
    return isActive(state) && state != LinkState::Stopping;
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

std::vector<LinkId> RunControl::startingLinks() const {
    std::vector<LinkId> starting = allLinks();
    std::erase_if(starting, [this](const LinkId& link) {
        const LinkSpec* spec = m_document.spec().link(link);
        return spec != nullptr && !spec->autoStart;
    });
    return starting;
}

void RunControl::start(const std::vector<LinkId>& links) {
    m_bridge.trust().whenTrusted(this,
                                 [this, links] { m_checks.whenDone([this, links] { startChecked(links, false); }); });
}

void RunControl::startPlanned(const std::vector<LinkId>& links) {
    m_bridge.trust().whenTrusted(this,
                                 [this, links] { m_checks.whenDone([this, links] { startChecked(links, true); }); });
}

void RunControl::showPlan(const std::vector<LinkId>& links) {
    m_bridge.trust().whenTrusted(this, [this, links] { emit planRequested(links); });
}

void RunControl::startChecked(const std::vector<LinkId>& links, bool planSeen) {
    std::vector<LinkId> toStart;
    std::vector<LinkId> toResume;
    std::set<LinkId> started(links.begin(), links.end());
    for (const LinkId& running : m_bridge.activeLinks()) {
        started.insert(running);
    }
    const std::vector<Finding> findings = m_document.findingsNow(started);
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
    const auto act = [this, toStart, toResume] {
        m_bridge.start(m_document.spec(), toStart);
        m_bridge.resume(toResume);
    };
    if (askAboutOthers(toStart, both, act)) {
        return;  // whether the plan was seen or not: it tells of the links that start
    }
    if (planSeen) {
        act();
    } else if (toStart.empty()) {
        confirmed(both, tr("Start"), act);
    } else {
        confirmed(both, tr("Start"), act, tr("Show Plan…"), [this, both] { showPlan(both); });
    }
}

std::vector<LinkImpact> RunControl::interrupted(const std::vector<LinkId>& links) const {
    std::vector<LinkImpact> others = impact(m_bridge.applied(), m_bridge.appliedWith(m_document.spec(), links));
    std::erase_if(others, [&](const LinkImpact& each) {
        const bool interrupts = each.kind == ImpactKind::Restart || each.kind == ImpactKind::Reposition;
        return !interrupts || !isActive(m_bridge.status(each.link).state) ||
               std::ranges::find(links, each.link) != links.end();
    });
    return others;
}

bool RunControl::askAboutOthers(const std::vector<LinkId>& handedOver, const std::vector<LinkId>& all,
                                const std::function<void()>& act) {
    const std::vector<LinkImpact> others = interrupted(handedOver);
    if (others.empty()) {
        return false;
    }
    Question question;
    question.title = tr("Other links run there");
    question.text =
        tr("%n other link(s) are stopped and started again: what was edited at their clusters is applied "
           "to them too.",
           nullptr, static_cast<int>(others.size()));
    std::vector<LinkId> touched = all;
    QStringList lines;
    for (const LinkImpact& each : others) {
        touched.push_back(each.link);
        lines << QString::fromStdString(linkTitle(m_bridge.applied(), *m_bridge.applied().link(each.link)));
        question.destructive |= each.kind == ImpactKind::Reposition;
    }
    const ProductionTouch touch = touchOf(touched);
    if (!touch.cluster.isEmpty()) {
        lines << QString{} << tr("At the production cluster “%1”:").arg(touch.cluster);
        lines += touch.links;
    }
    question.details = lines.join('\n');
    question.buttons = {tr("Start")};
    question.typeToConfirm = question.destructive ? touch.cluster : QString{};
    m_dialogs.ask(question, [act](int button) {
        if (button == 0) {
            act();
        }
    });
    return true;
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
    if (running.empty()) {
        return;
    }
    const ProductionTouch touch = touchOf(running);
    Question question;
    question.text = tr("Stop %n link(s) at the production cluster “%1”?", nullptr, static_cast<int>(touch.links.size()))
                        .arg(touch.cluster);
    question.buttons = {tr("Stop")};
    question.typeToConfirm = touch.cluster;
    question.destructive = true;
    askAbout(touch, std::move(question), [this, running] { m_bridge.stop(running); });
}

void RunControl::toggle(const std::vector<LinkId>& links) {
    if (std::ranges::any_of(links, [this](const LinkId& each) { return canPause(each); })) {
        pause(links);
    } else {
        start(links);
    }
}

void RunControl::startFrom(const LinkId& link, const StartSpec& position) {
    const auto act = [this, link, position] { m_bridge.startFrom(m_document.spec(), link, position); };
    m_bridge.trust().whenTrusted(this, [this, link, act] {
        if (!askAboutOthers({link}, {link}, act)) {
            confirmed({link}, tr("Start"), act);
        }
    });
}

void RunControl::applyAll() {
    const TopologySpec& spec = m_document.spec();
    ProductionTouch touch;
    for (const LinkImpact& each : impact(m_bridge.applied(), spec)) {
        const bool ends = each.kind == ImpactKind::Removed || each.kind == ImpactKind::Reposition;
        if (!ends || !canStop(each.link)) {
            continue;
        }
        const qsizetype before = touch.links.size();
        for (const TopologySpec* side : {&m_bridge.applied(), &spec}) {
            if (const LinkSpec* link = side->link(each.link); link != nullptr && touch.links.size() == before) {
                addTouch(touch, *side, *link);
            }
        }
    }
    Question question;
    question.text =
        tr("Applying stops %n link(s) at the production cluster “%1”.", nullptr, static_cast<int>(touch.links.size()))
            .arg(touch.cluster);
    question.buttons = {tr("Apply")};
    question.typeToConfirm = touch.cluster;
    question.destructive = true;
    askAbout(touch, std::move(question),
             [this] { m_bridge.trust().whenTrusted(this, [this] { m_bridge.apply(m_document.spec()); }); });
}

ProductionTouch RunControl::touchOf(const std::vector<LinkId>& links) const {
    ProductionTouch touch;
    for (const LinkId& id : links) {
        const TopologySpec& spec = m_document.spec().link(id) != nullptr ? m_document.spec() : m_bridge.applied();
        if (const LinkSpec* link = spec.link(id)) {
            addTouch(touch, spec, *link);
        }
    }
    return touch;
}

void RunControl::confirmed(const std::vector<LinkId>& links, const QString& verb, const std::function<void()>& act,
                           const QString& otherVerb, const std::function<void()>& other) {
    const ProductionTouch touch = touchOf(links);
    Question question;
    question.text =
        tr("%1: %n link(s) at a production cluster.", nullptr, static_cast<int>(touch.links.size())).arg(verb);
    question.buttons = {verb};
    if (!otherVerb.isEmpty()) {
        question.buttons << otherVerb;
    }
    askAbout(touch, std::move(question), act, other);
}

void RunControl::askAbout(const ProductionTouch& touch, Question question, const std::function<void()>& act,
                          const std::function<void()>& other) {
    if (touch.cluster.isEmpty()) {
        act();
        return;
    }
    question.title = tr("Production");
    question.details = touch.links.join('\n');
    m_dialogs.ask(question, [act, other](int button) {
        if (button == 0) {
            act();
        } else if (button == 1 && other) {
            other();
        }
    });
}

}  // namespace tributary::ui
