#include "ui/editors/statepage.h"

#include "core/base/clock.h"
#include "core/topology/impact.h"
#include "ui/bridge/enginebridge.h"
#include "ui/bridge/runcontrol.h"
#include "ui/document/topologydocument.h"
#include "ui/editors/choicefield.h"
#include "ui/editors/connectorsbox.h"
#include "ui/editors/linkhistory.h"
#include "ui/editors/linksubject.h"
#include "ui/editors/startfield.h"
#include "ui/editors/themedlabel.h"
#include "ui/text/errortext.h"
#include "ui/text/impacttext.h"
#include "ui/text/numbertext.h"
#include "ui/text/statetext.h"
#include "ui/theme/healthrole.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QListWidget>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <memory>

namespace tributary::ui {

namespace {

constexpr int kProblemListHeight = 96;

bool asksForPosition(const LinkStatus& status) {
    return (status.state == LinkState::Failed && status.error && tributary::asksForPosition(*status.error)) ||
           std::ranges::any_of(status.problems,
                               [](const PartitionProblem& each) { return tributary::asksForPosition(each.error); });
}

}  // namespace

StatePage::StatePage(LinkSubject& subject, QWidget* parent)
    : QWidget(parent),
      m_subject(subject),
      m_theme(subject.workspace().theme),
      m_history(new LinkHistory{subject.workspace().bridge, this}),
      m_reason(new ThemedLabel{m_theme, FontRole::Body, ColorRole::Text, this}),
      m_tasks(new ThemedLabel{m_theme, FontRole::Small, ColorRole::Dim, this}),
      m_copy(new QPushButton{tr("&Copy"), this}),
      m_problemsHeading(makeHeading(m_theme, tr("Halted partitions"), this)),
      m_problems(new QTreeWidget{this}),
      m_findingsHeading(makeHeading(m_theme, tr("Checks"), this)),
      m_findings(makeList(tr("What validation says"))),
      m_pending(new ThemedLabel{m_theme, FontRole::Body, ColorRole::Text, this}),
      m_events(makeList(tr("Recent events of this link"))) {
    m_reason->setWordWrap(true);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_reason->setAccessibleDescription(tr("Reason of the state"));
    m_tasks->setWordWrap(true);
    m_tasks->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_tasks->setAccessibleDescription(tr("Tasks of the link"));
    m_problems->setHeaderLabels({tr("Topic"), tr("Part."), tr("Reason")});
    m_problems->setRootIsDecorated(false);
    m_problems->setUniformRowHeights(true);
    m_problems->setAccessibleName(tr("Halted partitions"));
    m_problems->setMinimumHeight(qRound(m_theme.px(kProblemListHeight)));
    m_problems->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_pending->setWordWrap(true);
    m_pending->setAccessibleDescription(tr("What applying changes"));

    auto* reason = new QHBoxLayout;
    reason->addWidget(m_reason, 1);
    reason->addWidget(m_copy, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(qRound(m_theme.px(12)));
    layout->addWidget(buildButtons());
    layout->addLayout(reason);
    layout->addWidget(m_tasks);
    layout->addWidget(buildPosition());
    layout->addWidget(m_problemsHeading);
    layout->addWidget(m_problems, 1);
    layout->addWidget(new ConnectorsBox{m_subject, this});
    layout->addWidget(makeHeading(m_theme, tr("Applying"), this));
    layout->addWidget(m_pending);
    layout->addWidget(m_findingsHeading);
    layout->addWidget(m_findings, 1);
    layout->addWidget(makeHeading(m_theme, tr("Recent events"), this));
    layout->addWidget(m_events, 2);

    Workspace& workspace = m_subject.workspace();
    connect(m_copy, &QPushButton::clicked, this, [this, &workspace] {
        const LinkStatus status = workspace.bridge.status(m_subject.id());
        QGuiApplication::clipboard()->setText(status.error ? errorDetails(*status.error) : m_reason->text());
    });
    connect(&m_subject, &LinkSubject::changed, this, &StatePage::refreshAll);
    connect(&workspace.document, &TopologyDocument::findingsChanged, this, &StatePage::refreshFindings);
    connect(&workspace.bridge, &EngineBridge::appliedChanged, this, &StatePage::refreshPending);
    connect(&workspace.bridge, &EngineBridge::statusChanged, this, [this](const LinkId& link) {
        if (link == m_subject.id()) {
            refreshStatus();
            refreshPending();
        }
    });
    connect(m_history, &LinkHistory::added, this, [this](const LinkId& link) {
        if (link == m_subject.id()) {
            refreshEvents();
        }
    });
    connect(&m_theme, &Theme::changed, this, &StatePage::restyle);
    restyle();
}

QWidget* StatePage::buildButtons() {
    auto* box = new QWidget{this};
    auto* layout = new QHBoxLayout{box};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(qRound(m_theme.px(8)));
    m_start = new QPushButton{tr("&Start link"), box};
    m_pause = new QPushButton{tr("&Pause link"), box};
    m_stop = new QPushButton{tr("S&top link"), box};
    m_plan = new QPushButton{tr("Sho&w plan…"), box};
    m_plan->setToolTip(tr("What starting this link would change at its clusters"));
    for (QPushButton* button : {m_start, m_pause, m_stop, m_plan}) {
        layout->addWidget(button);
    }
    layout->addStretch(1);
    RunControl& run = m_subject.workspace().run;
    connect(m_start, &QPushButton::clicked, this, [this, &run] { run.start({m_subject.id()}); });
    connect(m_plan, &QPushButton::clicked, this, [this, &run] { run.showPlan({m_subject.id()}); });
    connect(m_pause, &QPushButton::clicked, this, [this, &run] { run.pause({m_subject.id()}); });
    connect(m_stop, &QPushButton::clicked, this, [this, &run] { run.stop({m_subject.id()}); });
    return box;
}

QWidget* StatePage::buildPosition() {
    m_positionBox = new QWidget{this};
    auto* layout = new QVBoxLayout{m_positionBox};
    layout->setContentsMargins(0, 0, 0, 0);
    auto* caption = new ThemedLabel{m_theme, FontRole::Body, ColorRole::Text, m_positionBox};
    caption->setText(tr("Choose &where this link goes on:"));
    m_position = new StartField{m_theme, m_positionBox};
    m_position->choice().setAccessibleName(tr("Where this link goes on"));
    caption->setBuddy(m_position);
    m_startHere = new QPushButton{tr("Start from &here"), m_positionBox};
    layout->addWidget(caption);
    layout->addWidget(m_position);
    layout->addWidget(m_startHere, 0, Qt::AlignLeft);
    connect(m_startHere, &QPushButton::clicked, this,
            [this] { m_subject.workspace().run.startFrom(m_subject.id(), m_position->start()); });
    m_positionBox->hide();
    return m_positionBox;
}

QListWidget* StatePage::makeList(const QString& accessibleName) {
    auto* list = new QListWidget{this};
    list->setAccessibleName(accessibleName);
    list->setWordWrap(true);
    list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setMinimumHeight(qRound(m_theme.px(kProblemListHeight)));
    return list;
}

void StatePage::refreshAll() {
    setEnabled(m_subject.link() != nullptr);
    refreshStatus();
    refreshFindings();
    refreshPending();
    refreshEvents();
}

void StatePage::refreshStatus() {
    Workspace& workspace = m_subject.workspace();
    const LinkId& id = m_subject.id();
    const LinkStatus status = workspace.bridge.status(id);
    m_start->setEnabled(workspace.run.canStart(id));
    m_plan->setVisible(workspace.run.canStart(id));
    m_start->setText(status.state == LinkState::Paused ? tr("Re&sume link") : tr("&Start link"));
    m_pause->setEnabled(workspace.run.canPause(id));
    m_stop->setEnabled(workspace.run.canStop(id));

    QStringList lines;
    if (status.error) {
        lines << errorText(*status.error) << errorRemedy(*status.error);
        lines.removeAll(QString{});
    } else {
        lines << stateWord(status.state);
    }
    m_reason->setText(lines.join(u'\n'));
    QStringList tasks;
    std::ranges::transform(status.tasks, std::back_inserter(tasks), taskText);
    m_tasks->setText(tasks.join(u'\n'));
    m_tasks->setVisible(!tasks.isEmpty());
    m_copy->setVisible(status.error.has_value());
    m_positionBox->setVisible(asksForPosition(status));

    m_problemsHeading->setVisible(!status.problems.empty());
    m_problems->setVisible(!status.problems.empty());
    m_problems->clear();
    for (const PartitionProblem& problem : status.problems) {
        const QString partition = problem.partition < 0 ? tr("all") : countText(problem.partition);
        auto item = std::make_unique<QTreeWidgetItem>(
            QStringList{QString::fromStdString(problem.topic), partition, errorText(problem.error)});
        item->setToolTip(2, errorDetails(problem.error));
        m_problems->addTopLevelItem(item.release());  // the tree owns it
    }
}

void StatePage::refreshFindings() {
    const std::vector<Finding> findings = m_subject.workspace().document.findingsOf(m_subject.id());
    m_findings->clear();
    for (const Finding& finding : findings) {
        const bool error = finding.severity == Finding::Severity::Error;
        auto item = std::make_unique<QListWidgetItem>(
            m_theme.icon(error ? QStringLiteral("bad") : QStringLiteral("warn"),
                         error ? ColorRole::Bad : ColorRole::Warn),
            error ? tr("Error: %1").arg(errorText(finding.error)) : tr("Warning: %1").arg(errorText(finding.error)));
        item->setToolTip(errorDetails(finding.error));
        m_findings->addItem(item.release());
    }
    m_findingsHeading->setVisible(!findings.empty());
    m_findings->setVisible(!findings.empty());
}

void StatePage::refreshPending() {
    Workspace& workspace = m_subject.workspace();
    const std::vector<LinkImpact> impacts = impact(workspace.bridge.applied(), workspace.document.spec());
    const auto found = std::ranges::find(impacts, m_subject.id(), &LinkImpact::link);
    if (found == impacts.end() || found->kind == ImpactKind::None) {
        m_pending->setText(tr("The engine has this link as it stands here."));
        m_pending->setColorRole(ColorRole::Dim);
        return;
    }
    QStringList reasons;
    for (const std::string& each : found->reasons) {
        reasons << impactReasonText(each);
    }
    m_pending->setColorRole(found->kind == ImpactKind::Reposition ? ColorRole::WarnText : ColorRole::Text);
    m_pending->setText(
        found->kind == ImpactKind::Added
            ? tr("The engine does not know this link yet. Starting it applies it.")
            : tr("Not applied: %1. %2").arg(reasons.join(QStringLiteral(", ")), effectText(found->kind)));
}

void StatePage::refreshEvents() {
    m_events->clear();
    const std::deque<Event>& events = m_history->events(m_subject.id());
    for (auto each = events.rbegin(); each != events.rend(); ++each) {
        const Health health = eventHealth(*each);
        auto item = std::make_unique<QListWidgetItem>(m_theme.icon(markIcon(health), markRole(health)),
                                                      tr("%1  %2").arg(timeText(each->timeMs), eventText(*each)));
        item->setToolTip(dateTimeText(each->timeMs));
        m_events->addItem(item.release());
    }
}

void StatePage::restyle() {
    m_start->setIcon(m_theme.icon(QStringLiteral("start")));
    m_plan->setIcon(m_theme.icon(QStringLiteral("list")));
    m_pause->setIcon(m_theme.icon(QStringLiteral("pause")));
    m_stop->setIcon(m_theme.icon(QStringLiteral("stop")));
    refreshAll();
}

QString StatePage::reason() const { return m_reason->text(); }

QString StatePage::tasks() const { return m_tasks->text(); }

QString StatePage::pending() const { return m_pending->text(); }

}  // namespace tributary::ui
