#include "ui/dialogs/plandialog.h"

#include "ui/bridge/enginebridge.h"
#include "ui/bridge/production.h"
#include "ui/bridge/runcontrol.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/linktree.h"
#include "ui/dialogs/planprogress.h"
#include "ui/document/topologydocument.h"
#include "ui/models/linknames.h"
#include "ui/text/errortext.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

constexpr qreal kPlanWidth = 720;
constexpr qreal kPlanHeight = 520;

}  // namespace

PlanDialog::PlanDialog(Workspace& workspace, std::vector<LinkId> links, QWidget* parent)
    : QDialog(parent), m_workspace(workspace), m_links(std::move(links)), m_run(workspace.plan) {
    const Theme& theme = workspace.theme;
    std::erase_if(m_links, [this](const LinkId& each) { return m_workspace.document.spec().link(each) == nullptr; });
    setWindowTitle(tr("What starting changes"));
    resize(qRound(theme.px(kPlanWidth)), qRound(theme.px(kPlanHeight)));
    auto* layout = dialogLayout(*this, theme);
    m_summary = titleLabel({}, theme, this);
    layout->addWidget(m_summary);
    m_progress = new PlanProgress{m_run, theme, this};
    layout->addWidget(m_progress);
    m_tree = named(new LinkTree{theme, this}, tr("What starting changes for each link"));
    layout->addWidget(m_tree, 1);
    layout->addWidget(
        dimLabel(tr("Only asked, nothing is changed yet. Access rights are not part of the plan."), theme, this));

    auto* box = new QDialogButtonBox{QDialogButtonBox::Close, this};
    m_start = box->addButton(tr("&Start"), QDialogButtonBox::AcceptRole);
    m_start->setDefault(true);
    auto* copy = box->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    auto* again = box->addButton(tr("Ask &again"), QDialogButtonBox::ActionRole);
    layout->addWidget(box);
    connect(box, &QDialogButtonBox::accepted, this, &PlanDialog::accept);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_summary->text() + u'\n' + m_tree->asText()); });
    connect(again, &QPushButton::clicked, this, &PlanDialog::ask);
    connect(m_progress, &PlanProgress::cancelled, this, [this] {
        m_cancelled = true;
        summarize();
    });
    connect(&m_run, &PlanRun::planned, this, &PlanDialog::showPlan);
    connect(&workspace.bridge, &EngineBridge::statusChanged, this, &PlanDialog::followLinks);
    ask();
    followLinks();
    m_start->setFocus();
}

void PlanDialog::ask() {
    m_totals = {};
    m_cancelled = false;
    m_items.clear();
    m_tree->clear();
    std::vector<LinkId> valid;
    const TopologySpec& spec = m_workspace.document.spec();
    const std::vector<Finding> findings = m_workspace.document.findingsNow();
    for (const LinkId& link : m_links) {
        const QString name = linkNameOf(m_workspace, link);
        std::vector<Finding> errors = findingsForLink(spec, findings, link);
        std::erase_if(errors, [](const Finding& each) { return each.severity != Finding::Severity::Error; });
        if (errors.empty()) {
            m_items[link] =
                m_tree->addLink(name, tr("is being asked about…"), QStringLiteral("busy"), ColorRole::Accent);
            valid.push_back(link);
            continue;
        }
        auto* item = m_tree->addLink(name, tr("cannot start: it is not valid"), QStringLiteral("bad"), ColorRole::Bad);
        for (const Finding& each : errors) {
            m_tree->addLine(*item, errorText(each.error), ColorRole::BadText);
        }
        ++m_totals.problems;
    }
    m_run.start(m_workspace.document.snapshot(), std::move(valid));
    m_progress->follow();
    summarize();
}

void PlanDialog::showPlan(const LinkId& link, const Result<LinkPlan>& made) {
    const Result<LinkPlan> plan = isActive(m_workspace.bridge.status(link).state) ? planOfRunning(made) : made;
    m_totals.add(plan);
    QTreeWidgetItem* item = m_items.at(link);
    const bool wrong = !plan || !plan->problems.empty();
    const bool changes = plan && plan->hasChanges();
    item->setText(1, !plan     ? tr("cannot be told: a cluster does not answer")
                     : wrong   ? tr("will not run as it should")
                     : changes ? tr("changes this, then mirrors")
                               : tr("just mirrors"));
    item->setIcon(1, m_workspace.theme.icon(wrong     ? QStringLiteral("bad")
                                            : changes ? QStringLiteral("plus")
                                                      : QStringLiteral("ok"),
                                            wrong ? ColorRole::Bad : ColorRole::Ok));
    const TopologySpec& spec = m_workspace.document.spec();
    const LinkSpec* shown = spec.link(link);
    const ClusterSpec* target = shown == nullptr ? nullptr : spec.cluster(shown->target);
    m_tree->addPlan(*item, plan, target == nullptr ? QString{} : QString::fromStdString(target->displayName()));
    summarize();
}

void PlanDialog::summarize() {
    for (const auto& [link, item] : m_items) {
        if (m_cancelled && item->childCount() == 0) {
            item->setText(1, tr("was not asked about"));
            item->setIcon(1, m_workspace.theme.icon(QStringLiteral("idle"), ColorRole::Idle));
        }
    }
    m_summary->setText(m_links.empty()     ? tr("There is no link to plan.")
                       : m_run.isRunning() ? tr("Planning %n link(s)", nullptr, static_cast<int>(m_links.size()))
                       : m_cancelled       ? tr("The plan is not complete.")
                                           : totalsText(m_totals));
}

std::vector<LinkId> PlanDialog::startable() const {
    std::vector<LinkId> links = m_links;
    std::erase_if(links, [this](const LinkId& each) { return !m_workspace.run.canStart(each); });
    return links;
}

void PlanDialog::followLinks() {
    const std::vector<LinkId> links = startable();
    ProductionTouch touch;
    for (const LinkId& link : links) {
        addTouch(touch, m_workspace.document.spec(),
                 *m_workspace.document.spec().link(link));  // canStart(): it is there
    }
    const int count = static_cast<int>(links.size());
    m_start->setEnabled(count > 0);
    m_start->setText(count == 0                ? tr("&Start")
                     : touch.cluster.isEmpty() ? tr("&Start %n link(s)", nullptr, count)
                                               : tr("&Start %n link(s) in production", nullptr, count));
}

void PlanDialog::accept() {
    if (!m_start->isEnabled()) {
        return;
    }
    const std::vector<LinkId> links = startable();
    QDialog::accept();
    m_workspace.run.startPlanned(links);
}

}  // namespace tributary::ui
