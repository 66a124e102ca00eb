#include "ui/canvas/linkface.h"

#include "ui/text/errortext.h"
#include "ui/text/numbertext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace tributary::ui {

namespace {

struct LabelText {
    Q_DECLARE_TR_FUNCTIONS(LinkLabel)
};

QString arrow(LagTrend::Direction direction) {
    switch (direction) {
        case LagTrend::Direction::Up:
            return QStringLiteral(" ▲");
        case LagTrend::Direction::Down:
            return QStringLiteral(" ▼");
        case LagTrend::Direction::Steady:
            break;
    }
    return {};
}

bool carriesData(LinkState state) {
    return state == LinkState::Running || state == LinkState::CatchingUp || state == LinkState::Lagging ||
           state == LinkState::Degraded;
}

QString selectionText(const LinkSpec& link) {
    return link.topics.include.empty()
               ? LabelText::tr("no topics chosen")
               : LabelText::tr("%n topic rule(s)", nullptr, static_cast<int>(link.topics.include.size()));
}

void addFindings(LinkFace& face, const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) {
        face.reasons << errorText(finding.error);
        ++(finding.severity == Finding::Severity::Error ? face.errors : face.warnings);
    }
}

/// Rates in the first line; in the second the lag, unless the state has more to say.
void addFlow(LinkFace& face, const LinkFacts& facts, const StateLook& look) {
    const FlowMetrics& flow = facts.metrics->flow;
    const QString bytes =
        flow.bytesPerSecond < 0 ? QString{} : byteRateText(flow.bytesPerSecond) + QStringLiteral(" · ");
    face.first = flow.recordsPerSecond > 0 ? bytes + recordRateText(flow.recordsPerSecond) : look.word;
    if (look.health == Health::Ok || look.health == Health::Idle || look.detail.isEmpty()) {
        face.second = lagText(flow.lagRecords, flow.lagSeconds) + arrow(facts.trend);
    } else {
        face.second = look.health == Health::Busy ? look.word + QStringLiteral(" · ") + look.detail : look.detail;
        face.secondIsHealth = true;
    }
    face.width = linkWidth(flow.bytesPerSecond);
    face.flowing = flow.recordsPerSecond > 0;
    face.speed = 24 + 16 * (face.width - 1.5);
}

}  // namespace

qreal linkWidth(double bytesPerSecond) {
    constexpr double kLeast = 1e3;
    constexpr double kDecades = 5;
    constexpr qreal kStepsPerUnit = 4;
    if (!(bytesPerSecond > kLeast)) {
        return 1.5;
    }
    const double share = std::clamp(std::log10(bytesPerSecond / kLeast) / kDecades, 0.0, 1.0);
    return std::round((1.5 + 4.5 * share) * kStepsPerUnit) / kStepsPerUnit;
}

LinkFace linkFace(const LinkSpec& link, const LinkFacts& facts) {
    const StateLook look = stateLook(facts.status, facts.metrics, facts.staleMs, facts.nowMs);
    LinkFace face;
    face.title = facts.title;
    face.health = look.health;
    face.icon = look.icon;
    face.state = look.word;
    face.detail = look.detail;
    face.dashed = look.dashed;
    face.stale = facts.staleMs > 0;
    face.pending = facts.pending;
    face.ghost = facts.ghost;
    addFindings(face, facts.findings);
    if (carriesData(facts.status.state) && facts.metrics != nullptr && facts.staleMs == 0) {
        addFlow(face, facts, look);
    } else {
        face.first = look.word;
        face.second = look.detail;
        face.secondIsHealth = look.health != Health::Idle && !look.detail.isEmpty();
        if (face.second.isEmpty() && facts.status.state == LinkState::Stopped) {
            face.second = selectionText(link);
        }
        face.width = 2;
    }
    if (facts.ghost) {
        face.second = LabelText::tr("removed, runs until Apply");
        face.secondIsHealth = false;
        face.flowing = false;
    }
    return face;
}

QString linkTip(const LinkFace& face) {
    QStringList lines{QStringLiteral("<b>%1</b>").arg(face.title.toHtmlEscaped()), face.state.toHtmlEscaped()};
    if (!face.detail.isEmpty()) {
        lines << face.detail.toHtmlEscaped();
    }
    if (face.first != face.state) {
        lines << face.first.toHtmlEscaped() << face.second.toHtmlEscaped();
    }
    if (face.pending) {
        lines << LabelText::tr("Edited: the changes are not applied yet.").toHtmlEscaped();
    }
    for (const QString& reason : face.reasons) {
        lines << QStringLiteral("• ") + reason.toHtmlEscaped();
    }
    return lines.join(QStringLiteral("<br>"));
}

}  // namespace tributary::ui
