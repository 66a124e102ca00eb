#include "core/dialects/registry.h"

#include <algorithm>
#include <array>

#include "core/dialects/composeexporter.h"
#include "core/dialects/connectexporter.h"
#include "core/dialects/connectimporter.h"
#include "core/dialects/dotexporter.h"
#include "core/dialects/grafanaexporter.h"
#include "core/dialects/kubernetesexporter.h"
#include "core/dialects/mm1exporter.h"
#include "core/dialects/mm1importer.h"
#include "core/dialects/mm2exporter.h"
#include "core/dialects/mm2importer.h"
#include "core/dialects/mskimporter.h"
#include "core/dialects/prometheusexporter.h"
#include "core/dialects/redpandaimporter.h"
#include "core/dialects/strimziexporter.h"
#include "core/dialects/strimziimporter.h"
#include "core/dialects/svgexporter.h"
#include "core/dialects/systemdexporter.h"

namespace tributary {

namespace {

/// The one of its kind: importers and exporters have no state.
template <class Dialect>
const Dialect& only() {
    static const Dialect dialect;
    return dialect;
}

}  // namespace

std::span<const ImportFormat> importFormats() {
    static const std::array formats{
        ImportFormat{"mm1", "MirrorMaker 1", only<Mm1Importer>()},
        ImportFormat{"mm2", "MirrorMaker 2", only<Mm2Importer>(), true},
        ImportFormat{"strimzi", "Strimzi", only<StrimziImporter>()},
        ImportFormat{"connect", "Kafka Connect", only<ConnectImporter>()},
        ImportFormat{"redpanda", "Redpanda Migrator", only<RedpandaImporter>()},
        ImportFormat{"msk", "MSK Replicator", only<MskImporter>()},
    };
    return formats;
}

std::span<const ExportFormat> exportFormats() {
    static const std::array formats{
        ExportFormat{"mm1", "MirrorMaker 1", only<Mm1Exporter>()},
        ExportFormat{"mm2", "MirrorMaker 2", only<Mm2Exporter>()},
        ExportFormat{"strimzi", "Strimzi (v1beta2)", only<StrimziExporter<StrimziVersion::V1Beta2>>()},
        ExportFormat{"strimzi-v1", "Strimzi (v1, 0.49 and later)", only<StrimziExporter<StrimziVersion::V1>>()},
        ExportFormat{"connect", "Kafka Connect", only<ConnectExporter>()},
        ExportFormat{"replicator", "Confluent Replicator", only<ReplicatorExporter>()},
        ExportFormat{"systemd", "systemd", only<SystemdExporter>()},
        ExportFormat{"kubernetes", "Kubernetes", only<KubernetesExporter>()},
        ExportFormat{"compose", "Docker Compose", only<ComposeExporter>()},
        ExportFormat{"prometheus", "Prometheus", only<PrometheusExporter>()},
        ExportFormat{"grafana", "Grafana", only<GrafanaExporter>()},
        ExportFormat{"dot", "Graphviz", only<DotExporter>()},
        ExportFormat{"svg", "SVG", only<SvgExporter>()},
    };
    return formats;
}

const ImportFormat* importFormat(std::string_view name) {
    const auto found = std::ranges::find(importFormats(), name, &ImportFormat::name);
    return found == importFormats().end() ? nullptr : &*found;
}

const ExportFormat* exportFormat(std::string_view name) {
    const auto found = std::ranges::find(exportFormats(), name, &ExportFormat::name);
    return found == exportFormats().end() ? nullptr : &*found;
}

}  // namespace tributary
