#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QDialog;

namespace tributary::ui {

/// A question with its buttons, the safest last choice being Cancel.
struct Question {
    QString title;
    QString text;             ///< one sentence: what is about to happen
    QString details;          ///< may be empty; can be selected and copied
    QStringList buttons;      ///< verbs: "Stop and quit"; Cancel is added
    QString typeToConfirm{};  ///< non-empty: the first button is enabled only when this text was typed
    bool destructive = false;
    QString refusal{};  ///< what Cancel is called here; empty: Cancel
};

/// The one seam through which anything modal is shown, so that tests can answer. Nothing here blocks; nothing runs a
/// nested event loop. GUI thread.
class DialogHost {
public:
    virtual ~DialogHost() = default;
    /// `answer` gets the index of the button, or -1 for Cancel, Esc and closing.
    virtual void ask(const Question& question, std::function<void(int)> answer) = 0;
    /// Called only with a path that was chosen. `filter` as for QFileDialog.
    virtual void chooseOpenFile(const QString& title, const QString& filter,
                                std::function<void(const QString&)> chosen) = 0;
    /// Called with at least one path.
    virtual void chooseOpenFiles(const QString& title, const QString& filter,
                                 std::function<void(const QStringList&)> chosen) = 0;
    /// Called with an empty path when none was chosen: something may be waiting for the file.
    virtual void chooseSaveFile(const QString& title, const QString& filter, const QString& suggested,
                                std::function<void(const QString&)> chosen) = 0;
    /// Takes ownership; shown window-modal with open(), deleted when it is closed.
    virtual void show(QDialog* dialog) = 0;
};

}  // namespace tributary::ui
