#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;
class QToolButton;

namespace tributary::ui {

class Theme;

/// Why a link may not start, beside it: a list that stays until it is closed. GUI thread.
class ReasonsPopup final : public QFrame {
    Q_OBJECT

public:
    ReasonsPopup(const Theme& theme, QWidget* parent);

    /// `anchor`: the link's label, in the parent's coordinates.
    void open(const QString& title, const QStringList& reasons, const QRect& anchor);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void restyle();

    const Theme& m_theme;
    QLabel* m_title;
    QLabel* m_text;
    QToolButton* m_close;
};

}  // namespace tributary::ui
