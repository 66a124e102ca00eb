#include "core/dialects/connectimporter.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "core/base/secretwords.h"
#include "core/dialects/connection.h"
#include "core/dialects/contentsigns.h"
#include "core/dialects/converters.h"
#include "core/dialects/importnames.h"
#include "core/dialects/mirrorconnectors.h"
#include "core/dialects/mirrorflow.h"
#include "core/dialects/propertiesfile.h"

namespace tributary {

namespace {

/// As connect-standalone.sh takes them: a worker's properties, or a connector's.
bool isProperties(std::string_view text) {
    return isClientProperties(text) ||
           (!isJson(text) && std::ranges::any_of(firstWords(text),
                                                 [](const FirstWord& each) { return each.word == "connector.class"; }));
}

class ConnectReader {
public:
    explicit ConnectReader(const ImportRequest& request)
        : m_request(request), m_context(request, std::string(kMirrorMaker2)) {}

    Result<Imported> read() {
        for (const SourceText& file : m_request.files) {
            if (Status read = isProperties(file.text) ? readProperties(file) : readJson(file); !read) {
                return std::unexpected(std::move(read.error()));
            }
        }
        TopologySpec spec;
        if (Status read = readMirrorConnectors(m_connectors, m_workers, m_request.target, spec, m_context); !read) {
            return std::unexpected(std::move(read.error()));
        }
        reportWorker();
        if (spec.links.empty()) {
            return std::unexpected(
                Error(ErrorCode::NothingToImport)
                    .with("reason", "no MirrorSourceConnector and no ReplicatorSourceConnector is among the connectors")
                    .at(m_request.files.front().name));
        }
        spec.name = documentName(m_request.files.front().name);
        return m_context.imported(std::move(spec));
    }

private:
    Status readJson(const SourceText& file) {
        Result<std::vector<Connector>> connectors = readConnectors(file, m_context.report);
        if (!connectors) {
            return std::unexpected(std::move(connectors.error()));
        }
        std::ranges::move(*connectors, std::back_inserter(m_connectors));
        return {};
    }

    Status readProperties(const SourceText& file) {
        Result<PropertySet> properties = readPropertiesFile(file, m_context.report);
        if (!properties) {
            return std::unexpected(std::move(properties.error()));
        }
        if (properties->peek("connector.class") == nullptr) {
            return readWorker(file, std::move(*properties));
        }
        Result<Connector> connector = connectorOf(std::move(*properties), documentName(file.name), fileStart(file));
        if (!connector) {
            return std::unexpected(std::move(connector.error()));
        }
        m_connectors.push_back(std::move(*connector));
        return {};
    }

    /// What a worker's producers connect with.
    Status readWorker(const SourceText& file, PropertySet properties) {
        if (!m_workers.empty()) {
            return std::unexpected(
                Error(ErrorCode::NothingToImport)
                    .with("reason", "these are properties of a second worker; import each with its own connectors")
                    .at(fileStart(file)));
        }
        const PropertySet producer = properties.takeUnder("producer");
        for (const auto& [name, value] : producer.all()) {
            const PlacedValue* there = properties.peek(name);
            if (there != nullptr && trimmed(there->value) != trimmed(value.value)) {
                m_context.report.replaced(LossReason::ScopeConflict, there->place, settingText(name, *there),
                                          "what stands at " + value.place);
            }
            properties.set(name, value);
        }
        m_worker = std::move(properties);
        m_unused = m_worker;
        m_workers[{}] = {[this]() -> Result<ClusterSpec> {
                             PropertySet own = m_worker;
                             ClusterSpec cluster;
                             cluster.id = ClusterId("target");
                             if (Status read = readConnection(own, cluster, {}, m_context); !read) {
                                 return std::unexpected(std::move(read.error()));
                             }
                             m_unused = std::move(own);
                             return cluster;
                         },
                         workerConverters(m_worker, nullptr, kHeaderConverter)};
        return {};
    }

    /// What no cluster of the document has of it, and changes no record.
    void reportWorker() {
        std::set<std::string> said;
        for (const LossLine& line : m_context.report.lines()) {
            said.insert(line.place);
        }
        for (const auto& [name, value] : m_unused.rest()) {
            if (name.ends_with(".converter") && said.contains(value.place)) {
                continue;
            }
            const std::string subject = settingText(name, value);
            holdsSecret(name, value.value) ? m_context.report.lost(LossReason::SecretDropped, value.place, subject)
                                           : m_context.report.note(LossReason::HowItRuns, value.place, subject);
        }
    }

    const ImportRequest& m_request;
    ImportContext m_context;
    std::vector<Connector> m_connectors;
    PropertySet m_worker;
    PropertySet m_unused;  ///< what is left of it where a connector writes to its cluster
    ConnectWorkers m_workers;
};

}  // namespace

Result<Imported> ConnectImporter::read(const ImportRequest& request) const {
    if (request.files.empty()) {
        return std::unexpected(Error(ErrorCode::NothingToImport).with("reason", "name the connectors' files"));
    }
    return ConnectReader(request).read();
}

bool ConnectImporter::recognises(std::string_view text) const {
    return !isResource(text) && setsName(text, "connector.class");
}

}  // namespace tributary
