#include "ui/text/impacttext.h"

#include <QCoreApplication>

#include <array>

namespace tributary::ui {

namespace {

constexpr const char* kContext = "tributary::ui::ImpactText";

struct Reason {
    const char* key;
    const char* text;
};
constexpr std::array kReasons{
    Reason{"group", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "consumer group")},
    Reason{"source", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "source")},
    Reason{"target", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "target")},
    Reason{"naming", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "naming")},
    Reason{"partitioning", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "partitioning")},
    Reason{"streams", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "streams")},
    Reason{"compression", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "compression")},
    Reason{"path", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "data path")},
    Reason{"memoryMiB", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "memory")},
    Reason{"replicationFactor", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "replication factor")},
    Reason{"runOn", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "where it runs")},
    Reason{"consumer", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "consumer settings")},
    Reason{"producer", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "producer settings")},
    Reason{"topics", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "topic selection")},
    Reason{"commitIntervalMs", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "commit interval")},
    Reason{"groups", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "consumer groups that follow")},
    Reason{"topicRefreshMs", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "topic refresh")},
    Reason{"onSendFailure", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "on send failure")},
    Reason{"source.kind", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "kind of the source")},
    Reason{"source.bootstrap", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "addresses of the source")},
    Reason{"source.security", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "security of the source")},
    Reason{"source.client", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "client settings of the source")},
    Reason{"target.kind", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "kind of the target")},
    Reason{"target.bootstrap", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "addresses of the target")},
    Reason{"target.security", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "security of the target")},
    Reason{"connect", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "how its Connect cluster is reached")},
    Reason{"target.client", QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "client settings of the target")},
};

QString translated(const char* text) { return QCoreApplication::translate(kContext, text); }

}  // namespace

ImpactKind effectOf(const std::function<void(LinkSpec&)>& change) {
    LinkSpec before;
    before.id = LinkId{"link"};
    LinkSpec after = before;
    change(after);
    TopologySpec old;
    old.id = DocumentId{"document"};
    TopologySpec next = old;
    old.links = {before};
    next.links = {after};
    return impact(old, next).front().kind;
}

QString effectText(ImpactKind kind) {
    switch (kind) {
        case ImpactKind::Live:
            return translated(QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "Taken over while the link runs."));
        case ImpactKind::Restart:
            return translated(
                QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "Restarts the link where it was, when applied."));
        case ImpactKind::Reposition:
            return translated(QT_TRANSLATE_NOOP("tributary::ui::ImpactText",
                                                "Its positions no longer hold: asks where to start, when applied."));
        case ImpactKind::None:
        case ImpactKind::Added:
        case ImpactKind::Removed:
            break;
    }
    return {};
}

QString impactWord(ImpactKind kind) {
    switch (kind) {
        case ImpactKind::None:
            return translated(QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "no effect"));
        case ImpactKind::Live:
            return translated(QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "while it runs"));
        case ImpactKind::Restart:
            return translated(QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "restart"));
        case ImpactKind::Reposition:
            return translated(QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "new position needed"));
        case ImpactKind::Added:
            return translated(QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "not applied yet"));
        case ImpactKind::Removed:
            break;
    }
    return translated(QT_TRANSLATE_NOOP("tributary::ui::ImpactText", "removed"));
}

QString impactReasonText(const std::string& reason) {
    for (const Reason& each : kReasons) {
        if (reason == each.key) {
            return translated(each.text);
        }
    }
    return QString::fromStdString(reason);
}

}  // namespace tributary::ui
