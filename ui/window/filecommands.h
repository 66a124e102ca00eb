#pragma once

#include "ui/bridge/workspace.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

class QSettings;

namespace tributary::ui {

class NoticeBar;

/// Open, save, and what comes with a file: recent ones, a change by others, unsaved work on closing. Another document opens
/// in another window, which is not its business. GUI thread.
class FileCommands final : public QObject {
    Q_OBJECT

public:
    FileCommands(Workspace& workspace, NoticeBar& notices, QSettings& settings, QObject* parent = nullptr);

    void chooseAndOpen();
    /// `then` is told whether it is saved now; asks for a path where there is none.
    void save(std::function<void(bool)> then = {});
    void saveAs(std::function<void(bool)> then = {});
    /// Save, discard or cancel, where there is something unsaved; `then` is told whether to go on.
    void askAboutUnsaved(std::function<void(bool)> then);
    void reload();

    [[nodiscard]] QStringList recentFiles() const;
    void noteRecent(const QString& path);

signals:
    void openRequested(const QString& path);
    void recentFilesChanged();

private:
    void changedOnDisk();
    void failed(const QString& what, const QString& details);

    Workspace m_workspace;
    NoticeBar& m_notices;
    QSettings& m_settings;
};

}  // namespace tributary::ui
