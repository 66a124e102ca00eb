#include "ui/editors/numberfield.h"

#include "ui/editors/markedlineedit.h"
#include "ui/editors/themedlabel.h"
#include "ui/text/numbertext.h"

#include <QSpinBox>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>

namespace tributary::ui {

/// Takes any number while it is typed, so that one out of range can be marked instead of being swallowed.
class NumberField::Box final : public QSpinBox {
public:
    Box(Theme& theme, int least, int most, QWidget* parent)
        : QSpinBox(parent), m_edit(new MarkedLineEdit{theme, this}), m_least(least), m_most(most) {
        constexpr int kMostTyped = 999'999'999;
        setLineEdit(m_edit);
        setRange(0, kMostTyped);
        setFocusPolicy(Qt::StrongFocus);
        setAccelerated(true);
    }

    void stepBy(int steps) override {
        setValue(static_cast<int>(std::clamp<std::int64_t>(std::int64_t{value()} + steps, m_least, m_most)));
        selectAll();
    }
    [[nodiscard]] MarkedLineEdit& marked() const { return *m_edit; }

protected:
    /// Scrolling a page must not change what the pointer happens to pass.
    void wheelEvent(QWheelEvent* event) override {
        if (hasFocus()) {
            QSpinBox::wheelEvent(event);
        } else {
            event->ignore();
        }
    }

private:
    MarkedLineEdit* m_edit;
    int m_least;
    int m_most;
};

NumberField::NumberField(Theme& theme, int least, int most, QWidget* parent)
    : QWidget(parent),
      m_box(new Box{theme, least, most, this}),
      m_problem(new ThemedLabel{theme, FontRole::Small, ColorRole::BadText, this}),
      m_least(least),
      m_most(most) {
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(qRound(theme.px(2)));
    layout->addWidget(m_box);
    layout->addWidget(m_problem);
    m_problem->setWordWrap(true);
    m_problem->hide();
    setFocusProxy(m_box);
    connect(m_box, &QSpinBox::valueChanged, this, &NumberField::check);
    connect(m_box, &QSpinBox::editingFinished, this, &NumberField::commit);
}

void NumberField::setSuffix(const QString& suffix) { m_box->setSuffix(suffix); }

void NumberField::setZeroText(const QString& text) { m_box->setSpecialValueText(text); }

void NumberField::setName(const QString& accessibleName) {
    setAccessibleName(accessibleName);
    m_box->setAccessibleName(accessibleName);
}

void NumberField::setValue(int value) {
    const bool typing = !m_mixed && m_box->value() != m_value;
    m_mixed = false;
    m_value = value;
    if (!typing) {
        m_box->setValue(value);
    }
    check();
}

void NumberField::resetValue(int value) {
    m_box->setValue(m_value);
    setValue(value);
}

void NumberField::setMixed(const QString& text) {
    m_box->setSpecialValueText(text);
    m_value = 0;
    m_box->setValue(0);
    m_mixed = true;
    check();
}

QSpinBox& NumberField::box() { return *m_box; }

QString NumberField::problem() const { return m_box->marked().reason(); }

void NumberField::check() {
    const int number = m_box->value();
    const bool fits = (m_mixed && number == 0) || (number >= m_least && number <= m_most);
    const QString reason =
        fits ? QString{} : tr("It must be between %1 and %2.").arg(countText(m_least), countText(m_most));
    m_box->marked().setMark(reason);
    m_problem->setTextOrHide(reason);
}

void NumberField::commit() {
    check();
    if (m_box->value() == m_value || m_box->marked().isMarked()) {
        return;
    }
    m_value = m_box->value();
    m_mixed = false;
    emit committed(m_value);
}

}  // namespace tributary::ui
