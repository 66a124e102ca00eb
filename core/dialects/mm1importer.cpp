#include "core/dialects/mm1importer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/joinedwords.h"
#include "core/dialects/importnames.h"
#include "core/dialects/mm1command.h"
#include "core/dialects/mm1flow.h"
#include "core/dialects/propertiesfile.h"
#include "core/topology/validation.h"

namespace tributary {

namespace {

constexpr const char* kConsumerConfig = "consumer.config";
constexpr const char* kProducerConfig = "producer.config";
constexpr std::string_view kNamed =
    "it is not among the files; name it too. Where the script makes it itself, run that part of it first";

Error missing(std::string_view option, const std::string& place) {
    return Error(ErrorCode::ForeignSyntax)
        .with("format", "command line of kafka-mirror-maker")
        .with("reason", "--" + std::string(option) + " is missing")
        .at(place);
}

std::string_view lastPart(std::string_view path) { return path.substr(path.find_last_of("/\\") + 1); }

/// The file that a command names: by the whole name, or by its last part where one file alone has that.
const SourceText* fileNamed(const std::vector<SourceText>& files, std::string_view name) {
    const auto exact = std::ranges::find(files, name, &SourceText::name);
    if (exact != files.end()) {
        return &*exact;
    }
    const SourceText* found = nullptr;
    for (const SourceText& file : files) {
        if (lastPart(file.name) == lastPart(name)) {
            if (found != nullptr) {
                return nullptr;
            }
            found = &file;
        }
    }
    return found;
}

/// The commands of a request: the one that was typed, and those that its files hold.
Result<std::vector<Mm1Command>> commandsOf(const ImportRequest& request) {
    std::vector<Mm1Command> commands;
    if (!request.arguments.empty()) {
        commands.push_back(mm1CommandOf(request.arguments));
    }
    for (const SourceText& file : request.files) {
        if (!startsMm1(file.text)) {
            continue;
        }
        Result<std::vector<Mm1Command>> found = mm1CommandsOf(file);
        if (!found) {
            return found;
        }
        std::ranges::move(*found, std::back_inserter(commands));
    }
    return commands;
}

class Mm1Reader {
public:
    explicit Mm1Reader(const ImportRequest& request)
        : m_request(request), m_context(request, std::string(kMirrorMaker1)) {}

    Result<Imported> read() {
        const Result<std::vector<Mm1Command>> commands = commandsOf(m_request);
        if (!commands) {
            return std::unexpected(commands.error());
        }
        if (commands->empty()) {
            return std::unexpected(
                Error(ErrorCode::NothingToImport)
                    .with(
                        "reason",
                        "MirrorMaker 1 is known by its command line; name the script, unit or compose file that holds "
                        "it, or give it behind \"--\": -- --consumer.config C --producer.config P --include X"));
        }
        TopologySpec spec;
        for (const Mm1Command& command : *commands) {
            if (Status read = readCommand(command, spec); !read) {
                return std::unexpected(std::move(read.error()));
            }
        }
        const std::string& group = spec.links.front().group;
        spec.name = !group.empty()                    ? group
                    : !commands->front().file.empty() ? documentName(commands->front().file)
                                                      : documentName(m_consumerFile);
        return m_context.imported(std::move(spec));
    }

private:
    Status readCommand(const Mm1Command& command, TopologySpec& spec) {
        Result<Mm1Options> options = mm1Options(command);
        if (!options) {
            return std::unexpected(std::move(options.error()));
        }
        m_open = &options->unknown;
        m_program = command.place;
        for (const PlacedValue& assumed : options->assumed) {
            m_context.report.replaced(LossReason::VariableDefault, assumed.place, assumed.value);
        }
        for (const std::string& unknown : unknownOf({})) {
            m_context.report.lost(LossReason::VariableOpen, command.place, "kafka-mirror-maker " + unknown, unknown);
        }
        Mm1Setup setup;
        for (Status status : {readFile(options->values, kConsumerConfig, setup.consumer, setup.consumerPlace),
                              readFile(options->values, kProducerConfig, setup.producer, setup.producerPlace),
                              readOptions(options->values, setup)}) {
            if (!status) {
                return status;
            }
        }
        ClusterBook clusters(spec);
        readProviders(setup.consumer, m_context);
        readProviders(setup.producer, m_context);
        return readMm1(setup, clusters, spec, m_context);
    }

    [[nodiscard]] std::vector<std::string> unknownOf(const std::string& option) const {
        const auto found = m_open->find(option);
        return found == m_open->end() ? std::vector<std::string>{} : found->second;
    }

    /// The value of an option whose variables are all known; one that is not is reported.
    const PlacedValue* known(PropertySet& options, const std::string& option) {
        const PlacedValue* value = options.take(option);
        const std::vector<std::string> unknown = unknownOf(option);
        if (value == nullptr || unknown.empty()) {
            return value;
        }
        m_context.report.lost(LossReason::VariableOpen, value->place, settingText("--" + option, *value),
                              joinedWords(unknown, ", "));
        return nullptr;
    }

    Status readFile(PropertySet& options, const char* option, PropertySet& properties, std::string& start) {
        const PlacedValue* name = options.take(option);
        if (name == nullptr) {
            return std::unexpected(missing(option, m_program));
        }
        const SourceText* file = fileNamed(m_request.files, name->value);
        if (file == nullptr) {
            return std::unexpected(
                Error(ErrorCode::FileUnreadable).with("file", name->value).with("reason", kNamed).at(name->place));
        }
        if (option == kConsumerConfig && m_consumerFile.empty()) {
            m_consumerFile = file->name;
        }
        Result<PropertySet> read = readPropertiesFile(*file, m_context.report);
        if (!read) {
            return std::unexpected(read.error());
        }
        properties = std::move(*read);
        start = fileStart(*file);
        return {};
    }

    Status readOptions(PropertySet& options, Mm1Setup& setup) {
        const PlacedValue* excluded = options.take("blacklist");
        const bool include = options.peek("include") != nullptr;
        const bool whitelist = options.peek("whitelist") != nullptr;
        const bool others = excluded != nullptr && !include && !whitelist;  // all but these
        const std::string named = others ? "blacklist" : include ? "include" : "whitelist";
        const PlacedValue* topics = options.takeFirst({"include", "whitelist"});
        topics = others ? excluded : topics;
        if (std::vector<std::string> unknown = unknownOf(topics == nullptr ? std::string{} : named); !unknown.empty()) {
            m_context.report.lost(LossReason::SelectionOpen, topics == nullptr ? m_program : topics->place,
                                  topics == nullptr ? "--include" : settingText("--" + named, *topics),
                                  "what " + joinedWords(unknown, ", ") + " stands for is not in the file");
        } else if (topics == nullptr) {
            return std::unexpected(missing("include (or --whitelist)", m_program));
        } else if (others) {
            setup.include = PlacedValue{".*", topics->place};
            setup.exclude = *topics;
        } else {
            setup.include = *topics;
        }
        if (const PlacedValue* streams = known(options, "num.streams")) {
            const Result<std::int64_t> number = numberOf("--num.streams", *streams, 1, INT32_MAX);
            if (!number) {
                return std::unexpected(number.error());
            }
            setup.streams = static_cast<int>(*number);
        }
        if (const PlacedValue* interval = known(options, "offset.commit.interval.ms")) {
            const Result<std::int64_t> number =
                numberOf("--offset.commit.interval.ms", *interval, 1, kMaxCommitIntervalMs);
            if (!number) {
                return std::unexpected(number.error());
            }
            setup.commitIntervalMs = *number;
        }
        if (const PlacedValue* abort = known(options, "abort.on.send.failure")) {
            const Result<bool> on = flagOf("--abort.on.send.failure", *abort);
            if (!on) {
                return std::unexpected(on.error());
            }
            setup.abortOnSendFailure = *on;
        }
        if (const PlacedValue* consumer = options.take("new.consumer")) {
            setup.newConsumer = true;
            m_context.report.note(LossReason::NoEffect, consumer->place, "--new.consumer");
        }
        for (const char* tuning : {"new.producer", "num.producers", "queue.byte.size", "queue.size"}) {
            if (const PlacedValue* value = options.take(tuning)) {
                m_context.report.note(LossReason::HowItRuns, value->place,
                                      value->value.empty() ? "--" + std::string(tuning)
                                                           : settingText("--" + std::string(tuning), *value));
            }
        }
        for (const auto& [name, value] : options.rest()) {
            m_context.report.lost(LossReason::NoCounterpart, value.place, settingText("--" + name, value),
                                  "Tributary, which runs no foreign code");
        }
        return {};
    }

    const ImportRequest& m_request;
    ImportContext m_context;
    std::string m_consumerFile;
    std::string m_program;                                               ///< place of the command that is read
    const std::map<std::string, std::vector<std::string>>* m_open = {};  ///< its variables that are not known
};

}  // namespace

Result<Imported> Mm1Importer::read(const ImportRequest& request) const { return Mm1Reader(request).read(); }

bool Mm1Importer::recognises(std::string_view text) const { return startsMm1(text); }

std::vector<Mm1Importer::WantedFile> Mm1Importer::wantedFiles(const ImportRequest& request) {
    std::vector<WantedFile> wanted;
    const Result<std::vector<Mm1Command>> commands = commandsOf(request);
    for (const Mm1Command& command : commands ? *commands : std::vector<Mm1Command>{}) {
        const Result<Mm1Options> options = mm1Options(command);
        for (const char* option : {kConsumerConfig, kProducerConfig}) {
            const PlacedValue* name = options ? options->values.peek(option) : nullptr;
            if (name != nullptr && fileNamed(request.files, name->value) == nullptr) {
                wanted.push_back({name->value, command.file, name->place});
            }
        }
    }
    return wanted;
}

bool Mm1Importer::names(const ImportRequest& request, const SourceText& file) {
    const Result<std::vector<Mm1Command>> commands = commandsOf(request);
    // Where the commands cannot be read the importer has to say so.
    return !commands || std::ranges::any_of(*commands, [&](const Mm1Command& command) {
        const Result<Mm1Options> options = mm1Options(command);
        return !options ||
               std::ranges::any_of(options->values.all(), [&](const auto& option) {
                   return (option.first == kConsumerConfig || option.first == kProducerConfig) &&
                          lastPart(option.second.value) == lastPart(file.name);
               });
    });
}

}  // namespace tributary
