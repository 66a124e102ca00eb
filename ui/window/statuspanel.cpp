#include "ui/window/statuspanel.h"

#include "core/base/clock.h"
#include "ui/bridge/enginebridge.h"
#include "ui/bridge/runcontrol.h"
#include "ui/document/topologydocument.h"
#include "ui/text/numbertext.h"
#include "ui/text/statetext.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace tributary::ui {

namespace {

constexpr std::int64_t kStaleMs = 3'000;

QString colored(const QString& text, const QColor& color) {
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(color.name(), text.toHtmlEscaped());
}

}  // namespace

StatusPanel::StatusPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_counts(new QLabel{this}), m_here(new QToolButton{this}),
      m_totals(new QLabel{this}) {
    auto* layout = new QHBoxLayout{this};
    layout->setContentsMargins(12, 0, 12, 0);
    layout->addWidget(m_counts);
    layout->addSpacing(12);
    layout->addWidget(m_here);
    layout->addStretch(1);
    layout->addWidget(m_totals);
    m_counts->setTextFormat(Qt::RichText);
    m_counts->setAccessibleDescription(tr("Links by state"));
    m_totals->setAccessibleDescription(tr("Totals"));
    m_here->setAutoRaise(true);
    m_here->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_here->setText(tr("Links run in this window · Move to a server…"));
    connect(m_here, &QToolButton::clicked, this, &StatusPanel::moveToServerRequested);
    connect(&m_workspace.bridge, &EngineBridge::metricsChanged, this, &StatusPanel::refresh);
    connect(&m_workspace.bridge, &EngineBridge::statusChanged, &m_soon, qOverload<>(&QTimer::start));
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &StatusPanel::refreshCounts);
    connect(&m_workspace.document, &TopologyDocument::changed, this, &StatusPanel::refreshCounts);
    connect(&m_workspace.theme, &Theme::changed, this, &StatusPanel::refresh);
    // Without metrics (nothing runs, or the engine is stuck) the figures must still grow old.
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (isVisible() && m_workspace.bridge.metricsAgeMs() > kStaleMs) {
            refreshTotals();
        }
    });
    m_timer.start();
    refresh();
}

void StatusPanel::refresh() {
    const Theme& theme = m_workspace.theme;
    m_totals->setFont(theme.figures(FontRole::Small));
    m_counts->setFont(theme.font(FontRole::Small));
    m_here->setFont(theme.font(FontRole::Small));
    m_here->setIcon(theme.icon("server"));
    refreshCounts();
    refreshTotals();
}

void StatusPanel::refreshCounts() {
    std::array<int, kLinkStates> count{};
    for (const LinkId& link : m_workspace.run.allLinks()) {
        ++count[static_cast<std::size_t>(m_workspace.bridge.status(link).state)];
    }
    const auto of = [&](LinkState state) { return count[static_cast<std::size_t>(state)]; };
    const Theme& theme = m_workspace.theme;
    QStringList parts;
    const auto add = [&](const QString& mark, int number, const QString& word, ColorRole role, bool always) {
        if (number != 0 || always) {
            const QColor color = theme.color(number != 0 ? role : ColorRole::Dim);
            parts << colored(QStringLiteral("%1 %2 %3").arg(mark, countText(number), word), color);
        }
    };
    add(QStringLiteral("✓"), of(LinkState::Running), tr("running"), ColorRole::OkText, true);
    add(QStringLiteral("↑"), of(LinkState::CatchingUp), tr("catching up"), ColorRole::WarnText, false);
    add(QStringLiteral("↓"), of(LinkState::Lagging), tr("lagging"), ColorRole::WarnText, false);
    add(QStringLiteral("…"), of(LinkState::Starting), tr("starting"), ColorRole::Dim, false);
    add(QStringLiteral("▲"), of(LinkState::Degraded), tr("degraded"), ColorRole::WarnText, false);
    add(QStringLiteral("↻"), of(LinkState::Backoff), tr("retrying"), ColorRole::WarnText, false);
    add(QStringLiteral("!"), of(LinkState::Failed), tr("failed"), ColorRole::BadText, true);
    add(QStringLiteral("❚❚"), of(LinkState::Paused), tr("paused"), ColorRole::Text, false);
    add(QStringLiteral("…"), of(LinkState::Stopping), tr("stopping"), ColorRole::Dim, false);
    add(QStringLiteral("■"), of(LinkState::Stopped), tr("stopped"), ColorRole::Dim, false);
    m_counts->setText(parts.join(QStringLiteral("&nbsp;&nbsp; ")));
    m_here->setVisible(!m_workspace.bridge.activeHere().empty());
}

void StatusPanel::refreshTotals() {
    double bytes = -1;  // of the links of which it is known
    double records = 0;
    for (const LinkMetrics& link : m_workspace.bridge.metrics()->links) {
        if (link.flow.bytesPerSecond >= 0) {
            bytes = std::max(bytes, 0.0) + link.flow.bytesPerSecond;
        }
        records += link.flow.recordsPerSecond;
    }
    const std::int64_t age = m_workspace.bridge.metricsAgeMs();
    const bool active = m_workspace.bridge.anyActive();
    const ProcessUsage::Sample usage = m_usage.sample();
    QStringList parts;
    if (active && age <= kStaleMs) {
        if (bytes >= 0) {
            parts << byteRateText(bytes);
        }
        parts << recordRateText(records);
    } else if (active) {
        parts << tr("figures are %1 old").arg(secondsText(static_cast<double>(age) / 1000));
    }
    parts << tr("%1 cores").arg(QLocale{}.toString(usage.cores, 'f', 2)) << bytesText(usage.memoryBytes);
    m_totals->setText(parts.join(QStringLiteral(" · ")));
    m_totals->setToolTip(tr("All links together; processor and memory of this program, its engine included"));
}

}  // namespace tributary::ui
