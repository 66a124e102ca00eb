#include "app/tributaryd/documentreader.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include <QByteArray>
#include <QFile>
#include <QString>

#include <fmt/format.h>

#include "core/connect/connectorset.h"
#include "core/selection/selectionreport.h"
#include "core/selection/topicmatcher.h"
#include "core/topology/documentplace.h"
#include "core/topology/topologyfile.h"

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

std::vector<Finding> secretFindings(const TopologySpec& spec, const kafka::SecretSource& secrets) {
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < spec.clusters.size(); ++i) {
        const ClusterSpec& cluster = spec.clusters[i];
        const std::string security = fmt::format("/clusters/{}/security/", i);
        for (auto& found : {secretFinding(cluster, cluster.security.password, security + "password", secrets),
                            secretFinding(cluster, cluster.security.keyPassword, security + "keyPassword", secrets)}) {
            if (found) {
                findings.push_back(*found);
            }
        }
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
    }
    return findings;
}

/// Patterns that do not compile: validate() runs none, since topology knows nothing of regular expressions.
std::vector<Finding> patternFindings(const TopologySpec& spec) {
    std::vector<Finding> findings;
    for (const LinkSpec& link : spec.links) {
        if (Result<TopicMatcher> matcher = TopicMatcher::compile(link.topics); !matcher) {
            findings.push_back(patternFinding(spec, link, std::move(matcher.error())));
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

}  // namespace

std::string PlacedFinding::line() const {
    const bool error = finding.severity == Finding::Severity::Error;
    return fmt::format("{}: {}: {} [{}]", place, error ? "error" : "warning", finding.error.text(),
                       catalogueEntry(finding.error.code).name);
}

std::vector<PlacedFinding> Document::findingsFor(const LinkId& link) const {
    std::vector<Finding> all;
    all.reserve(findings.size());
    for (const PlacedFinding& each : findings) {
        all.push_back(each.finding);
    }
    const std::vector<Finding> own = findingsForLink(spec, all, link);
    std::vector<PlacedFinding> placed;
    for (const PlacedFinding& each : findings) {
        if (std::ranges::find(own, each.finding) != own.end()) {
            placed.push_back(each);
        }
    }
    return placed;
}

Result<std::vector<const LinkSpec*>> chooseLinks(const TopologySpec& spec, const std::vector<std::string>& ids) {
    std::vector<const LinkSpec*> chosen;
    std::string known;
    for (const LinkSpec& link : spec.links) {
        known += (known.empty() ? "" : ", ") + link.id.str();
        if (ids.empty()) {
            chosen.push_back(&link);
        }
    }
    for (const std::string& id : ids) {
        const LinkSpec* link = spec.link(LinkId{id});
        if (link == nullptr) {
            return std::unexpected(Error{ErrorCode::LinkUnknown}.with("link", id).with("known", known));
        }
        chosen.push_back(link);
    }
    return chosen;
}

bool hasErrors(const std::vector<PlacedFinding>& findings) {
    return std::ranges::any_of(
        findings, [](const PlacedFinding& each) { return each.finding.severity == Finding::Severity::Error; });
}

Result<Document> readDocument(const std::string& file, const kafka::SecretSource& secrets) {
    Result<TopologySpec> spec = loadTopology(file);
    if (!spec) {
        return std::unexpected(std::move(spec.error()));
    }
    QFile source(QString::fromStdString(file));
    const QByteArray text = source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray{};
    return judged(std::move(*spec), secrets, [&](const std::string& pointer) {
        return placeInDocument({text.constData(), static_cast<std::size_t>(text.size())}, pointer, file);
    });
}

Document documentOf(TopologySpec spec, const kafka::SecretSource& secrets) {
    return judged(std::move(spec), secrets, [](const std::string& pointer) { return pointer; });
}

}  // namespace tributary::daemon
