#include <exception>

#include <QCoreApplication>

#include <unistd.h>

#include "app/process/exitcode.h"
#include "app/process/sourcecommit.h"
#include "app/tributaryd/composition.h"
#include "app/tributaryd/terminal.h"
#include "core/base/detached.h"

int main(int argc, char** argv) {
    using tributary::daemon::Terminal;
    tributary::daemon::initialiseOutputs();
    const Terminal out(STDOUT_FILENO);
    const Terminal errors(STDERR_FILENO);
    try {
        tributary::daemon::initialiseLocale();
        const QCoreApplication application(argc, argv);
        QCoreApplication::setApplicationName("tributaryd");
        QCoreApplication::setApplicationVersion(TRIBUTARY_VERSION);
        return tributary::leaveMain(tributary::daemon::compose(argc, argv, out, errors, tributary::sourceCommit()));
    } catch (const std::exception& problem) {
        errors.say(std::string{"tributaryd: "} + problem.what());
        return tributary::kFailure;
    }
}
