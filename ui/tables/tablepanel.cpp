#include "ui/tables/tablepanel.h"

#include "ui/bridge/dialoghost.h"
#include "ui/tables/csvexport.h"
#include "ui/tables/tabletext.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace tributary::ui {

namespace {

constexpr qreal kPanelGap = 8;
constexpr qreal kFilterWidth = 260;

}  // namespace

TablePanel::TablePanel(Workspace& workspace, QAbstractItemModel* model, TableFilter* filter, const Setup& setup,
                       QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_model(*model), m_filter(*filter), m_name(setup.name) {
    m_model.setParent(this);
    m_filter.setParent(this);
    m_filter.setSourceModel(&m_model);
    m_view = new TableView{workspace.theme, this};
    m_view->setModel(&m_filter);
    m_view->setAccessibleName(m_name);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    for (const int column : setup.hidden) {
        m_view->showColumn(column, false);
    }
    makeTools(setup);

    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(m_tools);
    layout->addWidget(m_view, 1);

    setTabOrder(m_exportButton, m_view);
    connect(m_view, &QWidget::customContextMenuRequested, this, &TablePanel::showMenu);
    connect(m_view->horizontalHeader(), &QWidget::customContextMenuRequested, this,
            [this](const QPoint& at) { m_columnMenu->popup(m_view->horizontalHeader()->mapToGlobal(at)); });
    connect(m_view, &TableView::rowActivated, this,
            [this](const QModelIndex& index) { emit rowActivated(m_filter.mapToSource(index).row()); });
    connect(&workspace.theme, &Theme::changed, this, &TablePanel::restyle);
    restyle();
}

void TablePanel::makeTools(const Setup& setup) {
    m_tools = new QHBoxLayout;
    m_filterField = new QLineEdit{this};
    m_filterField->setPlaceholderText(setup.filterHint);
    m_filterField->setAccessibleName(tr("Filter %1").arg(m_name));
    m_filterField->setClearButtonEnabled(true);
    m_filterIcon = m_filterField->addAction(QIcon{}, QLineEdit::LeadingPosition);
    connect(m_filterField, &QLineEdit::textChanged, this, [this](const QString& text) {
        emit filtering(true);
        m_filter.setText(text);
        emit filtering(false);
    });
    connect(m_filterField, &QLineEdit::returnPressed, m_view, qOverload<>(&QWidget::setFocus));
    auto* clear = new QShortcut{Qt::Key_Escape, m_filterField};
    clear->setContext(Qt::WidgetShortcut);
    connect(clear, &QShortcut::activated, this, [this] {
        m_filterField->clear();
        m_view->setFocus();
    });
    m_tools->addWidget(m_filterField);
    m_tools->addStretch(1);

    m_copy = new QAction{tr("&Copy"), this};
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);  // named in the menu; the table takes the key itself
    connect(m_copy, &QAction::triggered, this, &TablePanel::copySelection);
    connect(m_view, &TableView::copyRequested, this, &TablePanel::copySelection);
    m_rowMenu = new QMenu{this};

    m_columnMenu = new QMenu{tr("Columns"), this};
    connect(m_columnMenu, &QMenu::aboutToShow, this, &TablePanel::fillColumnMenu);
    m_columnButton = new QToolButton{this};
    m_columnButton->setToolTip(tr("Choose the columns"));
    m_columnButton->setAccessibleName(tr("Columns of %1").arg(m_name));
    m_columnButton->setPopupMode(QToolButton::InstantPopup);
    m_columnButton->setMenu(m_columnMenu);
    m_columnButton->setAutoRaise(true);
    m_columnButton->setFocusPolicy(Qt::StrongFocus);
    m_tools->addWidget(m_columnButton);

    m_exportButton = new QToolButton{this};
    m_exportButton->setToolTip(tr("Export as CSV…"));
    m_exportButton->setAccessibleName(tr("Export %1 as CSV").arg(m_name));
    m_exportButton->setAutoRaise(true);
    m_exportButton->setFocusPolicy(Qt::StrongFocus);
    connect(m_exportButton, &QToolButton::clicked, this, &TablePanel::exportCsv);
    m_tools->addWidget(m_exportButton);
}

void TablePanel::restyle() {
    const Theme& theme = m_workspace.theme;
    const int gap = qRound(theme.px(kPanelGap));
    m_tools->setContentsMargins(gap, gap / 2, gap, gap / 2);
    m_tools->setSpacing(gap);
    m_filterField->setMinimumWidth(qRound(theme.px(kFilterWidth)));
    m_filterIcon->setIcon(theme.icon(QStringLiteral("filter"), ColorRole::Dim));
    m_columnButton->setIcon(theme.icon(QStringLiteral("table")));
    m_exportButton->setIcon(theme.icon(QStringLiteral("export")));
    m_copy->setIcon(theme.icon(QStringLiteral("copy")));
}

void TablePanel::addMenuAction(QAction* action) { m_rowMenu->addAction(action); }

std::vector<int> TablePanel::selectedRows() const {
    std::vector<int> shown;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows()) {
        shown.push_back(index.row());
    }
    std::ranges::sort(shown);
    for (int& row : shown) {
        row = m_filter.mapToSource(m_filter.index(row, 0)).row();
    }
    return shown;
}

QByteArray TablePanel::saveState() const { return m_view->horizontalHeader()->saveState(); }

void TablePanel::restoreState(const QByteArray& state) { m_view->horizontalHeader()->restoreState(state); }

std::vector<int> TablePanel::shownColumns() const {
    const QHeaderView& header = *m_view->horizontalHeader();
    std::vector<int> columns;
    for (int place = 0; place < header.count(); ++place) {
        if (const int column = header.logicalIndex(place); !header.isSectionHidden(column)) {
            columns.push_back(column);
        }
    }
    return columns;
}

void TablePanel::copySelection() {
    std::vector<int> rows;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows()) {
        rows.push_back(index.row());
    }
    std::ranges::sort(rows);
    if (!rows.empty()) {
        QApplication::clipboard()->setText(tabSeparated(m_filter, rows, shownColumns()));
    }
}

void TablePanel::exportCsv() {
    m_workspace.dialogs.chooseSaveFile(
        tr("Export %1").arg(m_name), tr("CSV (*.csv)"), m_name.toLower() + QStringLiteral(".csv"),
        [this, alive = QPointer<TablePanel>{this}](const QString& path) {
            if (!alive || path.isEmpty()) {
                return;
            }
            auto* writer = new CsvExport{m_filter, shownColumns(), path, this};
            connect(writer, &CsvExport::finished, this, [this, path](const QString& problem) {
                if (!problem.isEmpty()) {
                    m_workspace.dialogs.ask({tr("Export"), tr("%1 could not be written.").arg(path), problem, {}},
                                            [](int) {});
                }
            });
            writer->start();
        });
}

void TablePanel::focusFilter() {
    m_filterField->setFocus(Qt::ShortcutFocusReason);
    m_filterField->selectAll();
}

void TablePanel::showMenu(const QPoint& at) {
    emit menuAboutToShow();
    if (!m_rowMenu->isEmpty()) {
        m_rowMenu->addSeparator();
    }
    m_rowMenu->addAction(m_copy);
    m_copy->setEnabled(m_view->selectionModel()->hasSelection());
    m_rowMenu->popup(m_view->viewport()->mapToGlobal(at));
}

void TablePanel::fillColumnMenu() {
    m_columnMenu->clear();
    for (int column = 0; column < m_model.columnCount(); ++column) {
        QAction* action =
            m_columnMenu->addAction(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(column));
        // A table without any column could not be brought back.
        action->setEnabled(!action->isChecked() || shownColumns().size() > 1);
        connect(action, &QAction::toggled, this, [this, column](bool shown) { m_view->showColumn(column, shown); });
    }
}

}  // namespace tributary::ui
