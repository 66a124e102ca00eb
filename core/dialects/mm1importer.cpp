#include "core/dialects/mm1importer.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "core/dialects/importnames.h"
#include "core/dialects/mm1flow.h"
#include "core/dialects/propertiesfile.h"
#include "core/topology/validation.h"

namespace tributary {

namespace {

constexpr std::string_view kCommandLine = "command line";
constexpr const char* kConsumerConfig = "consumer.config";
constexpr const char* kProducerConfig = "producer.config";

struct Option {
    std::string_view name;
    bool hasValue;
};
constexpr std::array kOptions{Option{kConsumerConfig, true},
                              Option{kProducerConfig, true},
                              Option{"include", true},
                              Option{"whitelist", true},
                              Option{"num.streams", true},
                              Option{"offset.commit.interval.ms", true},
                              Option{"abort.on.send.failure", true},
                              Option{"consumer.rebalance.listener", true},
                              Option{"rebalance.listener.args", true},
                              Option{"message.handler", true},
                              Option{"message.handler.args", true},
                              Option{"new.consumer", false}};

Error misused(std::string_view option, std::string_view reason, const std::string& place) {
    return Error(ErrorCode::ForeignSyntax)
        .with("format", "command line of kafka-mirror-maker")
        .with("reason", "--" + std::string(option) + " " + std::string(reason))
        .at(place);
}

/// Words of a line as a shell reads it, for one that was pasted whole: quotes, and the backslash at the end of a line.
/// Quotes within an option's value are left to it.
std::vector<std::string> shellWords(std::string_view line) {
    std::vector<std::string> words;
    std::string word;
    bool begun = false;
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote != 0) {
            quote = c == quote ? '\0' : quote;
            word += quote != 0 ? std::string(1, c) : std::string{};
        } else if (c == '\'' || c == '"') {
            quote = c;
            begun = true;
        } else if (c == '\\' && i + 1 < line.size()) {
            if (line[++i] != '\n') {
                word += line[i];
                begun = true;
            }
        } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            if (begun) {
                words.push_back(std::exchange(word, {}));
            }
            begun = false;
        } else {
            word += c;
            begun = true;
        }
    }
    if (begun) {
        words.push_back(std::move(word));
    }
    return words;
}

/// "--name value" and "--name=value", each with its column in the line as a whole.
Result<PropertySet> parseArguments(const std::vector<std::string>& written) {
    const std::vector<std::string> arguments =
        written.size() == 1 && written.front().contains(' ') ? shellWords(written.front()) : written;
    PropertySet options;
    std::size_t column = 1;
    bool begun = false;
    const auto place = [&](std::size_t at) { return std::string(kCommandLine) + ":1:" + std::to_string(at); };
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        const std::string here = place(column);
        column += argument.size() + 1;
        if (!begun && !argument.starts_with("--")) {
            continue;  // the program itself: kafka-mirror-maker.sh, or kafka-run-class.sh with its class
        }
        begun = true;
        const std::size_t dashes = argument.find_first_not_of('-');
        const std::size_t equals = argument.find('=');
        if (dashes == 0 || dashes == std::string::npos) {
            return std::unexpected(Error(ErrorCode::ForeignSyntax)
                                       .with("format", "command line of kafka-mirror-maker")
                                       .with("reason", "\"" + argument + "\" belongs to no option")
                                       .at(here));
        }
        const std::string name = argument.substr(dashes, std::min(equals, argument.size()) - dashes);
        const auto* known = std::ranges::find(kOptions, std::string_view(name), &Option::name);
        if (known == kOptions.end()) {
            return std::unexpected(misused(name, "is not one of its options", here));
        }
        if (options.peek(name) != nullptr) {
            return std::unexpected(misused(name, "stands twice", here));
        }
        if (!known->hasValue || equals != std::string::npos) {
            options.set(name, {equals == std::string::npos ? "" : argument.substr(equals + 1), here});
        } else if (i + 1 < arguments.size()) {
            options.set(name, {arguments[++i], place(column)});
            column += arguments[i].size() + 1;
        } else {
            return std::unexpected(misused(name, "needs a value", here));
        }
    }
    return options;
}

class Mm1Reader {
public:
    explicit Mm1Reader(const ImportRequest& request)
        : m_request(request), m_context(request.secretsIn, std::string(kMirrorMaker1)) {}

    Result<Imported> read() {
        Result<PropertySet> options = parseArguments(m_request.arguments);
        if (!options) {
            return std::unexpected(options.error());
        }
        Mm1Setup setup;
        for (Status status :
             {readFile(*options, kConsumerConfig, setup.consumer, setup.consumerPlace),
              readFile(*options, kProducerConfig, setup.producer, setup.producerPlace), readOptions(*options, setup)}) {
            if (!status) {
                return std::unexpected(std::move(status.error()));
            }
        }
        TopologySpec spec;
        ClusterBook clusters(spec);
        readProviders(setup.consumer, m_context);
        readProviders(setup.producer, m_context);
        if (Status read = readMm1(setup, clusters, spec, m_context); !read) {
            return std::unexpected(std::move(read.error()));
        }
        spec.name = spec.links.front().group.empty() ? documentName(options->peek(kConsumerConfig)->value)
                                                     : spec.links.front().group;
        return Imported{std::move(spec), std::move(m_context.report), std::move(m_context.secrets)};
    }

private:
    Status readFile(PropertySet& options, const char* option, PropertySet& properties, std::string& start) {
        const PlacedValue* name = options.take(option);
        if (name == nullptr) {
            return std::unexpected(misused(option, "is missing", std::string(kCommandLine) + ":1:1"));
        }
        const auto file = std::ranges::find(m_request.files, name->value, &SourceText::name);
        if (file == m_request.files.end()) {
            return std::unexpected(Error(ErrorCode::FileUnreadable)
                                       .with("file", name->value)
                                       .with("reason", "it was not read")
                                       .at(name->place));
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
        const PlacedValue* include = options.takeFirst({"include", "whitelist"});
        if (include == nullptr) {
            return std::unexpected(
                misused("include", "(or --whitelist) is missing", std::string(kCommandLine) + ":1:1"));
        }
        setup.include = *include;
        if (const PlacedValue* streams = options.take("num.streams")) {
            const Result<std::int64_t> number = numberOf("--num.streams", *streams, 1, INT32_MAX);
            if (!number) {
                return std::unexpected(number.error());
            }
            setup.streams = static_cast<int>(*number);
        }
        if (const PlacedValue* interval = options.take("offset.commit.interval.ms")) {
            const Result<std::int64_t> number =
                numberOf("--offset.commit.interval.ms", *interval, 1, kMaxCommitIntervalMs);
            if (!number) {
                return std::unexpected(number.error());
            }
            setup.commitIntervalMs = *number;
        }
        if (const PlacedValue* abort = options.take("abort.on.send.failure")) {
            const Result<bool> on = flagOf("--abort.on.send.failure", *abort);
            if (!on) {
                return std::unexpected(on.error());
            }
            setup.abortOnSendFailure = *on;
        }
        if (const PlacedValue* consumer = options.take("new.consumer")) {
            m_context.report.note(LossReason::NoEffect, consumer->place, "--new.consumer");
        }
        for (const auto& [name, value] : options.rest()) {
            m_context.report.lost(LossReason::NoCounterpart, value.place, settingText("--" + name, value.value),
                                  "Tributary, which runs no foreign code");
        }
        return {};
    }

    const ImportRequest& m_request;
    ImportContext m_context;
};

}  // namespace

Result<Imported> Mm1Importer::read(const ImportRequest& request) const {
    if (request.arguments.empty()) {
        return std::unexpected(
            Error(ErrorCode::NothingToImport)
                .with("reason",
                      "MirrorMaker 1 is known by its command line; give it behind \"--\": -- --consumer.config C "
                      "--producer.config P --include X"));
    }
    return Mm1Reader(request).read();
}

std::vector<std::string> Mm1Importer::filesOf(const std::vector<std::string>& arguments) {
    std::vector<std::string> files;
    if (const Result<PropertySet> options = parseArguments(arguments)) {
        for (const char* option : {kConsumerConfig, kProducerConfig}) {
            if (const PlacedValue* name = options->peek(option)) {
                files.push_back(name->value);
            }
        }
    }
    return files;
}

}  // namespace tributary
