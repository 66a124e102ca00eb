#include "app/tributaryd/writedocscommand.h"

#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "app/process/exitcode.h"
#include "app/tributaryd/completions.h"
#include "app/tributaryd/manpage.h"
#include "app/tributaryd/textfile.h"

namespace tributary::daemon {

WriteDocsCommand::WriteDocsCommand(std::string folder, CommandWords program, std::string version, Terminal errors)
    : m_folder(std::move(folder)), m_program(std::move(program)), m_version(std::move(version)), m_errors(errors) {}

int WriteDocsCommand::run() const {
    const std::string& name = m_program.name;
    std::vector<std::pair<std::string, std::string>> files{
        {"bash-completion/completions/" + name, bashCompletion(m_program)},
        {"zsh/site-functions/_" + name, zshCompletion(m_program)},
        {"fish/vendor_completions.d/" + name + ".fish", fishCompletion(m_program)},
        {"man/man1/" + manPageName(m_program, m_program), manPage(m_program, m_program, m_version)}};
    for (const CommandWords& command : m_program.commands) {
        files.emplace_back("man/man1/" + manPageName(m_program, command), manPage(m_program, command, m_version));
    }
    for (const auto& [file, text] : files) {
        const std::filesystem::path path = std::filesystem::path(m_folder) / file;
        std::error_code problem;  // writing says it
        std::filesystem::create_directories(path.parent_path(), problem);
        if (const Status written = writeTextFile(path.string(), text); !written) {
            m_errors.say("tributaryd: " + written.error().text());
            return kFailure;
        }
    }
    return kOk;
}

}  // namespace tributary::daemon
