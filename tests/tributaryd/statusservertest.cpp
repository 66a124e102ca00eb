#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>

#include "app/tributaryd/statusclient.h"
#include "app/tributaryd/statusserver.h"
#include "tests/support/testprogram.h"

using namespace tributary::daemon;
namespace fs = std::filesystem;

namespace {

StatusFrame frameNumber(std::uint64_t sequence) {
    StatusFrame made;
    made.sequence = sequence;
    return made;
}

}  // namespace

class StatusServerTest : public QObject {
    Q_OBJECT

private slots:
    void everyClientGetsEveryFrame();
    void onlyForThisUser();
    void takesOverWhatAKilledProcessLeft();
    void twoOfOneNameAreTold();
    void tellsWhenTheProcessEnds();
    void isFoundByALinkToo();
    void aLinkTakesNoLivingName();
    void nothingToConnectTo();
    void namesBecomeFileNames_data();
    void namesBecomeFileNames();

private:
    QTemporaryDir m_dir;
    [[nodiscard]] fs::path folder() const { return fs::path{m_dir.path().toStdString()} / "run"; }
};

void StatusServerTest::everyClientGetsEveryFrame() {
    const auto server = StatusServer::listen(folder(), "hub").value();
    server->publish(frameNumber(1));
    std::vector<std::uint64_t> one;
    std::vector<std::uint64_t> two;
    const auto into = [](std::vector<std::uint64_t>& list) {
        return
            [&list](const std::string& line) { list.push_back(frameFromJson(line).value_or(frameNumber(0)).sequence); };
    };
    const auto first = StatusClient::connect({folder()}, "hub", into(one), [] {}).value();
    QTRY_COMPARE(one, (std::vector<std::uint64_t>{1}));
    server->publish(frameNumber(2));
    QTRY_COMPARE(one, (std::vector<std::uint64_t>{1, 2}));
    const auto second = StatusClient::connect({folder()}, "hub", into(two), [] {}).value();
    QTRY_COMPARE(two, (std::vector<std::uint64_t>{2}));
    server->publish(frameNumber(3));
    QTRY_COMPARE(one, (std::vector<std::uint64_t>{1, 2, 3}));
    QTRY_COMPARE(two, (std::vector<std::uint64_t>{2, 3}));
}

void StatusServerTest::onlyForThisUser() {
    const auto server = StatusServer::listen(folder(), "private").value();
    QVERIFY(fs::status(folder()).permissions() == fs::perms::owner_all);
    const fs::perms socket = fs::status(folder() / "private.sock").permissions();
    QVERIFY((socket & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
}

void StatusServerTest::takesOverWhatAKilledProcessLeft() {
    {
        // A socket file that nobody listens on: a server that ends properly would have removed it.
        QLocalServer gone;
        QVERIFY(gone.listen(QString::fromStdString((folder() / "left.sock").string())));
        fs::rename(folder() / "left.sock", folder() / "kept.sock");
    }
    fs::rename(folder() / "kept.sock", folder() / "left.sock");
    const auto server = StatusServer::listen(folder(), "left");
    QVERIFY(server.has_value());
    QCOMPARE((*server)->instance(), std::string{"left"});
}

void StatusServerTest::twoOfOneNameAreTold() {
    const auto first = StatusServer::listen(folder(), "twice").value();
    const auto second = StatusServer::listen(folder(), "twice").value();
    QCOMPARE(first->instance(), std::string{"twice"});
    QVERIFY(second->instance().starts_with("twice-"));
    QCOMPARE(StatusClient::running({folder()}), (std::vector<std::string>{"twice", second->instance()}));
}

void StatusServerTest::tellsWhenTheProcessEnds() {
    auto server = StatusServer::listen(folder(), "short").value();
    bool ended = false;
    const auto client =
        StatusClient::connect({folder()}, "short", [](const std::string&) {}, [&] { ended = true; }).value();
    server.reset();
    QTRY_VERIFY(ended);
    QVERIFY(!fs::exists(folder() / "short.sock"));
}

void StatusServerTest::isFoundByALinkToo() {
    const fs::path links = folder() / std::string(120, 'l');  // longer than a socket's own path may be
    auto server = StatusServer::listen(folder(), "linked").value();
    QVERIFY(server->linkFrom(links).has_value());
    server->publish(frameNumber(7));
    QCOMPARE(StatusClient::running({links}), std::vector<std::string>{"linked"});
    QCOMPARE(StatusClient::running({folder(), links}), std::vector<std::string>{"linked"});
    std::vector<std::uint64_t> got;
    const auto client = StatusClient::connect(
        {folder() / "none", links}, "linked",
        [&](const std::string& line) { got.push_back(frameFromJson(line).value_or(frameNumber(0)).sequence); }, [] {});
    QVERIFY(client.has_value());
    QTRY_COMPARE(got, std::vector<std::uint64_t>{7});
    server.reset();
    QVERIFY(fs::is_empty(links));
}

void StatusServerTest::aLinkTakesNoLivingName() {
    const fs::path links = folder() / "links";
    const auto first = StatusServer::listen(folder() / "a", "twins").value();
    const auto second = StatusServer::listen(folder() / "b", "twins").value();
    QVERIFY(first->linkFrom(links).has_value());
    QVERIFY(second->linkFrom(links).has_value());
    QCOMPARE(StatusClient::running({links}).size(), 2U);
    {
        const auto gone = StatusServer::listen(folder() / "c", "left-behind").value();
        QVERIFY(gone->linkFrom(links).has_value());
        fs::copy_symlink(links / "left-behind.sock", links / "kept.sock");
    }
    fs::rename(links / "kept.sock", links / "left-behind.sock");
    const auto again = StatusServer::listen(folder() / "d", "left-behind").value();
    QVERIFY(again->linkFrom(links).has_value());
    QCOMPARE(StatusClient::running({links}).size(), 3U);
}

void StatusServerTest::nothingToConnectTo() {
    QVERIFY(StatusClient::running({folder() / "none"}).empty());
    const auto client = StatusClient::connect({folder()}, "nobody", [](const std::string&) {}, [] {});
    QVERIFY(!client.has_value());
    QVERIFY(client.error().message().find("nobody.sock") != std::string::npos);
}

void StatusServerTest::namesBecomeFileNames_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("instance");
    QTest::newRow("plain") << "hub" << "hub";
    QTest::newRow("slash") << "../../etc/x y" << "tributary.._.._etc_x_y";
    QTest::newRow("empty") << "" << "tributary";
    QTest::newRow("hidden") << ".x" << "tributary.x";
    QTest::newRow("long") << QString(100, 'a') << QString(40, 'a');
}

void StatusServerTest::namesBecomeFileNames() {
    QFETCH(QString, name);
    QFETCH(QString, instance);
    QCOMPARE(QString::fromStdString(instanceName(name.toStdString())), instance);
}

TRIBUTARY_TEST(StatusServerTest, QCoreApplication)
#include "statusservertest.moc"
