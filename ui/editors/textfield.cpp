#include "ui/editors/textfield.h"

#include "ui/editors/markedlineedit.h"
#include "ui/editors/themedlabel.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace tributary::ui {

TextField::TextField(Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_edit(new MarkedLineEdit{theme, this}),
      m_problem(new ThemedLabel{theme, FontRole::Small, ColorRole::BadText, this}) {
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(qRound(theme.px(2)));
    layout->addWidget(m_edit);
    layout->addWidget(m_problem);
    m_problem->setWordWrap(true);
    m_problem->hide();
    setFocusProxy(m_edit);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString& text) {
        check();
        emit edited(text);
    });
    connect(m_edit, &QLineEdit::editingFinished, this, &TextField::commit);
}

void TextField::setName(const QString& accessibleName) {
    setAccessibleName(accessibleName);
    m_edit->setAccessibleName(accessibleName);
}

void TextField::setValue(const QString& value) {
    const bool typing = m_edit->text() != m_value;
    m_value = value;
    if (!typing) {
        m_edit->setText(value);
        m_edit->setCursorPosition(0);
    }
    check();
}

void TextField::resetValue(const QString& value) {
    m_edit->setText(m_value);
    setValue(value);
}

void TextField::check() {
    const QString reason = m_edit->text() == m_value || !m_check ? QString{} : m_check(m_edit->text());
    m_edit->setMark(reason);
    m_problem->setTextOrHide(reason);
}

void TextField::commit() {
    check();
    if (m_edit->text() == m_value || m_edit->isMarked()) {
        return;
    }
    m_value = m_edit->text();
    emit committed(m_value);
}

bool TextField::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape &&
        m_edit->text() != m_value) {
        resetValue(m_value);
        emit edited(m_value);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace tributary::ui
