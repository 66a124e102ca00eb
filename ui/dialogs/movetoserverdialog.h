#pragma once

#include "ui/bridge/workspace.h"

#include <QDialog>
#include <QString>

namespace tributary::ui {

/// The steps that bring this document's links to a server. Pure texts.
struct ServerSteps {
    QString copy;   ///< scp
    QString check;  ///< tributaryd check
    QString run;    ///< tributaryd run
    QString unit;   ///< a systemd unit
};

/// `path`: the document's file; empty when it was never saved.
[[nodiscard]] ServerSteps serverSteps(const QString& path);

/// Explains `tributaryd` with the commands for this very document. GUI thread.
class MoveToServerDialog final : public QDialog {
    Q_OBJECT

public:
    explicit MoveToServerDialog(Workspace& workspace, QWidget* parent = nullptr);

signals:
    /// The document is to be saved; the receiver does it.
    void saveRequested();
};

}  // namespace tributary::ui
