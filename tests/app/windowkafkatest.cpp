#include "app/tributary/windowsession.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/clusteritem.h"
#include "ui/canvas/topologyscene.h"
#include "ui/desktop/notifier.h"
#include "ui/dialogs/clusterdialog.h"
#include "ui/editors/inspector.h"
#include "ui/theme/fixedappearance.h"
#include "ui/theme/theme.h"
#include "ui/window/windowactions.h"

#include <QApplication>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace tributary;
using namespace tributary::ui;

/// A person's first minutes, in the real window with the real engine between two real clusters: add, wire, choose topics,
/// start, watch, pause, stop, undo.
class WindowKafkaTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void wiresAndWatchesAMirror();

private:
    ClusterId addByDialog(const QString& name, const std::string& bootstrap);
    LinkId wire(const ClusterId& from, const ClusterId& to);
    [[nodiscard]] const LinkMetrics* metrics(const LinkId& link) const {
        return m_session->bridge().metrics()->link(link);
    }

    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_agg = fixtureBootstrap("agg");
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<QSettings> m_settings;
    FixedAppearance m_appearance;
    Theme m_theme{m_appearance};
    Notifier m_notifier;
    std::unique_ptr<app::Shared> m_shared;
    std::unique_ptr<app::WindowSession> m_session;
};

void WindowKafkaTest::init() {
    m_theme.applyTo(*qApp);
    m_notifier.setEnabled(false);
    m_directory = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_directory->filePath("state").toUtf8());
    m_settings = std::make_unique<QSettings>(m_directory->filePath("settings.ini"), QSettings::IniFormat);
    m_shared = std::make_unique<app::Shared>(app::Shared{m_theme, *m_settings, m_notifier, m_directory->filePath("data")});
    TopologySpec empty;
    empty.id = newDocumentId();
    m_session = std::make_unique<app::WindowSession>(app::makeEngine(std::move(empty), nullptr), QString{}, *m_shared);
    m_session->window().showCanvas();
    m_session->window().show();
    m_session->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_session->window()));
}

void WindowKafkaTest::cleanup() {
    m_session.reset();
    m_shared.reset();
}

ClusterId WindowKafkaTest::addByDialog(const QString& name, const std::string& bootstrap) {
    MainWindow& window = m_session->window();
    const std::size_t before = m_session->document().spec().clusters.size();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // the dialog before
    window.actions().addCluster->trigger();
    auto* dialog = window.findChild<ClusterDialog*>();
    const auto field = [&](const char* accessibleName) {
        const auto all = dialog->findChildren<QWidget*>();
        const auto at = std::ranges::find(all, QString::fromLatin1(accessibleName), &QWidget::accessibleName);
        return at == all.end() ? nullptr : *at;
    };
    QTest::keyClicks(field("Name"), name);
    QTest::keyClicks(field("Bootstrap servers"), QString::fromStdString(bootstrap));
    dialog->accept();
    const auto& clusters = m_session->document().spec().clusters;
    return clusters.size() == before + 1 ? clusters.back().id : ClusterId{};
}

LinkId WindowKafkaTest::wire(const ClusterId& from, const ClusterId& to) {
    CanvasView& canvas = m_session->window().canvas();
    // Offscreen nobody gives the focus back when a dialog is closed.
    m_session->window().activateWindow();
    static_cast<void>(QTest::qWaitForWindowActive(&m_session->window()));
    canvas.zoomToFit();
    QCoreApplication::processEvents();
    const TopologyScene& scene = canvas.topologyScene();
    const QPoint begin = canvas.mapFromScene(scene.card(from)->outPort());
    const QPoint end = canvas.mapFromScene(scene.card(to)->inPort());
    QWidget* viewport = canvas.viewport();
    QTest::mousePress(viewport, Qt::LeftButton, {}, begin);
    for (const QPoint& step : {begin + (end - begin) / 2, end}) {
        QMouseEvent move{QEvent::MouseMove, QPointF{step},  viewport->mapToGlobal(QPointF{step}),
                         Qt::NoButton,      Qt::LeftButton, Qt::NoModifier};
        QCoreApplication::sendEvent(viewport, &move);
    }
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, end);
    const auto& links = m_session->document().spec().links;
    return links.empty() ? LinkId{} : links.back().id;
}

void WindowKafkaTest::wiresAndWatchesAMirror() {
    const std::string topic = uniqueName("journey");
    makeTopic(m_eu, topic, 3);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    source.write(topic, 3, {.records = 3'000});

    const ClusterId eu = addByDialog("Europe", m_eu);
    const ClusterId agg = addByDialog("Aggregate", m_agg);
    QVERIFY(!eu.empty() && !agg.empty());
    QTRY_COMPARE_WITH_TIMEOUT(m_session->directory().cluster(eu).state, ClusterKnowledge::State::Connected, 30'000);
    const LinkId link = wire(eu, agg);
    QVERIFY(!link.empty());

    // A new link opens at its topics, with the keyboard in a new include entry or in the list that makes one.
    MainWindow& window = m_session->window();
    QCOMPARE(m_session->selection().singleLink(), link);
    QWidget* focused = window.focusWidget();
    QVERIFY2(focused != nullptr && window.inspector().isAncestorOf(focused),
             focused == nullptr ? "no focus" : focused->metaObject()->className());
    if (qobject_cast<QLineEdit*>(focused) == nullptr) {
        QTest::keyClick(focused, Qt::Key_Insert);
        focused = window.focusWidget();
    }
    QTest::keyClicks(focused, QString::fromStdString(topic));
    QTest::keyClick(focused, Qt::Key_Return);
    const auto included = [&] { return m_session->document().spec().link(link)->topics.include; };
    QTRY_COMPARE(included().size(), 1U);
    QCOMPARE(included().front().text, topic);

    // The link may also have been refused its start: then the notice says why, and the state stays Stopped.
    window.actions().start->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(metrics(link) != nullptr && metrics(link)->flow.records == 3'000, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status(link).state, LinkState::Running, 60'000);
    source.write(topic, 3, {.records = 3'000});
    QTRY_COMPARE_WITH_TIMEOUT(metrics(link)->flow.records, 6'000U, 60'000);

    window.actions().pause->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status(link).state, LinkState::Paused, 60'000);
    QVERIFY(waitForCommits(m_eu, consumerGroup(m_session->document().spec(), *m_session->document().spec().link(link)),
                           {topic}, std::chrono::seconds{10}));
    readAll(m_agg, {topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().duplicated, 0U);

    // Undo takes back the edit, not what runs.
    window.actions().undo->trigger();
    QVERIFY(m_session->document().spec().link(link)->topics.include.empty());
    QCOMPARE(m_session->bridge().status(link).state, LinkState::Paused);
    window.actions().redo->trigger();
    window.actions().stop->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status(link).state, LinkState::Stopped, 60'000);

    // Started again it has figures again.
    const std::uint64_t snapshot = m_session->bridge().metrics()->sequence;
    source.write(topic, 3, {.records = 3'000});
    window.actions().start->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->bridge().metrics()->sequence > snapshot + 3, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(metrics(link) != nullptr && metrics(link)->flow.lagRecords == 0, 60'000);
}

TRIBUTARY_TEST(WindowKafkaTest, QApplication)
#include "windowkafkatest.moc"
