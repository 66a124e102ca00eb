#include "app/tributaryd/importcommand.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <future>
#include <utility>

#include <QUuid>

#include "app/process/exitcode.h"
#include "app/tributaryd/documentreader.h"
#include "app/tributaryd/lossreporttext.h"
#include "app/tributaryd/numbertext.h"
#include "app/tributaryd/terminaltext.h"
#include "app/tributaryd/textfile.h"
#include "core/dialects/importparts.h"
#include "core/topology/topologyfile.h"
#include "core/topology/topologyjson.h"
#include "core/topology/validation.h"

namespace tributary::daemon {

ImportCommand::ImportCommand(Options options, MakeKeychain makeKeychain, Terminal out, Terminal errors)
    : m_options(std::move(options)), m_makeKeychain(std::move(makeKeychain)), m_out(out), m_errors(errors) {}

int ImportCommand::fail(const Error& error) const {
    m_errors.say("tributaryd: " + error.text());
    return kFailure;
}

int ImportCommand::run() const {
    Result<ImportRequest> request = readFiles();
    if (!request) {
        return fail(request.error());
    }
    const auto parts = importParts(std::move(*request), importFormat(m_options.from));
    if (!parts) {
        return fail(parts.error());
    }
    Result<Imported> imported =
        readParts(*parts, m_options.keychain ? SecretRef::From::Keychain : SecretRef::From::Env);
    if (!imported) {
        return fail(imported.error());
    }
    imported->spec.id = DocumentId(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString());
    const std::string formats = formatsByContent(*parts);
    showReport(m_errors, imported->report,
               counted(imported->spec.clusters.size(), "cluster") + ", " +
                   counted(imported->spec.links.size(), "link") + (formats.empty() ? "" : ", read as " + formats),
               m_options.form);
    if (m_options.strict && !isClean(*imported)) {
        return kDocument;
    }
    if (Status stored = storeSecrets(imported->secrets); !stored) {
        return fail(stored.error());
    }
    if (m_options.output.empty() || m_options.output == "-") {
        return m_out.copy(writeTopology(imported->spec)) ? kOk : kFailure;
    }
    if (Status saved = saveTopology(m_options.output, imported->spec); !saved) {
        return fail(saved.error());
    }
    return kOk;
}

bool ImportCommand::isClean(const Imported& imported) const {
    const std::vector<Finding> findings = validate(imported.spec);
    for (const Finding& finding : findings) {
        m_errors.say(PlacedFinding{finding, finding.place}.line());
    }
    if (imported.report.losesMoreThanIsKept()) {
        m_errors.say("tributaryd: not everything carried over, and --strict was given: nothing is written.");
        return false;
    }
    if (!findings.empty()) {
        m_errors.say("tributaryd: --strict was given, and there are warnings: nothing is written.");
    }
    return findings.empty();
}

Result<ImportRequest> ImportCommand::readFiles() const {
    ImportRequest request;
    request.arguments = m_options.arguments;
    request.target = m_options.target;
    for (const std::string& name : m_options.files) {
        Result<std::string> text = readTextFile(name);
        if (!text) {
            return std::unexpected(std::move(text.error()));
        }
        request.files.push_back({name, std::move(*text)});
    }
    if (m_options.from.empty() || m_options.from == "mm1") {
        for (const Mm1Importer::WantedFile& wanted : Mm1Importer::wantedFiles(request)) {
            Result<SourceText> file = readWanted(wanted);
            if (!file) {
                return std::unexpected(std::move(file.error()));
            }
            request.files.push_back(std::move(*file));
        }
    }
    return request;
}

/// Where the command says, or beside the file that the command stands in.
Result<SourceText> ImportCommand::readWanted(const Mm1Importer::WantedFile& wanted) {
    const std::filesystem::path beside =
        std::filesystem::path(wanted.from).parent_path() / std::filesystem::path(wanted.name).filename();
    // No script means this program's standard input.
    const std::string name = wanted.name == "-" && !wanted.from.empty() ? "./-" : wanted.name;
    Result<std::string> text = readTextFile(name);
    if (text || wanted.from.empty()) {
        return text ? Result<SourceText>({wanted.name, std::move(*text)}) : std::unexpected(std::move(text.error()));
    }
    Result<std::string> second = readTextFile(beside.string());
    if (second) {
        return SourceText{beside.string(), std::move(*second)};
    }
    const std::string reason{text.error().arg("reason")};
    return std::unexpected(
        text.error()
            .with("reason", reason + ". Where the script makes it itself, run that part of it first, and name the file")
            .at(wanted.place));
}

Status ImportCommand::storeSecrets(const std::vector<FoundSecret>& secrets) const {
    if (!m_options.keychain || secrets.empty()) {
        return {};
    }
    const std::shared_ptr<Keychain> keychain = m_makeKeychain();
    for (const FoundSecret& secret : secrets) {
        // Shared: the keychain may answer after the wait has ended.
        const auto answer = std::make_shared<std::promise<std::expected<void, KeychainError>>>();
        std::future<std::expected<void, KeychainError>> done = answer->get_future();
        keychain->store(secret.reference.name, secret.value,
                        [answer](std::expected<void, KeychainError> result) { answer->set_value(std::move(result)); });
        const std::expected<void, KeychainError> result =
            done.wait_for(std::chrono::seconds{60}) == std::future_status::ready
                ? done.get()
                : std::unexpected(KeychainError{KeychainError::Kind::TimedOut, {}});
        if (!result) {
            return std::unexpected(Error(ErrorCode::SecretUnavailable)
                                       .with("reference", "for the keychain entry " + secret.reference.name)
                                       .with("reason", "it could not be stored: " + reasonText(result.error())));
        }
    }
    return {};
}

}  // namespace tributary::daemon
