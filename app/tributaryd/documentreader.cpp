#include "app/tributaryd/documentreader.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "app/tributaryd/terminaltext.h"
#include "app/tributaryd/textfile.h"
#include "core/connect/connectorset.h"
#include "core/dialects/sourcecheck.h"
#include "core/selection/selectionreport.h"
#include "core/selection/topicmatcher.h"
#include "core/topology/documentplace.h"
#include "core/topology/jsondocument.h"
#include "core/topology/linknames.h"
#include "core/topology/topologyfile.h"
#include "core/topology/topologyjson.h"

namespace tributary::daemon {

namespace {

std::optional<Finding> secretFinding(const ClusterSpec& cluster, const std::optional<SecretRef>& reference,
                                     std::string place, const kafka::SecretSource& secrets) {
    if (!reference) {
        return std::nullopt;
    }
    const Result<std::string> secret = secrets.read(*reference);
    if (secret) {
        return std::nullopt;
    }
    Finding finding;
    finding.severity =
        reference->from == SecretRef::From::Keychain ? Finding::Severity::Error : Finding::Severity::Warning;
    finding.cluster = cluster.id;
    finding.place = std::move(place);
    finding.error = secret.error();
    finding.error.at("cluster " + cluster.id.str());
    return finding;
}

/// A file with a secret that is not its owner's alone.
std::optional<Finding> exposedFinding(const std::string& file, std::string place) {
    std::error_code failure;
    const std::filesystem::file_status status = std::filesystem::status(file, failure);
    const bool open = (status.permissions() & std::filesystem::perms::others_read) != std::filesystem::perms::none;
    if (file.empty() || failure || !std::filesystem::is_regular_file(status) || !open) {
        return std::nullopt;
    }
    return Finding{
        Finding::Severity::Warning, {}, {}, std::move(place), Error{ErrorCode::SecretExposed}.with("file", file)};
}

std::optional<Finding> exposedFinding(const std::optional<SecretRef>& reference, std::string place) {
    return reference && reference->from == SecretRef::From::File ? exposedFinding(reference->name, std::move(place))
                                                                 : std::nullopt;
}

std::vector<Finding> secretFindings(const TopologySpec& spec, const kafka::SecretSource& secrets) {
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < spec.clusters.size(); ++i) {
        const ClusterSpec& cluster = spec.clusters[i];
        const std::string security = fmt::format("/clusters/{}/security/", i);
        const auto exposed = [&](std::optional<Finding> found) {
            if (found) {
                findings.push_back(std::move(*found));
                findings.back().cluster = cluster.id;
                findings.back().error.at("cluster " + cluster.id.str());
            }
        };
        for (const SecurityField& each : kSecuritySecrets) {
            const std::optional<SecretRef>& secret = cluster.security.*each.secret;
            const std::string place = security + std::string{each.field};
            if (auto found = secretFinding(cluster, secret, place, secrets)) {
                findings.push_back(std::move(*found));
            }
            exposed(exposedFinding(secret, place));
        }
        exposed(exposedFinding(cluster.security.keyFile, security + "keyFile"));
    }
    for (std::size_t i = 0; i < spec.connect.size(); ++i) {
        const std::optional<SecretRef>& password = spec.connect[i].password;
        if (const Result<std::string> secret = password ? secrets.read(*password) : std::string{}; !secret) {
            // A warning: the links that run elsewhere have no part in it.
            findings.push_back({Finding::Severity::Warning,
                                {},
                                {},
                                fmt::format("/connect/{}/password", i),
                                Error{secret.error()}.at("Connect cluster " + spec.connect[i].id.str())});
        }
        if (auto found = exposedFinding(password, fmt::format("/connect/{}/password", i))) {
            found->error.at("Connect cluster " + spec.connect[i].id.str());
            findings.push_back(std::move(*found));
        }
    }
    return findings;
}

/// Patterns that do not compile: validate() runs none, since topology knows nothing of regular expressions.
std::vector<Finding> patternFindings(const TopologySpec& spec) {
    std::vector<Finding> findings;
    for (const LinkSpec& link : spec.links) {
        if (Result<TopicMatcher> matcher = TopicMatcher::compile(link.topics); !matcher) {
            findings.push_back(patternFinding(spec, link, "topics", std::move(matcher.error())));
        }
        if (!link.groups) {
            continue;
        }
        if (Result<TopicMatcher> matcher =
                TopicMatcher::compile(TopicSelectionSpec{link.groups->include, link.groups->exclude, true, {}});
            !matcher) {
            findings.push_back(patternFinding(spec, link, "groups", std::move(matcher.error())));
        }
    }
    return findings;
}

/// What validate() and the look at patterns and secrets say, placed by `placeOf`.
template <class PlaceOf>
Document judged(TopologySpec spec, const kafka::SecretSource& secrets, PlaceOf placeOf) {
    Document document;
    std::vector<Finding> findings = validate(spec);
    std::ranges::move(patternFindings(spec), std::back_inserter(findings));
    std::ranges::move(connectFindings(spec), std::back_inserter(findings));
    std::ranges::move(secretFindings(spec, secrets), std::back_inserter(findings));
    for (Finding& finding : findings) {
        std::string place = placeOf(finding.place);
        document.findings.push_back({std::move(finding), std::move(place)});
    }
    document.spec = std::move(spec);
    return document;
}

Result<TopologySpec> parsed(const DocumentText& read) {
    Result<TopologySpec> spec = parseTopology(read.text, read.name);
    const std::size_t opening = read.text.find("{{");
    if (!spec && spec.error().code == ErrorCode::JsonSyntax && opening != std::string::npos) {
        return std::unexpected(templateError("topology", std::string_view(read.text).substr(opening),
                                             placeOfOffset(read.text, opening, read.name)));
    }
    return spec;
}

}  // namespace

std::string PlacedFinding::line() const {
    const bool error = finding.severity == Finding::Severity::Error;
    return printable(fmt::format("{}: {}: {} [{}]", place, error ? "error" : "warning", finding.error.text(),
                                 catalogueEntry(finding.error.code).name));
}

std::vector<PlacedFinding> Document::findingsFor(const LinkId& link) const {
    const LinkSpec* linkSpec = spec.link(link);
    std::vector<PlacedFinding> own;
    std::ranges::copy_if(findings, std::back_inserter(own),
                         [&](const PlacedFinding& each) { return concerns(each.finding, link, linkSpec); });
    return own;
}

Result<std::vector<const LinkSpec*>> chooseLinks(const TopologySpec& spec, const std::vector<std::string>& ids) {
    std::vector<const LinkSpec*> chosen;
    for (const LinkSpec& link : spec.links) {
        if (ids.empty()) {
            chosen.push_back(&link);
        }
    }
    for (const std::string& id : ids) {
        const LinkSpec* link = spec.link(LinkId{id});
        if (link == nullptr) {
            return std::unexpected(linkUnknown(spec, id));
        }
        chosen.push_back(link);
    }
    return chosen;
}

bool hasErrors(const std::vector<PlacedFinding>& findings) {
    return std::ranges::any_of(
        findings, [](const PlacedFinding& each) { return each.finding.severity == Finding::Severity::Error; });
}

Result<DocumentText> readDocumentText(const std::string& file) {
    const bool input = file == "-";
    Result<std::string> text = input ? readStandardInput(kMaxDocumentBytes + 1) : readTopologyText(file);
    if (!text) {
        return std::unexpected(std::move(text.error()));
    }
    return DocumentText{input ? kStandardInput : file, std::move(*text)};
}

Result<TopologySpec> readTopology(const std::string& file) {
    const Result<DocumentText> read = readDocumentText(file);
    if (!read) {
        return std::unexpected(read.error());
    }
    return parsed(*read);
}

Result<Document> readDocument(const std::string& file, const kafka::SecretSource& secrets) {
    const Result<DocumentText> read = readDocumentText(file);
    if (!read) {
        return std::unexpected(read.error());
    }
    Result<TopologySpec> spec = parsed(*read);
    if (!spec) {
        return std::unexpected(std::move(spec.error()));
    }
    const DocumentPlaces places(read->text, read->name);
    Document document =
        judged(std::move(*spec), secrets, [&](const std::string& pointer) { return places.of(pointer); });
    document.name = read->name;
    return document;
}

Document documentOf(TopologySpec spec, const kafka::SecretSource& secrets) {
    return judged(std::move(spec), secrets, [](const std::string& pointer) { return pointer; });
}

}  // namespace tributary::daemon
