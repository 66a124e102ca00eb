#include "core/dialects/composeexporter.h"

#include <yaml-cpp/yaml.h>

#include "core/dialects/secrets.h"
#include "core/dialects/serverdocument.h"
#include "core/dialects/yamltext.h"

namespace tributary {

namespace {

/// A dollar sign begins a variable in compose files.
std::string composeEscaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        out += c == '$' ? std::string("$$") : std::string(1, c);
    }
    return out;
}

}  // namespace

Result<Exported> ComposeExporter::write(const TopologySpec& spec) const {
    Exported exported;
    const ServerDocument document = serverDocument(spec, exported.report);
    const std::string service = kubernetesName("tributary-" + document.name);
    const std::string port = std::to_string(kMetricsPort);
    YAML::Emitter out;
    out << YAML::Comment("tributaryd in a container, written by Tributary. Start it with: docker compose up -d")
        << YAML::BeginMap << YAML::Key << "services" << YAML::Value << YAML::BeginMap << YAML::Key << service
        << YAML::Value << YAML::BeginMap << YAML::Key << "image" << YAML::Value << kImage << YAML::Key << "command"
        << YAML::Value << YAML::BeginSeq << "tributaryd" << "run" << "/etc/tributary/" + document.name + ".tributary"
        << "--state-dir" << "/var/lib/tributary"
        << "--metrics" << "0.0.0.0:" + port << YAML::EndSeq << YAML::Key << "restart" << YAML::Value << "unless-stopped"
        << YAML::Key << "stop_grace_period" << YAML::Value << "90s" << YAML::Key << "read_only" << YAML::Value << true
        << YAML::Key << "ports" << YAML::Value << YAML::BeginSeq << YAML::DoubleQuoted
        << "127.0.0.1:" + port + ":" + port << YAML::EndSeq;
    if (!document.environment.empty()) {
        out << YAML::Key << "environment" << YAML::Value << YAML::BeginMap;
        for (const std::string& variable : document.environment) {
            out << YAML::Key << YamlText{variable} << YAML::Value
                << "${" + variable + ":?set the secret in the environment or in .env}";
        }
        out << YAML::EndMap;
    }
    out << YAML::Key << "volumes" << YAML::Value << YAML::BeginSeq
        << composeEscaped("./" + document.name + ".tributary:/etc/tributary/" + document.name + ".tributary:ro")
        << "state:/var/lib/tributary";
    for (const std::string& file : document.files) {
        out << composeEscaped(file + ":" + file + ":ro");
    }
    out << YAML::EndSeq << YAML::EndMap << YAML::EndMap << YAML::Key << "volumes" << YAML::Value << YAML::BeginMap
        << YAML::Key << "state" << YAML::Value << YAML::BeginMap << YAML::EndMap << YAML::EndMap << YAML::EndMap;
    exported.report.replaced(LossReason::ImageName, "document", "image", kImage);
    exported.files.push_back({"compose.yaml", std::string(out.c_str()) + "\n"});
    exported.files.push_back({document.name + ".tributary", document.text});
    return exported;
}

}  // namespace tributary
