#pragma once

#include "core/topology/topologyspec.h"
#include "ui/bridge/workspace.h"

#include <QDialog>
#include <QString>
#include <QStringList>

namespace tributary::ui {

/// The steps that bring this document's links to a server. Pure texts.
struct ServerSteps {
    QString copy;             ///< scp
    QString check;            ///< tributaryd check
    QString run;              ///< tributaryd run
    QStringList variables;    ///< that have to hold secrets there
    QString environmentFile;  ///< where systemd takes them from
    QString unitFile;
    QString unit;    ///< as the export for systemd writes it
    QString enable;  ///< has systemd run it
};

/// `path`: the document's file; empty when it was never saved.
[[nodiscard]] ServerSteps serverSteps(TopologySpec spec, const QString& path);

/// Explains `tributaryd` with the commands for this very document. GUI thread.
class MoveToServerDialog final : public QDialog {
    Q_OBJECT

public:
    explicit MoveToServerDialog(Workspace& workspace, QWidget* parent = nullptr);

signals:
    /// The document is to be saved; the receiver does it.
    void saveRequested();
    /// The files for systemd are to be written.
    void exportRequested();
};

}  // namespace tributary::ui
