#include "ui/dialogs/quitdialog.h"

#include "core/base/clock.h"
#include "core/engine/event.h"
#include "core/engine/metrics.h"
#include "ui/bridge/enginebridge.h"
#include "ui/bridge/production.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/document/topologydocument.h"
#include "ui/models/linknames.h"
#include "ui/text/errortext.h"
#include "ui/text/statetext.h"
#include "ui/theme/healthrole.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

const char* const kExpected = "expected";
constexpr qreal kQuitWidth = 520;
constexpr qreal kListHeight = 180;
constexpr qreal kQuitLinkColumn = 230;

}  // namespace

QuitDialog::QuitDialog(Workspace& workspace, QWidget* parent, int forceAfterMs)
    : QDialog(parent), m_workspace(workspace), m_links(workspace.bridge.activeHere()) {
    const Theme& theme = workspace.theme;
    setWindowTitle(tr("Links are running"));
    setMinimumWidth(qRound(theme.px(kQuitWidth)));
    auto* layout = dialogLayout(*this, theme);
    m_title = titleLabel(
        tr("%n link(s) run in this window and stop with it.", nullptr, static_cast<int>(m_links.size())), theme, this);
    layout->addWidget(m_title);
    m_explanation =
        dimLabel(tr("Stopping drains what is on its way and commits the positions, so that the next start goes "
                    "on exactly there. To keep links running, move them to a server (Links menu)."),
                 theme, this);
    layout->addWidget(m_explanation);
    m_list = named(new QTreeWidget{this}, tr("Running links"));
    m_list->setRootIsDecorated(false);
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("Link"), tr("State")});
    m_list->setColumnWidth(0, qRound(theme.px(kQuitLinkColumn)));
    m_list->setMinimumHeight(qRound(theme.px(kListHeight)));
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    layout->addWidget(m_list, 1);
    addConfirmation(*layout);

    auto* box = new QDialogButtonBox{this};
    m_stop = box->addButton(tr("&Stop and quit"), QDialogButtonBox::AcceptRole);
    m_force = box->addButton(tr("&Force"), QDialogButtonBox::DestructiveRole);
    m_force->setAccessibleDescription(tr("Quits at once; what was not committed is mirrored again later"));
    m_force->setToolTip(m_force->accessibleDescription());
    m_cancel = box->addButton(QDialogButtonBox::Cancel);
    if (m_typed == nullptr) {
        m_stop->setDefault(true);
    } else {
        m_stop->setEnabled(false);
        m_cancel->setDefault(true);  // Enter must not stop production by itself
        connect(m_typed, &QLineEdit::textChanged, this, [this](const QString& typed) {
            m_stop->setEnabled(!m_stopping && typed == m_typed->property(kExpected).toString());
        });
    }
    m_force->setEnabled(false);
    m_force->setVisible(false);
    m_force->setAutoDefault(false);
    layout->addWidget(box);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_warned.empty() ? stopAndQuit() : end(true); });
    connect(m_force, &QPushButton::clicked, this, [this] { end(true); });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::rejected, this, [this] { end(false); });

    m_forceTimer.setSingleShot(true);
    m_forceTimer.setInterval(forceAfterMs);
    connect(&m_forceTimer, &QTimer::timeout, this, [this] {
        m_force->setEnabled(true);
        m_explanation->setText(
            tr("Some links take long. Forcing quits at once: nothing is lost, but what was not committed, "
               "a commit interval at most, is mirrored a second time."));
    });
    connect(&workspace.bridge, &EngineBridge::eventsArrived, this, &QuitDialog::takeEvents);
    connect(&workspace.bridge, &EngineBridge::statusChanged, this, &QuitDialog::follow);
    connect(&workspace.bridge, &EngineBridge::metricsChanged, this, &QuitDialog::fill);
    fill();
    (m_typed == nullptr ? static_cast<QWidget*>(m_stop) : m_typed)->setFocus();
}

void QuitDialog::addConfirmation(QVBoxLayout& layout) {
    ProductionTouch touch;
    for (const LinkId& id : m_links) {
        const TopologySpec& spec = specOf(id);
        if (const LinkSpec* link = spec.link(id)) {
            addTouch(touch, spec, *link);
        }
    }
    if (touch.cluster.isEmpty()) {
        return;
    }
    const QString text = tr("&Type “%1”, a production cluster, to stop its links:").arg(touch.cluster);
    auto* label = new QLabel{text, this};
    m_typed = named(new QLineEdit{this}, QString{text}.remove('&'));
    m_typed->setProperty(kExpected, touch.cluster);
    label->setBuddy(m_typed);
    layout.addWidget(label);
    layout.addWidget(m_typed);
}

const TopologySpec& QuitDialog::specOf(const LinkId& link) const {
    const TopologySpec& document = m_workspace.document.spec();
    return document.link(link) != nullptr ? document : m_workspace.bridge.applied();
}

bool QuitDialog::isProduction(const LinkId& id) const {
    ProductionTouch touch;
    const TopologySpec& spec = specOf(id);
    if (const LinkSpec* link = spec.link(id)) {
        addTouch(touch, spec, *link);
    }
    return !touch.cluster.isEmpty();
}

void QuitDialog::takeEvents(const std::vector<Event>& events) {
    for (const Event& event : events) {
        const bool ours = std::ranges::find(m_links, event.link) != m_links.end();
        if (m_stopping && ours && event.kind == EventKind::Warning && event.error) {
            m_warned[event.link] = errorText(*event.error);
        }
    }
}

void QuitDialog::stopAndQuit() {
    if (m_stopping) {
        return;
    }
    m_stopping = true;
    m_stop->setEnabled(false);
    if (m_typed != nullptr) {
        m_typed->setEnabled(false);
    }
    m_force->setVisible(true);
    m_title->setText(tr("Stopping and committing…"));
    m_forceTimer.start();
    // The person was just asked: RunControl would ask again.
    m_workspace.bridge.stop(m_workspace.bridge.activeHere());
    follow();
}

void QuitDialog::follow() {
    for (const LinkId& active : m_workspace.bridge.activeHere()) {
        if (std::ranges::find(m_links, active) == m_links.end()) {
            m_links.push_back(active);
        }
    }
    fill();
    if (m_stopping && m_workspace.bridge.activeHere().empty()) {
        m_warned.empty() ? end(true) : showWarned();
    }
}

void QuitDialog::showWarned() {
    m_forceTimer.stop();
    m_force->hide();
    m_title->setText(tr("Stopped. Not everything was committed."));
    m_explanation->setText(tr("Nothing is lost: what was not committed is mirrored a second time at the next start."));
    m_stop->setText(tr("&Quit"));
    m_stop->setEnabled(true);
    m_stop->setFocus();
}

QString QuitDialog::stateText(const LinkId& link) const {
    const LinkStatus status = m_workspace.bridge.status(link);
    const LinkMetrics* metrics = m_workspace.bridge.metrics()->link(link);
    if (status.state == LinkState::Stopped && m_stopping) {
        return m_warned.contains(link) ? tr("stopped; not everything was committed") : tr("stopped, committed");
    }
    if (status.state == LinkState::Stopping && metrics != nullptr) {
        return tr("stopping: %n record(s) on their way", nullptr, static_cast<int>(metrics->flow.inFlightRecords));
    }
    return stateLook(status, metrics, 0, wallClockMs()).word;
}

void QuitDialog::fill() {
    const EngineBridge& bridge = m_workspace.bridge;
    while (m_list->topLevelItemCount() < static_cast<int>(m_links.size())) {
        m_list->addTopLevelItem(new QTreeWidgetItem);
    }
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        const LinkStatus status = bridge.status(m_links[i]);
        const LinkMetrics* metrics = bridge.metrics()->link(m_links[i]);
        const StateLook look = stateLook(status, metrics, 0, wallClockMs());
        QTreeWidgetItem* item = m_list->topLevelItem(static_cast<int>(i));
        const QString name = linkNameOf(m_workspace, m_links[i]);
        item->setText(0, isProduction(m_links[i]) ? tr("%1 · production").arg(name) : name);
        item->setText(1, stateText(m_links[i]));
        const auto warned = m_warned.find(m_links[i]);
        const bool isWarned = warned != m_warned.end();
        item->setToolTip(1, isWarned ? warned->second : QString{});
        item->setIcon(1, isWarned ? m_workspace.theme.icon(QStringLiteral("warn"), ColorRole::Warn)
                                  : m_workspace.theme.icon(look.icon, markRole(look.health)));
    }
}

void QuitDialog::end(bool quit) {
    if (!std::exchange(m_answered, true)) {
        m_forceTimer.stop();
        emit finished(quit);
        if (isVisible()) {
            done(quit ? Accepted : Rejected);
        }
    }
}

}  // namespace tributary::ui
