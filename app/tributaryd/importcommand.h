#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/tributaryd/lossreporttext.h"
#include "app/tributaryd/terminal.h"
#include "core/dialects/mm1importer.h"
#include "core/keychain/keychain.h"

namespace tributary::daemon {

/// `tributaryd import [--from FORMAT] [FILE…] [-o DOC]`: the files of other programs as one topology document. Connects
/// to nothing. Secrets never reach the document.
class ImportCommand {
public:
    struct Options {
        std::string from;  ///< empty: what the content of each file says
        std::vector<std::string> files;
        std::vector<std::string> arguments;  ///< behind "--"
        std::string target;                  ///< "host:port,…" where a Replicator writes that does not say it
        std::string output;                  ///< empty: the standard output
        bool strict = false;
        bool keychain = false;  ///< secrets go to the keychain
        ReportForm form;
    };
    using MakeKeychain = std::function<std::shared_ptr<Keychain>()>;

    ImportCommand(Options options, MakeKeychain makeKeychain, Terminal out, Terminal errors);
    [[nodiscard]] int run() const;

private:
    [[nodiscard]] Result<ImportRequest> readFiles() const;
    [[nodiscard]] static Result<SourceText> readWanted(const Mm1Importer::WantedFile& wanted);
    /// With --strict: does the document mirror what the other program did, with nothing to say of it? Says what not.
    [[nodiscard]] bool isClean(const Imported& imported) const;
    [[nodiscard]] Status storeSecrets(const std::vector<FoundSecret>& secrets) const;
    [[nodiscard]] int fail(const Error& error) const;

    const Options m_options;
    const MakeKeychain m_makeKeychain;
    const Terminal m_out;
    const Terminal m_errors;
};

}  // namespace tributary::daemon
