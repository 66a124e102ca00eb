#include "ui/dialogs/reloadquestion.h"

#include "ui/bridge/dialoghost.h"

#include <QCoreApplication>

#include <utility>

namespace tributary::ui {

namespace {

struct ReloadQuestion {
    Q_DECLARE_TR_FUNCTIONS(ReloadQuestion)
};

}  // namespace

void askReload(DialogHost& dialogs, const QString& fileName, bool unsaved, std::function<void()> reload) {
    Question question;
    question.title = ReloadQuestion::tr("Changed on disk");
    question.text = ReloadQuestion::tr("%1 was changed by another program.").arg(fileName);
    question.details =
        unsaved ? ReloadQuestion::tr(
                      "This window has changes that are not saved; loading the file again loses them. Saving "
                      "instead overwrites what the other program wrote.")
                : ReloadQuestion::tr("Loading it again starts and stops nothing.");
    question.buttons = {unsaved ? ReloadQuestion::tr("Load again and lose my changes")
                                : ReloadQuestion::tr("Load again")};
    question.destructive = unsaved;
    dialogs.ask(question, [reload = std::move(reload)](int button) {
        if (button == 0) {
            reload();
        }
    });
}

}  // namespace tributary::ui
