#include "ui/dialogs/quitdialog.h"

#include "core/base/clock.h"
#include "core/engine/metrics.h"
#include "ui/bridge/enginebridge.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/theme/healthrole.h"
#include "ui/models/linknames.h"
#include "ui/text/statetext.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

constexpr qreal kWidth = 520;
constexpr qreal kListHeight = 180;
constexpr qreal kLinkWidth = 230;

}  // namespace

QuitDialog::QuitDialog(Workspace& workspace, QWidget* parent, int forceAfterMs)
    : QDialog(parent), m_workspace(workspace), m_links(workspace.bridge.activeHere()) {
    const Theme& theme = workspace.theme;
    setWindowTitle(tr("Links are running"));
    setMinimumWidth(qRound(theme.px(kWidth)));
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
    m_list->setColumnWidth(0, qRound(theme.px(kLinkWidth)));
    m_list->setMinimumHeight(qRound(theme.px(kListHeight)));
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    layout->addWidget(m_list, 1);

    auto* box = new QDialogButtonBox{this};
    m_stop = box->addButton(tr("&Stop and quit"), QDialogButtonBox::AcceptRole);
    m_force = box->addButton(tr("&Force"), QDialogButtonBox::DestructiveRole);
    m_force->setAccessibleDescription(tr("Quits at once; what was not committed is mirrored again later"));
    m_force->setToolTip(m_force->accessibleDescription());
    m_cancel = box->addButton(QDialogButtonBox::Cancel);
    m_stop->setDefault(true);
    m_force->setEnabled(false);
    m_force->setVisible(false);
    m_force->setAutoDefault(false);
    layout->addWidget(box);
    connect(m_stop, &QPushButton::clicked, this, &QuitDialog::stopAndQuit);
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
    connect(&workspace.bridge, &EngineBridge::statusChanged, this, &QuitDialog::follow);
    connect(&workspace.bridge, &EngineBridge::metricsChanged, this, &QuitDialog::fill);
    fill();
    m_stop->setFocus();
}

void QuitDialog::stopAndQuit() {
    if (m_stopping) {
        return;
    }
    m_stopping = true;
    m_stop->setEnabled(false);
    m_force->setVisible(true);
    m_title->setText(tr("Stopping and committing…"));
    m_forceTimer.start();
    // The person was just asked: RunControl would ask again for each production cluster.
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
        end(true);
    }
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
        QString text = look.word;
        if (status.state == LinkState::Stopped && m_stopping) {
            text = tr("stopped, committed");
        } else if (status.state == LinkState::Stopping && metrics != nullptr) {
            text = tr("stopping: %n record(s) on their way", nullptr, static_cast<int>(metrics->flow.inFlightRecords));
        }
        QTreeWidgetItem* item = m_list->topLevelItem(static_cast<int>(i));
        item->setText(0, linkNameOf(m_workspace, m_links[i]));
        item->setText(1, text);
        item->setIcon(1, m_workspace.theme.icon(look.icon, markRole(look.health)));
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
