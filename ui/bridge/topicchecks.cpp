#include "ui/bridge/topicchecks.h"

#include "core/selection/selectionreport.h"
#include "core/selection/topicmatcher.h"
#include "ui/bridge/clusterdirectory.h"
#include "ui/document/topologydocument.h"

#include <QMetaObject>

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

bool sameQuestion(const LinkSpec& a, const LinkSpec& b) {
    return a.source == b.source && a.target == b.target && a.topics == b.topics && a.naming == b.naming;
}

}  // namespace

TopicChecks::TopicChecks(TopologyDocument& document, const ClusterDirectory& directory, QObject* parent)
    : QObject(parent), m_document(document), m_directory(directory) {
    m_worker.setMaxThreadCount(1);
    connect(&m_document, &TopologyDocument::changed, this, &TopicChecks::refresh);
    connect(&m_directory, &ClusterDirectory::clusterChanged, this, &TopicChecks::takeTopics);
}

TopicChecks::~TopicChecks() {
    m_stop.request_stop();
    m_worker.clear();
    m_worker.waitForDone();
}

void TopicChecks::whenDone(std::function<void()> act) {
    if (m_busy) {
        m_waiting.push_back(std::move(act));
    } else {
        act();
    }
}

void TopicChecks::takeTopics(const ClusterId& cluster) {
    std::vector<std::string> names = m_directory.topicNames(cluster);
    Names& known = m_topics[cluster];
    if (known ? *known == names : names.empty()) {
        return;
    }
    known = names.empty() ? nullptr : std::make_shared<const std::vector<std::string>>(std::move(names));
    refresh();
}

void TopicChecks::refresh() {
    auto batch = std::make_shared<Batch>();
    batch->spec = m_document.snapshot();
    bool changed = false;
    for (const LinkSpec& link : batch->spec->links) {
        const auto topics = m_topics.find(link.source);
        if (topics == m_topics.end() || !topics->second) {
            continue;
        }
        const auto before = m_checked.find(link.id);
        if (before != m_checked.end() && before->second->mirrored.topics == topics->second &&
            sameQuestion(before->second->link, link)) {
            batch->links.push_back(before->second);
        } else {
            batch->links.push_back(std::make_shared<Check>(Check{link, {link.id, topics->second, {}}}));
            changed = true;
        }
    }
    m_stop.request_stop();
    m_stop = {};
    m_worker.clear();
    const std::uint64_t number = ++m_number;
    if (!changed && batch->links.size() == m_checked.size()) {
        if (m_busy) {  // the edit that was being checked is undone
            QMetaObject::invokeMethod(
                this, [this, number] { number == m_number ? finish() : void(); }, Qt::QueuedConnection);
        }
        return;
    }
    m_busy = true;
    m_worker.start([this, batch = std::move(batch), number, stop = m_stop.get_token()] {
        std::vector<MirroredTopics> mirrored;
        for (const std::shared_ptr<Check>& each : batch->links) {
            if (!each->done) {
                run(*each, *batch->spec, stop);
            }
            mirrored.push_back(each->mirrored);
        }
        batch->overlaps = targetOverlaps(*batch->spec, mirrored, stop);
        QMetaObject::invokeMethod(
            this, [this, number, batch] { number == m_number ? take(*batch) : void(); }, Qt::QueuedConnection);
    });
}

void TopicChecks::run(Check& check, const TopologySpec& spec, const std::stop_token& stop) {
    check.done = true;
    Result<TopicMatcher> matcher = TopicMatcher::compile(check.link, topicOrigins(spec, check.link));
    if (!matcher) {
        check.findings = {patternFinding(spec, check.link, "topics", std::move(matcher.error()))};
        return;
    }
    const SelectionReport report = reportSelection(*matcher, check.link, *check.mirrored.topics, stop);
    check.findings = selectionFindings(spec, check.link, report);
    for (std::size_t i = 0; i < report.topics.size(); ++i) {
        if (report.topics[i].verdict.decision == TopicDecision::Mirrored) {
            check.mirrored.mirrored.push_back(static_cast<std::uint32_t>(i));
        }
    }
}

void TopicChecks::take(const Batch& batch) {
    m_checked.clear();
    std::vector<Finding> findings;
    for (const std::shared_ptr<Check>& each : batch.links) {
        std::ranges::copy(each->findings, std::back_inserter(findings));
        m_checked.emplace(each->link.id, each);
    }
    std::ranges::copy(batch.overlaps, std::back_inserter(findings));
    m_document.setTopicFindings(std::move(findings));
    finish();
}

void TopicChecks::finish() {
    m_busy = false;
    for (const std::function<void()>& act : std::exchange(m_waiting, {})) {
        act();
    }
}

}  // namespace tributary::ui
