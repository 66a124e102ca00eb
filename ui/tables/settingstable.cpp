#include "ui/editors/overrideseditor.h"

#include "ui/editors/themedlabel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QTableView>
#include <QVBoxLayout>

namespace tributary::ui {

OverridesEditor::OverridesEditor(Theme& theme, const QString& accessibleName, QWidget* parent)
    : QWidget(parent),
      m_model(new OverridesModel{theme, this}),
      m_table(new QTableView{this}),
      m_problem(new ThemedLabel{theme, FontRole::Small, ColorRole::BadText, this}) {
    constexpr int kRowHeight = 24;
    constexpr int kHeight = 120;
    m_table->setModel(m_model);
    m_table->setAccessibleName(accessibleName);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(qRound(theme.px(kRowHeight)));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setIconSize({qRound(theme.px(14)), qRound(theme.px(14))});
    m_table->setFixedHeight(qRound(theme.px(kHeight)));
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    m_table->installEventFilter(this);
    m_problem->setWordWrap(true);
    m_problem->hide();
    setFocusProxy(m_table);
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(qRound(theme.px(4)));
    layout->addWidget(m_table);
    layout->addWidget(m_problem);
    const auto show = [this] { m_problem->setTextOrHide(m_model->firstProblem()); };
    connect(m_model, &QAbstractItemModel::dataChanged, this, show);
    connect(m_model, &QAbstractItemModel::modelReset, this, show);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, show);
}

QString OverridesEditor::problem() const { return m_problem->text(); }

bool OverridesEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Delete) {
            m_model->removeRowsAt(m_table->selectionModel()->selectedIndexes());
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
