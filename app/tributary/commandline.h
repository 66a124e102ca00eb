#pragma once

#include "ui/theme/theme.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace tributary::app {

/// What stands on the command line of `tributary`.
struct CommandLine {
    QStringList files;
    bool sandbox = false;
    bool run = false;
    std::optional<ui::Appearance> appearance;
    QString language;  ///< empty: the system's
};

/// Reads the arguments. Prints help, version or what is wrong, and then returns an exit code instead. Needs no display.
[[nodiscard]] std::optional<int> readCommandLine(int argc, const char* const* argv, CommandLine& out);

}  // namespace tributary::app
