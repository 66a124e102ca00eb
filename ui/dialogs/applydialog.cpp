#include "ui/dialogs/applydialog.h"

#include "core/topology/validation.h"
#include "ui/bridge/enginebridge.h"
#include "ui/bridge/runcontrol.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/linktree.h"
#include "ui/dialogs/planprogress.h"
#include "ui/document/topologydocument.h"
#include "ui/models/linknames.h"
#include "ui/text/errortext.h"
#include "ui/text/impacttext.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

constexpr qreal kApplyWidth = 720;
constexpr qreal kApplyHeight = 520;

struct Consequence {
    QString icon;
    ColorRole mark;
    QString text;
};

Consequence consequenceOf(ImpactKind kind, bool active) {
    switch (kind) {
        case ImpactKind::None:
            return {};
        case ImpactKind::Live:
            return {QStringLiteral("ok"), ColorRole::Ok,
                    active ? ApplyDialog::tr("is taken over while it runs")
                           : ApplyDialog::tr("counts from its next start")};
        case ImpactKind::Restart:
            return {QStringLiteral("refresh"), ColorRole::Warn,
                    active ? ApplyDialog::tr("stops, commits, and starts again where it was")
                           : ApplyDialog::tr("counts from its next start")};
        case ImpactKind::Reposition:
            return {QStringLiteral("warn"), ColorRole::Bad,
                    active ? ApplyDialog::tr("stops; a position must be chosen before it runs again")
                           : ApplyDialog::tr("a position must be chosen before it runs again")};
        case ImpactKind::Added:
            return {QStringLiteral("plus"), ColorRole::Accent, ApplyDialog::tr("is made known; it is not started")};
        case ImpactKind::Removed:
            return {QStringLiteral("minus"), ColorRole::Bad,
                    active ? ApplyDialog::tr("drains, commits and stops") : ApplyDialog::tr("is forgotten")};
    }
    return {};
}

}  // namespace

ApplyDialog::ApplyDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent), m_workspace(workspace), m_plan(workspace.plan) {
    const Theme& theme = workspace.theme;
    setWindowTitle(tr("Apply changes"));
    resize(qRound(theme.px(kApplyWidth)), qRound(theme.px(kApplyHeight)));
    auto* layout = dialogLayout(*this, theme);
    m_summary = titleLabel({}, theme, this);
    layout->addWidget(m_summary);
    m_progress = new PlanProgress{m_plan, theme, this};
    layout->addWidget(m_progress);
    m_tree = named(new LinkTree{theme, this}, tr("What applying does to each link"));
    layout->addWidget(m_tree, 1);
    m_confirm = new QCheckBox{tr("I &know that these links stand still until a position was chosen"), this};
    m_confirm->setAccessibleName(tr("Links stand still until a position was chosen"));
    layout->addWidget(m_confirm);

    auto* box = new QDialogButtonBox{QDialogButtonBox::Apply | QDialogButtonBox::Cancel, this};
    m_apply = box->button(QDialogButtonBox::Apply);
    m_apply->setText(tr("&Apply"));
    m_apply->setDefault(true);
    layout->addWidget(box);
    connect(m_apply, &QPushButton::clicked, this, &ApplyDialog::accept);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_confirm, &QCheckBox::toggled, this, &ApplyDialog::follow);
    // What a link does meanwhile changes what applying does to it.
    connect(&workspace.bridge, &EngineBridge::statusChanged, this, &ApplyDialog::fill);
    connect(&workspace.bridge, &EngineBridge::appliedChanged, this, &ApplyDialog::fill);
    connect(&workspace.document, &TopologyDocument::changed, this, &ApplyDialog::ask);
    connect(&m_plan, &PlanRun::planned, this, [this](const LinkId& link, const Result<LinkPlan>& plan) {
        m_plans.insert_or_assign(link, plan);
        fill();
    });
    ask();
    (m_repositions ? static_cast<QWidget*>(m_confirm) : m_apply)->setFocus();
}

// Nobody has to wait for it: what the clusters say comes into the list as it arrives.
void ApplyDialog::ask() {
    std::vector<LinkId> links;
    for (const LinkImpact& each : waiting()) {
        if (each.kind != ImpactKind::Removed && each.kind != ImpactKind::None && errorsOf(each.link).isEmpty()) {
            links.push_back(each.link);
        }
    }
    m_plans.clear();
    m_plan.start(m_workspace.document.snapshot(), std::move(links));
    m_progress->follow();
    fill();
}

std::vector<LinkImpact> ApplyDialog::waiting() const {
    std::vector<LinkImpact> impacts = impact(m_workspace.bridge.applied(), m_workspace.document.spec());
    std::erase_if(impacts, [this](const LinkImpact& each) {
        return each.kind == ImpactKind::None && errorsOf(each.link).isEmpty();
    });
    return impacts;
}

void ApplyDialog::fill() {
    m_tree->clear();
    m_repositions = false;
    for (const LinkImpact& each : waiting()) {
        addLink(each);
    }
    const int links = m_tree->topLevelItemCount();
    m_summary->setText(links == 0 ? tr("Nothing is waiting to be applied.")
                                  : tr("Applying concerns %n link(s); the others go on undisturbed.", nullptr, links));
    m_confirm->setVisible(m_repositions);
    follow();
}

QStringList ApplyDialog::errorsOf(const LinkId& link) const {
    QStringList texts;
    const TopologySpec& spec = m_workspace.document.spec();
    if (spec.link(link) == nullptr) {
        return texts;
    }
    for (const Finding& each : findingsForLink(spec, m_workspace.document.findings(), link)) {
        if (each.severity == Finding::Severity::Error) {
            texts << errorText(each.error);
        }
    }
    return texts;
}

void ApplyDialog::addLink(const LinkImpact& impact) {
    const QStringList errors = errorsOf(impact.link);
    const bool active = isActive(m_workspace.bridge.status(impact.link).state);
    Consequence what = consequenceOf(impact.kind, active);
    if (!errors.isEmpty()) {
        what = {QStringLiteral("bad"), ColorRole::Bad, tr("is skipped: it is not valid")};
    } else if (impact.kind == ImpactKind::Reposition) {
        m_repositions = true;
    }
    QTreeWidgetItem& item = *m_tree->addLink(linkNameOf(m_workspace, impact.link), what.text, what.icon, what.mark);
    for (const QString& error : errors) {
        m_tree->addLine(item, error, ColorRole::BadText);
    }
    QStringList reasons;
    for (const std::string& reason : impact.reasons) {
        reasons << impactReasonText(reason);
    }
    if (!reasons.isEmpty()) {
        m_tree->addLine(item, tr("changed: %1").arg(reasons.join(QStringLiteral(", "))), ColorRole::Dim);
    }
    if (const auto plan = m_plans.find(impact.link); plan != m_plans.end()) {
        addPlan(item, plan->second, active);
    }
}

void ApplyDialog::addPlan(QTreeWidgetItem& item, const Result<LinkPlan>& plan, bool active) {
    const ClusterSpec* target = plan ? m_workspace.document.spec().cluster(plan->target) : nullptr;
    const QString name = target == nullptr ? QString{} : QString::fromStdString(target->displayName());
    if (active) {
        m_tree->addPlan(item, planOfRunning(plan), name);
        return;
    }
    // Applying does not start it.
    QTreeWidgetItem* later = m_tree->addLine(item, tr("when it is started:"), ColorRole::Dim);
    m_tree->addPlan(*later, plan, name);
    later->setExpanded(true);
}

void ApplyDialog::follow() {
    m_apply->setEnabled(m_tree->topLevelItemCount() > 0 && (!m_repositions || m_confirm->isChecked()));
}

void ApplyDialog::accept() {
    if (m_apply->isEnabled()) {
        // Closed first: what production asks stands over the window, and must outlive this dialog.
        QDialog::accept();
        m_workspace.run.applyAll();
    }
}

}  // namespace tributary::ui
