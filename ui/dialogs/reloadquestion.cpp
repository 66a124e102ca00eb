#include "ui/dialogs/reloadquestion.h"

#include "ui/bridge/dialoghost.h"

#include <QCoreApplication>

#include <utility>

namespace tributary::ui {

void askReload(DialogHost& dialogs, const QString& fileName, bool unsaved, std::function<void()> reload) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("tributary::ui::ReloadQuestion", text); };
    Question question;
    question.title = tr("Changed on disk");
    question.text = tr("%1 was changed by another program.").arg(fileName);
    question.details = unsaved ? tr("This window has changes that are not saved; loading the file again loses them. Saving "
                                    "instead overwrites what the other program wrote.")
                               : tr("Loading it again starts and stops nothing.");
    question.buttons = {unsaved ? tr("Load again and lose my changes") : tr("Load again")};
    question.destructive = unsaved;
    dialogs.ask(question, [reload = std::move(reload)](int button) {
        if (button == 0) {
            reload();
        }
    });
}

}  // namespace tributary::ui
