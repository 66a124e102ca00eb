#include "core/dialects/mskimporter.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "core/base/joinedwords.h"
#include "core/dialects/connection.h"
#include "core/dialects/contentsigns.h"
#include "core/dialects/importnames.h"
#include "core/dialects/mirrorflow.h"
#include "core/dialects/missednames.h"
#include "core/dialects/topiclist.h"
#include "core/dialects/yamlfile.h"
#include "core/topology/enumnames.h"

namespace tributary {

namespace {

constexpr std::string_view kMsk = "MSK Replicator";
constexpr std::string_view kResourceType = "AWS::MSK::Replicator";
constexpr const char* kTerraformType = "aws_msk_replicator";

/// "TopicsToReplicate" as Terraform spells it: "topics_to_replicate".
std::string snakeCase(std::string_view name) {
    std::string out;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isupper(byte) != 0 && !out.empty()) {
            out += '_';
        }
        out += static_cast<char>(std::tolower(byte));
    }
    return out;
}

class MskReader {
public:
    MskReader(const SourceText& file, TopologySpec& spec, ImportContext& context)
        : m_reader(file), m_spec(spec), m_context(context) {}

    Status read(const YAML::Node& document) {
        if (const YAML::Node resources = document["Resources"]; resources.IsDefined() && resources.IsMap()) {
            for (const auto& resource : resources) {
                const YAML::Node type = resource.second.IsMap() ? resource.second["Type"] : YAML::Node{};
                if (type.IsDefined() && type.IsScalar() && type.Scalar() == kResourceType) {
                    readReplicator(m_reader.member(resource.second, "Properties"), resource.first.Scalar());
                }
            }
        }
        for (const char* values : {"values", "planned_values"}) {
            const YAML::Node state = m_reader.member(document, values);
            readModule(m_reader.member(state, "root_module"), 0);
        }
        readBlocks(m_reader.member(m_reader.member(document, "resource"), kTerraformType));
        if (m_reader.error()) {
            return std::unexpected(*m_reader.error());
        }
        return {};
    }

private:
    /// What `terraform show -json` has.
    void readModule(const YAML::Node& module, int depth) {
        constexpr int kDeepest = 16;
        if (!module.IsDefined() || depth > kDeepest) {
            return;
        }
        for (const YAML::Node& resource : m_reader.list(module, "resources")) {
            const YAML::Node type = resource["type"];
            const YAML::Node name = resource["name"];
            if (type.IsDefined() && type.IsScalar() && type.Scalar() == kTerraformType) {
                readReplicator(m_reader.member(resource, "values"),
                               name.IsDefined() && name.IsScalar() ? name.Scalar() : "replicator");
            }
        }
        for (const YAML::Node& child : m_reader.list(module, "child_modules")) {
            readModule(child, depth + 1);
        }
    }

    /// What *.tf.json has: a mapping by name, whose bodies may stand in lists.
    void readBlocks(const YAML::Node& blocks) {
        if (!blocks.IsDefined()) {
            return;
        }
        if (blocks.IsSequence()) {
            for (const YAML::Node& each : blocks) {
                readBlocks(each);
            }
        } else if (blocks.IsMap()) {
            for (const auto& block : blocks) {
                readReplicator(one(block.second), block.first.Scalar());
            }
        }
    }

    /// A block is a mapping, or a list of one.
    static YAML::Node one(const YAML::Node& node) {
        return node.IsDefined() && node.IsSequence() && node.size() > 0 ? YAML::Node(node[0]) : node;
    }

    YAML::Node find(const YAML::Node& map, const char* name) {
        return m_reader.member(map, {name, snakeCase(name).c_str()});
    }

    YAML::Node block(const YAML::Node& map, const char* name) { return one(find(map, name)); }

    /// A text, or what a template puts together from others: "!GetAtt Source.Arn".
    struct Text {
        std::string value;
        std::string place;
        bool open = false;  ///< what it comes to is not in the file
    };
    std::optional<Text> text(const YAML::Node& map, const char* name) {
        const YAML::Node node = find(map, name);
        if (!node.IsDefined()) {
            return std::nullopt;
        }
        return textOf(node);
    }

    Text textOf(const YAML::Node& node) const {
        Text text{{}, m_reader.place(node)};
        if (node.IsScalar()) {
            text.value = node.Scalar();
            text.open = (node.Tag().starts_with('!') && node.Tag().size() > 1) || text.value.contains("${") ||
                        text.value.contains("{{");
        } else {
            text.open = true;
            for (const auto& member : node) {  // {"Ref": "X"}, {"Fn::GetAtt": ["X", "Arn"]}
                const YAML::Node value = node.IsMap() ? member.second : member;
                const YAML::Node first = value.IsSequence() && value.size() > 0 ? YAML::Node(value[0]) : value;
                text.value = first.IsScalar() ? first.Scalar() : std::string{};
                break;
            }
        }
        return text;
    }

    bool flag(const YAML::Node& map, const char* name, bool byDefault) {
        const std::optional<Text> value = text(map, name);
        if (!value) {
            return byDefault;
        }
        if (value->open) {
            m_context.report.lost(LossReason::PlaceholderKept, value->place, settingText(name, value->value));
            return byDefault;
        }
        const Result<bool> on = flagOf(name, {value->value, value->place});
        if (!on) {
            m_reader.fail(on.error(), value->place);
        }
        return on.value_or(byDefault);
    }

    void readReplicator(const YAML::Node& properties, const std::string& resource) {
        if (m_reader.error()) {
            return;
        }
        const std::optional<Text> name = text(properties, "ReplicatorName");
        const std::string id = name && !name->open && !name->value.empty() ? name->value : resource;
        const YAML::Node infos = find(properties, "ReplicationInfoList");
        if (!infos.IsDefined()) {
            return m_reader.fail(Error(ErrorCode::FieldMissing).with("field", "ReplicationInfoList"), properties);
        }
        readOwnClusters(properties);
        if (!infos.IsSequence()) {
            return readInfo(infos, id);
        }
        for (const YAML::Node& info : infos) {
            readInfo(info, id);
        }
    }

    /// Clusters of somebody's own are known by their id; their addresses are in the file.
    void readOwnClusters(const YAML::Node& properties) {
        const YAML::Node clusters = m_reader.member(properties, {"KafkaClusters", "kafka_cluster"});
        if (!clusters.IsDefined() || !clusters.IsSequence()) {
            return;
        }
        for (const YAML::Node& each : clusters) {
            const YAML::Node own = block(each, "ApacheKafkaCluster");
            const std::optional<Text> id = text(own, "ApacheKafkaClusterId");
            const std::optional<Text> brokers = text(own, "BootstrapBrokerString");
            if (!id || !brokers || brokers->open) {
                continue;
            }
            ClusterSpec& cluster = m_ownClusters[id->value];
            cluster.bootstrap =
                bootstrapAddresses({brokers->value, brokers->place}, "BootstrapBrokerString", m_context.report);
            if (const YAML::Node login = find(each, "ClientAuthentication"); login.IsDefined()) {
                m_context.report.lost(LossReason::JaasUnreadable, m_reader.place(login),
                                      "ClientAuthentication of " + id->value, joinedWords(cluster.bootstrap, ","));
            }
        }
    }

    void readInfo(const YAML::Node& info, const std::string& id) {
        LinkSpec link;
        link.id = freeLinkId(m_spec, id);
        link.source = readCluster(info, "SourceKafkaClusterArn", "SourceKafkaClusterId", "source");
        link.target = readCluster(info, "TargetKafkaClusterArn", "TargetKafkaClusterId", "target");
        if (m_reader.error()) {
            return;
        }
        const YAML::Node topics = block(info, "TopicReplication");
        link.topics.include = entries(topics, "TopicsToReplicate");
        link.topics.exclude = entries(topics, "TopicsToExclude");
        link.topics.internal = namesInternalTopic(link.topics.include);
        if (link.topics.include.empty()) {
            m_context.report.lost(LossReason::SelectionOpen, m_reader.place(info), "TopicsToReplicate",
                                  "none is in the file");
        } else {
            m_context.report.note(LossReason::InternalTopics, m_reader.place(info), "TopicsToReplicate",
                                  "Tributary, unless they are named,");
        }
        readNaming(info, topics, link);
        reportServiceTopics(link, "TopicsToReplicate", m_reader.place(info), m_context);
        const auto start = text(block(topics, "StartingPosition"), "Type");
        link.start.position =
            start && start->value == "EARLIEST" ? StartPosition::Earliest : StartPosition::Latest;  // MSK's default
        m_context.report.add(startLine(link, m_reader.place(info), std::string(kMsk)));
        readCompression(info, link);
        reportBeside(info, topics);
        m_spec.links.push_back(std::move(link));
    }

    /// One cluster for one ARN, or one id. It is called what its ARN calls it.
    ClusterId readCluster(const YAML::Node& info, const char* member, const char* ownMember, const char* fallback) {
        const std::optional<Text> own = text(info, ownMember);
        const std::optional<Text> arn = own ? own : text(info, member);
        if (!arn) {
            m_reader.fail(Error(ErrorCode::FieldMissing).with("field", member), info);
            return ClusterId(fallback);
        }
        if (const auto known = m_clusters.find(arn->value); known != m_clusters.end()) {
            return known->second;
        }
        const auto described = m_ownClusters.find(arn->value);
        ClusterSpec cluster = described == m_ownClusters.end() ? ClusterSpec{} : described->second;
        cluster.id = freeClusterId(m_spec, own ? fallback : nameOf(arn->value, fallback));
        if (cluster.bootstrap.empty()) {
            m_context.report.lost(
                LossReason::AddressOpen, arn->place,
                "cluster " + cluster.id.str() + ", " + settingText(own ? ownMember : member, arn->value),
                "MSK names it, and logs in with the role of the replicator; aws kafka "
                "get-bootstrap-brokers says its addresses");
        }
        m_clusters[arn->value] = cluster.id;
        m_spec.clusters.push_back(cluster);
        return cluster.id;
    }

    /// "prod" of "arn:aws:kafka:eu-west-1:1234:cluster/prod/1f2e…"; "Source" of "Source.Arn", "${Source.Arn}",
    /// "${aws_msk_cluster.source.arn}".
    static std::string nameOf(std::string text, const char* fallback) {
        constexpr std::string_view kCluster = ":cluster/";
        if (const std::size_t at = text.find(kCluster); text.starts_with("arn:") && at != std::string::npos) {
            text.erase(0, at + kCluster.size());
            text.resize(std::min(text.find('/'), text.size()));
            return text.empty() ? fallback : text;
        }
        std::erase_if(text, [](char c) { return c == '$' || c == '{' || c == '}'; });
        if (const std::size_t dot = text.rfind('.'); dot != std::string::npos && dot > 0) {
            text.resize(dot);
            text.erase(0, text.rfind('.') + 1);
        }
        const bool plain =
            std::ranges::all_of(text, [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; });
        return text.empty() || !plain ? fallback : text;
    }

    std::vector<TopicEntry> entries(const YAML::Node& topics, const char* member) {
        std::vector<TopicEntry> all;
        const YAML::Node list = find(topics, member);
        if (!list.IsDefined()) {
            return all;
        }
        const auto add = [&](const Text& pattern) {
            if (pattern.open) {
                m_context.report.lost(LossReason::VariableOpen, pattern.place, settingText(member, pattern.value),
                                      pattern.value);
                return;
            }
            const std::vector<TopicEntry> more = entriesFromList(pattern.value);
            all.insert(all.end(), more.begin(), more.end());
        };
        if (!list.IsSequence()) {
            add(textOf(list));
            return all;
        }
        for (const YAML::Node& element : list) {
            add(textOf(element));
        }
        return all;
    }

    /// By default topics begin with the source's alias, which MSK gives and a template does not have.
    void readNaming(const YAML::Node& info, const YAML::Node& topics, LinkSpec& link) {
        const YAML::Node naming = block(topics, "TopicNameConfiguration");
        const std::optional<Text> type = text(naming, "Type");
        if (type && type->value == "IDENTICAL") {
            return;
        }
        if (const auto alias = text(info, "SourceKafkaClusterAlias"); alias && !alias->open && !alias->value.empty()) {
            link.naming.policy = NamingPolicy::Prefix;
            link.naming.prefix = alias->value == link.source.str() ? std::string{} : alias->value;
            return;
        }
        link.naming.policy = NamingPolicy::Template;
        m_context.report.lost(LossReason::NamingLeftOpen, type ? type->place : m_reader.place(info),
                              type ? settingText("TopicNameConfiguration.Type", type->value)
                                   : "TopicNameConfiguration = PREFIXED_WITH_SOURCE_CLUSTER_ALIAS (default)",
                              "the alias that MSK has given the source is not in the file; aws kafka "
                              "describe-replicator says it");
    }

    void readCompression(const YAML::Node& info, LinkSpec& link) {
        const std::optional<Text> type = text(info, "TargetCompressionType");
        if (!type) {
            return;
        }
        if (const std::optional<Compression> known = enumFromText<Compression>(lowerCase(type->value));
            known && !type->open) {
            link.compression = *known;
        } else {
            m_context.report.lost(LossReason::PlaceholderKept, type->place,
                                  settingText("TargetCompressionType", type->value));
        }
    }

    /// What it does beside mirroring records, or does not do.
    void reportBeside(const YAML::Node& info, const YAML::Node& topics) {
        const std::string place = m_reader.place(info);
        static constexpr std::pair<const char*, const char*> kAlways[] = {
            {"DetectAndCopyNewTopics", "new topics and partitions of the source are mirrored as they come"},
            {"CopyTopicConfigurations", "topics at the target get the settings of the source's, and follow them"}};
        for (const auto& [name, what] : kAlways) {
            if (!flag(topics, name, true)) {
                m_context.report.lost(LossReason::AlwaysDone, place, settingText(name, "false"), what);
            }
        }
        const char* const kAcls = "CopyAccessControlListsForTopics";
        if (flag(topics, kAcls, true)) {
            const YAML::Node said = find(topics, kAcls);
            m_context.report.lost(LossReason::AclsLeft, said.IsDefined() ? m_reader.place(said) : place,
                                  settingText(kAcls, "true") + (said.IsDefined() ? "" : " (default)"));
        }
        if (const YAML::Node groups = block(info, "ConsumerGroupReplication"); groups.IsDefined() && groups.IsMap()) {
            reportGroups(groups);
        }
    }

    void reportGroups(const YAML::Node& groups) {
        const char* const kSync = "SynchroniseConsumerGroupOffsets";
        const char* const kInclude = "ConsumerGroupsToReplicate";
        const YAML::Node include = find(groups, kInclude);
        const std::string which = include.IsDefined() ? listText(include) : "all that it knows";
        const bool syncs = flag(groups, kSync, true);
        for (const char* name : {kInclude, "ConsumerGroupsToExclude", kSync, "DetectAndCopyNewConsumerGroups"}) {
            const YAML::Node said = find(groups, name);
            const std::string subject = settingText(name, said.IsDefined() ? listText(said) : "true (default)");
            if (said.IsDefined() && !syncs) {
                m_context.report.note(LossReason::NoEffect, m_reader.place(said), subject);
            } else if (said.IsDefined() || name == kSync) {
                m_context.report.lost(LossReason::GroupsLeft, m_reader.place(said.IsDefined() ? said : groups), subject,
                                      which);
            }
        }
    }

    [[nodiscard]] std::string listText(const YAML::Node& node) const {
        if (!node.IsSequence()) {
            return textOf(node).value;
        }
        std::vector<std::string> words;
        for (const YAML::Node& element : node) {
            words.push_back(textOf(element).value);
        }
        return joinedWords(words, ", ");
    }

    YamlReader m_reader;
    TopologySpec& m_spec;
    ImportContext& m_context;
    std::map<std::string, ClusterId> m_clusters;       ///< by ARN or id
    std::map<std::string, ClusterSpec> m_ownClusters;  ///< by id
};

/// Terraform's own language: `resource "aws_msk_replicator" "name" {`.
bool isTerraformLanguage(std::string_view text) {
    return !isJson(text) && std::ranges::any_of(firstWords(text), [](const FirstWord& each) {
        return each.word == "resource" && each.rest.contains(kTerraformType);
    });
}

}  // namespace

Result<Imported> MskImporter::read(const ImportRequest& request) const {
    ImportContext context(request, std::string(kMsk));
    TopologySpec spec;
    for (const SourceText& file : request.files) {
        if (isTerraformLanguage(file.text)) {
            return std::unexpected(
                Error(ErrorCode::ForeignSyntax)
                    .with("format", "JSON of Terraform")
                    .with("reason",
                          "this is Terraform's own language, whose variables only Terraform knows; give the output of "
                          "\"terraform show -json\" (of the state, or of a saved plan)")
                    .at(file.name + ":1:1"));
        }
        const auto take = [&](const YAML::Node& document) {
            return document.IsMap() ? MskReader(file, spec, context).read(document) : Status{};
        };
        if (Status read = forEachDocument(file, take); !read) {
            return std::unexpected(std::move(read.error()));
        }
    }
    if (spec.links.empty()) {
        return std::unexpected(Error(ErrorCode::NothingToImport)
                                   .with("reason", "no AWS::MSK::Replicator and no aws_msk_replicator is in it")
                                   .at(request.files.empty() ? std::string{} : request.files.front().name));
    }
    spec.name = documentName(request.files.front().name);
    return context.imported(std::move(spec));
}

bool MskImporter::recognises(std::string_view text) const {
    return setsTo(text, "Type", kResourceType) || setsTo(text, "type", kTerraformType) ||
           setsName(text, kTerraformType) || isTerraformLanguage(text);
}

}  // namespace tributary
