#pragma once

#include "ui/bridge/workspace.h"

#include <QLineEdit>

class QCompleter;
class QStandardItemModel;

namespace tributary::ui {

/// The search field: clusters, links and topics by name or id; choosing one selects and reveals it. GUI thread.
class FindBox final : public QLineEdit {
    Q_OBJECT

public:
    explicit FindBox(Workspace& workspace, QWidget* parent = nullptr);

    /// Takes the focus, ready to be typed over.
    void begin();
    /// Wide enough for its placeholder, where there is room.
    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// What is typed, for the canvas to dim the rest; empty when the search is over.
    void searchChanged(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void suggest(const QString& text);
    void choose(const QModelIndex& index);

    Workspace m_workspace;
    QStandardItemModel* m_model;
    QCompleter* m_completer;
};

}  // namespace tributary::ui
