#include "ui/editors/form.h"

#include "ui/editors/themedlabel.h"

#include <QGridLayout>

namespace tributary::ui {

namespace {

constexpr int kLabelWidth = 112;

QString withoutMnemonic(QString text) { return text.remove(QChar{u'&'}); }

}  // namespace

Form::Form(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme), m_grid(new QGridLayout{this}) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(qRound(theme.px(12)));
    m_grid->setVerticalSpacing(qRound(theme.px(4)));
    m_grid->setColumnMinimumWidth(0, qRound(theme.px(kLabelWidth)));
    m_grid->setColumnStretch(1, 1);
}

void Form::addHeading(const QString& text) {
    ThemedLabel* heading = makeHeading(m_theme, text, this);
    heading->setContentsMargins(0, m_row == 0 ? 0 : qRound(m_theme.px(12)), 0, 0);
    m_grid->addWidget(heading, m_row++, 0, 1, 2);
}

ThemedLabel* Form::addRow(const QString& label, QWidget* control, const QString& note) {
    auto* caption = new ThemedLabel{m_theme, FontRole::Body, ColorRole::Text, this};
    caption->setText(label);
    caption->setWordWrap(true);
    caption->setBuddy(control);
    caption->setMinimumHeight(control->sizeHint().height());
    // The control that gets the keyboard is the one that a screen reader looks at.
    for (QWidget* each = control; each != nullptr; each = each->focusProxy()) {
        if (each->accessibleName().isEmpty()) {
            each->setAccessibleName(withoutMnemonic(label));
        }
    }
    m_grid->addWidget(caption, m_row, 0, Qt::AlignTop);
    m_grid->addWidget(control, m_row++, 1);
    return addNote(note, control, 1);
}

ThemedLabel* Form::addWide(QWidget* control, const QString& note) {
    m_grid->addWidget(control, m_row++, 0, 1, 2);
    return addNote(note, control, 0);
}

ThemedLabel* Form::addNote(const QString& note, QWidget* control, int column) {
    auto* label = new ThemedLabel{m_theme, FontRole::Small, ColorRole::Dim, this};
    label->setWordWrap(true);
    label->setTextOrHide(note);
    label->setContentsMargins(0, 0, 0, qRound(m_theme.px(6)));
    m_grid->addWidget(label, m_row++, column, 1, 2 - column);
    for (QWidget* each = control; each != nullptr; each = each->focusProxy()) {
        each->setAccessibleDescription(note);
    }
    return label;
}

void Form::setRowVisible(QWidget* control, bool visible) {
    int row = 0;
    int column = 0;
    int rows = 0;
    int columns = 0;
    m_grid->getItemPosition(m_grid->indexOf(control), &row, &column, &rows, &columns);
    for (int each = 0; each < 2; ++each) {
        if (QLayoutItem* item = m_grid->itemAtPosition(row, each)) {
            item->widget()->setVisible(visible);
        }
    }
    if (QLayoutItem* item = m_grid->itemAtPosition(row + 1, 1)) {
        auto* note = qobject_cast<QLabel*>(item->widget());
        note->setVisible(visible && !note->text().isEmpty());
    }
}

}  // namespace tributary::ui
