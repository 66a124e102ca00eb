#include "tests/topology/topologyjsontest.h"

#include <algorithm>
#include <set>
#include <string>

#include <QTest>

#include "core/topology/topologyjson.h"
#include "core/topology/validation.h"
#include "tests/support/testprogram.h"
#include "tests/topology/randomspec.h"

using namespace tributary;

namespace {

/// Fills the parts that a row leaves out.
std::string document(const std::string& clusters, const std::string& links) {
    return R"({"format": "tributary", "version": 1, "name": "n", "clusters": [)" + clusters + R"(], "links": [)" +
           links + "]}";
}

std::string clusterWith(const std::string& members) { return document(R"({"id": "a", )" + members + "}", ""); }

std::string linkWith(const std::string& members) {
    return document("", R"({"id": "l", "source": "a", "target": "b", )" + members + "}");
}

}  // namespace

void TopologyJsonTest::readsTheExample() {
    const auto spec = parseTopology(R"({"format": "tributary", "version": 1, "id": "7f0c", "name": "hub",
     "clusters": [
       {"id": "eu",  "name": "Europe",    "tier": "regional",  "bootstrap": ["127.0.0.1:19092"], "security": {"protocol": "PLAINTEXT"},
        "position": [0, 0]},
       {"id": "agg", "name": "Aggregate", "tier": "aggregate", "bootstrap": ["127.0.0.1:29092"]}],
     "links": [
       {"id": "eu-agg", "source": "eu", "target": "agg",
        "topics": {"include": ["orders\\..*", {"literal": "clicks"}], "exclude": [".*-dlq"], "internal": false},
        "naming": {"policy": "identity"}, "partitioning": "preserve", "streams": 2, "commitIntervalMs": 60000, "start": "earliest",
        "onSendFailure": "abort", "compression": "source", "path": "auto", "memoryMiB": 64, "runOn": "here", "consumer": {}, "producer": {}}]})",
                                    "hub.tributary");
    QVERIFY2(spec.has_value(), spec ? "" : spec.error().text().c_str());
    QCOMPARE(spec->clusters.size(), std::size_t(2));
    QCOMPARE(spec->clusters[0].tier, Tier::Regional);
    const LinkSpec& link = spec->links.at(0);
    QCOMPARE(link.streams, 2);
    QVERIFY((link.topics.include ==
             std::vector<TopicEntry>{{TopicEntry::Kind::Regex, "orders\\..*"}, {TopicEntry::Kind::Literal, "clicks"}}));
    QCOMPARE(link.topics.exclude.size(), std::size_t(1));
}

void TopologyJsonTest::leftOutMeansDefault() {
    const auto spec = parseTopology(document("", R"({"id": "l", "source": "a", "target": "b"})"), "f");
    QVERIFY(spec.has_value());
    LinkSpec expected;
    expected.id = LinkId("l");
    expected.source = ClusterId("a");
    expected.target = ClusterId("b");
    QVERIFY(spec->links.at(0) == expected);
}

void TopologyJsonTest::refuses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const std::string& text, ErrorCode code, const char* place,
                        const char* says) {
        QTest::newRow(name) << QString::fromStdString(text) << int(code) << place << says;
    };
    using enum ErrorCode;
    row("empty", "", JsonSyntax, "f:1:1", "end of input");
    row("open", "{\n  \"a\": 1,\n", JsonSyntax, "f:3:1", "end of input");
    row("comma", "{\n \"a\": 1,\n \"ä\": 2 3}", JsonSyntax, "f:3:9", "expected '}'");
    row("trailing", R"({"format": "tributary", "version": 1} x)", JsonSyntax, "f:1:39", "");
    row("overflow", R"({"a": 1e999})", JsonSyntax, "", "overflow");
    row("twice", "{\"a\": 1,\n  \"a\": 2}", JsonDuplicateKey, "f:2:3", "\"a\"");
    row("twice within", R"({"x": [{"b": 1, "\u0062": 2}]})", JsonDuplicateKey, "", "\"b\"");
    row("a list", "[]", FieldType, "f:1:1", "the document must be an object");
    row("other format", R"({"format": "dot", "version": 1})", NotATopology, "f:1:12", "tributary");
    row("no format", R"({"version": 1})", NotATopology, "f:1:1", "");
    row("newer", R"({"format": "tributary", "version": 2})", SchemaTooNew, "f:1:36", "version 2");
    row("newer, huge", R"({"format": "tributary", "version": 9223372036854775807})", SchemaTooNew, "", "");
    row("no version", R"({"format": "tributary"})", FieldMissing, "f:1:1", "version");
    row("clusters no list", R"({"format": "tributary", "version": 1,
 "clusters": {}})",
        FieldType, "f:2:14", "clusters must be a list");
    row("no cluster id", document("{}", ""), FieldMissing, "", "clusters[0].id");
    row("empty id", document(R"({"id": ""})", ""), FieldMissing, "", "clusters[0].id");
    row("control character in id", document(R"({"id": "a\n"})", ""), FieldValue, "", "control");
    row("duplicate cluster", document("{\"id\": \"a\"},\n{\"id\": \"a\"}", ""), DuplicateId, "f:2:8", "\"a\"");
    row("duplicate link",
        document("", R"({"id": "l", "source": "a", "target": "b"}, {"id": "l", "source": "a", "target": "b"})"),
        DuplicateId, "", "links");
    row("null", clusterWith(R"("name": null)"), FieldType, "", "clusters[0].name must be text");
    row("unknown tier", clusterWith(R"("tier": "middle")"), FieldValue, "",
        R"("none", "regional", "aggregate" or "dr")");
    row("address no text", clusterWith(R"("bootstrap": [1])"), FieldType, "", "host:port");
    row("position", clusterWith(R"("position": [1])"), FieldType, "", "[x, y]");
    row("production", clusterWith(R"("production": 1)"), FieldType, "", "clusters[0].production must be true or false");
    row("read-only", clusterWith(R"("readOnly": "yes")"), FieldType, "", "clusters[0].readOnly");
    row("bend", linkWith(R"("bends": [[0, 1], [2]])"), FieldType, "", "links[0].bends[1]");
    row("alert", linkWith(R"("alert": 30)"), FieldType, "", "links[0].alert");
    row("alert text", linkWith(R"("alert": {"lagSeconds": "30"})"), FieldType, "", "a number");
    row("alert fraction of a record", linkWith(R"("alert": {"lagRecords": 1.5})"), FieldType, "", "lagRecords");
    row("rule sets", R"({"format": "tributary", "version": 1, "ruleSets": {}})", FieldType, "",
        "ruleSets must be a list");
    row("rule set entry", R"({"format": "tributary", "version": 1, "ruleSets": [{"include": [1]}]})", FieldType, "",
        "ruleSets[0].include[0]");
    row("label", clusterWith(R"("labels": {"x": 1})"), FieldType, "", "clusters[0].labels.x");
    row("password", clusterWith(R"("security": {"password": "hunter2"})"), SecretInDocument, "", "\"from\"");
    row("password in override", clusterWith(R"("client": {"sasl.password": "hunter2"})"), SecretInDocument, "", "");
    row("number as password", clusterWith(R"("client": {"ssl.key.password": 12345})"), SecretInDocument, "", "");
    row("jaas", linkWith(R"("consumer": {"sasl.jaas.config": "x required password=\"y\";"})"), SecretInDocument, "",
        "links[0].consumer.sasl.jaas.config");
    row("key in producer", linkWith(R"("producer": {"ssl.key.pem": "-----BEGIN"})"), SecretInDocument, "", "");
    row("unknown secret", R"({"format": "tributary", "version": 1, "x": [{"clientSecret": "y"}]})", SecretInDocument,
        "", "x[0].clientSecret");
    row("secret reference no object", clusterWith(R"("security": {"password": []})"), FieldType, "", "from");
    row("secret from elsewhere", clusterWith(R"("security": {"password": {"from": "mail", "name": "x"}})"), FieldValue,
        "", "keychain");
    row("secret without name", clusterWith(R"("security": {"password": {"from": "env"}})"), FieldMissing, "", "name");
    row("no source", document("", R"({"id": "l", "target": "b"})"), FieldMissing, "", "links[0].source");
    row("streams text", linkWith(R"("streams": "2")"), FieldType, "", "links[0].streams");
    row("streams fraction", linkWith(R"("streams": 2.0)"), FieldType, "", "whole number");
    row("streams beyond int", linkWith(R"("streams": 2147483648)"), FieldType, "", "2147483647");
    row("interval beyond 64 bits", linkWith(R"("commitIntervalMs": 9223372036854775808)"), FieldType, "", "");
    row("entry number", linkWith(R"("topics": {"include": [1]})"), FieldType, "", "links[0].topics.include[0]");
    row("entry of no kind", linkWith(R"("topics": {"include": [{"glob": "x*"}]})"), FieldType, "", "literal");
    row("entry of two kinds", linkWith(R"("topics": {"include": [{"literal": "x", "regex": "y"}]})"), FieldType, "",
        "");
    row("internal text", linkWith(R"("topics": {"internal": "yes"})"), FieldType, "", "true or false");
    row("policy", linkWith(R"("naming": {"policy": "suffix"})"), FieldValue, "", "template");
    row("start", linkWith(R"("start": "beginning")"), FieldValue, "", "earliest");
    row("start timestamp alone", linkWith(R"("start": "timestamp")"), FieldValue, "", "");
    row("start local time", linkWith(R"("start": {"timestamp": "2026-03-01T08:30:00"})"), FieldValue, "", "UTC");
    row("start fraction", linkWith(R"("start": {"timestamp": 1.5})"), FieldType, "", "");
    row("start number", linkWith(R"("start": 0)"), FieldType, "", "earliest");
    row("override list", linkWith(R"("consumer": {"a": []})"), FieldType, "", "links[0].consumer.a");
}
void TopologyJsonTest::refuses() {
    QFETCH(QString, text);
    QFETCH(int, code);
    QFETCH(QString, place);
    QFETCH(QString, says);
    const auto spec = parseTopology(text.toStdString(), "f");
    QVERIFY(!spec.has_value());
    const std::string shown = spec.error().text();
    QVERIFY2(spec.error().code == ErrorCode(code), shown.c_str());
    QVERIFY2(shown.starts_with(place.isEmpty() ? "f:1:" : place.toStdString() + ":"), shown.c_str());
    QVERIFY2(shown.find(says.toStdString()) != std::string::npos, shown.c_str());
    QVERIFY2(shown.find("hunter2") == std::string::npos && shown.find("12345") == std::string::npos, shown.c_str());
}

void TopologyJsonTest::pointsIntoTheText() {
    const auto spec = parseTopology(R"({
  "format": "tributary", "version": 1,
  "x": "] } \" [", "y": {"links": [1, [2, {"z": "\\"}]]},
  "clusters": [{"id": "ä"}, {"id": "b",
     "n\u0061me": "ö", "tier": "upper"}]
})",
                                    "dir/f.tributary");
    QVERIFY(!spec.has_value());
    QCOMPARE(spec.error().context, std::string("dir/f.tributary:5:32"));
}

void TopologyJsonTest::readsWhatPeopleWrite() {
    const auto spec = parseTopology("\xEF\xBB\xBF" + linkWith(R"("start": {"timestamp": 1700000000123},
            "consumer": {"fetch.min.bytes": 5, "check.crcs": true}, "topics": {"exclude": []})"),
                                    "f");
    QVERIFY2(spec.has_value(), spec ? "" : spec.error().text().c_str());
    const LinkSpec& link = spec->links[0];
    QCOMPARE(link.start.timestampMs, std::int64_t(1'700'000'000'123));
    QCOMPARE(link.consumer.at("fetch.min.bytes"), std::string("5"));
    QCOMPARE(link.consumer.at("check.crcs"), std::string("true"));
    QVERIFY(link.topics.exclude.empty());
}

void TopologyJsonTest::readsWhatIsUnfinished() {
    const auto spec = parseTopology(
        document(R"({"id": "a", "bootstrap": ["kafka", ""], "security": {"password": {"from": "env", "name": ""}}})",
                 R"({"id": "l", "source": "", "target": "a"})"),
        "f");
    QVERIFY2(spec.has_value(), spec ? "" : spec.error().text().c_str());
    QVERIFY((spec->clusters[0].bootstrap == std::vector<std::string>{"kafka", ""}));
    QVERIFY(spec->links[0].source.empty());
    std::set<std::pair<ErrorCode, std::string>> found;
    for (const Finding& finding : validate(*spec)) {
        found.emplace(finding.error.code, finding.place);
    }
    for (const auto& expected : {std::pair{ErrorCode::FieldValue, "/clusters/0/bootstrap/0"},
                                 std::pair{ErrorCode::FieldValue, "/clusters/0/bootstrap/1"},
                                 std::pair{ErrorCode::SecretReferenceInvalid, "/clusters/0/security/password"},
                                 std::pair{ErrorCode::LinkEndMissing, "/links/0/source"}}) {
        QVERIFY2(found.contains({expected.first, expected.second}), expected.second);
    }
}

void TopologyJsonTest::labelsMayBeCalledAnything() {
    QVERIFY(parseTopology(clusterWith(R"("labels": {"token": "ring"})"), "f").has_value());
}

void TopologyJsonTest::keepsUnknownMembers() {
    const std::string text = R"({
  "format": "tributary",
  "version": 1,
  "clusters": [
    {
      "id": "a",
      "security": {
        "protocol": "PLAINTEXT",
        "password": {"from": "env", "name": "P", "x-secret-note": [1]},
        "x-security": true
      },
      "x-cluster": {"deep": [1, 2.5, 18446744073709551615, -9223372036854775808, null]}
    }
  ],
  "links": [
    {
      "id": "l",
      "source": "a",
      "target": "b",
      "topics": {
        "include": [{"literal": "t", "x-why": "because"}, {"regex": "r.*", "x-why": "so"}],
        "x-topics": ""
      },
      "naming": {"policy": "identity", "x-naming": 0.25},
      "start": {"position": "latest", "x-start": {}},
      "alert": {"lagSeconds": 0.5, "x-alert": "loud"},
      "groups": {"include": [{"literal": "app", "x-why": "paid"}], "exclude": [], "x-groups": true},
      "x-link": []
    }
  ],
  "ruleSets": [
    {
      "name": "orders",
      "include": ["orders\\..*"],
      "x-rules": 1
    }
  ],
  "x-document": "ü",
  "$schema": "tributary-1.schema.json"
}
)";
    const auto spec = parseTopology(text, "f");
    QVERIFY2(spec.has_value(), spec ? "" : spec.error().text().c_str());
    QVERIFY2(writeTopology(*spec) == text, writeTopology(*spec).c_str());
}

void TopologyJsonTest::saysUnknownMembers() {
    const auto spec = parseTopology(R"({"format": "tributary", "version": 1, "nmae": "n", "x-mine": 1, "$schema": "s",
  "imported": {"mirrormaker2": {}},
  "clusters": [{"id": "a", "bootstrap": ["h:1"], "readOnyl": true, "security": {"protocl": "SSL",
      "oauth": {"tokenURL": "u"}, "password": {"from": "env", "name": "P", "keys": "k"}}}],
  "links": [{"id": "l", "source": "a", "target": "a", "wholly/other~": {"deep": 1}, "strems": 3,
      "topics": {"include": [{"literal": "t", "regx": "u"}], "exlude": [], "exclude": [{"regex": "v", "litteral": "w"}]},
      "naming": {"polcy": 1}, "start": {"position": "latest", "timestmp": 1}, "alert": {"lagSecond": 1}, "groups": {"includ": []}}],
  "ruleSets": [{"name": "r", "includes": [], "include": [{"literal": "t", "regexp": "u"}]}],
  "connect": [{"id": "c", "url": "http://h:1", "password": {"from": "env", "name": "P", "nam": 1}}]})",
                                    "f");
    QVERIFY2(spec.has_value(), spec ? "" : spec.error().text().c_str());
    std::set<std::string> said;
    for (const Finding& each : validate(*spec)) {
        if (each.error.code != ErrorCode::MemberUnknown && each.error.code != ErrorCode::MemberMisspelt) {
            continue;
        }
        QCOMPARE(each.severity, Finding::Severity::Warning);
        QCOMPARE(each.cluster, ClusterId(each.place.starts_with("/clusters/") ? "a" : ""));
        QCOMPARE(each.link, LinkId(each.place.starts_with("/links/") ? "l" : ""));
        said.insert(each.place + " " + std::string(each.error.arg("meant")));
    }
    const std::set<std::string> expected{"/nmae \"name\"",
                                         "/clusters/0/readOnyl \"readOnly\"",
                                         "/clusters/0/security/protocl \"protocol\"",
                                         "/clusters/0/security/oauth/tokenURL \"tokenUrl\"",
                                         "/clusters/0/security/password/keys \"key\"",
                                         "/links/0/wholly~1other~0 ",
                                         "/links/0/strems \"streams\"",
                                         "/links/0/topics/include/0/regx ",
                                         "/links/0/topics/exlude \"exclude\"",
                                         "/links/0/topics/exclude/0/litteral ",
                                         "/links/0/naming/polcy \"policy\"",
                                         "/links/0/start/timestmp \"timestamp\"",
                                         "/links/0/alert/lagSecond \"lagSeconds\"",
                                         "/links/0/groups/includ \"include\"",
                                         "/ruleSets/0/includes \"include\"",
                                         "/ruleSets/0/include/0/regexp ",
                                         "/connect/0/url \"urls\"",
                                         "/connect/0/password/nam \"name\""};
    std::string odd;
    std::ranges::for_each(said,
                          [&](const auto& each) { odd += expected.contains(each) ? "" : "said: " + each + "\n"; });
    std::ranges::for_each(expected, [&](const auto& each) { odd += said.contains(each) ? "" : "not: " + each + "\n"; });
    QCOMPARE(odd, std::string());
}

void TopologyJsonTest::dropsExtraThatCollides() {
    TopologySpec spec;
    spec.name = "mine";
    spec.extra = R"({"name":"theirs","x":1})";
    const auto read = parseTopology(writeTopology(spec), "f");
    QVERIFY(read.has_value());
    QCOMPARE(read->name, std::string("mine"));
    QCOMPARE(read->extra, std::string(R"({"x":1})"));
    spec.extra = "no JSON";
    QVERIFY(parseTopology(writeTopology(spec), "f").has_value());
}

void TopologyJsonTest::survivesRoundTrips() {
    for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
        const TopologySpec spec = randomSpec(seed);
        const std::string text = writeTopology(spec);
        const auto read = parseTopology(text, "f");
        QVERIFY2(read.has_value(), (std::to_string(seed) + (read ? "" : read.error().text() + text)).c_str());
        QVERIFY2(*read == spec, (std::to_string(seed) + text).c_str());
        QCOMPARE(writeTopology(*read), text);
    }
    const auto full = parseTopology(writeTopology(fullSpec()), "f");
    QVERIFY(full.has_value() && *full == fullSpec());
}

TRIBUTARY_TEST(TopologyJsonTest, QCoreApplication)
#include "topologyjsontest.moc"
