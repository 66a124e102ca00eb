#pragma once

#include <string>

#include "app/tributaryd/commandwords.h"
#include "app/tributaryd/terminal.h"

namespace tributary::daemon {

/// `tributaryd write-docs DIR`, which the build calls: man pages and completions below DIR, where a system has them
/// below /usr/share.
class WriteDocsCommand {
public:
    WriteDocsCommand(std::string folder, CommandWords program, std::string version, Terminal errors);
    [[nodiscard]] int run() const;

private:
    const std::string m_folder;
    const CommandWords m_program;
    const std::string m_version;
    const Terminal m_errors;
};

}  // namespace tributary::daemon
