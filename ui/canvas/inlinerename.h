#pragma once

#include <QLineEdit>

namespace tributary::ui {

/// A name being edited where it stands. Enter and leaving it commit, Esc does not; then it deletes itself. GUI thread.
class InlineRename final : public QLineEdit {
    Q_OBJECT

public:
    InlineRename(const QString& name, const QRect& place, QWidget* parent);

signals:
    void committed(const QString& name);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void finish(bool commit);

    const QString m_before;
    bool m_finished = false;
};

}  // namespace tributary::ui
