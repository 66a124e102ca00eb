#pragma once

#include <string>

#include "app/tributaryd/lossreporttext.h"
#include "app/tributaryd/terminal.h"
#include "core/dialects/dialect.h"

namespace tributary::daemon {

/// `tributaryd export DOC --to FORMAT [-o PATH]`: a document as the files of another program. Connects to nothing.
class ExportCommand {
public:
    struct Options {
        std::string document = "-";  ///< "-": the standard input
        std::string to;
        std::string output;  ///< a file, or a folder where there are several files; empty: the standard output
        bool strict = false;
        ReportForm form;
    };

    ExportCommand(Options options, Terminal out, Terminal errors);
    [[nodiscard]] int run() const;

private:
    [[nodiscard]] Status writeFiles(const Exported& exported) const;
    [[nodiscard]] bool print(const Exported& exported) const;
    [[nodiscard]] int fail(const Error& error) const;

    const Options m_options;
    const Terminal m_out;
    const Terminal m_errors;
};

}  // namespace tributary::daemon
