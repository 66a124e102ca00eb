#pragma once

#include <QComboBox>

namespace tributary::ui {

/// One of a few values; committed when the person chooses. The wheel counts only when it has the focus. GUI thread.
class ChoiceField final : public QComboBox {
    Q_OBJECT

public:
    explicit ChoiceField(QWidget* parent = nullptr);

    template <class Enum>
    void addChoice(Enum value, const QString& text) {
        addItem(text, static_cast<int>(value));
    }
    template <class Enum>
    void setChoice(Enum value) {
        setCurrentIndex(findData(static_cast<int>(value)));
    }
    template <class Enum>
    [[nodiscard]] Enum choice() const {
        return static_cast<Enum>(currentData().toInt());
    }

protected:
    void wheelEvent(QWheelEvent* event) override;
};

}  // namespace tributary::ui
