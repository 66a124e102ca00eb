#pragma once

#include "ui/bridge/dialoghost.h"

#include <QDialog>
#include <QPointer>
#include <QStringList>

#include <deque>
#include <functional>
#include <utility>
#include <vector>

namespace tributary::ui {

/// Answers questions and file choices from a script, and records what was asked. A question without an answer in the
/// script is answered by -1 (Cancel), the choice of a file to write by none, of one to open not at all. Dialogs are
/// shown, and belong to the host.
class ScriptedDialogs final : public DialogHost {
public:
    ScriptedDialogs() = default;
    ~ScriptedDialogs() override {
        for (const QPointer<QDialog>& each : std::exchange(dialogs, {})) {
            delete each.data();
        }
    }
    ScriptedDialogs(const ScriptedDialogs&) = delete;
    ScriptedDialogs& operator=(const ScriptedDialogs&) = delete;

    // --- the script
    std::deque<int> answers;  ///< used up from the front
    QStringList openPaths;
    QStringList savePaths;

    // --- the record
    std::vector<Question> questions;
    QStringList titles;                      ///< of file choices
    QStringList suggestions;                 ///< of save choices
    std::vector<QPointer<QDialog>> dialogs;  ///< null once they are closed

    /// The last dialog shown, if it is still open and of this type.
    template <class Dialog>
    [[nodiscard]] Dialog* last() const {
        return dialogs.empty() ? nullptr : qobject_cast<Dialog*>(dialogs.back().data());
    }

    void ask(const Question& question, std::function<void(int)> answer) override {
        questions.push_back(question);
        int given = -1;
        if (!answers.empty()) {
            given = answers.front();
            answers.pop_front();
        }
        answer(given);
    }

    void chooseOpenFile(const QString& title, const QString& /*filter*/,
                        std::function<void(const QString&)> chosen) override {
        titles << title;
        if (!openPaths.isEmpty()) {
            chosen(openPaths.takeFirst());
        }
    }

    /// All of `openPaths` at once.
    void chooseOpenFiles(const QString& title, const QString& /*filter*/,
                         std::function<void(const QStringList&)> chosen) override {
        titles << title;
        if (!openPaths.isEmpty()) {
            chosen(std::exchange(openPaths, {}));
        }
    }

    void chooseSaveFile(const QString& title, const QString& /*filter*/, const QString& suggested,
                        std::function<void(const QString&)> chosen) override {
        titles << title;
        suggestions << suggested;
        chosen(savePaths.isEmpty() ? QString{} : savePaths.takeFirst());
    }

    void show(QDialog* dialog) override {
        dialogs.emplace_back(dialog);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    }
};

}  // namespace tributary::ui
