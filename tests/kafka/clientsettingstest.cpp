#include "core/kafka/clientsettings.h"
#include "tests/support/testprogram.h"

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <sys/stat.h>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;

/// What a document may make a client do, whatever was validated before: nothing but to connect.
class ClientSettingsTest : public QObject {
    Q_OBJECT

    static ClusterSpec cluster() {
        ClusterSpec out;
        out.id = ClusterId("eu");
        out.bootstrap = {"127.0.0.1:9092"};
        return out;
    }

    static Result<kafka::ClientSettings> settingsOf(const ClusterSpec& cluster) {
        return kafka::connectionSettings(cluster, {}, kafka::PlainSecretSource{});
    }

private slots:
    void refusesWhatIsReserved_data() {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("value");
        const std::vector<std::pair<const char*, const char*>> hostile{
            {"sasl.kerberos.kinit.cmd", "touch /tmp/x"},
            {"plugin.library.paths", "/tmp/x.so"},
            {"ssl.engine.location", "/tmp/x.so"},
            {"ssl.providers", "/tmp/x"},
            {"sasl.kerberos.principal", "$(touch /tmp/x)"},
            {"sasl.kerberos.keytab", "/tmp/x\" ; id \""},
            {"sasl.oauthbearer.assertion.private.key.file", "/root/.ssh/id_rsa"},
            {"https.ca.location", "/etc/passwd"},
            {"ssl.ca.location", "/etc/passwd"},
            {"ssl.key.location", "/root/.ssh/id_rsa"},
            {"group.id", "somebody-else"},
            {"enable.auto.commit", "true"},
            {"a.setting.of.tomorrow", "x"},
        };
        for (const auto& [setting, value] : hostile) {
            QTest::addRow("%s=%s", setting, value) << setting << value;
        }
    }
    void refusesWhatIsReserved() {
        QFETCH(QString, setting);
        QFETCH(QString, value);
        ClusterSpec stranger = cluster();
        stranger.client[setting.toStdString()] = value.toStdString();
        const auto refused = settingsOf(stranger);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::SettingReserved);
        kafka::ClientSettings before{{"client.id", "mine"}};
        QVERIFY(!kafka::addOverrides(before, {{"linger.ms", "5"}, {setting.toStdString(), value.toStdString()}}));
        QCOMPARE(before, (kafka::ClientSettings{{"client.id", "mine"}}));  // all or none
    }

    void takesAddressesOnly() {
        for (const char* address :
             {"x", "a:0", "a b:9092", "a:9092;b", "$(id):9092", "a:9092\n", "file:///etc/passwd"}) {
            ClusterSpec stranger = cluster();
            stranger.bootstrap = {"127.0.0.1:9092", address};
            QVERIFY2(!settingsOf(stranger), address);
        }
        ClusterSpec none = cluster();
        none.bootstrap.clear();
        QCOMPARE(settingsOf(none).error().code, ErrorCode::ClusterUnresolved);
        QCOMPARE(settingsOf(cluster())->at("bootstrap.servers"), "127.0.0.1:9092");
    }

    void readsSecretsFromFilesOnly() {
        const QTemporaryDir dir;
        const std::string pipe = (dir.path() + "/pipe").toStdString();
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        for (const std::string& place :
             {dir.path().toStdString(), pipe, std::string("/dev/zero"), std::string("/nowhere/x")}) {
            const auto refused = kafka::PlainSecretSource{}.read({SecretRef::From::File, place, {}});
            QVERIFY2(!refused, place.c_str());
            QCOMPARE(refused.error().code, ErrorCode::SecretUnavailable);
            QVERIFY2(!refused.error().arg("reason").empty(), place.c_str());
        }
        const std::string file = (dir.path() + "/secret").toStdString();
        std::ofstream(file) << "hush\n";
        QCOMPARE(kafka::PlainSecretSource{}.read({SecretRef::From::File, file, {}}).value(), "hush");
    }
};

TRIBUTARY_TEST(ClientSettingsTest, QCoreApplication)
#include "clientsettingstest.moc"
