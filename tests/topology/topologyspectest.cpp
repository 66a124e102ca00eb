#include <QTest>

#include "core/topology/clientsettings.h"
#include "core/topology/enumnames.h"
#include "core/topology/timestamptext.h"
#include "core/topology/topologyspec.h"
#include "tests/support/testprogram.h"

using namespace tributary;

class TopologySpecTest : public QObject {
    Q_OBJECT

private slots:
    void namesTargetTopics_data() {
        QTest::addColumn<int>("policy");
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<QString>("separator");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("expected");
        const int identity = int(NamingPolicy::Identity);
        const int prefix = int(NamingPolicy::Prefix);
        const int pattern = int(NamingPolicy::Template);
        QTest::newRow("identity") << identity << "unused" << "." << "unused" << "orders";
        QTest::newRow("prefix is the source's id") << prefix << "" << "." << "" << "eu.orders";
        QTest::newRow("own prefix") << prefix << "europe" << "_" << "" << "europe_orders";
        QTest::newRow("no separator") << prefix << "e" << "" << "" << "eorders";
        QTest::newRow("template") << pattern << "" << "." << "x.${topic}.from.${source}" << "x.orders.from.eu";
        QTest::newRow("topic twice") << pattern << "" << "." << "${topic}-${topic}" << "orders-orders";
        QTest::newRow("without topic") << pattern << "" << "." << "all" << "all";
    }
    void namesTargetTopics() {
        QFETCH(int, policy);
        QFETCH(QString, prefix);
        QFETCH(QString, separator);
        QFETCH(QString, pattern);
        QFETCH(QString, expected);
        LinkSpec link;
        link.source = ClusterId("eu");
        link.naming = {NamingPolicy(policy), prefix.toStdString(), separator.toStdString(), pattern.toStdString(), {}};
        QCOMPARE(QString::fromStdString(targetTopic(link, "orders")), expected);
    }

    void namesTheGroup() {
        TopologySpec spec;
        spec.name = "hub";
        LinkSpec link;
        link.id = LinkId("eu-agg");
        QCOMPARE(consumerGroup(spec, link), std::string("tributary.hub.eu-agg"));
        spec.id = DocumentId("7f0c");
        QCOMPARE(consumerGroup(spec, link), std::string("tributary.7f0c.eu-agg"));
        link.group = "mine";
        QCOMPARE(consumerGroup(spec, link), std::string("mine"));
    }

    /// The hash lies in committed offsets: these values may never change.
    void placementHashIsStable() {
        LinkSpec link;
        link.source = ClusterId("eu");
        QCOMPARE(placementHash(link), std::string("ffb47854"));
        link.naming.policy = NamingPolicy::Prefix;
        QCOMPARE(placementHash(link), std::string("432bc936"));
        link.partitioning = Partitioning::KeyHash;
        QCOMPARE(placementHash(link), std::string("f22e8771"));
    }

    void placementHashCountsWhatPlaces() {
        LinkSpec link;
        link.source = ClusterId("eu");
        LinkSpec other = link;
        other.naming.prefix = "unused by identity";
        other.streams = 7;
        QCOMPARE(placementHash(other), placementHash(link));
        other.partitioning = Partitioning::Modulo;
        QVERIFY(placementHash(other) != placementHash(link));
        other = link;
        other.naming.policy = NamingPolicy::Prefix;
        other.source = ClusterId("us");
        LinkSpec prefixed = link;
        prefixed.naming.policy = NamingPolicy::Prefix;
        QVERIFY(placementHash(other) != placementHash(prefixed));
    }

    void looksUp() {
        TopologySpec spec;
        spec.clusters.resize(2);
        spec.clusters[1].id = ClusterId("b");
        spec.links.resize(1);
        spec.links[0].id = LinkId("l");
        QCOMPARE(spec.cluster(ClusterId("b")), &spec.clusters[1]);
        QCOMPARE(spec.cluster(ClusterId("c")), nullptr);
        QCOMPARE(spec.link(LinkId("l")), &spec.links[0]);
        QCOMPARE(spec.link(LinkId("b")), nullptr);
    }

    void addresses_data() {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("good");
        QTest::newRow("name") << "kafka-1.eu.example:9092" << true;
        QTest::newRow("v4") << "127.0.0.1:1" << true;
        QTest::newRow("v6") << "[::1]:65535" << true;
        QTest::newRow("no port") << "kafka" << false;
        QTest::newRow("empty port") << "kafka:" << false;
        QTest::newRow("no host") << ":9092" << false;
        QTest::newRow("port 0") << "kafka:0" << false;
        QTest::newRow("port too large") << "kafka:65536" << false;
        QTest::newRow("port huge") << "kafka:99999999999999999999" << false;
        QTest::newRow("two in one") << "a:1,b:2" << false;
        QTest::newRow("blank") << "a b:1" << false;
        QTest::newRow("scheme") << "PLAINTEXT://a:1" << false;
        QTest::newRow("bare v6") << "::1:9092" << false;
        QTest::newRow("sign") << "a:+1" << false;
        QTest::newRow("empty") << "" << false;
    }
    void addresses() {
        QFETCH(QString, address);
        QFETCH(bool, good);
        QCOMPARE(isBootstrapAddress(address.toStdString()), good);
    }

    void timestamps_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("epoch") << "1970-01-01T00:00:00Z" << qint64(0);
        QTest::newRow("fraction") << "2023-11-14T22:13:20.123Z" << qint64(1'700'000'000'123);
        QTest::newRow("leap day") << "2024-02-29T23:59:59Z" << qint64(1'709'251'199'000);
        QTest::newRow("before") << "1969-12-31T23:59:59.999Z" << qint64(-1);
        QTest::newRow("first") << "0000-01-01T00:00:00Z" << qint64(-62'167'219'200'000);
        QTest::newRow("last") << "9999-12-31T23:59:59.999Z" << qint64(253'402'300'799'999);
    }
    void timestamps() {
        QFETCH(QString, text);
        QFETCH(qint64, ms);
        QCOMPARE(timestampFromText(text.toStdString()).value_or(INT64_MAX), std::int64_t(ms));
        QCOMPARE(QString::fromStdString(timestampText(ms).value_or("none")), text);
    }

    void refusesTimestamps_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "Z", "2024-02-30T00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01T00:00:00",
              "2024-01-01T00:00:00+01:00", "2024-01-01 00:00:00Z", "2024-1-1T00:00:00Z", "2024-01-01T00:00:00.Z",
              "2024-01-01T00:00:00.1234Z", "yesterday", "2024-13-01T00:00:00Z"}) {
            QTest::newRow(text) << text;
        }
    }
    void refusesTimestamps() {
        QFETCH(QString, text);
        QVERIFY(!timestampFromText(text.toStdString()));
        QVERIFY(!timestampText(253'402'300'800'000));
    }

    void spellsEnumerations() {
        QCOMPARE(enumText(SecurityProtocol::SaslSsl), std::string_view("SASL_SSL"));
        QVERIFY(enumFromText<Partitioning>("keyHash") == Partitioning::KeyHash);
        QVERIFY(!enumFromText<Partitioning>("keyhash"));
        QCOMPARE(enumChoices<DataPath>(), std::string(R"("auto", "batch" or "record")"));
    }
};

TRIBUTARY_TEST(TopologySpecTest, QCoreApplication)
#include "topologyspectest.moc"
