#pragma once

#include <QString>
#include <QWidget>

#include <functional>

namespace tributary::ui {

class MarkedLineEdit;
class Theme;
class ThemedLabel;

/// A line of text that is committed with Enter or when the focus leaves it. What does not pass its check is marked with
/// the reason, stays in the field and is not committed; Esc brings back what was there. GUI thread.
class TextField final : public QWidget {
    Q_OBJECT

public:
    /// Says what is wrong with a text; empty: nothing.
    using Check = std::function<QString(const QString&)>;

    explicit TextField(Theme& theme, QWidget* parent = nullptr);

    void setCheck(Check check) { m_check = std::move(check); }
    /// What the document has. A text that is being typed stays.
    void setValue(const QString& value);
    /// The same when another object is shown: what was being typed is gone.
    void resetValue(const QString& value);
    [[nodiscard]] const QString& value() const { return m_value; }
    [[nodiscard]] MarkedLineEdit& edit() { return *m_edit; }
    void setName(const QString& accessibleName);

signals:
    void committed(const QString& text);
    void edited(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void check();
    void commit();

    MarkedLineEdit* m_edit;
    ThemedLabel* m_problem;
    Check m_check;
    QString m_value;
};

}  // namespace tributary::ui
