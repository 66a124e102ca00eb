#include "app/tributaryd/exportcommand.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "app/process/exitcode.h"
#include "app/tributaryd/documentreader.h"
#include "app/tributaryd/lossreporttext.h"
#include "app/tributaryd/terminaltext.h"
#include "app/tributaryd/textfile.h"
#include "core/dialects/registry.h"

namespace tributary::daemon {

ExportCommand::ExportCommand(Options options, Terminal out, Terminal errors)
    : m_options(std::move(options)), m_out(out), m_errors(errors) {}

int ExportCommand::fail(const Error& error) const {
    m_errors.say("tributaryd: " + error.text());
    return kFailure;
}

int ExportCommand::run() const {
    const Result<TopologySpec> spec = readTopology(m_options.document);
    if (!spec) {
        return fail(spec.error());
    }
    const Result<Exported> exported = exportFormat(m_options.to)->exporter.write(*spec);
    if (!exported) {
        return fail(exported.error());
    }
    showReport(m_errors, exported->report, std::string(exportFormat(m_options.to)->title), m_options.form);
    if (m_options.strict && exported->report.loses()) {
        m_errors.say("tributaryd: not everything carried over, and --strict was given: nothing is written.");
        return kDocument;
    }
    if (m_options.output.empty() || m_options.output == "-") {
        return print(*exported) ? kOk : kFailure;
    }
    if (Status written = writeFiles(*exported); !written) {
        return fail(written.error());
    }
    return kOk;
}

bool ExportCommand::print(const Exported& exported) const {
    if (exported.files.size() == 1) {
        return m_out.copy(exported.files.front().text);
    }
    bool first = true;
    for (const ExportedFile& file : exported.files) {
        if (!m_out.copy((first ? "==> " : "\n==> ") + file.name + " <==\n" + file.text)) {
            return false;
        }
        first = false;
    }
    return true;
}

Status ExportCommand::writeFiles(const Exported& exported) const {
    const std::filesystem::path path(m_options.output);
    std::error_code problem;
    const bool folder = std::filesystem::is_directory(path, problem);
    if (exported.files.size() == 1 && !folder) {
        return writeTextFile(path.string(), exported.files.front().text, exported.files.front().executable);
    }
    if (!folder && !std::filesystem::create_directories(path, problem)) {
        return std::unexpected(
            Error(ErrorCode::FileUnwritable)
                .with("file", path.string())
                .with("reason", problem ? problem.message() : "there are several files to write, and it is no folder"));
    }
    for (const ExportedFile& file : exported.files) {
        if (Status written = writeTextFile((path / file.name).string(), file.text, file.executable); !written) {
            return written;
        }
    }
    return {};
}

}  // namespace tributary::daemon
