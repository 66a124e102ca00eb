#include "tests/support/kafkafixture.h"
#include "tests/support/kafkaprobe.h"
#include "tests/support/testprogram.h"

#include <set>
#include <stdexcept>

#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// The clusters that ctest's fixture keeps are there, and are four.
class KafkaFixtureTest : public QObject {
    Q_OBJECT

private slots:
    void everyClusterAnswers();
    void anUnknownClusterThrows();
    void namesAreUnique();
};

void KafkaFixtureTest::everyClusterAnswers() {
    std::set<std::string> addresses;
    for (const char* cluster : {"eu", "us", "agg", "dr"}) {
        const std::string bootstrap = fixtureBootstrap(cluster);
        QVERIFY2(bootstrap.starts_with("127.0.0.1:"), bootstrap.c_str());
        const auto port = static_cast<std::uint16_t>(std::stoi(bootstrap.substr(bootstrap.find(':') + 1)));
        QVERIFY(kafkaAnswers(port, 30s));
        addresses.insert(bootstrap);
    }
    QCOMPARE(addresses.size(), 4U);
}

void KafkaFixtureTest::anUnknownClusterThrows() {
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, static_cast<void>(fixtureBootstrap("mars")));
}

void KafkaFixtureTest::namesAreUnique() { QVERIFY(uniqueName("orders") != uniqueName("orders")); }

TRIBUTARY_TEST(KafkaFixtureTest, QCoreApplication)
#include "kafkafixturetest.moc"
