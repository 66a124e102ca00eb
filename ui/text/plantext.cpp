#include "ui/text/plantext.h"

#include "ui/text/errortext.h"
#include "ui/text/numbertext.h"

#include <QCoreApplication>
#include <QStringList>

#include <utility>

namespace tributary::ui {

namespace {

using enum PlanLine::Kind;

/// The texts of this file, for the translator.
struct PlanText {
    Q_DECLARE_TR_FUNCTIONS(PlanText)
};

QString name(const std::string& text) { return QString::fromStdString(text); }

PlanLine topicLine(const PlannedTopic& topic) {
    const QString title = topic.source == topic.target
                              ? name(topic.target)
                              : PlanText::tr("%1, from %2", "a topic and the one it is mirrored from")
                                    .arg(name(topic.target), name(topic.source));
    PlanLine line{
        Adds, PlanText::tr("%1: %2, %3", "topic, its partitions, its replicas")
                  .arg(title, PlanText::tr("%Ln partition(s)", nullptr, topic.partitions),
                       topic.replicationFactor > 0 ? PlanText::tr("%Ln replica(s)", nullptr, topic.replicationFactor)
                                                   : PlanText::tr("the broker's number of replicas"))};
    for (const auto& [property, value] : topic.config) {
        line.below.push_back({Detail, name(property) + QStringLiteral(" = ") + name(value)});
    }
    return line;
}

QString positionsText(const PlannedPositions& positions) {
    const QString partitions = PlanText::tr("%Ln partition(s)", nullptr, static_cast<int>(positions.partitions));
    switch (positions.start.position) {
        case StartPosition::Latest:
            return PlanText::tr("begins at the end of %1").arg(partitions);
        case StartPosition::Timestamp:
            return PlanText::tr("begins at %1 in %2").arg(dateTimeText(positions.start.timestampMs), partitions);
        case StartPosition::Earliest:
        case StartPosition::Committed:
            break;
    }
    return PlanText::tr("begins at the first record of %1").arg(partitions);
}

}  // namespace

std::vector<PlanLine> planLines(const LinkPlan& plan, const QString& target) {
    std::vector<PlanLine> lines;
    for (const Error& problem : plan.problems) {
        lines.push_back({Problem, errorText(problem)});
    }
    if (!plan.create.empty()) {
        PlanLine made{
            Adds,
            PlanText::tr("creates %Ln topic(s) at %1", nullptr, static_cast<int>(plan.create.size())).arg(target)};
        for (const PlannedTopic& topic : plan.create) {
            made.below.push_back(topicLine(topic));
        }
        lines.push_back(std::move(made));
    }
    if (!plan.grow.empty()) {
        PlanLine grown{
            Changes, PlanText::tr("adds partitions to %Ln topic(s) at %1", nullptr, static_cast<int>(plan.grow.size()))
                         .arg(target)};
        for (const PlannedGrowth& topic : plan.grow) {
            grown.below.push_back({Changes, PlanText::tr("%1: %2 → %3 partitions")
                                                .arg(name(topic.target), countText(topic.from), countText(topic.to))});
        }
        lines.push_back(std::move(grown));
    }
    if (plan.positions) {
        lines.push_back({Adds,
                         positionsText(*plan.positions),
                         {{Detail, PlanText::tr("consumer group %1").arg(name(plan.positions->group))}}});
    }
    if (lines.empty()) {
        lines.push_back({Nothing, PlanText::tr("changes nothing before it mirrors: %1 in %2")
                                      .arg(PlanText::tr("%Ln partition(s)", nullptr, static_cast<int>(plan.partitions)),
                                           PlanText::tr("%Ln topic(s)", nullptr, static_cast<int>(plan.topics)))});
    }
    return lines;
}

Result<LinkPlan> planOfRunning(Result<LinkPlan> plan) {
    if (plan) {
        plan->positions.reset();
    }
    return plan;
}

void PlanTotals::add(const Result<LinkPlan>& plan) {
    if (!plan) {
        ++problems;
        return;
    }
    topics += static_cast<int>(plan->create.size());
    grown += static_cast<int>(plan->grow.size());
    positions += plan->positions ? 1 : 0;
    problems += static_cast<int>(plan->problems.size());
}

QString totalsText(const PlanTotals& totals) {
    QStringList parts;
    if (totals.topics > 0) {
        parts << PlanText::tr("creates %Ln topic(s)", nullptr, totals.topics);
    }
    if (totals.grown > 0) {
        parts << PlanText::tr("adds partitions to %Ln topic(s)", nullptr, totals.grown);
    }
    if (totals.positions > 0) {
        parts << PlanText::tr("sets the first positions of %Ln link(s)", nullptr, totals.positions);
    }
    if (parts.isEmpty()) {
        parts << PlanText::tr("changes nothing at the clusters before it mirrors");
    }
    const QString changes = PlanText::tr("Starting %1.").arg(parts.join(QStringLiteral(", ")));
    return totals.problems == 0 ? changes : changes + u' ' + PlanText::tr("%Ln problem(s).", nullptr, totals.problems);
}

}  // namespace tributary::ui
