#include "ui/tables/settingstable.h"

#include "ui/tables/keepkeys.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace tributary::ui {

namespace {

constexpr qreal kSettingsRowHeight = 24;
constexpr qreal kIcon = 14;
constexpr qreal kSettingsGap = 4;

}  // namespace

SettingsTable::SettingsTable(SettingsModel::Kind kind, Theme& theme, const QString& accessibleName, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_model(new SettingsModel{kind, theme, this}),
      m_table(new QTableView{this}),
      m_problem(new QLabel{this}) {
    m_table->setModel(m_model);
    m_table->setAccessibleName(accessibleName);
    m_table->setAccessibleDescription(tr("Two columns: name and value. F2 edits a cell, Del removes a row."));
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(qRound(theme.px(kSettingsRowHeight)));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setIconSize({qRound(theme.px(kIcon)), qRound(theme.px(kIcon))});
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    m_table->installEventFilter(this);
    keepKeys(*m_table, drawingKeys() + QKeySequence::keyBindings(QKeySequence::Copy) +
                           QList<QKeySequence>{Qt::Key_F2, Qt::Key_Question, Qt::SHIFT | Qt::Key_Question});
    auto* remove = new QAction{theme.icon(QStringLiteral("minus")), tr("&Remove"), m_table};
    connect(remove, &QAction::triggered, this, &SettingsTable::removeSelected);
    m_table->addAction(remove);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFocusProxy(m_table);
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(qRound(theme.px(kSettingsGap)));
    layout->addWidget(m_table, 1);
    layout->addWidget(m_problem);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &SettingsTable::showProblem);
    connect(m_model, &QAbstractItemModel::modelReset, this, &SettingsTable::showProblem);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &SettingsTable::showProblem);
    connect(&theme, &Theme::changed, this, &SettingsTable::showProblem);
    showProblem();
}

void SettingsTable::showProblem() {
    QPalette palette = m_problem->palette();
    palette.setColor(QPalette::WindowText, m_theme.color(ColorRole::BadText));
    m_problem->setPalette(palette);
    m_problem->setFont(m_theme.font(FontRole::Small));
    m_problem->setText(m_model->problems());
    m_problem->setVisible(!m_problem->text().isEmpty());
}

void SettingsTable::removeSelected() { m_model->removeRowsAt(m_table->selectionModel()->selectedIndexes()); }

bool SettingsTable::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Delete) {
            removeSelected();
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_table->edit(m_table->currentIndex());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace tributary::ui
