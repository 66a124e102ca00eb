#include "tests/support/fakekeychain.h"
#include "tests/support/testprogram.h"
#include "tests/support/ui/workspacerig.h"
#include "tests/ui/findwidget.h"
#include "ui/dialogs/addclustersdialog.h"
#include "ui/dialogs/clusterdialog.h"
#include "ui/dialogs/clusterlines.h"
#include "ui/dialogs/connectionpanel.h"
#include "ui/dialogs/secretfield.h"
#include "ui/dialogs/securityform.h"
#include "ui/dialogs/storesecretdialog.h"
#include "ui/dialogs/topicbrowser.h"
#include "ui/tables/settingstable.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTcpServer>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace tributary;
using namespace tributary::ui;

namespace {

void type(QWidget& dialog, const QString& field, const QString& text) {
    if (auto* line = control<QLineEdit>(dialog, field)) {
        line->clear();
        QTest::keyClicks(line, text);
        return;
    }
    auto* edit = control<QPlainTextEdit>(dialog, field);
    edit->clear();
    QTest::keyClicks(edit, text);
}

void choose(QWidget& dialog, const QString& field, const QString& text) {
    auto* box = control<QComboBox>(dialog, field);
    box->setCurrentIndex(box->findText(text));
}

}  // namespace

class ClusterDialogTest final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_rig = std::make_unique<WorkspaceRig>(); }
    void cleanup() { m_rig.reset(); }

    void addingIsOneUndoStep();
    void editingKeepsWhatItDoesNotShow();
    void cancellingChangesNothing();
    void aBadAddressIsSaidWhileTypingAndNotSaved();
    void addressesArePartedByCommasAndLines();
    void aSecretIsSavedAsAReference();
    void tokensHaveFieldsOfTheirOwn();
    void aStoreNeedsNoKeyFile();
    void aSecretGoesToTheKeychainOnly();
    void theKeychainsErrorIsShownAtTheField();
    void fieldsThatTheProtocolDoesNotUseAreNotSaved();
    void aReservedSettingIsExplainedAndNotSaved();
    void aSandboxNeedsNoAddress();
    void theTestIsShownStageByStage();
    void topicsOfTheLastAnswerAreListed();
    void aChosenTopicTellsItsRecordsAndConfiguration();
    void tenThousandTopicsAreFiltered();
    void linesAreRead_data();
    void linesAreRead();
    void manyClustersAreOneUndoStep();
    void aWrongLineHoldsUpTheRest();
    void aNameOfTheDocumentIsRefused();

private:
    std::unique_ptr<WorkspaceRig> m_rig;
};

void ClusterDialogTest::addingIsOneUndoStep() {
    ClusterDialog dialog{m_rig->workspace, std::nullopt, {40, 80}};
    QSignalSpy saved{&dialog, &ClusterDialog::clusterSaved};
    dialog.show();
    type(dialog, "Name", "Europe");
    choose(dialog, "Tier", tierText(Tier::Regional));
    type(dialog, "Bootstrap servers", "eu-kafka:9092");
    control<QCheckBox>(dialog, "Production")->click();
    const int steps = m_rig->document.undoStack().count();
    QTest::keyClick(control<QLineEdit>(dialog, "Name"), Qt::Key_Return);
    QCOMPARE(m_rig->document.undoStack().count(), steps + 1);
    QCOMPARE(saved.count(), 1);
    const ClusterSpec* cluster = m_rig->document.spec().cluster(saved[0][0].value<ClusterId>());
    QVERIFY(cluster != nullptr);
    QCOMPARE(cluster->name, "Europe");
    QCOMPARE(cluster->tier, Tier::Regional);
    QCOMPARE(cluster->bootstrap, std::vector<std::string>{"eu-kafka:9092"});
    QVERIFY(cluster->production);
    QCOMPARE(cluster->position->x, 40.0);
    QVERIFY(!dialog.isVisible());
    m_rig->document.undoStack().undo();
    QVERIFY(m_rig->document.spec().clusters.empty());
}

void ClusterDialogTest::editingKeepsWhatItDoesNotShow() {
    const ClusterId id = m_rig->addCluster("Europe");
    ClusterSpec before = *m_rig->document.spec().cluster(id);
    before.extra = R"({"later":1})";
    before.position = Position{7, 8};
    before.security.extra = R"({"soon":2})";
    before.labels = {{"team", "orders"}};
    m_rig->document.edit("Set up", withChanged(m_rig->document.spec(), before));
    ClusterDialog dialog{m_rig->workspace, id, {}};
    type(dialog, "Name", "EU");
    dialog.accept();
    ClusterSpec expected = before;
    expected.name = "EU";
    QVERIFY(*m_rig->document.spec().cluster(id) == expected);
}

void ClusterDialogTest::cancellingChangesNothing() {
    ClusterDialog dialog{m_rig->workspace, std::nullopt, {}};
    dialog.show();
    type(dialog, "Name", "Europe");
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(m_rig->document.undoStack().count(), 0);
}

void ClusterDialogTest::aBadAddressIsSaidWhileTypingAndNotSaved() {
    ClusterDialog dialog{m_rig->workspace, std::nullopt, {}};
    dialog.show();
    type(dialog, "Bootstrap servers", "eu-kafka");
    const auto problem = [&dialog] {
        for (const QLabel* each : dialog.findChildren<QLabel*>()) {
            if (each->isVisible() && each->text().contains("“eu-kafka”")) {
                return true;
            }
        }
        return false;
    };
    QVERIFY(problem());
    dialog.accept();
    QVERIFY(dialog.isVisible());
    QCOMPARE(m_rig->document.undoStack().count(), 0);
    type(dialog, "Bootstrap servers", "eu-kafka:9092");
    QVERIFY(!problem());
    dialog.accept();
    QCOMPARE(m_rig->document.spec().clusters.size(), 1U);
    QCOMPARE(m_rig->document.spec().clusters[0].name, "eu-kafka");  // called after its host
}

void ClusterDialogTest::addressesArePartedByCommasAndLines() {
    QCOMPARE(bootstrapOf(" a:1, b:2\nc:3;d:4 "), (std::vector<std::string>{"a:1", "b:2", "c:3", "d:4"}));
    QVERIFY(bootstrapOf(" \n ").empty());
}

void ClusterDialogTest::aSecretIsSavedAsAReference() {
    ClusterDialog dialog{m_rig->workspace, std::nullopt, {}};
    dialog.show();
    type(dialog, "Name", "Europe");
    type(dialog, "Bootstrap servers", "eu:9093");
    dialog.showPage(ClusterDialog::Page::Security);
    choose(dialog, "Protocol", text(SecurityProtocol::SaslSsl));
    control<QComboBox>(dialog, "SASL mechanism")->setCurrentText("SCRAM-SHA-512");
    type(dialog, "User name", "mirror");
    choose(dialog, "Password: where it is kept", "environment variable");
    type(dialog, "Password: name of the place", "EU_PASSWORD");
    dialog.accept();
    const SecuritySpec& security = m_rig->document.spec().clusters.at(0).security;
    QCOMPARE(security.protocol, SecurityProtocol::SaslSsl);
    QCOMPARE(security.mechanism, "SCRAM-SHA-512");
    QCOMPARE(security.password->from, SecretRef::From::Env);
    QCOMPARE(security.password->name, "EU_PASSWORD");
}

void ClusterDialogTest::tokensHaveFieldsOfTheirOwn() {
    ClusterDialog dialog{m_rig->workspace, std::nullopt, {}};
    dialog.show();
    type(dialog, "Name", "Europe");
    type(dialog, "Bootstrap servers", "eu:9093");
    dialog.showPage(ClusterDialog::Page::Security);
    choose(dialog, "Protocol", text(SecurityProtocol::SaslSsl));
    QVERIFY(!control<QLineEdit>(dialog, "Token endpoint")->isVisible());
    control<QComboBox>(dialog, "SASL mechanism")->setCurrentText("OAUTHBEARER");
    QVERIFY(control<QLineEdit>(dialog, "Token endpoint")->isVisible());
    type(dialog, "Client id", "mirror");
    choose(dialog, "Password: where it is kept", "environment variable");
    type(dialog, "Password: name of the place", "EU_SECRET");
    type(dialog, "Token endpoint", "https://idp.example/token");
    type(dialog, "Scope", "kafka");
    type(dialog, "CA file of the endpoint", "/idp.pem");
    dialog.accept();
    const SecuritySpec& security = m_rig->document.spec().clusters.at(0).security;
    QCOMPARE(security.mechanism, "OAUTHBEARER");
    QCOMPARE(security.username, "mirror");
    QCOMPARE(security.password->name, "EU_SECRET");
    QCOMPARE(security.oauth, (OauthSpec{"https://idp.example/token", "kafka", "/idp.pem", {}, {}}));
    QVERIFY(validate(m_rig->document.spec()).empty());
}

void ClusterDialogTest::aStoreNeedsNoKeyFile() {
    ClusterDialog dialog{m_rig->workspace, std::nullopt, {}};
    dialog.show();
    type(dialog, "Name", "Europe");
    type(dialog, "Bootstrap servers", "eu:9093");
    dialog.showPage(ClusterDialog::Page::Security);
    choose(dialog, "Protocol", text(SecurityProtocol::Ssl));
    auto* keyFile = control<QLineEdit>(dialog, "Key file");
    auto* caPlace = control<QComboBox>(dialog, "CA file password: where it is kept");
    QVERIFY(keyFile->isVisible() && !caPlace->isVisible());
    type(dialog, "Certificate file", "/me.p12");
    type(dialog, "CA file", "/trust.pfx");
    QVERIFY(!keyFile->isVisible() && caPlace->isVisible());
    choose(dialog, "CA file password: where it is kept", "environment variable");
    type(dialog, "CA file password: name of the place", "CA_PASSWORD");
    choose(dialog, "Key password: where it is kept", "environment variable");
    type(dialog, "Key password: name of the place", "KEY_PASSWORD");
    dialog.accept();
    const SecuritySpec& security = m_rig->document.spec().clusters.at(0).security;
    QCOMPARE(security.certificateFile, "/me.p12");
    QVERIFY(security.keyFile.empty());
    QCOMPARE(security.caPassword->name, "CA_PASSWORD");
    QCOMPARE(security.keyPassword->name, "KEY_PASSWORD");
    QVERIFY(validate(m_rig->document.spec()).empty());
}

void ClusterDialogTest::aSecretGoesToTheKeychainOnly() {
    FakeKeychain keychain;
    m_rig->workspace.keychain = &keychain;
    SecretField field{"Password", m_rig->workspace};
    field.show();
    auto* store = control<QPushButton>(field, "Password: store in the keychain");
    choose(field, "Password: where it is kept", "environment variable");
    QVERIFY(!store->isVisible());
    choose(field, "Password: where it is kept", "keychain");
    QVERIFY(store->isVisible());
    QVERIFY(!store->isEnabled());  // under which name?
    type(field, "Password: name of the place", "eu");
    QTest::mouseClick(store, Qt::LeftButton);
    auto* dialog = m_rig->dialogs.last<StoreSecretDialog>();
    auto* secret = control<QLineEdit>(*dialog, "Secret");
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    QTest::keyClicks(secret, "hush");
    QTest::keyClick(secret, Qt::Key_Return);
    QCOMPARE(keychain.entries.at("eu"), "hush");
    QVERIFY(secret->text().isEmpty());
    const auto says = [&field](const QString& text) {
        const QList<QLabel*> labels = field.findChildren<QLabel*>();
        return std::ranges::any_of(labels,
                                   [&](const QLabel* each) { return each->isVisible() && each->text() == text; });
    };
    QTRY_VERIFY(says("Stored in the keychain as “eu”."));
    QCOMPARE(field.reference()->name, "eu");
    QCOMPARE(m_rig->document.undoStack().count(), 0);

    auto* remove = control<QPushButton>(field, "Password: delete from the keychain");
    QTest::mouseClick(remove, Qt::LeftButton);  // cancelled
    QCOMPARE(keychain.entries.size(), 1U);
    m_rig->dialogs.answers = {0};
    QTest::mouseClick(remove, Qt::LeftButton);
    QVERIFY(m_rig->dialogs.questions.back().destructive);
    QVERIFY(keychain.entries.empty());
    QTRY_VERIFY(says("“eu” is deleted from the keychain."));
}

void ClusterDialogTest::theKeychainsErrorIsShownAtTheField() {
    FakeKeychain keychain;
    keychain.error = KeychainError{KeychainError::Kind::NoService, {}};
    m_rig->workspace.keychain = &keychain;
    auto field = std::make_unique<SecretField>("Password", m_rig->workspace);
    field->setReference(SecretRef{SecretRef::From::Keychain, "eu", {}});
    field->show();
    auto* store = control<QPushButton>(*field, "Password: store in the keychain");
    const auto storeOne = [&] {
        QTest::mouseClick(store, Qt::LeftButton);
        auto* dialog = m_rig->dialogs.last<StoreSecretDialog>();
        QTest::keyClicks(control<QLineEdit>(*dialog, "Secret"), "hush");
        dialog->accept();
    };
    storeOne();
    QVERIFY(!store->isEnabled());  // until it is answered
    QTRY_VERIFY(store->isEnabled());
    const QList<QLabel*> labels = field->findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(
        labels, [](const QLabel* each) { return each->isVisible() && each->text().contains("no keychain service"); }));
    storeOne();
    field.reset();  // an answer for a field that is gone is dropped
    QCoreApplication::processEvents();
}

void ClusterDialogTest::fieldsThatTheProtocolDoesNotUseAreNotSaved() {
    ClusterDialog dialog{m_rig->workspace, std::nullopt, {}};
    type(dialog, "Bootstrap servers", "eu:9092");
    dialog.showPage(ClusterDialog::Page::Security);
    choose(dialog, "Protocol", text(SecurityProtocol::SaslSsl));
    type(dialog, "User name", "mirror");
    type(dialog, "CA file", "/etc/ca.pem");
    choose(dialog, "Protocol", text(SecurityProtocol::Plaintext));
    QVERIFY(dialog.cluster().security == SecuritySpec{});
}

void ClusterDialogTest::aReservedSettingIsExplainedAndNotSaved() {
    ClusterDialog dialog{m_rig->workspace, std::nullopt, {}};
    dialog.show();
    type(dialog, "Bootstrap servers", "eu:9092");
    auto* settings = qobject_cast<SettingsTable*>(control<QTableView>(dialog, "Client settings")->parentWidget());
    settings->model().resetValues({{"sasl.password", "hunter2"}});
    QVERIFY(settings->problem().contains("sasl.password"));
    dialog.accept();
    QVERIFY(dialog.isVisible());
    QCOMPARE(m_rig->document.undoStack().count(), 0);
    settings->model().resetValues({{"socket.timeout.ms", "5000"}});
    dialog.accept();
    QCOMPARE(m_rig->document.spec().clusters.at(0).client.at("socket.timeout.ms"), "5000");
}

void ClusterDialogTest::aSandboxNeedsNoAddress() {
    ClusterDialog dialog{m_rig->workspace, std::nullopt, {}};
    dialog.show();
    type(dialog, "Name", "Play");
    control<QComboBox>(dialog, "Kind")->setCurrentIndex(1);
    QVERIFY(!control<QPlainTextEdit>(dialog, "Bootstrap servers")->isVisible());
    dialog.accept();
    QCOMPARE(m_rig->document.spec().clusters.at(0).kind, ClusterKind::Sandbox);
}

void ClusterDialogTest::theTestIsShownStageByStage() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    ClusterDialog dialog{m_rig->workspace, std::nullopt, {}};
    dialog.show();
    type(dialog, "Bootstrap servers", "127.0.0.1:" + QString::number(server.serverPort()));
    ClusterInfo info;
    info.brokers = 3;
    info.clusterId = "q1Sh-9";
    info.release = "4.1";
    info.releaseExact = true;
    info.topics.resize(4);
    m_rig->engine().setCluster(ClusterId{}, info);
    auto* panel = dialog.findChild<ConnectionPanel*>();
    QTest::mouseClick(control<QPushButton>(dialog, "Test connection"), Qt::LeftButton);
    QVERIFY(panel->test().isRunning());
    QTRY_VERIFY(!panel->test().isRunning());
    QCOMPARE(panel->test().report(ConnectionTest::Stage::Metadata).outcome, ConnectionTest::Outcome::Ok);
    const auto shows = [&dialog](const QString& text) {
        return std::ranges::any_of(dialog.findChildren<QLabel*>(),
                                   [&](const QLabel* each) { return each->text().contains(text); });
    };
    QVERIFY(shows("q1Sh-9"));
    QVERIFY(shows("Kafka 4.1"));
    QCOMPARE(dialog.findChild<TopicBrowser*>()->shownTopics(), 4);
    // What has nothing to do with the connection leaves the result; what has ends it.
    type(dialog, "Name", "Europe");
    QCOMPARE(panel->test().report(ConnectionTest::Stage::Metadata).outcome, ConnectionTest::Outcome::Ok);
    type(dialog, "Bootstrap servers", "127.0.0.1:199991");
    QCOMPARE(panel->test().report(ConnectionTest::Stage::Metadata).outcome, ConnectionTest::Outcome::Waiting);
    QVERIFY(!shows("q1Sh-9"));
    QVERIFY(shows("Not tested since it was changed"));
    QCOMPARE(dialog.findChild<TopicBrowser*>()->shownTopics(), 0);
}

void ClusterDialogTest::topicsOfTheLastAnswerAreListed() {
    const ClusterId id = m_rig->addCluster("Europe");
    ClusterInfo info;
    info.topics.resize(3);
    m_rig->engine().setCluster(id, info);
    ClusterDialog dialog{m_rig->workspace, id, {}};
    QCOMPARE(dialog.findChild<TopicBrowser*>()->shownTopics(), 0);
    m_rig->directory.refresh(id);
    QTRY_COMPARE(dialog.findChild<TopicBrowser*>()->shownTopics(), 3);
}

void ClusterDialogTest::aChosenTopicTellsItsRecordsAndConfiguration() {
    auto info = std::make_shared<ClusterInfo>();
    for (const char* name : {"clicks", "orders", "silent"}) {
        info->topics.push_back({name, "", 2, 3, false, {}});
    }
    m_rig->engine().topicDetails["orders"] = {4321, true, {{"retention.ms", "1000"}}};
    m_rig->engine().topicDetails["clicks"] = {-1, false, {}};
    TopicBrowser browser{m_rig->workspace, [] { return ClusterSpec{}; }};
    browser.setInfo(info, {});
    browser.show();
    auto* view = browser.findChild<QTableView*>();
    const auto* text = browser.findChild<QPlainTextEdit*>();
    view->setFocus();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(1, 0)).center());
    QTRY_VERIFY(text->toPlainText().contains("retention.ms = 1000"));
    QVERIFY(text->toPlainText().remove(',').contains("4321"));
    QTest::keyClick(view, Qt::Key_Up);
    QTRY_VERIFY(text->toPlainText().contains("configuration is not known"));
    QVERIFY(!text->toPlainText().contains("retention.ms"));
    QTest::keyClick(view, Qt::Key_End, Qt::ControlModifier);
    QTRY_VERIFY(text->toPlainText().contains("silent"));  // its answer never comes
}

void ClusterDialogTest::tenThousandTopicsAreFiltered() {
    auto info = std::make_shared<ClusterInfo>();
    for (int i = 0; i < 10'000; ++i) {
        TopicInfo topic;
        topic.name = "topic-" + std::to_string(i);
        topic.partitions = 4;
        info->topics.push_back(std::move(topic));
    }
    TopicBrowser browser{m_rig->workspace, [] { return ClusterSpec{}; }};
    browser.setInfo(info, {});
    QCOMPARE(browser.shownTopics(), 10'000);
    QTest::keyClicks(control<QLineEdit>(browser, "Filter topics"), "TOPIC-999");
    QCOMPARE(browser.shownTopics(), 11);
}

void ClusterDialogTest::linesAreRead_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("addresses");
    QTest::addColumn<bool>("good");
    QTest::newRow("name and address") << "Europe eu:9092" << "Europe" << 1 << true;
    QTest::newRow("two words") << "US East use-1:9092,use-2:9092" << "US East" << 2 << true;
    QTest::newRow("blank after comma") << "US East use-1:9092, use-2:9092" << "US East" << 2 << true;
    QTest::newRow("address alone") << "ap-kafka:9092" << "ap-kafka" << 1 << true;
    QTest::newRow("no port") << "Europe eu" << "Europe" << 1 << false;
    QTest::newRow("port zero") << "Europe eu:0" << "Europe" << 1 << false;
    QTest::newRow("only a comma") << "Europe ," << "Europe" << 1 << false;
    QTest::newRow("IPv6") << "Six [::1]:9092" << "Six" << 1 << true;
}

void ClusterDialogTest::linesAreRead() {
    QFETCH(QString, text);
    QFETCH(QString, name);
    QFETCH(int, addresses);
    QFETCH(bool, good);
    const std::vector<ClusterLine> lines = parseClusterLines("\n# a remark\n" + text + "\n");
    QCOMPARE(lines.size(), 1U);
    QCOMPARE(lines[0].line, 3);
    QCOMPARE(QString::fromStdString(lines[0].name), name);
    QCOMPARE(static_cast<int>(lines[0].bootstrap.size()), addresses);
    QCOMPARE(lines[0].problem.isEmpty(), good);
}

void ClusterDialogTest::manyClustersAreOneUndoStep() {
    AddClustersDialog dialog{m_rig->workspace, {100, 50}};
    QSignalSpy added{&dialog, &AddClustersDialog::clustersAdded};
    control<QPlainTextEdit>(dialog, "Clusters, one a line")->setPlainText("Europe eu:9092\nUS use:9092\nap:9092");
    choose(dialog, "Tier of all of them", tierText(Tier::Regional));
    dialog.accept();
    QCOMPARE(m_rig->document.undoStack().count(), 1);
    QCOMPARE(m_rig->document.spec().clusters.size(), 3U);
    QCOMPARE(m_rig->document.spec().clusters[1].tier, Tier::Regional);
    QCOMPARE(m_rig->document.spec().clusters[0].position->x, 100.0);
    QVERIFY(m_rig->document.spec().clusters[1].position != m_rig->document.spec().clusters[0].position);
    QCOMPARE(added.count(), 1);
}

void ClusterDialogTest::aWrongLineHoldsUpTheRest() {
    AddClustersDialog dialog{m_rig->workspace, {}};
    dialog.show();
    auto* text = control<QPlainTextEdit>(dialog, "Clusters, one a line");
    text->setPlainText("Europe eu:9092\nEurope use:9092\nap");
    auto* preview = control<QTableWidget>(dialog, "Preview");
    QCOMPARE(preview->rowCount(), 3);
    QVERIFY(preview->item(0, 2)->text().isEmpty());
    QVERIFY(!preview->item(1, 2)->text().isEmpty());  // the name stands twice
    QVERIFY(!preview->item(2, 2)->text().isEmpty());
    dialog.accept();
    QVERIFY(dialog.isVisible());
    QCOMPARE(m_rig->document.undoStack().count(), 0);
    text->setPlainText("Europe eu:9092");
    dialog.accept();
    QCOMPARE(m_rig->document.spec().clusters.size(), 1U);
}

void ClusterDialogTest::aNameOfTheDocumentIsRefused() {
    m_rig->addCluster("Europe");
    AddClustersDialog dialog{m_rig->workspace, {}};
    control<QPlainTextEdit>(dialog, "Clusters, one a line")->setPlainText("Europe eu:9092");
    QVERIFY(!control<QTableWidget>(dialog, "Preview")->item(0, 2)->text().isEmpty());
}

TRIBUTARY_TEST(ClusterDialogTest, QApplication)
#include "clusterdialogtest.moc"
