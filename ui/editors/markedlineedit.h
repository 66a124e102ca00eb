#pragma once

#include <QLineEdit>
#include <QString>

namespace tributary::ui {

class Theme;

/// A line edit that can mark what is wrong in it: a squiggle from the offending character on, a border, and the reason
/// as tool tip and for screen readers. GUI thread.
class MarkedLineEdit final : public QLineEdit {
    Q_OBJECT

public:
    explicit MarkedLineEdit(Theme& theme, QWidget* parent = nullptr);

    /// `position` counts UTF-16 units of the text; -1 marks all of it.
    void setMark(const QString& reason, int position = -1);
    void clearMark() { setMark({}); }
    [[nodiscard]] bool isMarked() const { return !m_reason.isEmpty(); }
    [[nodiscard]] const QString& reason() const { return m_reason; }
    [[nodiscard]] int markedPosition() const { return m_position; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// Where the character at `position` begins, in pixels.
    [[nodiscard]] qreal xOf(int position) const;

    Theme& m_theme;
    QString m_reason;
    QString m_plainTip;  // those without a mark
    QString m_plainDescription;
    int m_position = -1;
};

}  // namespace tributary::ui
