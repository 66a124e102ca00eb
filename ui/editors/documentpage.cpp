#include "ui/editors/documentpage.h"

#include "ui/bridge/enginebridge.h"
#include "ui/document/topologydocument.h"
#include "ui/editors/form.h"
#include "ui/editors/markedlineedit.h"
#include "ui/editors/textfield.h"
#include "ui/editors/themedlabel.h"

#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tributary::ui {

DocumentPage::DocumentPage(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_title(new ThemedLabel{workspace.theme, FontRole::Title, ColorRole::Text, this}),
      m_totals(new ThemedLabel{workspace.theme, FontRole::Small, ColorRole::Dim, this}),
      m_name(new TextField{workspace.theme, this}),
      m_environment(new TextField{workspace.theme, this}),
      m_ruleSets(new QListWidget{this}),
      m_remove(new QPushButton{tr("&Delete rule set"), this}) {
    auto* form = new Form{workspace.theme, this};
    form->addHeading(tr("Topology"));
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Environment"), m_environment, tr("Free text, such as production or test."));
    form->addHeading(tr("Rule sets"));
    m_ruleSets->setAccessibleName(tr("Rule sets"));
    m_ruleSets->setFixedHeight(qRound(workspace.theme.px(120)));
    form->addWide(m_ruleSets, tr("Topic selections kept under a name. Save and use them at a link's topics."));
    m_title->setWordWrap(true);
    m_totals->setWordWrap(true);
    m_totals->setAccessibleDescription(tr("Totals"));
    auto* layout = new QVBoxLayout{this};
    layout->setSpacing(qRound(workspace.theme.px(8)));
    layout->addWidget(m_title);
    layout->addWidget(m_totals);
    layout->addSpacing(qRound(workspace.theme.px(8)));
    layout->addWidget(form);
    layout->addWidget(m_remove, 0, Qt::AlignLeft);
    layout->addStretch(1);

    TopologyDocument& document = m_workspace.document;
    connect(m_name, &TextField::committed, this, [&document](const QString& text) {
        TopologySpec next = document.spec();
        next.name = text.trimmed().toStdString();
        document.edit(tr("Rename topology"), std::move(next));
    });
    connect(m_environment, &TextField::committed, this, [&document](const QString& text) {
        TopologySpec next = document.spec();
        next.environment = text.trimmed().toStdString();
        document.edit(tr("Change environment"), std::move(next));
    });
    connect(m_remove, &QPushButton::clicked, this, &DocumentPage::removeRuleSet);
    connect(m_ruleSets, &QListWidget::currentRowChanged, this, [this](int row) { m_remove->setEnabled(row >= 0); });
    connect(&document, &TopologyDocument::changed, this, [this](const SpecChange& change) {
        if (change.reset || change.documentChanged) {
            refresh(change.reset);
        }
        refreshTotals();
    });
    connect(&document, &TopologyDocument::findingsChanged, this, &DocumentPage::refreshTotals);
    connect(&document, &TopologyDocument::pathChanged, this, [this] { refresh(false); });
    connect(&m_workspace.bridge, &EngineBridge::statusChanged, this, &DocumentPage::refreshTotals);
    refresh(true);
    refreshTotals();
}

void DocumentPage::refresh(bool another) {
    const TopologySpec& spec = m_workspace.document.spec();
    const auto show = [another](TextField* field, const std::string& value) {
        another ? field->resetValue(QString::fromStdString(value)) : field->setValue(QString::fromStdString(value));
    };
    m_title->setText(m_workspace.document.title());
    show(m_name, spec.name);
    show(m_environment, spec.environment);
    m_ruleSets->clear();
    for (const RuleSetSpec& set : spec.ruleSets) {
        m_ruleSets->addItem(tr("%1 (%2 included, %3 excluded)")
                                .arg(QString::fromStdString(set.name))
                                .arg(set.include.size())
                                .arg(set.exclude.size()));
    }
    m_remove->setEnabled(m_ruleSets->currentRow() >= 0);
    m_remove->setVisible(!spec.ruleSets.empty());
    m_ruleSets->setVisible(!spec.ruleSets.empty());
}

void DocumentPage::refreshTotals() {
    const TopologySpec& spec = m_workspace.document.spec();
    const auto& findings = m_workspace.document.findings();
    const auto errors = std::ranges::count(findings, Finding::Severity::Error, &Finding::severity);
    QStringList parts{tr("%n cluster(s)", nullptr, static_cast<int>(spec.clusters.size())),
                      tr("%n link(s)", nullptr, static_cast<int>(spec.links.size())),
                      tr("%n running", nullptr, static_cast<int>(m_workspace.bridge.activeLinks().size()))};
    if (errors > 0) {
        parts << tr("%n error(s)", nullptr, static_cast<int>(errors));
    }
    if (const auto rest = static_cast<std::ptrdiff_t>(findings.size()) - errors; rest > 0) {
        parts << tr("%n warning(s)", nullptr, static_cast<int>(rest));
    }
    m_totals->setText(parts.join(QStringLiteral(" · ")));
}

void DocumentPage::removeRuleSet() {
    const int row = m_ruleSets->currentRow();
    TopologySpec next = m_workspace.document.spec();
    if (row >= 0 && row < static_cast<int>(next.ruleSets.size())) {
        next.ruleSets.erase(next.ruleSets.begin() + row);
        m_workspace.document.edit(tr("Delete rule set"), std::move(next));
    }
}

QString DocumentPage::totals() const { return m_totals->text(); }

}  // namespace tributary::ui
