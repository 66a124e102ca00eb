#include "ui/editors/rulesetbutton.h"

#include "ui/bridge/dialoghost.h"
#include "ui/document/topologydocument.h"
#include "ui/editors/linksubject.h"
#include "ui/editors/namedialog.h"

#include <QMenu>

#include <algorithm>

namespace tributary::ui {

RuleSetButton::RuleSetButton(LinkSubject& subject, QWidget* parent)
    : QPushButton(parent), m_subject(subject), m_menu(new QMenu{this}) {
    setText(tr("&Rule sets"));
    setToolTip(tr("Selections kept under a name, to be used for other links"));
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &RuleSetButton::fill);
    fill();
}

void RuleSetButton::fill() {
    m_menu->clear();
    m_menu->addAction(tr("&Save these lists as…"), this, &RuleSetButton::askName);
    const std::vector<RuleSetSpec>& sets = m_subject.workspace().document.spec().ruleSets;
    if (sets.empty()) {
        return;
    }
    m_menu->addSection(tr("Use for this link"));
    const auto label = [](const RuleSetSpec& set) {
        return QString::fromStdString(set.name).replace(QStringLiteral("&"), QStringLiteral("&&"));
    };
    for (const RuleSetSpec& set : sets) {
        m_menu->addAction(label(set), this, [this, name = set.name] { apply(name); });
    }
    QMenu* removal = m_menu->addMenu(tr("&Delete a rule set"));
    for (const RuleSetSpec& set : sets) {
        removal->addAction(label(set), this, [this, name = set.name] { remove(name); });
    }
}

void RuleSetButton::askName() {
    Workspace& workspace = m_subject.workspace();
    auto* dialog = new NameDialog{workspace.theme, tr("Save rule set"), tr("&Name of the rule set:"), this};
    dialog->setCheck([&workspace](const QString& name) {
        const auto& sets = workspace.document.spec().ruleSets;
        return std::ranges::find(sets, name.toStdString(), &RuleSetSpec::name) == sets.end()
                   ? QString{}
                   : tr("There is one of this name; it will be replaced.");
    });
    connect(dialog, &NameDialog::chosen, this, [this](const QString& name) { save(name.toStdString()); });
    workspace.dialogs.show(dialog);
}

void RuleSetButton::apply(const std::string& name) {
    const std::vector<RuleSetSpec>& sets = m_subject.workspace().document.spec().ruleSets;
    const auto found = std::ranges::find(sets, name, &RuleSetSpec::name);
    if (found != sets.end()) {
        const RuleSetSpec set = *found;
        m_subject.edit(tr("Use rule set “%1”").arg(QString::fromStdString(name)), [&](LinkSpec& link) {
            link.topics.include = set.include;
            link.topics.exclude = set.exclude;
        });
    }
}

void RuleSetButton::save(const std::string& name) {
    const LinkSpec* link = m_subject.link();
    if (link == nullptr || name.empty()) {
        return;
    }
    TopologyDocument& document = m_subject.workspace().document;
    TopologySpec next = document.spec();
    auto found = std::ranges::find(next.ruleSets, name, &RuleSetSpec::name);
    if (found == next.ruleSets.end()) {
        found = next.ruleSets.insert(next.ruleSets.end(), RuleSetSpec{name, {}, {}});
    }
    found->include = link->topics.include;
    found->exclude = link->topics.exclude;
    document.edit(tr("Save rule set “%1”").arg(QString::fromStdString(name)), std::move(next));
}

void RuleSetButton::remove(const std::string& name) {
    TopologyDocument& document = m_subject.workspace().document;
    TopologySpec next = document.spec();
    std::erase_if(next.ruleSets, [&](const RuleSetSpec& set) { return set.name == name; });
    document.edit(tr("Delete rule set “%1”").arg(QString::fromStdString(name)), std::move(next));
}

}  // namespace tributary::ui
