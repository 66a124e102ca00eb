#include "core/dialects/kubernetesexporter.h"

#include <map>
#include <type_traits>

#include <yaml-cpp/yaml.h>

#include "core/dialects/secrets.h"
#include "core/dialects/serverdocument.h"
#include "core/dialects/yamltext.h"

namespace tributary {

namespace {

constexpr const char* kDocumentFolder = "/etc/tributary";
constexpr const char* kStateFolder = "/var/lib/tributary";

/// `key: value` of a mapping.
template <class Value>
void put(YAML::Emitter& out, const char* key, const Value& value) {
    if constexpr (std::is_same_v<Value, std::string>) {
        out << YAML::Key << key << YAML::Value << YamlText{value};
    } else {
        out << YAML::Key << key << YAML::Value << value;
    }
}

class ManifestWriter {
public:
    explicit ManifestWriter(const TopologySpec& spec) : m_document(serverDocument(spec, m_report)) {
        m_name = kubernetesName("tributary-" + m_document.name);
        for (const std::string& file : m_document.files) {
            const std::size_t slash = file.rfind('/');
            m_folders[slash == std::string::npos || slash == 0 ? "/" : file.substr(0, slash)].push_back(file);
        }
    }

    Exported write() {
        YAML::Emitter out;
        std::string comment = "tributaryd on Kubernetes, written by Tributary.";
        for (const std::string& variable : m_document.environment) {
            comment += "\nNeeds the key " + variable + " of the Secret " + secretName() + ".";
        }
        for (const auto& [folder, files] : m_folders) {
            comment += "\nNeeds the Secret " + folderSecret(folder) + " with the files of " + folder + ":";
            for (const std::string& file : files) {
                comment += " " + file.substr(file.rfind('/') + 1);
            }
        }
        out << YAML::Comment(comment);
        out << YAML::BeginDoc;
        writeConfigMap(out);
        out << YAML::BeginDoc;
        writeService(out);
        out << YAML::BeginDoc;
        writeStatefulSet(out);
        m_report.replaced(LossReason::ImageName, "document", "image", kImage);
        return {{{"tributary.yaml", std::string(out.c_str()) + "\n"}}, std::move(m_report)};
    }

private:
    [[nodiscard]] std::string secretName() const { return m_name + "-secrets"; }

    [[nodiscard]] static std::string folderSecret(const std::string& folder) {
        return kubernetesName(folder.substr(folder.rfind('/') + 1));
    }

    void writeMetadata(YAML::Emitter& out, const std::string& name) const {
        out << YAML::Key << "metadata" << YAML::Value << YAML::BeginMap;
        put(out, "name", name);
        out << YAML::Key << "labels" << YAML::Value;
        writeLabels(out);
        out << YAML::EndMap;
    }

    void writeLabels(YAML::Emitter& out) const {
        out << YAML::BeginMap;
        put(out, "app.kubernetes.io/name", "tributary");
        put(out, "app.kubernetes.io/instance", m_name);
        out << YAML::EndMap;
    }

    void writeConfigMap(YAML::Emitter& out) const {
        out << YAML::BeginMap;
        put(out, "apiVersion", "v1");
        put(out, "kind", "ConfigMap");
        writeMetadata(out, m_name);
        out << YAML::Key << "data" << YAML::Value << YAML::BeginMap << YAML::Key << m_document.name + ".tributary"
            << YAML::Value << YAML::Literal << m_document.text << YAML::EndMap << YAML::EndMap;
    }

    void writeService(YAML::Emitter& out) const {
        out << YAML::BeginMap;
        put(out, "apiVersion", "v1");
        put(out, "kind", "Service");
        writeMetadata(out, m_name);
        out << YAML::Key << "spec" << YAML::Value << YAML::BeginMap;
        put(out, "clusterIP", "None");
        out << YAML::Key << "selector" << YAML::Value;
        writeLabels(out);
        out << YAML::Key << "ports" << YAML::Value << YAML::BeginSeq << YAML::BeginMap;
        put(out, "name", "metrics");
        put(out, "port", kMetricsPort);
        out << YAML::EndMap << YAML::EndSeq << YAML::EndMap << YAML::EndMap;
    }

    void writeStatefulSet(YAML::Emitter& out) const {
        out << YAML::BeginMap;
        put(out, "apiVersion", "apps/v1");
        put(out, "kind", "StatefulSet");
        writeMetadata(out, m_name);
        out << YAML::Key << "spec" << YAML::Value << YAML::BeginMap;
        put(out, "serviceName", m_name);
        put(out, "replicas", 1);
        out << YAML::Key << "selector" << YAML::Value << YAML::BeginMap << YAML::Key << "matchLabels" << YAML::Value;
        writeLabels(out);
        out << YAML::EndMap << YAML::Key << "template" << YAML::Value << YAML::BeginMap << YAML::Key << "metadata"
            << YAML::Value << YAML::BeginMap << YAML::Key << "labels" << YAML::Value;
        writeLabels(out);
        out << YAML::EndMap << YAML::Key << "spec" << YAML::Value << YAML::BeginMap;
        put(out, "terminationGracePeriodSeconds", 90);
        out << YAML::Key << "securityContext" << YAML::Value << YAML::BeginMap;
        put(out, "runAsNonRoot", true);
        put(out, "runAsUser", 10001);
        put(out, "fsGroup", 10001);
        out << YAML::EndMap << YAML::Key << "containers" << YAML::Value << YAML::BeginSeq;
        writeContainer(out);
        out << YAML::EndSeq << YAML::Key << "volumes" << YAML::Value << YAML::BeginSeq;
        writeVolumes(out);
        out << YAML::EndSeq << YAML::EndMap << YAML::EndMap << YAML::Key << "volumeClaimTemplates" << YAML::Value
            << YAML::BeginSeq << YAML::BeginMap << YAML::Key << "metadata" << YAML::Value << YAML::BeginMap;
        put(out, "name", "state");
        out << YAML::EndMap << YAML::Key << "spec" << YAML::Value << YAML::BeginMap << YAML::Key << "accessModes"
            << YAML::Value << YAML::Flow << YAML::BeginSeq << "ReadWriteOnce" << YAML::EndSeq << YAML::Key
            << "resources" << YAML::Value << YAML::BeginMap << YAML::Key << "requests" << YAML::Value << YAML::BeginMap;
        put(out, "storage", "1Gi");
        out << YAML::EndMap << YAML::EndMap << YAML::EndMap << YAML::EndMap << YAML::EndSeq << YAML::EndMap
            << YAML::EndMap;
    }

    void writeContainer(YAML::Emitter& out) const {
        out << YAML::BeginMap;
        put(out, "name", "tributaryd");
        put(out, "image", kImage);
        out << YAML::Key << "command" << YAML::Value << YAML::BeginSeq;
        for (const std::string& argument :
             {std::string("tributaryd"), std::string("run"),
              std::string(kDocumentFolder) + "/" + m_document.name + ".tributary", std::string("--instance-id"),
              std::string("$(POD_NAME)"), std::string("--state-dir"), std::string(kStateFolder),
              std::string("--metrics"), "0.0.0.0:" + std::to_string(kMetricsPort)}) {
            out << argument;
        }
        out << YAML::EndSeq << YAML::Key << "env" << YAML::Value << YAML::BeginSeq << YAML::BeginMap;
        put(out, "name", "POD_NAME");
        out << YAML::Key << "valueFrom" << YAML::Value << YAML::BeginMap << YAML::Key << "fieldRef" << YAML::Value
            << YAML::BeginMap;
        put(out, "fieldPath", "metadata.name");
        out << YAML::EndMap << YAML::EndMap << YAML::EndMap;
        for (const std::string& variable : m_document.environment) {
            out << YAML::BeginMap;
            put(out, "name", variable);
            out << YAML::Key << "valueFrom" << YAML::Value << YAML::BeginMap << YAML::Key << "secretKeyRef"
                << YAML::Value << YAML::BeginMap;
            put(out, "name", secretName());
            put(out, "key", variable);
            out << YAML::EndMap << YAML::EndMap << YAML::EndMap;
        }
        out << YAML::EndSeq << YAML::Key << "ports" << YAML::Value << YAML::BeginSeq << YAML::BeginMap;
        put(out, "name", "metrics");
        put(out, "containerPort", kMetricsPort);
        out << YAML::EndMap << YAML::EndSeq << YAML::Key << "readinessProbe" << YAML::Value << YAML::BeginMap
            << YAML::Key << "httpGet" << YAML::Value << YAML::BeginMap;
        put(out, "path", "/metrics");
        put(out, "port", "metrics");
        out << YAML::EndMap << YAML::EndMap;
        writeResources(out);
        out << YAML::Key << "securityContext" << YAML::Value << YAML::BeginMap;
        put(out, "allowPrivilegeEscalation", false);
        put(out, "readOnlyRootFilesystem", true);
        out << YAML::EndMap << YAML::Key << "volumeMounts" << YAML::Value << YAML::BeginSeq;
        writeMount(out, "document", kDocumentFolder, true);
        writeMount(out, "state", kStateFolder, false);
        for (const auto& [folder, files] : m_folders) {
            writeMount(out, volumeName(folder), folder, true);
        }
        out << YAML::EndSeq << YAML::EndMap;
    }

    /// What the links may take, and as much again for the clients and the program.
    void writeResources(YAML::Emitter& out) const {
        int memoryMiB = 64;
        for (const LinkSpec& link : m_document.spec.links) {
            memoryMiB += 2 * link.memoryMiB;
        }
        out << YAML::Key << "resources" << YAML::Value << YAML::BeginMap << YAML::Key << "requests" << YAML::Value
            << YAML::BeginMap;
        put(out, "memory", std::to_string(memoryMiB) + "Mi");
        out << YAML::EndMap << YAML::Key << "limits" << YAML::Value << YAML::BeginMap;
        put(out, "memory", std::to_string(2 * memoryMiB) + "Mi");
        out << YAML::EndMap << YAML::EndMap;
    }

    static void writeMount(YAML::Emitter& out, const std::string& name, const std::string& path, bool readOnly) {
        out << YAML::BeginMap;
        put(out, "name", name);
        put(out, "mountPath", path);
        if (readOnly) {
            put(out, "readOnly", true);
        }
        out << YAML::EndMap;
    }

    [[nodiscard]] static std::string volumeName(const std::string& folder) { return kubernetesName("files" + folder); }

    void writeVolumes(YAML::Emitter& out) const {
        out << YAML::BeginMap;
        put(out, "name", "document");
        out << YAML::Key << "configMap" << YAML::Value << YAML::BeginMap;
        put(out, "name", m_name);
        out << YAML::EndMap << YAML::EndMap;
        for (const auto& [folder, files] : m_folders) {
            out << YAML::BeginMap;
            put(out, "name", volumeName(folder));
            out << YAML::Key << "secret" << YAML::Value << YAML::BeginMap;
            put(out, "secretName", folderSecret(folder));
            out << YAML::EndMap << YAML::EndMap;
        }
    }

    LossReport m_report;
    ServerDocument m_document;
    std::string m_name;
    std::map<std::string, std::vector<std::string>> m_folders;  ///< of secrets and certificates, with their files
};

}  // namespace

Result<Exported> KubernetesExporter::write(const TopologySpec& spec) const { return ManifestWriter(spec).write(); }

}  // namespace tributary
