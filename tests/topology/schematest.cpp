#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <type_traits>

#include <QDir>
#include <QTest>

#include "core/selection/topicmatcher.h"
#include "core/topology/enumnames.h"
#include "core/topology/linkfields.h"
#include "core/topology/topologyjson.h"
#include "core/topology/validation.h"
#include "tests/support/testprogram.h"
#include "tests/topology/randomspec.h"
#include "tests/topology/schemachecker.h"

using namespace tributary;
using Json = nlohmann::ordered_json;

namespace {

QString resources() { return qEnvironmentVariable("TRIBUTARY_SOURCE_DIR") + "/resources"; }

std::string contentOf(const QString& path) {
    const std::ifstream file(path.toStdString(), std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

template <class Enum>
std::set<std::string> spellings() {
    std::set<std::string> out;
    for (const EnumName<Enum>& name : enumNames<Enum>()) {
        out.emplace(name.text);
    }
    return out;
}

}  // namespace

/// The published schema, the samples and the code say the same.
class SchemaTest : public QObject {
    Q_OBJECT

    Json m_schema;

private slots:
    void initTestCase() { m_schema = Json::parse(contentOf(resources() + "/schema/tributary-1.schema.json")); }

    void linkFieldsAreAsTheSchemaSays() {
        const Json& members = m_schema.at("$defs").at("link").at("properties");
        forEachLinkField([&]<class Value>(const LinkField<Value>& field) {
            const std::string name{field.name};
            QVERIFY2(members.contains(name), name.c_str());
            const Json& member = members.at(name);
            QVERIFY2(!member.value("description", "").empty() || member.contains("$ref"), name.c_str());
            if constexpr (std::is_integral_v<Value>) {
                QVERIFY2(member.at("default") == LinkSpec{}.*field.member, name.c_str());
            }
            if constexpr (std::is_integral_v<Value> && !std::is_same_v<Value, bool>) {
                QVERIFY2(member.at("minimum") == field.least && member.at("maximum") == field.most, name.c_str());
            }
            if constexpr (std::is_enum_v<Value>) {
                QVERIFY2(member.at("default") == enumText(LinkSpec{}.*field.member), name.c_str());
            }
        });
    }

    void samples_data() {
        QTest::addColumn<QString>("path");
        const QDir dir(resources() + "/samples");
        const QStringList names = dir.entryList({"*.tributary"}, QDir::Files);
        QVERIFY(names.size() >= 4);
        for (const QString& name : names) {
            QTest::newRow(qPrintable(name)) << dir.filePath(name);
        }
    }
    void samples() {
        QFETCH(QString, path);
        const std::string text = contentOf(path);
        const auto spec = parseTopology(text, path.toStdString());
        QVERIFY2(spec.has_value(), spec ? "" : spec.error().text().c_str());
        QCOMPARE(QString::fromStdString(writeTopology(*spec)), QString::fromStdString(text));
        for (const Finding& finding : validate(*spec)) {
            QFAIL(finding.error.text().c_str());
        }
        for (const LinkSpec& link : spec->links) {
            QVERIFY(TopicMatcher::compile(link.topics).has_value());
        }
        expectFits(text);
    }

    void describesAllThatIsWritten() { expectFits(writeTopology(fullSpec())); }

    void noticesWhatItDoesNotDescribe() {
        Json document = Json::parse(writeTopology(fullSpec()));
        document["links"][0]["colour"] = "red";
        document["clusters"][0]["tier"] = "middle";
        QCOMPARE(SchemaChecker(m_schema).check(document).size(), std::size_t(2));
    }

    /// The other way round: what the schema describes, a full document has; else the code would not know it.
    void codeKnowsAllThatIsDescribed() {
        const Json document = Json::parse(writeTopology(fullSpec()));
        const Json& cluster = document["clusters"][0];
        const Json& link = document["links"][0];
        const Json& defs = m_schema["$defs"];
        expectSameMembers(m_schema["properties"], document, {"$schema"});
        expectSameMembers(defs["cluster"]["properties"], cluster, {});
        expectSameMembers(defs["security"]["properties"], cluster["security"], {});
        expectSameMembers(defs["oauth"]["properties"], cluster["security"]["oauth"], {});
        expectSameMembers(defs["secret"]["properties"], cluster["security"]["password"], {});
        expectSameMembers(defs["link"]["properties"], link, {});
        expectSameMembers(defs["topics"]["properties"], link["topics"], {});
        expectSameMembers(defs["naming"]["properties"], link["naming"], {});
        expectSameMembers(defs["alert"]["properties"], link["alert"], {});
        expectSameMembers(defs["groups"]["properties"], link["groups"], {});
        expectSameMembers(defs["ruleSet"]["properties"], document["ruleSets"][0], {});
        expectSameMembers(defs["connect"]["properties"], document["connect"][0], {});
    }

    void enumerationsAgree() {
        const Json& defs = m_schema["$defs"];
        const auto expectEnum = [&](const char* object, const char* member, const std::set<std::string>& expected) {
            const Json& values = defs[object]["properties"][member]["enum"];
            QCOMPARE(values.get<std::set<std::string>>(), expected);
        };
        expectEnum("cluster", "kind", spellings<ClusterKind>());
        expectEnum("cluster", "tier", spellings<Tier>());
        expectEnum("security", "protocol", spellings<SecurityProtocol>());
        expectEnum("secret", "from", spellings<SecretRef::From>());
        expectEnum("naming", "policy", spellings<NamingPolicy>());
        expectEnum("link", "partitioning", spellings<Partitioning>());
        expectEnum("link", "onSendFailure", spellings<SendFailurePolicy>());
        expectEnum("link", "compression", spellings<Compression>());
        expectEnum("link", "path", spellings<DataPath>());
        auto positions = spellings<StartPosition>();
        positions.erase("timestamp");
        QCOMPARE(defs["start"]["anyOf"][0]["enum"].get<std::set<std::string>>(), positions);
    }

    void defaultsAndRangesAgree() {
        const Json& link = m_schema["$defs"]["link"]["properties"];
        const LinkSpec defaults;
        QCOMPARE(link["streams"]["default"].get<int>(), defaults.streams);
        QCOMPARE(link["streams"]["maximum"].get<int>(), kMaxStreams);
        QCOMPARE(link["commitIntervalMs"]["default"].get<std::int64_t>(), defaults.commitIntervalMs);
        QCOMPARE(link["commitIntervalMs"]["minimum"].get<std::int64_t>(), kMinCommitIntervalMs);
        QCOMPARE(link["commitIntervalMs"]["maximum"].get<std::int64_t>(), kMaxCommitIntervalMs);
        QCOMPARE(link["topicRefreshMs"]["default"].get<std::int64_t>(), defaults.topicRefreshMs);
        QCOMPARE(link["topicRefreshMs"]["minimum"].get<std::int64_t>(), kMinTopicRefreshMs);
        QCOMPARE(link["memoryMiB"]["default"].get<int>(), defaults.memoryMiB);
        QCOMPARE(link["memoryMiB"]["minimum"].get<int>(), kMinMemoryMiB);
        QCOMPARE(link["memoryMiB"]["maximum"].get<int>(), kMaxMemoryMiB);
        QCOMPARE(link["runOn"]["default"].get<std::string>(), defaults.runOn);
        QCOMPARE(link["autoStart"]["default"].get<bool>(), defaults.autoStart);
        QCOMPARE(kRunHere, defaults.runOn);
        QCOMPARE(m_schema["$defs"]["alert"]["properties"]["forSeconds"]["default"].get<int>(),
                 LagThreshold{}.forSeconds);
        const auto textsOf = [](const std::vector<TopicEntry>& entries) {
            std::vector<std::string> texts;
            for (const TopicEntry& entry : entries) {
                texts.push_back(entry.text);
            }
            return texts;
        };
        const auto defaultOf = [&](const char* of, const char* list) {
            return m_schema["$defs"][of]["properties"][list]["default"].get<std::vector<std::string>>();
        };
        QCOMPARE(defaultOf("topics", "exclude"), textsOf(defaultTopicExcludes()));
        QCOMPARE(defaultOf("groups", "include"), textsOf(GroupSyncSpec::defaultInclude()));
        QCOMPARE(defaultOf("groups", "exclude"), textsOf(GroupSyncSpec::defaultExclude()));
    }

private:
    void expectFits(const std::string& text) {
        for (const std::string& problem : SchemaChecker(m_schema).check(Json::parse(text))) {
            QFAIL(problem.c_str());
        }
    }

    static void expectSameMembers(const Json& properties, const Json& object, const std::set<std::string>& readOnly) {
        for (const auto& [name, schema] : properties.items()) {
            QVERIFY2(object.contains(name) || readOnly.contains(name), name.c_str());
            QVERIFY2(schema.contains("description") || schema.contains("$ref"), name.c_str());
        }
    }
};

TRIBUTARY_TEST(SchemaTest, QCoreApplication)
#include "schematest.moc"
