#include "ui/editors/connectorsbox.h"

#include "core/connect/takeover.h"
#include "ui/bridge/enginebridge.h"
#include "ui/bridge/runcontrol.h"
#include "ui/document/edits.h"
#include "ui/document/topologydocument.h"
#include "ui/editors/linksubject.h"
#include "ui/editors/themedlabel.h"
#include "ui/text/errortext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

namespace tributary::ui {

namespace {

constexpr int kTaskListHeight = 96;
constexpr int kTrace = Qt::UserRole;

QTreeWidget* makeTree(const QStringList& columns, const QString& name, const Theme& theme, QWidget* parent) {
    auto* tree = new QTreeWidget{parent};
    tree->setHeaderLabels(columns);
    tree->setRootIsDecorated(false);
    tree->setUniformRowHeights(true);
    tree->setAccessibleName(name);
    tree->setMinimumHeight(qRound(theme.px(kTaskListHeight)));
    return tree;
}

QString notSet(const std::string& value) {
    return value.empty() ? ConnectorsBox::tr("not set") : QString::fromStdString(value);
}

}  // namespace

ConnectorsBox::ConnectorsBox(LinkSubject& subject, QWidget* parent)
    : QWidget(parent),
      m_subject(subject),
      m_connectors(makeTree({tr("Connector, task"), tr("State"), tr("Worker")}, tr("Connectors and their tasks"),
                            subject.workspace().theme, this)),
      m_traceHeading(makeHeading(subject.workspace().theme, tr("Trace"), this)),
      m_trace(new QPlainTextEdit{this}),
      m_copy(new QPushButton{tr("Copy trace"), this}),
      m_restart(new QPushButton{tr("&Restart what failed"), this}),
      m_driftHeading(makeHeading(subject.workspace().theme, tr("Not as drawn"), this)),
      m_drift(makeTree({tr("Property"), tr("Drawn"), tr("Running")}, tr("Where connectors differ from the drawing"),
                       subject.workspace().theme, this)),
      m_apply(new QPushButton{tr("&Apply again"), this}),
      m_takeOver(new QPushButton{tr("Take &over"), this}),
      m_problem(new ThemedLabel{subject.workspace().theme, FontRole::Small, ColorRole::BadText, this}) {
    Theme& theme = m_subject.workspace().theme;
    m_trace->setReadOnly(true);
    m_trace->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_trace->setFont(theme.font(FontRole::MonoSmall));
    m_trace->setAccessibleName(tr("Trace of the failure"));
    m_trace->setMinimumHeight(qRound(theme.px(kTaskListHeight)));
    m_connectors->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_apply->setToolTip(tr("Gives the connectors the configuration that is drawn"));
    m_takeOver->setToolTip(tr("Draws the link as its connectors run"));
    m_problem->setWordWrap(true);
    const auto row = [](std::initializer_list<QPushButton*> buttons) {
        auto* layout = new QHBoxLayout;
        for (QPushButton* each : buttons) {
            layout->addWidget(each);
        }
        layout->addStretch(1);
        return layout;
    };
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(qRound(theme.px(8)));
    layout->addWidget(makeHeading(theme, tr("Connectors"), this));
    layout->addWidget(m_connectors, 1);
    layout->addWidget(m_traceHeading);
    layout->addWidget(m_trace, 1);
    layout->addLayout(row({m_copy, m_restart}));
    layout->addWidget(m_driftHeading);
    layout->addWidget(m_drift, 1);
    layout->addLayout(row({m_apply, m_takeOver}));
    layout->addWidget(m_problem);

    Workspace& workspace = m_subject.workspace();
    connect(m_connectors, &QTreeWidget::itemSelectionChanged, this, &ConnectorsBox::showTrace);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_trace->toPlainText()); });
    connect(m_restart, &QPushButton::clicked, this, [this, &workspace] {
        workspace.bridge.trust().whenTrusted(this,
                                             [this, &workspace] { workspace.bridge.restartFailed(m_subject.id()); });
    });
    connect(m_apply, &QPushButton::clicked, this, [this, &workspace] {
        workspace.bridge.trust().whenTrusted(
            this, [this, &workspace] { workspace.bridge.start(workspace.document.spec(), {m_subject.id()}); });
    });
    connect(m_takeOver, &QPushButton::clicked, this, &ConnectorsBox::takeOver);
    connect(&workspace.bridge, &EngineBridge::metricsChanged, this, &ConnectorsBox::refresh);
    connect(&m_subject, &LinkSubject::changed, this, &ConnectorsBox::refresh);
    refresh();
}

void ConnectorsBox::refresh() {
    const LinkMetrics* metrics = m_subject.workspace().bridge.metrics()->link(m_subject.id());
    const std::shared_ptr<const ConnectDetail> next = metrics == nullptr ? nullptr : metrics->connect;
    const bool same = next == m_detail || (next && m_detail && *next == *m_detail);
    setVisible(next && !next->connectors.empty());
    if (same) {
        return;  // what is selected stays so
    }
    m_detail = next;
    m_problem->setTextOrHide({});
    showConnectors();
    showDrift();
}

void ConnectorsBox::showConnectors() {
    const QString chosen = m_connectors->currentItem() == nullptr ? QString{} : m_connectors->currentItem()->text(0);
    m_connectors->clear();
    Theme& theme = m_subject.workspace().theme;
    bool failed = false;
    const auto add = [&](const QString& name, const std::string& state, const std::string& worker,
                         const std::string& trace) {
        auto item = std::make_unique<QTreeWidgetItem>(
            QStringList{name, QString::fromStdString(state), QString::fromStdString(worker)});
        const bool bad = state == "FAILED";
        failed = failed || bad;
        item->setIcon(1, bad                  ? theme.icon(QStringLiteral("bad"), ColorRole::Bad)
                         : state == "RUNNING" ? theme.icon(QStringLiteral("ok"), ColorRole::Ok)
                                              : theme.icon(QStringLiteral("idle"), ColorRole::Idle));
        item->setData(0, kTrace, QString::fromStdString(trace));
        QTreeWidgetItem* row = item.get();
        m_connectors->addTopLevelItem(item.release());  // the tree owns it
        // What failed is what somebody came to see.
        if (name == chosen || (bad && m_connectors->currentItem() == nullptr)) {
            m_connectors->setCurrentItem(row);
        }
    };
    for (const ConnectorState& each : m_detail ? m_detail->connectors : std::vector<ConnectorState>{}) {
        add(QString::fromStdString(each.name), each.state, each.worker, each.trace);
        for (const ConnectorTask& task : each.tasks) {
            add(tr("%1, task %2").arg(QString::fromStdString(each.name)).arg(task.id), task.state, task.worker,
                task.trace);
        }
    }
    m_restart->setVisible(failed);
    showTrace();
}

void ConnectorsBox::showTrace() {
    const QTreeWidgetItem* item = m_connectors->currentItem();
    const QString trace = item == nullptr ? QString{} : item->data(0, kTrace).toString();
    m_trace->setPlainText(trace);
    m_traceHeading->setVisible(!trace.isEmpty());
    m_trace->setVisible(!trace.isEmpty());
    m_copy->setVisible(!trace.isEmpty());
}

void ConnectorsBox::showDrift() {
    m_drift->clear();
    const bool any = m_detail && !m_detail->drift.empty();
    for (const ConnectorDrift& each : any ? m_detail->drift : std::vector<ConnectorDrift>{}) {
        auto item = std::make_unique<QTreeWidgetItem>(
            QStringList{QString::fromStdString(each.key), notSet(each.drawn), notSet(each.running)});
        item->setToolTip(0, QString::fromStdString(each.connector));
        m_drift->addTopLevelItem(item.release());
    }
    m_driftHeading->setVisible(any);
    m_drift->setVisible(any);
    m_apply->setVisible(any);
    m_takeOver->setVisible(any);
}

void ConnectorsBox::takeOver() {
    TopologyDocument& document = m_subject.workspace().document;
    const LinkSpec* link = m_subject.link();
    if (link == nullptr || !m_detail) {
        return;
    }
    const Result<LinkSpec> taken = takenOver(document.spec(), *link, m_detail->configs);
    if (!taken) {
        m_problem->setTextOrHide(errorText(taken.error()));
        return;
    }
    if (*taken == *link) {
        m_problem->setTextOrHide(
            tr("What differs belongs to the clusters, not to this link. Edit those, or apply again."));
        return;
    }
    document.edit(tr("Take over what runs"), withChanged(document.spec(), *taken));
}

QString ConnectorsBox::problem() const { return m_problem->text(); }

}  // namespace tributary::ui
