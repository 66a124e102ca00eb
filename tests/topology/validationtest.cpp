#include <string>
#include <utility>
#include <vector>

#include <QTest>

#include "core/topology/validation.h"
#include "tests/support/testprogram.h"
#include "tests/topology/specedit.h"
#include "tests/topology/topologybuilder.h"

using namespace tributary;

class ValidationTest : public QObject {
    Q_OBJECT

    /// What a stranger's document would give to run code, read files or leave by another way.
    static std::vector<std::pair<std::string, std::string>> hostileSettings() {
        return {{"sasl.kerberos.kinit.cmd", "touch /tmp/x"},
                {"plugin.library.paths", "/tmp/x.so"},
                {"ssl.engine.location", "/tmp/x.so"},
                {"ssl.engine.id", "dynamic"},
                {"ssl.providers", "/tmp/x"},
                {"sasl.kerberos.principal", "a; touch /tmp/x"},
                {"sasl.kerberos.principal", "$(touch /tmp/x)"},
                {"sasl.kerberos.principal", "-k"},
                {"sasl.kerberos.keytab", "/tmp/x\" ; touch /tmp/y \""},
                {"sasl.kerberos.keytab", "x`id`"},
                {"sasl.kerberos.service.name", "kafka;id"},
                {"sasl.oauthbearer.assertion.private.key.file", "/root/.ssh/id_rsa"},
                {"sasl.oauthbearer.assertion.jwt.template.file", "/etc/passwd"},
                {"sasl.oauthbearer.token.endpoint.url", "http://evil.example/"},
                {"https.ca.location", "/etc/passwd"},
                {"ssl.keystore.location", "/etc/passwd"},
                {"ssl.ca.location", "/etc/passwd"},
                {"ssl.certificate.location", "/etc/passwd"},
                {"ssl.key.location", "/root/.ssh/id_rsa"},
                {"interceptors", "x"},
                {"open_cb", "x"},
                {"offset.store.path", "/tmp/x"},
                {"test.mock.num.brokers", "3"},
                {"a.setting.of.tomorrow", "x"},
                {"socket.timeout.ms", "60000\n"},
                {"client.id", "a\x1b[31m"}};
    }

    static TopologySpec sound() { return topologyOf({"a", "b"}, {linkBetween("a", "b", {regex("orders\\..*")})}); }

private slots:
    void soundIsSilent() { QVERIFY(validate(sound()).empty()); }

    void finds_data() {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("isError");
        QTest::addColumn<QString>("place");
        const auto row = [](const char* name, ErrorCode code, bool isError, const char* place, const Edit& edit) {
            QTest::newRow(name) << edit << int(code) << isError << place;
        };
        using enum ErrorCode;
        row("dangling source", LinkEndMissing, true, "/links/0/source",
            [](TopologySpec& s) { s.links[0].source = ClusterId("z"); });
        row("dangling target", LinkEndMissing, true, "/links/0/target",
            [](TopologySpec& s) { s.links[0].target = ClusterId("z"); });
        row("duplicate cluster", DuplicateId, true, "/clusters/2/id",
            [](TopologySpec& s) { s.clusters.push_back(clusterNamed("a")); });
        row("duplicate link", DuplicateId, true, "/links/1/id", [](TopologySpec& s) {
            s.links.push_back(s.links[0]);
            s.links[1].topics.include = {literal("other")};
            s.links[1].group = "other";
        });
        const auto tokens = [](TopologySpec& s) -> SecuritySpec& {
            SecuritySpec& security = s.clusters[0].security;
            security.protocol = SecurityProtocol::SaslSsl;
            security.mechanism = "OAUTHBEARER";
            security.username = "mirror";
            security.password = SecretRef{SecretRef::From::Env, "SECRET", {}};
            security.oauth.tokenUrl = "https://idp.example/token";
            return security;
        };
        row("a port beyond all ports", FieldValue, true, "/clusters/0/bootstrap/0",
            [](TopologySpec& s) { s.clusters[0].bootstrap = {"a:199991"}; });
        row("tokens without an endpoint", SecurityIncomplete, true, "/clusters/0/security",
            [tokens](TopologySpec& s) { tokens(s).oauth.tokenUrl.clear(); });
        row("tokens without a secret", SecurityIncomplete, true, "/clusters/0/security",
            [tokens](TopologySpec& s) { tokens(s).password.reset(); });
        row("tokens over HTTP", FieldValue, true, "/clusters/0/security/oauth/tokenUrl",
            [tokens](TopologySpec& s) { tokens(s).oauth.tokenUrl = "http://idp.example/token"; });
        row("tokens from a name that only looks near", FieldValue, true, "/clusters/0/security/oauth/tokenUrl",
            [tokens](TopologySpec& s) { tokens(s).oauth.tokenUrl = "http://127.0.0.1.evil.example/token"; });
        row("tokens from a file", FieldValue, true, "/clusters/0/security/oauth/tokenUrl",
            [tokens](TopologySpec& s) { tokens(s).oauth.tokenUrl = "file:///etc/passwd"; });
        row("an extension that is none", FieldValue, true, "/clusters/0/security/oauth/extensions",
            [tokens](TopologySpec& s) { tokens(s).oauth.extensions["auth"] = "x"; });
        row("tokens in clear", PasswordInClear, false, "/clusters/0/security/protocol",
            [tokens](TopologySpec& s) { tokens(s).protocol = SecurityProtocol::SaslPlaintext; });
        row("AWS' own mechanism", SaslMechanismUnknown, true, "/clusters/0/security/mechanism",
            [tokens](TopologySpec& s) { tokens(s).mechanism = "AWS_MSK_IAM"; });
        row("no mechanism of this world", SaslMechanismUnknown, true, "/clusters/0/security/mechanism",
            [tokens](TopologySpec& s) { tokens(s).mechanism = "SCRAM-SHA-1"; });
        row("a store and a key file", SecurityIncomplete, true, "/clusters/0/security", [](TopologySpec& s) {
            s.clusters[0].security.certificateFile = "/me.p12";
            s.clusters[0].security.keyFile = "/me.key";
        });
        row("a store without a password", SecurityIncomplete, true, "/clusters/0/security",
            [](TopologySpec& s) { s.clusters[0].security.certificateFile = "/me.pfx"; });
        row("a store of the trusted without a password", SecurityIncomplete, true, "/clusters/0/security",
            [](TopologySpec& s) { s.clusters[0].security.caFile = "/trust.p12"; });
        row("a password of the trusted that is nowhere", SecretReferenceInvalid, true,
            "/clusters/0/security/caPassword",
            [](TopologySpec& s) { s.clusters[0].security.caPassword = SecretRef{SecretRef::From::File, "x", {}}; });
        row("read-only target", LinkToReadOnly, true, "/links/0/target",
            [](TopologySpec& s) { s.clusters[1].readOnly = true; });
        row("negative alert in seconds", OutOfRange, false, "/links/0/alert/lagSeconds",
            [](TopologySpec& s) { s.links[0].alert = LagThreshold{-0.5, 0, 120, {}}; });
        row("alert that never comes", OutOfRange, false, "/links/0/alert/lagSeconds",
            [](TopologySpec& s) { s.links[0].alert = LagThreshold{1e300, 0, 120, {}}; });
        row("negative alert in records", OutOfRange, false, "/links/0/alert/lagRecords",
            [](TopologySpec& s) { s.links[0].alert = LagThreshold{30, -1, 120, {}}; });
        row("negative alert duration", OutOfRange, false, "/links/0/alert/forSeconds",
            [](TopologySpec& s) { s.links[0].alert = LagThreshold{30, 0, -1, {}}; });
        row("rule set without name", FieldMissing, false, "/ruleSets/0/name",
            [](TopologySpec& s) { s.ruleSets.resize(1); });
        row("rule set twice", DuplicateName, false, "/ruleSets/1/name",
            [](TopologySpec& s) { s.ruleSets = {{"orders", {regex("orders\\..*")}, {}}, {"orders", {}, {}}}; });
        row("kinds", LinkAcrossKinds, true, "/links/0/target",
            [](TopologySpec& s) { s.clusters[1].kind = ClusterKind::Sandbox; });
        row("one address", SharedBootstrap, false, "/clusters/2/bootstrap/0", [](TopologySpec& s) {
            s.clusters.push_back(clusterNamed("c"));
            s.clusters[2].bootstrap = s.clusters[0].bootstrap;
        });
        row("no address", NoBootstrap, true, "/clusters/0/bootstrap",
            [](TopologySpec& s) { s.clusters[0].bootstrap.clear(); });
        row("bad address", FieldValue, true, "/clusters/0/bootstrap/0",
            [](TopologySpec& s) { s.clusters[0].bootstrap = {"x"}; });
        row("nothing included", SelectionEmpty, true, "/links/0/topics/include",
            [](TopologySpec& s) { s.links[0].topics.include.clear(); });
        row("no streams", OutOfRange, true, "/links/0/streams", [](TopologySpec& s) { s.links[0].streams = 0; });
        row("streams", OutOfRange, true, "/links/0/streams",
            [](TopologySpec& s) { s.links[0].streams = kMaxStreams + 1; });
        row("memory", OutOfRange, true, "/links/0/memoryMiB", [](TopologySpec& s) { s.links[0].memoryMiB = 7; });
        row("interval", OutOfRange, true, "/links/0/commitIntervalMs",
            [](TopologySpec& s) { s.links[0].commitIntervalMs = -1; });
        row("refresh", OutOfRange, true, "/links/0/topicRefreshMs",
            [](TopologySpec& s) { s.links[0].topicRefreshMs = 0; });
        row("replication", OutOfRange, true, "/links/0/replicationFactor",
            [](TopologySpec& s) { s.links[0].replicationFactor = -1; });
        row("run on", RunOnUnknown, true, "/links/0/runOn", [](TopologySpec& s) { s.links[0].runOn = "moon"; });
        const auto onConnect = [](TopologySpec& s) {
            ConnectSpec connect;
            connect.id = ConnectId("connect");
            connect.urls = {"http://worker:8083"};
            s.connect = {connect};
            s.links[0].runOn = "connect";
        };
        row("password over HTTP", PasswordInClear, false, "/connect/0/urls", [=](TopologySpec& s) {
            onConnect(s);
            s.connect[0].username = "me";
            s.connect[0].password = SecretRef{SecretRef::From::Env, "PASSWORD"};
        });
        const auto plain = [](TopologySpec& s, SecurityProtocol protocol) {
            SecuritySpec& security = s.clusters[0].security;
            security.protocol = protocol;
            security.mechanism = "PLAIN";
            security.username = "me";
            security.password = SecretRef{SecretRef::From::Env, "PASSWORD"};
        };
        row("password without TLS", PasswordInClear, false, "/clusters/0/security/protocol", [=](TopologySpec& s) {
            plain(s, SecurityProtocol::SaslPlaintext);
            s.clusters[0].bootstrap = {"127.0.0.1:9092", "far.example:9092"};
        });
        row("certificate not verified", CertificateUnverified, false,
            "/clusters/0/client/enable.ssl.certificate.verification", [=](TopologySpec& s) {
                plain(s, SecurityProtocol::SaslSsl);
                s.clusters[0].client["enable.ssl.certificate.verification"] = "False";
            });
        row("host not verified", CertificateUnverified, false,
            "/clusters/0/client/ssl.endpoint.identification.algorithm", [=](TopologySpec& s) {
                plain(s, SecurityProtocol::SaslSsl);
                s.clusters[0].client["ssl.endpoint.identification.algorithm"] = "none";
            });
        row("certificate not verified by a link", CertificateUnverified, false,
            "/links/0/consumer/enable.ssl.certificate.verification", [=](TopologySpec& s) {
                plain(s, SecurityProtocol::SaslSsl);
                s.links[0].consumer["enable.ssl.certificate.verification"] = "0";
            });
        row("connect without address", ConnectUnusable, true, "/links/0/runOn", [=](TopologySpec& s) {
            onConnect(s);
            s.connect[0].urls.clear();
        });
        row("connect with a bad address", ConnectUnusable, true, "/links/0/runOn", [=](TopologySpec& s) {
            onConnect(s);
            s.connect[0].urls = {"worker:8083"};
        });
        row("connect with half a login", ConnectUnusable, true, "/links/0/runOn", [=](TopologySpec& s) {
            onConnect(s);
            s.connect[0].username = "me";
        });
        row("connect called here", ConnectUnusable, false, "/connect/0/id", [=](TopologySpec& s) {
            onConnect(s);
            s.links[0].runOn = "here";
            s.connect[0].id = ConnectId("here");
        });
        row("connectors know no template", ConnectCannot, true, "/links/0/runOn", [=](TopologySpec& s) {
            onConnect(s);
            s.links[0].naming = {NamingPolicy::Template, {}, ".", "x-${topic}", {}};
        });
        row("connectors keep partitions", ConnectCannot, true, "/links/0/runOn", [=](TopologySpec& s) {
            onConnect(s);
            s.links[0].partitioning = Partitioning::KeyHash;
        });
        row("template", TemplateWithoutTopic, true, "/links/0/naming/pattern",
            [](TopologySpec& s) { s.links[0].naming = {NamingPolicy::Template, "", ".", "all", {}}; });
        row("naming left open", NamingOpen, true, "/links/0/naming",
            [](TopologySpec& s) { s.links[0].naming = {NamingPolicy::Template, "", ".", "", {}}; });
        row("foreign mechanism", SaslMechanismUnknown, true, "/clusters/0/security/mechanism", [](TopologySpec& s) {
            s.clusters[0].security.protocol = SecurityProtocol::SaslSsl;
            s.clusters[0].security.mechanism = "AWS_MSK_IAM";
        });
        row("prefix not legal", TargetNameIllegal, true, "/links/0/naming",
            [](TopologySpec& s) { s.links[0].naming = {NamingPolicy::Prefix, "a b", ".", "", {}}; });
        row("prefix too long", TargetNameIllegal, true, "/links/0/naming",
            [](TopologySpec& s) { s.links[0].naming = {NamingPolicy::Prefix, std::string(249, 'x'), ".", "", {}}; });
        row("environment", SecretReferenceInvalid, true, "/clusters/0/security/password",
            [](TopologySpec& s) { s.clusters[0].security.password = SecretRef{SecretRef::From::Env, "A-B", {}}; });
        row("empty reference", SecretReferenceInvalid, true, "/clusters/0/security/keyPassword",
            [](TopologySpec& s) { s.clusters[0].security.keyPassword = SecretRef{}; });
        row("relative file", SecretReferenceInvalid, true, "/clusters/0/security/password",
            [](TopologySpec& s) { s.clusters[0].security.password = SecretRef{SecretRef::From::File, "pw", {}}; });
        row("no mechanism", SecurityIncomplete, true, "/clusters/0/security",
            [](TopologySpec& s) { s.clusters[0].security.protocol = SecurityProtocol::SaslSsl; });
        row("half a certificate", SecurityIncomplete, true, "/clusters/0/security",
            [](TopologySpec& s) { s.clusters[0].security.keyFile = "/k.pem"; });
        for (const char* setting : {"group.id", "enable.auto.commit", "enable.auto.offset.store", "enable.idempotence",
                                    "bootstrap.servers", "sasl.password", "plugin.library.paths", "acks"}) {
            row(setting, SettingReserved, true, "/links/0/consumer",
                [setting](TopologySpec& s) { s.links[0].consumer[setting] = "x"; });
        }
        row("reserved for a cluster", SettingReserved, true, "/clusters/0/client",
            [](TopologySpec& s) { s.clusters[0].client["security.protocol"] = "SSL"; });
        for (const auto& [setting, value] : hostileSettings()) {
            row(("hostile " + setting + " " + value).c_str(), SettingReserved, true, "/clusters/0/client",
                [setting = setting, value = value](TopologySpec& s) { s.clusters[0].client[setting] = value; });
        }
        row("positions of the target", TargetTopicOfBrokers, true, "/links/0/topics/include/0",
            [](TopologySpec& s) { s.links[0].topics = {{literal("__consumer_offsets")}, {}, true, {}}; });
        row("named like the brokers' topics", TargetTopicOfBrokers, true, "/links/0/naming",
            [](TopologySpec& s) { s.links[0].naming = {NamingPolicy::Template, {}, ".", "__${topic}", {}}; });
        row("schemas of the target", TargetTopicOfService, false, "/links/0/topics/include/0",
            [](TopologySpec& s) { s.links[0].topics.include = {literal("_schemas")}; });
        row("no name", FieldMissing, true, "/name", [](TopologySpec& s) { s.name.clear(); });
        row("group shared", GroupShared, true, "/links/1/group", [](TopologySpec& s) {
            s.clusters.push_back(clusterNamed("c"));
            s.links.push_back(linkBetween("a", "c", {regex(".*")}));
            s.links[0].group = s.links[1].group = "g";
        });
        row("literal twice", TargetTopicTwice, true, "/links/1/topics", [](TopologySpec& s) {
            s.links.push_back(linkBetween("a", "b", {literal("orders.eu")}));
            s.links[1].id = LinkId("second");
        });
        row("pattern twice", TargetTopicTwice, true, "/links/1/topics", [](TopologySpec& s) {
            s.links.push_back(linkBetween("a", "b", {regex(".*")}));
            s.links[1].id = LinkId("second");
        });
        row("two sources", TargetTopicShared, false, "/links/1/topics", [](TopologySpec& s) {
            s.clusters.push_back(clusterNamed("c"));
            s.links.push_back(linkBetween("c", "b", {regex("orders\\..*")}));
        });
        row("prefix meets name", TargetTopicShared, false, "/links/1/topics", [](TopologySpec& s) {
            s.clusters.push_back(clusterNamed("orders"));
            s.links.push_back(prefixed(linkBetween("orders", "b", {literal("eu")})));
        });
    }
    void finds() {
        QFETCH(Edit, edit);
        QFETCH(int, code);
        QFETCH(bool, isError);
        QFETCH(QString, place);
        TopologySpec spec = sound();
        edit(spec);
        const std::vector<Finding> findings = validate(spec);
        std::string all;
        bool found = false;
        for (const Finding& finding : findings) {
            all += finding.place + " " + finding.error.text() + "\n";
            found = found || (finding.error.code == ErrorCode(code) && finding.place == place.toStdString() &&
                              (finding.severity == Finding::Severity::Error) == isError);
            QVERIFY2(finding.error.message().find_first_of("{}") == std::string::npos ||
                         code == int(ErrorCode::TemplateWithoutTopic),
                     finding.error.message().c_str());
        }
        QVERIFY2(found, all.c_str());
        QCOMPARE(hasErrors(findings), isError);
    }

    void staysSilent_data() {
        QTest::addColumn<Edit>("edit");
        const auto row = [](const char* name, const Edit& edit) { QTest::newRow(name) << edit; };
        row("isolation level", [](TopologySpec& s) { s.links[0].consumer["isolation.level"] = "read_uncommitted"; });
        row("password on this machine", [](TopologySpec& s) {
            SecuritySpec& security = s.clusters[0].security;
            security.protocol = SecurityProtocol::SaslPlaintext;
            security.mechanism = "PLAIN";
            security.username = "me";
            security.password = SecretRef{SecretRef::From::Env, "P"};
            s.clusters[0].bootstrap = {"127.0.0.1:9092", "localhost:9093", "[::1]:9094"};
        });
        row("verification on", [](TopologySpec& s) {
            s.clusters[0].security.protocol = SecurityProtocol::Ssl;
            s.clusters[0].client = {{"enable.ssl.certificate.verification", "true"},
                                    {"ssl.endpoint.identification.algorithm", "https"}};
        });
        row("no TLS to verify", [](TopologySpec& s) { s.clusters[0].client["enable.ssl.certificate.verification"] = "false"; });
        row("other topics", [](TopologySpec& s) {
            s.links.push_back(linkBetween("a", "b", {regex("clicks\\..*"), literal("audit")}));
            s.links[1].id = LinkId("second");
        });
        row("excluded by the other", [](TopologySpec& s) {
            s.links.push_back(excluding(linkBetween("a", "b", {regex(".*")}), regex("orders\\..*")));
            s.links[1].id = LinkId("second");
        });
        row("own prefixes", [](TopologySpec& s) {
            s.clusters.push_back(clusterNamed("c"));
            s.links[0] = prefixed(s.links[0]);
            s.links.push_back(prefixed(linkBetween("c", "b", {regex("orders\\..*")})));
        });
        row("group at another source", [](TopologySpec& s) {
            s.clusters.push_back(clusterNamed("c"));
            s.links.push_back(linkBetween("c", "b", {literal("x")}));
            s.links[0].group = s.links[1].group = "g";
        });
        row("sandbox without address", [](TopologySpec& s) {
            for (ClusterSpec& cluster : s.clusters) {
                cluster.kind = ClusterKind::Sandbox;
                cluster.bootstrap.clear();
            }
        });
        row("read-only source", [](TopologySpec& s) { s.clusters[0].readOnly = true; });
        row("production", [](TopologySpec& s) { s.clusters[0].production = s.clusters[1].production = true; });
        row("alert and rule sets", [](TopologySpec& s) {
            s.links[0].alert = LagThreshold{30, 0, 0, {}};
            s.ruleSets = {{"orders", {}, {}}, {"clicks", {}, {}}};
        });
        row("settings that change nothing but speed", [](TopologySpec& s) {
            s.clusters[0].client = {{"socket.keepalive.enable", "true"},
                                    {"sasl.kerberos.keytab", "/etc/security/kafka.keytab"},
                                    {"sasl.kerberos.principal", "mirror/host-1.example@EXAMPLE.COM"},
                                    {"ssl.endpoint.identification.algorithm", "none"},
                                    {"client.id", "mirror of Köln"}};
            s.links[0].producer = {{"linger.ms", "0.5"}, {"batch.size", "65536"}};
        });
        row("mutual TLS", [](TopologySpec& s) {
            s.clusters[0].security.certificateFile = "/c.pem";
            s.clusters[0].security.keyFile = "/k.pem";
        });
    }
    void staysSilent() {
        QFETCH(Edit, edit);
        TopologySpec spec = sound();
        edit(spec);
        const std::vector<Finding> findings = validate(spec);
        QVERIFY2(findings.empty(), findings.empty() ? "" : findings[0].error.text().c_str());
    }

    void picksWhatConcernsALink() {
        TopologySpec spec =
            topologyOf({"a", "b", "c"}, {linkBetween("a", "b", {literal("x")}), linkBetween("a", "c", {literal("x")})});
        spec.links[0].streams = 0;
        spec.clusters[2].bootstrap.clear();
        const auto findings = validate(spec);
        QCOMPARE(findings.size(), std::size_t(2));
        const auto first = findingsForLink(spec, findings, LinkId("a-b"));
        QCOMPARE(first.size(), std::size_t(1));
        QCOMPARE(first[0].error.code, ErrorCode::OutOfRange);
        const auto second = findingsForLink(spec, findings, LinkId("a-c"));
        QCOMPARE(second.size(), std::size_t(1));
        QCOMPARE(second[0].error.code, ErrorCode::NoBootstrap);
        QCOMPARE(second[0].error.context, std::string("cluster c"));
    }
};

TRIBUTARY_TEST(ValidationTest, QCoreApplication)
#include "validationtest.moc"
