#include "ui/window/filecommands.h"

#include "ui/bridge/dialoghost.h"
#include "ui/document/topologydocument.h"
#include "ui/text/errortext.h"
#include "ui/window/noticebar.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <utility>

namespace tributary::ui {

namespace {

constexpr int kMostRecent = 10;
const char* const kRecentKey = "recentFiles";
const char* const kDiskNotice = "changed-on-disk";
const char* const kErrorNotice = "file-error";
const char* const kSuffix = ".tributary";

}  // namespace

FileCommands::FileCommands(Workspace& workspace, NoticeBar& notices, QSettings& settings, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_notices(notices), m_settings(settings) {
    connect(&m_workspace.document, &TopologyDocument::changedOnDisk, this, &FileCommands::changedOnDisk);
    connect(&m_workspace.document, &TopologyDocument::pathChanged, this, [this] {
        m_notices.remove(kDiskNotice);
        if (const QString path = m_workspace.document.path(); !path.isEmpty()) {
            noteRecent(path);
        }
    });
}

void FileCommands::chooseAndOpen() {
    m_workspace.dialogs.chooseOpenFile(tr("Open a Topology"), tr("Topologies (*.tributary);;All files (*)"),
                                       [this](const QString& path) { emit openRequested(path); });
}

void FileCommands::save(std::function<void(bool)> then) {
    if (m_workspace.document.path().isEmpty()) {
        saveAs(std::move(then));
        return;
    }
    const Status saved = m_workspace.document.save();
    if (!saved) {
        failed(tr("The topology is not saved."), errorText(saved.error()));
    } else {
        m_notices.remove(kErrorNotice);
        m_notices.remove(kDiskNotice);
    }
    if (then) {
        then(saved.has_value());
    }
}

void FileCommands::saveAs(std::function<void(bool)> then) {
    const TopologyDocument& document = m_workspace.document;
    const QString name = document.spec().name.empty() ? document.title() : QString::fromStdString(document.spec().name);
    const QString suggested = document.path().isEmpty() ? name + kSuffix : document.path();
    m_workspace.dialogs.chooseSaveFile(tr("Save the Topology"), tr("Topologies (*.tributary);;All files (*)"),
                                       suggested, [this, then = std::move(then)](const QString& chosen) {
                                           if (chosen.isEmpty()) {
                                               if (then) {
                                                   then(false);
                                               }
                                               return;
                                           }
                                           const QString path =
                                               QFileInfo{chosen}.suffix().isEmpty() ? chosen + kSuffix : chosen;
                                           const Status saved = m_workspace.document.saveAs(path);
                                           if (!saved) {
                                               failed(tr("The topology is not saved."), errorText(saved.error()));
                                           } else {
                                               m_notices.remove(kErrorNotice);
                                           }
                                           if (then) {
                                               then(saved.has_value());
                                           }
                                       });
}

void FileCommands::askAboutUnsaved(std::function<void(bool)> then) {
    if (!m_workspace.document.isUnsaved()) {
        then(true);
        return;
    }
    Question question;
    question.title = tr("Unsaved changes");
    question.text = tr("Save the changes to “%1”?").arg(m_workspace.document.title());
    question.buttons = {tr("Save"), tr("Discard")};
    m_workspace.dialogs.ask(question, [this, then = std::move(then)](int button) {
        if (button == 0) {
            save(then);
        } else {
            then(button == 1);
        }
    });
}

void FileCommands::reload() {
    const QString path = m_workspace.document.path();
    if (const Status loaded = m_workspace.document.load(path); !loaded) {
        failed(tr("The topology cannot be read again; what is here stays."), errorDetails(loaded.error()));
    }
}

QStringList FileCommands::recentFiles() const {
    // Whether they are still there is found out when one is opened: to ask would wait for a network that is away.
    return m_settings.value(kRecentKey).toStringList();
}

void FileCommands::noteRecent(const QString& path) {
    const QString absolute = QFileInfo{path}.absoluteFilePath();
    QStringList recent = m_settings.value(kRecentKey).toStringList();
    recent.removeAll(absolute);
    recent.prepend(absolute);
    m_settings.setValue(kRecentKey, recent.mid(0, kMostRecent));
    emit recentFilesChanged();
}

void FileCommands::changedOnDisk() {
    const bool unsaved = m_workspace.document.isUnsaved();
    m_notices.show(kDiskNotice, Health::Warn,
                   unsaved ? tr("The file was changed by another program, and there are unsaved changes here.")
                           : tr("The file was changed by another program."),
                   {{unsaved ? tr("Reload and lose mine") : tr("Reload"), [this] { reload(); }}, {tr("Keep mine"), [] {}}});
}

void FileCommands::failed(const QString& what, const QString& details) {
    m_notices.show(kErrorNotice, Health::Bad, what + ' ' + details);
}

}  // namespace tributary::ui
