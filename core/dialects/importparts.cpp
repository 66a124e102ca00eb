#include "core/dialects/importparts.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/base/joinedwords.h"
#include "core/dialects/clusterbook.h"
#include "core/dialects/contentsigns.h"
#include "core/dialects/importnames.h"
#include "core/dialects/keptsettings.h"
#include "core/dialects/mirrorflow.h"
#include "core/dialects/mm1importer.h"
#include "core/dialects/propertyset.h"
#include "core/dialects/sourcecheck.h"

namespace tributary {

namespace {

std::string allFormats() {
    std::vector<std::string> names;
    for (const ImportFormat& format : importFormats()) {
        names.emplace_back(format.name);
    }
    return joinedWords(names, ", ");
}

/// Sorts files by what they hold.
class Sorter {
public:
    explicit Sorter(ImportRequest request) : m_request(std::move(request)) {}

    Result<std::vector<ImportPart>> sort() {
        takeCommandLine();
        for (SourceText& file : m_request.files) {
            if (Status added = add(std::move(file)); !added) {
                return std::unexpected(std::move(added.error()));
            }
        }
        for (SourceText& file : m_clients) {
            ImportPart* starter = find("mm1");
            ImportPart* part =
                starter != nullptr && Mm1Importer::names(starter->request, file) ? starter : find("connect");
            if (part == nullptr) {
                return std::unexpected(Error(ErrorCode::ForeignClientOnly).at(file.name));
            }
            part->request.files.push_back(std::move(file));
        }
        return std::move(m_parts);
    }

private:
    /// A command line is MirrorMaker 1's, and so are the files that it names.
    void takeCommandLine() {
        if (m_request.arguments.empty()) {
            return;
        }
        ImportPart& part = partOf(*importFormat("mm1"));
        part.byContent = false;
        part.request.arguments = m_request.arguments;
        const auto rest = std::ranges::stable_partition(
            m_request.files, [&](const SourceText& file) { return !Mm1Importer::names(part.request, file); });
        std::ranges::move(rest, std::back_inserter(part.request.files));
        m_request.files.erase(rest.begin(), rest.end());
    }

    Status add(SourceText file) {
        std::vector<const ImportFormat*> candidates;
        for (const ImportFormat& format : importFormats()) {
            if (format.importer.recognises(std::string_view(file.text).substr(0, kMostSourceBytes))) {
                candidates.push_back(&format);
            }
        }
        if (candidates.size() > 1) {
            std::vector<std::string> names;
            for (const ImportFormat* format : candidates) {
                names.emplace_back(format->name);
            }
            return std::unexpected(
                Error(ErrorCode::ForeignFormatUnclear).with("formats", joinedWords(names, ", ")).at(file.name));
        }
        if (candidates.empty() && isClientProperties(file.text)) {
            m_clients.push_back(std::move(file));
            return {};
        }
        if (candidates.empty()) {
            return std::unexpected(Error(ErrorCode::ForeignFormatUnknown).with("formats", allFormats()).at(file.name));
        }
        partOf(*candidates.front()).request.files.push_back(std::move(file));
        return {};
    }

    ImportPart* find(std::string_view format) {
        const auto found = std::ranges::find(m_parts, format, [](const ImportPart& part) { return part.format->name; });
        return found == m_parts.end() ? nullptr : &*found;
    }

    ImportPart& partOf(const ImportFormat& format) {
        if (ImportPart* part = format.oneFile ? nullptr : find(format.name)) {
            return *part;
        }
        ImportPart& part = m_parts.emplace_back(ImportPart{&format, {}, true});
        part.request.target = m_request.target;
        return part;
    }

    ImportRequest m_request;
    std::vector<ImportPart> m_parts;
    std::vector<SourceText> m_clients;  ///< properties of clients, which mean nothing alone
};

/// Adds a topology to another one.
class Joiner {
public:
    Joiner(Imported& all, std::string place) : m_all(all), m_clusters(all.spec), m_place(std::move(place)) {}

    void add(Imported next) {
        m_all.report.append(next.report);
        for (ClusterSpec& cluster : next.spec.clusters) {
            const ClusterId before = cluster.id;
            m_ids[before] = m_clusters.add(std::move(cluster), m_place, m_all.report);
        }
        for (LinkSpec& link : next.spec.links) {
            addLink(std::move(link));
        }
        for (const auto& [name, value] : addKeptSettings(m_all.spec.extra, next.spec.extra)) {
            m_all.report.lost(LossReason::NoCounterpart, m_place, settingText(name, value),
                              "one document, where another file says otherwise");
        }
        std::ranges::move(next.secrets, std::back_inserter(m_all.secrets));
        m_all.secretNames = std::move(next.secretNames);
    }

private:
    void addLink(LinkSpec link) {
        keepNames(link);
        keepAliases(link);
        link.source = m_ids.at(link.source);
        link.target = m_ids.at(link.target);
        for (const LinkSpec& known : m_all.spec.links) {
            LinkSpec same = link;
            same.id = known.id;
            if (same == known) {
                m_all.report.note(LossReason::Twice, m_place, "link " + link.id.str());
                return;
            }
        }
        const std::string wanted = link.id.str();
        link.id = freeLinkId(m_all.spec, wanted);
        if (link.id.str() != wanted) {
            m_all.report.note(LossReason::Renamed, m_place, "link " + wanted, link.id.str());
        }
        m_all.spec.links.push_back(std::move(link));
    }

    /// MirrorMaker 2 finds what it has by what it calls its clusters.
    void keepAliases(LinkSpec& link) const {
        KeptSettings kept = keptSettings(link.extra, kMirrorKept);
        if (kept.empty()) {
            return;  // of another program
        }
        if (link.naming.policy != NamingPolicy::Prefix) {
            keepAlias(kept, kSourceAlias, link.source.str(), m_ids.at(link.source));
        }
        keepAlias(kept, kTargetAlias, link.target.str(), m_ids.at(link.target));
        keepSettings(link.extra, kMirrorKept, kept);
    }

    /// Topics keep their names at the target, whatever their source is called now.
    void keepNames(LinkSpec& link) const {
        if (m_ids.at(link.source) == link.source) {
            return;
        }
        if (link.naming.policy == NamingPolicy::Prefix && link.naming.prefix.empty()) {
            link.naming.prefix = link.source.str();
        }
        constexpr std::string_view kSource = "${source}";
        for (std::size_t at = link.naming.pattern.find(kSource); at != std::string::npos;
             at = link.naming.pattern.find(kSource, at + link.source.str().size())) {
            link.naming.pattern.replace(at, kSource.size(), link.source.str());
        }
    }

    Imported& m_all;
    ClusterBook m_clusters;
    std::string m_place;
    std::map<ClusterId, ClusterId> m_ids;
};

}  // namespace

Result<std::vector<ImportPart>> importParts(ImportRequest request, const ImportFormat* format) {
    if (format == nullptr) {
        return Sorter(std::move(request)).sort();
    }
    if (!format->oneFile || request.files.size() < 2) {
        return std::vector{ImportPart{format, std::move(request), false}};
    }
    std::vector<ImportPart> parts;
    for (SourceText& file : request.files) {
        parts.push_back({format, {{std::move(file)}, request.arguments}, false});
        parts.back().request.target = request.target;
    }
    return parts;
}

Result<Imported> readParts(const std::vector<ImportPart>& parts, SecretRef::From secretsIn) {
    Imported all;
    for (const ImportPart& part : parts) {
        ImportRequest request = part.request;
        request.secretsIn = secretsIn;
        request.secretNames = all.secretNames;
        Result<Imported> read = part.format->importer.read(request);
        if (!read) {
            return read;
        }
        for (const SourceText& file : part.byContent ? part.request.files : std::vector<SourceText>{}) {
            read->report.note(LossReason::FormatByContent, file.name, "--from " + std::string(part.format->name),
                              std::string(part.format->title));
        }
        if (&part == &parts.front()) {
            all = std::move(*read);
        } else {
            Joiner(all, part.request.files.empty() ? std::string(part.format->title) : part.request.files.front().name)
                .add(std::move(*read));
        }
    }
    if (parts.empty()) {
        return std::unexpected(Error(ErrorCode::NothingToImport).with("reason", "name the files"));
    }
    return all;
}

std::string formatsByContent(const std::vector<ImportPart>& parts) {
    std::vector<std::string> names;
    for (const ImportPart& part : parts) {
        if (std::string name(part.format->name); part.byContent && std::ranges::find(names, name) == names.end()) {
            names.push_back(std::move(name));
        }
    }
    return joinedWords(names, " + ");
}

}  // namespace tributary
