#include "ui/dialogs/applydialog.h"

#include "core/topology/validation.h"
#include "ui/bridge/enginebridge.h"
#include "ui/bridge/runcontrol.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/document/topologydocument.h"
#include "ui/models/linknames.h"
#include "ui/text/errortext.h"
#include "ui/text/impacttext.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QStyledItemDelegate>

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

constexpr qreal kWidth = 620;
constexpr qreal kHeight = 440;
constexpr qreal kLinkWidth = 230;

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

/// Lets a row be as high as its wrapped text needs.
class WrappedRows final : public QStyledItemDelegate {
public:
    explicit WrappedRows(QTreeWidget* tree) : QStyledItemDelegate(tree), m_tree(*tree) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        if (index.column() == 1) {
            const QSize oneLine = option.fontMetrics.boundingRect(index.data().toString()).size();
            const int width = m_tree.columnWidth(1) - (size.width() - oneLine.width());
            const QRect wrapped = option.fontMetrics.boundingRect(QRect{0, 0, width, QWIDGETSIZE_MAX}, Qt::TextWordWrap,
                                                                  index.data().toString());
            size.rheight() += std::max(0, wrapped.height() - option.fontMetrics.height());
        }
        return size;
    }

private:
    const QTreeWidget& m_tree;
};

}  // namespace

ApplyDialog::ApplyDialog(Workspace& workspace, QWidget* parent) : QDialog(parent), m_workspace(workspace) {
    const Theme& theme = workspace.theme;
    setWindowTitle(tr("Apply changes"));
    resize(qRound(theme.px(kWidth)), qRound(theme.px(kHeight)));
    auto* layout = dialogLayout(*this, theme);
    m_summary = titleLabel({}, theme, this);
    layout->addWidget(m_summary);
    m_tree = named(new QTreeWidget{this}, tr("What applying does to each link"));
    m_tree->setColumnCount(2);
    m_tree->setHeaderLabels({tr("Link"), tr("What happens")});
    m_tree->header()->setStretchLastSection(true);
    m_tree->setColumnWidth(0, qRound(theme.px(kLinkWidth)));
    m_tree->setSelectionMode(QAbstractItemView::NoSelection);
    m_tree->setWordWrap(true);
    auto* rows = new WrappedRows{m_tree};
    m_tree->setItemDelegate(rows);
    connect(m_tree->header(), &QHeaderView::sectionResized, rows, [rows] { emit rows->sizeHintChanged({}); });
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
    connect(&workspace.document, &TopologyDocument::changed, this, &ApplyDialog::fill);
    fill();
    (m_repositions ? static_cast<QWidget*>(m_confirm) : m_apply)->setFocus();
}

void ApplyDialog::fill() {
    m_tree->clear();
    m_repositions = false;
    for (const LinkImpact& each : impact(m_workspace.bridge.applied(), m_workspace.document.spec())) {
        if (each.kind != ImpactKind::None || !errorsOf(each.link).isEmpty()) {
            addLink(each);
        }
    }
    m_tree->expandAll();
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
    const Theme& theme = m_workspace.theme;
    const QStringList errors = errorsOf(impact.link);
    const bool active = isActive(m_workspace.bridge.status(impact.link).state);
    Consequence what = consequenceOf(impact.kind, active);
    if (!errors.isEmpty()) {
        what = {QStringLiteral("bad"), ColorRole::Bad, tr("is skipped: it is not valid")};
    } else if (impact.kind == ImpactKind::Reposition) {
        m_repositions = true;
    }
    auto* item = new QTreeWidgetItem{m_tree, {linkNameOf(m_workspace, impact.link), what.text}};
    item->setIcon(1, theme.icon(what.icon, what.mark));
    addReasons(*item, impact, errors);
}

void ApplyDialog::addReasons(QTreeWidgetItem& item, const LinkImpact& impact, const QStringList& errors) {
    const auto add = [this, &item](const QString& text, ColorRole role) {
        auto* child = new QTreeWidgetItem{&item, {QString{}, text}};
        child->setForeground(1, m_workspace.theme.color(role));
        child->setToolTip(1, text);
    };
    for (const QString& error : errors) {
        add(error, ColorRole::BadText);
    }
    QStringList reasons;
    for (const std::string& reason : impact.reasons) {
        reasons << impactReasonText(reason);
    }
    if (!reasons.isEmpty()) {
        add(tr("changed: %1").arg(reasons.join(QStringLiteral(", "))), ColorRole::Dim);
    }
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
