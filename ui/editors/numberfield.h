#pragma once

#include <QString>
#include <QWidget>

class QSpinBox;

namespace tributary::ui {

class Theme;
class ThemedLabel;

/// A whole number that is committed with Enter or when the focus leaves it. A number outside the limits is marked with
/// the reason and not committed. GUI thread.
class NumberField final : public QWidget {
    Q_OBJECT

public:
    NumberField(Theme& theme, int least, int most, QWidget* parent = nullptr);

    void setSuffix(const QString& suffix);
    /// Shown instead of 0.
    void setZeroText(const QString& text);
    void setName(const QString& accessibleName);
    /// What the document has. A number that is being typed stays.
    void setValue(int value);
    /// The same when another object is shown: what was being typed is gone.
    void resetValue(int value);
    /// Several objects differ: nothing is shown until a number is typed.
    void setMixed(const QString& text);
    [[nodiscard]] int value() const { return m_value; }
    [[nodiscard]] QSpinBox& box();
    [[nodiscard]] QString problem() const;

signals:
    void committed(int value);

private:
    class Box;
    void check();
    void commit();

    Box* m_box;
    ThemedLabel* m_problem;
    int m_least;
    int m_most;
    int m_value = 0;
    bool m_mixed = false;
};

}  // namespace tributary::ui
