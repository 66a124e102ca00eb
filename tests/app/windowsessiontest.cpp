#include "app/tributary/windowsession.h"
#include "tests/support/testprogram.h"
#include "tests/support/ui/fakeengine.h"
#include "ui/desktop/notifier.h"
#include "ui/theme/fixedappearance.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QMap>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <chrono>
#include <memory>
#include <semaphore>
#include <utility>

using namespace tributary;
using namespace tributary::ui;

namespace {

/// A desktop that only remembers.
class KeptNotifier final : public Notifier {
public:
    void notify(const QString& key, const QString& /*title*/, const QString& text, bool /*urgent*/) override {
        shown.insert(key, text);
    }
    void withdraw(const QString& key) override { shown.remove(key); }

    QMap<QString, QString> shown;
};

/// An engine whose streams do not end: its target is away.
class StuckEngine final : public FakeEngine {
public:
    struct State {
        std::binary_semaphore mayEnd{0};
        std::atomic<bool> ended = false;
    };
    explicit StuckEngine(std::shared_ptr<State> state) : m_state(std::move(state)) {}
    ~StuckEngine() override {
        static_cast<void>(m_state->mayEnd.try_acquire_for(std::chrono::seconds{30}));
        m_state->ended = true;
    }
    StuckEngine(const StuckEngine&) = delete;
    StuckEngine& operator=(const StuckEngine&) = delete;
    StuckEngine(StuckEngine&&) = delete;
    StuckEngine& operator=(StuckEngine&&) = delete;

private:
    const std::shared_ptr<State> m_state;
};

}  // namespace

/// One window with everything behind it, over an engine that only records.
class WindowSessionTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_session.reset(); }

    void aFailureReachesTheDesktop();
    void aStuckEngineHoldsNoWindow();

private:
    void open(std::unique_ptr<FakeEngine> engine);
    void is(LinkState state);

    const LinkId m_link{"eu-agg"};
    FixedAppearance m_appearance;
    Theme m_theme{m_appearance};
    KeptNotifier m_notifier;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<app::Shared> m_shared;
    FakeEngine* m_engine = nullptr;
    std::unique_ptr<app::WindowSession> m_session;
};

void WindowSessionTest::init() {
    m_theme.applyTo(*qApp);
    m_directory = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_directory->filePath("settings.ini"), QSettings::IniFormat);
    m_shared =
        std::make_unique<app::Shared>(app::Shared{m_theme, *m_settings, m_notifier, m_directory->filePath("data")});
    open(std::make_unique<FakeEngine>());
}

void WindowSessionTest::open(std::unique_ptr<FakeEngine> engine) {
    m_engine = engine.get();
    app::EngineParts parts;
    parts.engine = std::move(engine);
    parts.spec.id = newDocumentId();
    for (const char* id : {"eu", "agg"}) {
        ClusterSpec cluster;
        cluster.id = ClusterId{id};
        cluster.bootstrap = {std::string{id} + ".example:9092"};
        parts.spec.clusters.push_back(cluster);
    }
    LinkSpec link;
    link.id = m_link;
    link.source = ClusterId{"eu"};
    link.target = ClusterId{"agg"};
    link.topics.include = {{TopicEntry::Kind::Literal, "orders"}};
    parts.spec.links.push_back(link);
    m_notifier.shown.clear();
    m_session = std::make_unique<app::WindowSession>(std::move(parts), QString{}, *m_shared);
    m_session->window().showCanvas();
    m_session->window().show();
}

void WindowSessionTest::is(LinkState state) {
    LinkStatus status;
    status.state = state;
    if (state == LinkState::Failed) {
        status.error = Error{ErrorCode::KafkaUnreachable};
    }
    m_engine->publishStatus(m_link, status);
    QTRY_COMPARE(m_session->bridge().status(m_link).state, state);
}

void WindowSessionTest::aFailureReachesTheDesktop() {
    is(LinkState::Running);
    QVERIFY(m_notifier.shown.isEmpty());
    is(LinkState::Failed);
    QCOMPARE(m_notifier.shown.size(), 1);
    QVERIFY(m_notifier.shown.first().contains("eu → agg"));
    m_session->selection().clear();
    emit m_notifier.activated(m_notifier.shown.firstKey());
    QCOMPARE(m_session->selection().singleLink(), m_link);
    is(LinkState::Running);
    QVERIFY(m_notifier.shown.isEmpty());
}

void WindowSessionTest::aStuckEngineHoldsNoWindow() {
    const auto state = std::make_shared<StuckEngine::State>();
    m_session.reset();
    open(std::make_unique<StuckEngine>(state));
    is(LinkState::Running);
    m_session.reset();  // as after Force
    QVERIFY(!state->ended);
    QVERIFY(!m_shared->reaper->wait(std::chrono::milliseconds{0}));
    state->mayEnd.release();
    QVERIFY(m_shared->reaper->wait(std::chrono::seconds{10}));
    QVERIFY(state->ended);
}

TRIBUTARY_TEST(WindowSessionTest, QApplication)
#include "windowsessiontest.moc"
