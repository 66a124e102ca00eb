#include "ui/text/statetext.h"

#include "core/base/connectionstage.h"
#include "ui/text/errortext.h"
#include "ui/text/numbertext.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace tributary::ui {

namespace {

/// The texts of this file, for the translator.
struct StateText {
    Q_DECLARE_TR_FUNCTIONS(StateText)
};

QString argument(const Error& error, std::string_view name) {
    const std::string_view value = error.arg(name);
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

/// Short enough for a label on a link.
QString shortReason(const Error& error) {
    switch (error.code) {
        case ErrorCode::KafkaAuthentication:
            return StateText::tr("credentials refused: %1").arg(argument(error, "cluster"));
        case ErrorCode::KafkaAuthorization:
            return StateText::tr("not authorised: %1").arg(argument(error, "resource"));
        case ErrorCode::SourceTopicHidden:
            return StateText::tr("not authorised: %1").arg(argument(error, "topic"));
        case ErrorCode::NothingSelected:
            return StateText::tr("no topic matches yet");
        case ErrorCode::PositionForeign:
        case ErrorCode::PositionLost:
        case ErrorCode::SourceReplaced:
            return StateText::tr("choose a start position");
        case ErrorCode::TargetReplaced:
            return StateText::tr("target made again: %1").arg(argument(error, "topic"));
        case ErrorCode::CommitsFail:
            return StateText::tr("positions not committed");
        case ErrorCode::GroupRefuses:
            return StateText::tr("not in its group: %1").arg(argument(error, "group"));
        case ErrorCode::TargetSilent:
            return StateText::tr("nothing acknowledged: %1").arg(argument(error, "topic"));
        case ErrorCode::OpenTransaction:
            return StateText::tr("open transaction: %1 [%2]")
                .arg(argument(error, "topic"), argument(error, "partition"));
        case ErrorCode::PositionOutOfRange:
            return StateText::tr("position lost: %1 [%2]").arg(argument(error, "topic"), argument(error, "partition"));
        case ErrorCode::TopicRecreated:
            return StateText::tr("created again: %1").arg(argument(error, "topic"));
        case ErrorCode::TargetTopicUnusable:
            return StateText::tr("cannot write: %1").arg(argument(error, "topic"));
        case ErrorCode::SourceConfigUnread:
            return StateText::tr("configuration unreadable: %1").arg(argument(error, "topic"));
        case ErrorCode::RecordRefused:
            return StateText::tr("record refused: %1 [%2]").arg(argument(error, "topic"), argument(error, "partition"));
        case ErrorCode::EchoLoop:
        case ErrorCode::LinkCycle:
            return StateText::tr("would echo for ever");
        case ErrorCode::SecretUnavailable:
            return StateText::tr("secret missing: %1").arg(argument(error, "reference"));
        default:
            break;
    }
    switch (stageOf(error.code).value_or(ConnectionStage::Permission)) {
        case ConnectionStage::Dns:
            return StateText::tr("DNS: unknown: %1").arg(argument(error, "bootstrap"));
        case ConnectionStage::Tcp:
        case ConnectionStage::Kafka:
            return StateText::tr("unreachable: %1").arg(argument(error, "cluster"));
        case ConnectionStage::Tls:
            return error.code == ErrorCode::TlsFile || error.code == ErrorCode::TlsKeyPassword
                       ? errorText(error)
                       : StateText::tr("TLS fails: %1").arg(argument(error, "cluster"));
        case ConnectionStage::Token:
            return StateText::tr("no token: %1").arg(argument(error, "cluster"));
        case ConnectionStage::Login:
            return StateText::tr("login fails: %1").arg(argument(error, "cluster"));
        case ConnectionStage::Permission:
            return errorText(error);
    }
    return errorText(error);
}

QString problemsText(const std::vector<PartitionProblem>& problems) {
    if (problems.empty()) {
        return {};
    }
    // A topic and its partitions have the same problem, and stand for the same.
    std::set<std::string> split;
    for (const PartitionProblem& each : problems) {
        if (each.partition >= 0) {
            split.insert(each.topic);
        }
    }
    const auto counted = static_cast<int>(std::ranges::count_if(
        problems, [&](const PartitionProblem& each) { return each.partition >= 0 || !split.contains(each.topic); }));
    const QString first = shortReason(problems.front().error);
    if (counted == 1) {
        return first;
    }
    return split.empty() ? StateText::tr("%n topic(s) stand still: %1", nullptr, counted).arg(first)
                         : StateText::tr("%n partition(s) stand still: %1", nullptr, counted).arg(first);
}

/// An estimate: no more digits than it is worth.
QString aboutText(double seconds) {
    constexpr double kWhole = 60;  // seconds: above a minute, whole ones
    return seconds >= kWhole ? secondsText(std::round(seconds / kWhole) * kWhole)
                             : StateText::tr("%1 s").arg(countText(std::llround(std::ceil(seconds))));
}

StateLook runningLook(const LinkStatus& status, const LinkMetrics* metrics) {
    if (status.error && status.error->code == ErrorCode::NothingSelected) {
        return {Health::Warn, QStringLiteral("warn"), StateText::tr("waiting"), shortReason(*status.error)};
    }
    if (metrics != nullptr && metrics->flow.recordsPerSecond <= 0 && metrics->flow.lagRecords == 0) {
        return {Health::Idle, QStringLiteral("idle"), StateText::tr("idle"),
                StateText::tr("nothing new at the source")};
    }
    return {Health::Ok, QStringLiteral("ok"), stateWord(LinkState::Running), {}};
}

QString readyText(const LinkMetrics* metrics) {
    const bool known = metrics != nullptr && metrics->readySeconds >= 0;
    return known ? StateText::tr("ready in %1").arg(aboutText(metrics->readySeconds)) : QString();
}

QString backoffDetail(const LinkStatus& status, std::int64_t nowMs) {
    const QString reason = status.error ? shortReason(*status.error) : QString();
    if (status.retryAtMs <= 0) {
        return reason;
    }
    const double wait = static_cast<double>(status.retryAtMs - nowMs) / 1000;
    const QString next = wait > 0 ? StateText::tr("next try in %1").arg(aboutText(wait)) : StateText::tr("trying now");
    return reason.isEmpty() ? next : StateText::tr("%1 · %2", "reason, next try").arg(reason, next);
}

/// The time of a moment of today, and the date with it of another day.
QString momentText(std::int64_t wallClockMs) {
    const bool today = QDateTime::fromMSecsSinceEpoch(wallClockMs).date() == QDate::currentDate();
    return today ? timeText(wallClockMs) : dateTimeText(wallClockMs);
}

bool reportsFigures(LinkState state) {
    return state == LinkState::Running || state == LinkState::CatchingUp || state == LinkState::Lagging ||
           state == LinkState::Degraded;
}

QString topicText(const Event& event) {
    const QString topic = QString::fromStdString(event.topic);
    return event.partition < 0 ? topic : StateText::tr("%1 [%2]", "topic, partition").arg(topic).arg(event.partition);
}

QString withReason(const QString& text, const Event& event) {
    return event.error ? StateText::tr("%1: %2", "what happened, why").arg(text, errorText(*event.error)) : text;
}

}  // namespace

StateLook stateLook(const LinkStatus& status, const LinkMetrics* metrics, std::int64_t staleMs, std::int64_t nowMs) {
    if (staleMs > 0 && reportsFigures(status.state)) {
        return {Health::Idle, QStringLiteral("stale"), StateText::tr("stale"),
                StateText::tr("figures are %1 old").arg(secondsText(static_cast<double>(staleMs) / 1000))};
    }
    const QString word = stateWord(status.state);
    switch (status.state) {
        case LinkState::Stopped:
            return {Health::Idle, QStringLiteral("stop"), word, {}, true};
        case LinkState::Starting:
            return {Health::Busy, QStringLiteral("busy"), word, {}};
        case LinkState::Running:
            return runningLook(status, metrics);
        case LinkState::CatchingUp:
            return {Health::Busy, QStringLiteral("busy"), word, readyText(metrics)};
        case LinkState::Lagging:
            return {Health::Warn, QStringLiteral("warn"), word, readyText(metrics)};
        case LinkState::Degraded:
            return {
                Health::Warn, QStringLiteral("warn"), word,
                status.problems.empty() && status.error ? shortReason(*status.error) : problemsText(status.problems)};
        case LinkState::Paused:
            return {Health::Idle, QStringLiteral("paused"), word, {}, true};
        case LinkState::Backoff:
            return {Health::Bad, QStringLiteral("bad"), word, backoffDetail(status, nowMs)};
        case LinkState::Failed:
            return {Health::Bad, QStringLiteral("bad"), word, status.error ? shortReason(*status.error) : QString()};
        case LinkState::Stopping:
            return {Health::Busy, QStringLiteral("busy"), word, StateText::tr("committing positions"), true};
    }
    return {};
}

QString taskText(const TaskStatus& task) {
    const QString name = task.task == TaskKind::Mirror ? StateText::tr("Mirroring") : StateText::tr("Connectors");
    const QString state = task.sinceMs == 0 ? StateText::tr("%1: %2", "task, state").arg(name, stateWord(task.state))
                                            : StateText::tr("%1: %2 since %3", "task, state, time")
                                                  .arg(name, stateWord(task.state), momentText(task.sinceMs));
    return task.error ? StateText::tr("%1 · %2", "reason, next try").arg(state, shortReason(*task.error)) : state;
}

QString stateWord(LinkState state) {
    switch (state) {
        case LinkState::Stopped:
            return StateText::tr("stopped");
        case LinkState::Starting:
            return StateText::tr("starting");
        case LinkState::Running:
            return StateText::tr("running");
        case LinkState::CatchingUp:
            return StateText::tr("catching up");
        case LinkState::Degraded:
            return StateText::tr("degraded");
        case LinkState::Paused:
            return StateText::tr("paused");
        case LinkState::Backoff:
            return StateText::tr("retrying");
        case LinkState::Failed:
            return StateText::tr("failed");
        case LinkState::Stopping:
            return StateText::tr("stopping");
        case LinkState::Lagging:
            return StateText::tr("lagging");
    }
    return {};
}

QString eventText(const Event& event) {
    switch (event.kind) {
        case EventKind::StateChanged: {
            if (!event.status) {
                return {};
            }
            const QString word = stateWord(event.status->state);
            if (event.status->error) {
                return StateText::tr("%1: %2", "what happened, why").arg(word, errorText(*event.status->error));
            }
            const QString problems = problemsText(event.status->problems);
            return problems.isEmpty() ? word : StateText::tr("%1: %2", "what happened, why").arg(word, problems);
        }
        case EventKind::TopicAdded:
            return StateText::tr("topic %1 joined").arg(topicText(event));
        case EventKind::TopicRemoved:
            return StateText::tr("topic %1 left").arg(topicText(event));
        case EventKind::TargetTopicMade:
            return StateText::tr("topic for %1 created at the target").arg(topicText(event));
        case EventKind::PartitionsAdded:
            return StateText::tr("%n partition(s) added at the target for %1", nullptr, static_cast<int>(event.count))
                .arg(topicText(event));
        case EventKind::Gap: {
            const auto lost = static_cast<int>(std::min<std::int64_t>(offsetsOf(event), 2'000'000'000));
            return StateText::tr("gap in %1: %n record(s) not mirrored, offsets %2 to %3", nullptr, lost)
                .arg(topicText(event), countText(event.from), countText(event.to - 1));
        }
        case EventKind::PartitionHalted:
            return withReason(StateText::tr("%1 halted").arg(topicText(event)), event);
        case EventKind::PartitionResumed:
            return event.from < 0 ? StateText::tr("%1 goes on").arg(topicText(event))
                                  : StateText::tr("%1 is read again from offset %2 on")
                                        .arg(topicText(event), countText(event.from));
        case EventKind::ProducerReplaced:
            return withReason(StateText::tr("producer replaced"), event);
        case EventKind::Applied:
            return StateText::tr("took over its edits");
        case EventKind::Rejected:
            return withReason(StateText::tr("refused"), event);
        case EventKind::Warning:
            return event.error ? errorText(*event.error) : StateText::tr("warning");
        case EventKind::Overflow:
            return StateText::tr("%n older event(s) could not be kept", nullptr,
                                 static_cast<int>(std::min<std::uint64_t>(event.count, 2'000'000'000)));
    }
    return {};
}

Health eventHealth(const Event& event) {
    switch (event.kind) {
        case EventKind::StateChanged:
            return event.status ? stateLook(*event.status, nullptr, 0, event.timeMs).health : Health::Idle;
        case EventKind::TopicAdded:
        case EventKind::TopicRemoved:
        case EventKind::TargetTopicMade:
        case EventKind::PartitionsAdded:
        case EventKind::Applied:
            return Health::Idle;
        case EventKind::PartitionResumed:
            return Health::Ok;
        case EventKind::Gap:
        case EventKind::PartitionHalted:
        case EventKind::Rejected:
            return Health::Bad;
        case EventKind::ProducerReplaced:
        case EventKind::Warning:
        case EventKind::Overflow:
            return Health::Warn;
    }
    return Health::Idle;
}

}  // namespace tributary::ui
