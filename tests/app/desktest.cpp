#include "app/tributary/desk.h"
#include "app/tributary/enginesource.h"
#include "core/topology/topologyfile.h"
#include "tests/support/testprogram.h"
#include "ui/canvas/canvasview.h"
#include "ui/desktop/notifier.h"
#include "ui/dialogs/questiondialog.h"
#include "ui/theme/fixedappearance.h"
#include "ui/theme/theme.h"
#include "ui/window/noticebar.h"
#include "ui/window/windowactions.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace tributary;
using namespace tributary::app;

/// The windows of the application, with real engines and the sandbox.
class DeskTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_desk.reset(); }

    void anOpenedFileTakesTheStartPagesPlace();
    void theSameFileOpensOnce();
    void aBadFileIsToldWithItsPlace();
    void openingStartsNothing();
    void theSandboxRunsAndStopsCleanly();
    void aSampleCanBeSimulated();
    void aClusterAddedToTheSandboxIsSimulatedAfterARestart();
    void simulatedClustersAmongRealOnesCostNoAddress();
    void unsavedWorkOfAKilledProcessIsOffered();
    void anOfferOutlivesTheWindowItStandsIn();
    void recoveredWorkOpensInTheWindowOfItsFile();
    void recoveredWorkDoesNotReplaceNewerEdits();
    void discardingRecoveredWorkAsksFirst();
    void theLastSessionOpensAgain();
    void whatWasKeptElsewhereIsMoved();

private:
    QString saveTwoClusters(const QString& name);
    /// A process died with an edit of this file that was not saved; empty: of an untitled topology. Its notice's key.
    QString leaveUnsavedWork(const QString& path);
    [[nodiscard]] QString autosaves() const { return m_directory->filePath("data/autosave"); }
    static void press(QWidget& inside, const QString& text);

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<QSettings> m_settings;
    ui::FixedAppearance m_appearance;
    ui::Theme m_theme{m_appearance};
    ui::Notifier m_notifier;
    std::unique_ptr<Desk> m_desk;
};

void DeskTest::init() {
    m_theme.applyTo(*qApp);
    m_notifier.setEnabled(false);
    m_directory = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_directory->filePath("state").toUtf8());
    m_settings = std::make_unique<QSettings>(m_directory->filePath("settings.ini"), QSettings::IniFormat);
    m_desk = std::make_unique<Desk>(Shared{m_theme, *m_settings, m_notifier, m_directory->filePath("data")});
}

QString DeskTest::saveTwoClusters(const QString& name) {
    TopologySpec spec;
    spec.id = ui::newDocumentId();
    for (const char* id : {"eu", "agg"}) {
        ClusterSpec cluster;
        cluster.id = ClusterId{id};
        cluster.bootstrap = {"127.0.0.1:1"};
        spec.clusters.push_back(cluster);
    }
    LinkSpec link;
    link.id = LinkId{"eu-agg"};
    link.source = ClusterId{"eu"};
    link.target = ClusterId{"agg"};
    link.topics.include = {{TopicEntry::Kind::Literal, "orders"}};
    spec.links.push_back(link);
    const QString path = m_directory->filePath(name);
    return saveTopology(path.toStdString(), spec) ? path : QString{};
}

void DeskTest::anOpenedFileTakesTheStartPagesPlace() {
    m_desk->openStart();
    QVERIFY(m_desk->sessions().front()->window().showsStartPage());
    m_desk->openFile(saveTwoClusters("a.tributary"));
    QTRY_COMPARE(m_desk->sessions().size(), 1U);
    QVERIFY(!m_desk->sessions().front()->window().showsStartPage());
    QCOMPARE(m_desk->sessions().front()->document().spec().clusters.size(), 2U);
}

void DeskTest::theSameFileOpensOnce() {
    const QString path = saveTwoClusters("a.tributary");
    m_desk->openFile(path);
    m_desk->openFile(path);
    QCOMPARE(m_desk->sessions().size(), 1U);
    m_desk->openFile(saveTwoClusters("b.tributary"));
    QCOMPARE(m_desk->sessions().size(), 2U);
}

void DeskTest::aBadFileIsToldWithItsPlace() {
    QFile file{m_directory->filePath("bad.tributary")};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\": \"tributary\",\n oops");
    file.close();
    m_desk->openFile(file.fileName());
    QCOMPARE(m_desk->sessions().size(), 1U);
    QVERIFY(m_desk->sessions().front()->window().notices().has("open-failed"));
    QVERIFY(m_desk->sessions().front()->isPristine());
}

void DeskTest::openingStartsNothing() {
    m_desk->openFile(saveTwoClusters("a.tributary"));
    WindowSession& session = *m_desk->sessions().front();
    QVERIFY(session.bridge().applied().links.empty());
    QVERIFY(!session.bridge().anyActive());
}

void DeskTest::theSandboxRunsAndStopsCleanly() {
    m_desk->openSandbox();
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->sessions().size() == 1 && !m_desk->sessions().front()->isPristine(), 30'000);
    WindowSession& session = *m_desk->sessions().front();
    const std::size_t links = session.document().spec().links.size();
    QVERIFY(links >= 4);
    QTRY_VERIFY_WITH_TIMEOUT(
        session.bridge().metrics()->links.size() == links &&
            std::ranges::all_of(session.bridge().metrics()->links, [](const auto& each) { return each.flow.records > 0; }),
        60'000);
    QSignalSpy stopped{&session, &WindowSession::stopped};
    session.shutDown();
    QVERIFY(stopped.wait(60'000));
    QVERIFY(!session.bridge().anyActive());
}

void DeskTest::aSampleCanBeSimulated() {
    m_desk->openSample(":/tributary/samples/active-passive-dr.tributary");
    QCOMPARE(m_desk->sessions().size(), 1U);
    WindowSession& sample = *m_desk->sessions().front();
    QVERIFY(sample.window().notices().has("sample"));
    m_desk->openSimulated(sample.document().spec(), {}, false);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->sessions().size(), 2U, 30'000);
    QVERIFY(isSimulated(m_desk->sessions().back()->document().spec()));
}

void DeskTest::aClusterAddedToTheSandboxIsSimulatedAfterARestart() {
    m_desk->openSandbox(false);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->sessions().size() == 1 && !m_desk->sessions().front()->isPristine(), 30'000);
    WindowSession& session = *m_desk->sessions().front();
    QVERIFY(!session.window().notices().has("unsimulated"));
    ClusterSpec copy = session.document().spec().clusters.front();
    copy.name = "Copy";
    ClusterId id;
    session.document().edit("Duplicate", ui::withCluster(session.document().spec(), copy, id));
    QVERIFY(session.window().notices().has("unsimulated"));
    session.document().undoStack().undo();
    QVERIFY(!session.window().notices().has("unsimulated"));
    session.document().undoStack().redo();
    QVERIFY(session.window().notices().has("unsimulated"));

    const QPointer<WindowSession> old{&session};
    emit session.simulationRequested();
    QTRY_VERIFY_WITH_TIMEOUT(!old && m_desk->sessions().size() == 1, 30'000);
    WindowSession& fresh = *m_desk->sessions().front();
    QVERIFY(!fresh.window().notices().has("unsimulated"));
    QVERIFY(fresh.document().isUnsaved());
    QTRY_COMPARE_WITH_TIMEOUT(fresh.directory().cluster(id).state, ui::ClusterKnowledge::State::Connected, 30'000);
}

void DeskTest::simulatedClustersAmongRealOnesCostNoAddress() {
    const QString path = saveTwoClusters("mixed.tributary");
    Result<TopologySpec> spec = loadTopology(path.toStdString());
    QVERIFY(spec.has_value());
    ClusterSpec simulated;
    simulated.name = "Toy";
    simulated.kind = ClusterKind::Sandbox;
    ClusterId id;
    const TopologySpec mixed = ui::withCluster(*spec, simulated, id);
    QVERIFY(saveTopology(path.toStdString(), mixed).has_value());
    m_desk->openFile(path);
    QCOMPARE(m_desk->sessions().size(), 1U);
    WindowSession& session = *m_desk->sessions().front();
    QCOMPARE(session.document().spec(), mixed);
    QVERIFY(session.window().notices().has("unsimulated"));
    session.trust().give();
    emit session.simulationRequested();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->sessions().size(), 2U, 30'000);
    QCOMPARE(session.document().spec(), mixed);
    WindowSession& copy = *m_desk->sessions().back();
    QVERIFY(copy.document().path().isEmpty());
    QVERIFY(isSimulated(copy.document().spec()));
}

void DeskTest::unsavedWorkOfAKilledProcessIsOffered() {
    const QString key = leaveUnsavedWork({});
    m_desk->offerRecovered();
    QCOMPARE(m_desk->sessions().size(), 1U);
    QVERIFY(m_desk->sessions().front()->window().notices().has(key));
}

QString DeskTest::leaveUnsavedWork(const QString& path) {
    {
        ui::TopologyDocument document;
        if (!path.isEmpty()) {
            static_cast<void>(document.load(path));
        }
        ui::Autosave autosave{document, autosaves()};
        ClusterSpec added;
        added.name = "Unsaved";
        ClusterId id;
        document.edit("Add", ui::withCluster(document.spec(), added, id));
        autosave.keep();
    }
    const auto work = ui::Autosave::findRecovered(autosaves());
    return work.size() == 1 ? "recovered-" + work.front().file : QString{};
}

void DeskTest::press(QWidget& inside, const QString& text) {
    for (QPushButton* each : inside.findChildren<QPushButton*>()) {
        if (each->text().remove('&') == text && each->isVisible()) {
            QTest::mouseClick(each, Qt::LeftButton);
            return;
        }
    }
    QFAIL(qPrintable("no button " + text));
}

void DeskTest::anOfferOutlivesTheWindowItStandsIn() {
    const QString key = leaveUnsavedWork({});
    m_desk->offerRecovered();
    m_desk->openFile(saveTwoClusters("a.tributary"));  // takes the start page's place
    QTRY_COMPARE(m_desk->sessions().size(), 1U);
    QVERIFY(m_desk->sessions().front()->window().notices().has(key));
}

void DeskTest::recoveredWorkOpensInTheWindowOfItsFile() {
    const QString path = saveTwoClusters("hub.tributary");
    m_desk->openFile(path);
    m_desk->openFile(saveTwoClusters("other.tributary"));
    const QString key = leaveUnsavedWork(path);
    m_desk->offerRecovered();
    WindowSession& session = *m_desk->sessions().front();
    QVERIFY(session.window().notices().has(key));
    press(session.window().notices(), "Open it");
    QCOMPARE(m_desk->sessions().size(), 2U);
    QCOMPARE(session.document().spec().clusters.size(), 3U);
    QCOMPARE(session.document().path(), path);
    QVERIFY(session.document().isUnsaved());
    QVERIFY(!session.window().notices().has(key));
}

void DeskTest::recoveredWorkDoesNotReplaceNewerEdits() {
    const QString path = saveTwoClusters("hub.tributary");
    m_desk->openFile(path);
    const QString key = leaveUnsavedWork(path);
    m_desk->offerRecovered();
    WindowSession& session = *m_desk->sessions().front();
    session.document().edit("Rename", ui::withName(session.document().spec(), ClusterId{"eu"}, "Europe"));
    press(session.window().notices(), "Open it");
    QCOMPARE(m_desk->sessions().size(), 1U);
    QCOMPARE(session.document().spec().clusters.size(), 2U);
    QVERIFY(session.window().notices().has(key));  // still offered
    QCOMPARE(ui::Autosave::findRecovered(autosaves()).size(), 1U);
}

void DeskTest::discardingRecoveredWorkAsksFirst() {
    const QString key = leaveUnsavedWork({});
    m_desk->offerRecovered();
    ui::MainWindow& window = m_desk->sessions().front()->window();
    press(window.notices(), "Discard…");
    auto* dialog = window.findChild<ui::QuestionDialog*>();
    QVERIFY(dialog != nullptr);
    QCOMPARE(ui::Autosave::findRecovered(autosaves()).size(), 1U);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(window.notices().has(key));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    press(window.notices(), "Discard…");
    dialog = window.findChild<ui::QuestionDialog*>();
    press(*dialog, "Discard");
    QVERIFY(ui::Autosave::findRecovered(autosaves()).empty());
    QVERIFY(!window.notices().has(key));
}

void DeskTest::theLastSessionOpensAgain() {
    m_desk->openFile(saveTwoClusters("a.tributary"));
    m_desk->openFile(saveTwoClusters("b.tributary"));
    m_desk->quit();
    QTRY_VERIFY(m_desk->sessions().empty());
    Desk again{Shared{m_theme, *m_settings, m_notifier, m_directory->filePath("data")}};
    QVERIFY(again.reopenLast());
    QCOMPARE(again.sessions().size(), 2U);
}

// By an earlier state of the window; where both have a file, neither is written over.
void DeskTest::whatWasKeptElsewhereIsMoved() {
    const QTemporaryDir home;
    const auto write = [&](const QString& name, const QByteArray& text) {
        QFile file{home.filePath(name)};
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    const auto read = [&](const QString& name) {
        QFile file{home.filePath(name)};
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{"none"};
    };
    QVERIFY(QDir{home.path()}.mkpath("tributary/links"));
    QVERIFY(write("tributary/links/a.gaps.jsonl", "a") && write("tributary/links/b.json", "old"));
    QVERIFY(write("tributary/b.json", "new"));
    const QByteArray before = qgetenv("XDG_STATE_HOME");
    qputenv("XDG_STATE_HOME", home.path().toUtf8());
    static_cast<void>(app::makeEngine({}, nullptr));
    before.isEmpty() ? qunsetenv("XDG_STATE_HOME") : qputenv("XDG_STATE_HOME", before);
    QCOMPARE(read("tributary/a.gaps.jsonl"), QByteArray{"a"});
    QCOMPARE(read("tributary/links/a.gaps.jsonl"), QByteArray{"none"});
    QCOMPARE(read("tributary/b.json"), QByteArray{"new"});
    QCOMPARE(read("tributary/links/b.json"), QByteArray{"old"});
}

TRIBUTARY_TEST(DeskTest, QApplication)
#include "desktest.moc"
