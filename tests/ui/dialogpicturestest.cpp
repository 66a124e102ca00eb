#include "core/dialects/registry.h"
#include "tests/support/fakekeychain.h"
#include "tests/support/testprogram.h"
#include "tests/support/ui/workspacerig.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/addclustersdialog.h"
#include "ui/dialogs/applydialog.h"
#include "ui/dialogs/clusterdialog.h"
#include "ui/dialogs/connectionpanel.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/keysdialog.h"
#include "ui/dialogs/linktree.h"
#include "ui/dialogs/mm1dialog.h"
#include "ui/dialogs/movetoserverdialog.h"
#include "ui/dialogs/plandialog.h"
#include "ui/dialogs/preferencesdialog.h"
#include "ui/dialogs/questiondialog.h"
#include "ui/dialogs/quitdialog.h"
#include "ui/dialogs/storesecretdialog.h"
#include "ui/tables/eventspanel.h"
#include "ui/tables/gapspanel.h"
#include "ui/tables/linkspanel.h"
#include "ui/tables/partitionspanel.h"
#include "ui/window/trustquestion.h"

#include <QAbstractButton>
#include <QDir>
#include <QTest>

#include <functional>

using namespace tributary;
using namespace tributary::ui;

/// Draws every dialog and panel, light, dark and in high contrast, into the folder "pictures" of the working directory,
/// for people to look at; and looks itself whether a label or a button has less room than its text needs.
class DialogPicturesTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everythingIsDrawn_data();
    void everythingIsDrawn();

private:
    void fill(WorkspaceRig& rig);
    [[nodiscard]] static QString tooSmall(const QWidget& widget);

    LinkId m_first;
};

void DialogPicturesTest::initTestCase() { QVERIFY(QDir{}.mkpath("pictures")); }

void DialogPicturesTest::fill(WorkspaceRig& rig) {
    const ClusterId eu = rig.addCluster("Europe", Tier::Regional);
    const ClusterId us = rig.addCluster("US East", Tier::Regional);
    const ClusterId asia = rig.addCluster("Asia Pacific", Tier::Regional);
    const ClusterId hub = rig.addCluster("Aggregate", Tier::Aggregate);
    const ClusterId dr = rig.addCluster("DR Frankfurt", Tier::Dr);
    m_first = rig.addLink(eu, hub);
    const LinkId second = rig.addLink(us, hub);
    const LinkId third = rig.addLink(asia, hub);
    const LinkId fourth = rig.addLink(hub, dr);
    rig.bridge.apply(rig.document.spec());
    LinkSpec edited = *rig.document.spec().link(second);
    edited.streams = 4;
    rig.document.edit("Streams", withChanged(rig.document.spec(), edited));
    edited = *rig.document.spec().link(third);
    edited.naming.policy = NamingPolicy::Prefix;
    rig.document.edit("Naming", withChanged(rig.document.spec(), edited));
    rig.addLink(dr, dr);

    rig.run(m_first);
    rig.run(second);
    rig.run(third, LinkState::CatchingUp);
    LinkStatus failed;
    failed.state = LinkState::Failed;
    failed.error =
        Error{ErrorCode::KafkaAuthorization}.with("resource", "write: orders.eu").with("cluster", "DR Frankfurt");
    rig.engine().publishStatus(fourth, failed);
    MetricsSnapshot snapshot;
    snapshot.links = {rig.metrics(m_first, 12.4e6, 1204), rig.metrics(second, 3.1e6, 86),
                      rig.metrics(third, 8.8e6, 1'203'884)};
    snapshot.links[2].status.state = LinkState::CatchingUp;
    snapshot.links[2].readySeconds = 240;
    for (LinkMetrics& link : snapshot.links) {
        link.flow.latency = {1000, 2.4, 6.1, 11.8};
        for (int i = 0; i < 30; ++i) {
            TopicMetrics topic;
            topic.topic = "orders.eu.region-" + std::to_string(i);
            topic.targetTopic = topic.topic;
            topic.partitions = 12;
            topic.flow = link.flow;
            link.topicMetrics.push_back(topic);
            PartitionMetrics partition;
            partition.topic = topic.topic;
            partition.partition = 0;
            partition.stream = i % 2;
            partition.sourceEnd = 48'120'331 + i;
            partition.watermark = 48'120'010;
            partition.committed = 48'110'000;
            partition.halted = i == 3;
            partition.flow = link.flow;
            link.partitionMetrics.push_back(partition);
        }
    }
    rig.engine().publish(snapshot);
    Event gap;
    gap.kind = EventKind::Gap;
    gap.timeMs = 1'764'000'000'000;
    gap.link = m_first;
    gap.topic = "orders.eu";
    gap.partition = 7;
    gap.from = 1'204'331;
    gap.to = 1'204'332;
    gap.error = Error{ErrorCode::RecordRefused}
                    .with("topic", "orders.eu")
                    .with("partition", "7")
                    .with("offset", "1204331")
                    .with("reason", "Message size too large");
    rig.engine().publish(gap);
    gap.kind = EventKind::PartitionHalted;
    rig.engine().publish(gap);
    gap.kind = EventKind::TopicAdded;
    gap.error.reset();
    rig.engine().publish(gap);
    QTRY_COMPARE(rig.bridge.activeLinks().size(), 3U);
    QTRY_VERIFY(!rig.bridge.metrics()->links.empty());
}

/// What has less room than its text needs; empty when all have.
QString DialogPicturesTest::tooSmall(const QWidget& widget) {
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty()) {
            continue;
        }
        const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        if (label->height() < needed - 1 || (!label->wordWrap() && label->width() < label->sizeHint().width() - 1)) {
            return "label: " + label->text();
        }
    }
    for (const QAbstractButton* button : widget.findChildren<QAbstractButton*>()) {
        if (button->isVisible() && !button->text().isEmpty() && button->width() < button->sizeHint().width() - 1) {
            return "button: " + button->text();
        }
    }
    return {};
}

namespace {

LinkPlan planOf(const TopologySpec& spec, const LinkSpec& link) {
    LinkPlan plan;
    plan.link = link.id;
    plan.source = link.source;
    plan.target = link.target;
    plan.topics = 3;
    plan.partitions = 30;
    if (link.id == spec.links[0].id) {
        plan.create = {{"orders.eu", "orders.eu", 12, 3, {{"cleanup.policy", "compact"}, {"retention.ms", "86400000"}}},
                       {"clicks", "europe.clicks", 12, 0, {}}};
        plan.grow = {{"payments", "payments", 6, 12}};
        plan.positions = PlannedPositions{consumerGroup(spec, link), 30, link.start};
    } else if (link.id == spec.links[1].id) {
        plan.problems = {Error{ErrorCode::TopicRecreated}.with("topic", "orders.us")};
    }
    return plan;
}

/// Links of the document that another program's file changes.
ImportSource mirrorMaker2(WorkspaceRig& rig) {
    rig.addLink("a", "b");
    ImportSource source{"mm2.properties", {{importFormat("mm2"), {}}}};
    source.parts.front().request.files = {
        {"mm2.properties",
         "clusters = a, b, c\na.bootstrap.servers = a.example:9092\nb.bootstrap.servers = b.example:9092, "
         "b2.example:9092\n"
         "c.bootstrap.servers = c.example:9092\na.security.protocol = SSL\na->b.enabled = true\n"
         "a->b.topics = orders.*, clicks\na->c.enabled = true\na->c.emit.heartbeats.interval.seconds = 5\n"}};
    return source;
}

}  // namespace

using Make = std::function<QWidget*(WorkspaceRig&, const LinkId&)>;
Q_DECLARE_METATYPE(Make)

void DialogPicturesTest::everythingIsDrawn_data() {
    QTest::addColumn<Make>("make");
    QTest::addColumn<Appearance>("appearance");
    const std::vector<std::pair<const char*, Make>> all{
        {"links", [](WorkspaceRig& rig, const LinkId&) { return new LinksPanel{rig.workspace}; }},
        {"topics", [](WorkspaceRig& rig, const LinkId&) { return new PartitionsPanel{rig.workspace}; }},
        {"partitions",
         [](WorkspaceRig& rig, const LinkId& link) {
             rig.selection.select(link);
             auto* panel = new PartitionsPanel{rig.workspace};
             panel->showPartitions();
             return panel;
         }},
        {"events", [](WorkspaceRig& rig, const LinkId&) { return new EventsPanel{rig.workspace}; }},
        {"gaps", [](WorkspaceRig& rig, const LinkId&) { return new GapsPanel{rig.workspace}; }},
        {"cluster-add", [](WorkspaceRig& rig, const LinkId&) { return new ClusterDialog{rig.workspace, {}, {}}; }},
        {"cluster-tested",
         [](WorkspaceRig& rig, const LinkId&) {
             // Nothing that a name server, wherever this runs, could be slow about.
             ClusterSpec cluster = rig.document.spec().clusters[0];
             cluster.bootstrap = {"127.0.0.1:1"};
             rig.document.edit("Address", withChanged(rig.document.spec(), cluster));
             auto* dialog = new ClusterDialog{rig.workspace, cluster.id, {}};
             dialog->findChild<ConnectionPanel*>()->toggle();
             return dialog;
         }},
        {"cluster-security",
         [](WorkspaceRig& rig, const LinkId&) {
             ClusterSpec cluster = rig.document.spec().clusters[0];
             cluster.security.protocol = SecurityProtocol::SaslSsl;
             cluster.security.mechanism = "SCRAM-SHA-512";
             cluster.security.username = "mirror";
             cluster.security.password = SecretRef{SecretRef::From::Env, "EU_PASSWORD"};
             rig.document.edit("Security", withChanged(rig.document.spec(), cluster));
             auto* dialog = new ClusterDialog{rig.workspace, cluster.id, {}};
             dialog->showPage(ClusterDialog::Page::Security);
             return dialog;
         }},
        {"cluster-oauth",
         [](WorkspaceRig& rig, const LinkId&) {
             ClusterSpec cluster = rig.document.spec().clusters[0];
             cluster.security.protocol = SecurityProtocol::SaslSsl;
             cluster.security.mechanism = "OAUTHBEARER";
             cluster.security.username = "mirror";
             cluster.security.password = SecretRef{SecretRef::From::Env, "EU_CLIENT_SECRET"};
             cluster.security.oauth.tokenUrl =
                 "https://identity.europe.example/realms/kafka/protocol/openid-connect/token";
             cluster.security.oauth.scope = "kafka";
             cluster.security.oauth.extensions = {{"identityPoolId", "pool-1"}, {"logicalCluster", "lkc-1"}};
             rig.document.edit("Security", withChanged(rig.document.spec(), cluster));
             auto* dialog = new ClusterDialog{rig.workspace, cluster.id, {}};
             dialog->showPage(ClusterDialog::Page::Security);
             return dialog;
         }},
        {"cluster-keychain",
         [](WorkspaceRig& rig, const LinkId&) {
             static FakeKeychain keychain;
             rig.workspace.keychain = &keychain;
             ClusterSpec cluster = rig.document.spec().clusters[0];
             cluster.security.protocol = SecurityProtocol::SaslSsl;
             cluster.security.mechanism = "SCRAM-SHA-512";
             cluster.security.username = "mirror";
             cluster.security.password = SecretRef{SecretRef::From::Keychain, "kafka-eu"};
             rig.document.edit("Security", withChanged(rig.document.spec(), cluster));
             auto* dialog = new ClusterDialog{rig.workspace, cluster.id, {}};
             dialog->showPage(ClusterDialog::Page::Security);
             return dialog;
         }},
        {"store-secret",
         [](WorkspaceRig& rig, const LinkId&) { return new StoreSecretDialog{"Password", "kafka-eu", rig.theme}; }},
        {"cluster-client",
         [](WorkspaceRig& rig, const LinkId&) {
             ClusterSpec cluster = rig.document.spec().clusters[0];
             cluster.client = {{"socket.timeout.ms", "5000"}, {"group.id", "mine"}};
             rig.document.edit("Client", withChanged(rig.document.spec(), cluster));
             auto* dialog = new ClusterDialog{rig.workspace, cluster.id, {}};
             dialog->showPage(ClusterDialog::Page::Client);
             return dialog;
         }},
        {"cluster-topics",
         [](WorkspaceRig& rig, const LinkId&) {
             const ClusterId id = rig.document.spec().clusters[0].id;
             ClusterInfo info;
             for (int i = 0; i < 400; ++i) {
                 TopicInfo topic;
                 topic.name = i % 9 == 0 ? "__internal-" + std::to_string(i) : "orders.eu." + std::to_string(i);
                 topic.partitions = 12;
                 topic.replicationFactor = 3;
                 topic.internal = i % 9 == 0;
                 info.topics.push_back(topic);
             }
             rig.engine().setCluster(id, info);
             auto* dialog = new ClusterDialog{rig.workspace, id, {}};
             rig.directory.refresh(id);
             dialog->showPage(ClusterDialog::Page::Topics);
             return dialog;
         }},
        {"add-clusters",
         [](WorkspaceRig& rig, const LinkId&) {
             auto* dialog = new AddClustersDialog{rig.workspace, {}};
             dialog->findChild<QPlainTextEdit*>()->setPlainText(
                 "Berlin be-kafka-1:9092,be-kafka-2:9092\nUS West usw:9092\nEurope eu:9092\nno-port");
             return dialog;
         }},
        {"plan",
         [](WorkspaceRig& rig, const LinkId&) {
             rig.plan = planOf;
             std::vector<LinkId> links;
             for (const LinkSpec& link : rig.document.spec().links) {
                 links.push_back(link.id);
             }
             return new PlanDialog{rig.workspace, links};
         }},
        {"apply-plan",
         [](WorkspaceRig& rig, const LinkId&) {
             rig.plan = planOf;
             return new ApplyDialog{rig.workspace};
         }},
        {"import", [](WorkspaceRig& rig, const LinkId&) { return new ImportDialog{rig.workspace, mirrorMaker2(rig)}; }},
        {"import-mm1", [](WorkspaceRig& rig, const LinkId&) { return new Mm1Dialog{rig.workspace, {}}; }},
        {"export", [](WorkspaceRig& rig, const LinkId&) { return new ExportDialog{rig.workspace}; }},
        {"apply", [](WorkspaceRig& rig, const LinkId&) { return new ApplyDialog{rig.workspace}; }},
        {"quit", [](WorkspaceRig& rig, const LinkId&) { return new QuitDialog{rig.workspace}; }},
        {"quit-stopping",
         [](WorkspaceRig& rig, const LinkId& link) {
             auto* dialog = new QuitDialog{rig.workspace, nullptr, 0};
             dialog->stopAndQuit();
             rig.run(link, LinkState::Stopped);
             return dialog;
         }},
        {"question",
         [](WorkspaceRig& rig, const LinkId&) {
             Question question;
             question.title = "Delete cluster";
             question.text = "Delete the production cluster Europe and its 3 links?";
             question.details = "Europe → Aggregate\nEurope → DR Frankfurt\nEurope → Analytics";
             question.buttons = {"Delete"};
             question.typeToConfirm = "Europe";
             question.destructive = true;
             return new QuestionDialog{question, rig.theme};
         }},
        {"trust",
         [](WorkspaceRig& rig, const LinkId&) {
             TopologySpec spec = rig.document.spec();
             spec.clusters[0].security.password = SecretRef{SecretRef::From::Env, "EU_PASSWORD"};
             spec.clusters[1].security.keyFile = "/etc/tributary/tls/" + std::string(60, 'k') + ".pem";
             for (int i = 0; i < 40; ++i) {
                 spec.clusters[2].bootstrap.push_back("broker-" + std::to_string(i) + ".dr.example:9092");
             }
             return new QuestionDialog{trustQuestion(spec), rig.theme};
         }},
        {"keys",
         [](WorkspaceRig& rig, const LinkId&) {
             return new KeysDialog{{{{}, "Ctrl+O", "Open"},
                                    {"Canvas", "Ctrl+wheel", "Zoom at the pointer"},
                                    {"Canvas", "Middle button", "Pan"}},
                                   rig.theme};
         }},
        {"server", [](WorkspaceRig& rig, const LinkId&) { return new MoveToServerDialog{rig.workspace}; }},
        {"about",
         [](WorkspaceRig& rig, const LinkId&) { return new AboutDialog{"0.1.0", "librdkafka 2.12.1", rig.theme}; }},
        {"preferences",
         [](WorkspaceRig& rig, const LinkId&) { return new PreferencesDialog{{}, {{"de", "Deutsch"}}, rig.theme}; }},
    };
    const std::vector<std::pair<const char*, Appearance>> appearances{
        {"light", Appearance::Light}, {"dark", Appearance::Dark}, {"contrast", Appearance::HighContrast}};
    for (const auto& [look, appearance] : appearances) {
        for (const auto& [name, make] : all) {
            QTest::addRow("%s-%s", name, look) << make << appearance;
        }
    }
}

void DialogPicturesTest::everythingIsDrawn() {
    QFETCH(Make, make);
    QFETCH(Appearance, appearance);
    WorkspaceRig rig;
    rig.theme.setAppearance(appearance);
    fill(rig);
    const std::unique_ptr<QWidget> widget{make(rig, m_first)};
    if (auto* events = qobject_cast<EventsPanel*>(widget.get())) {
        rig.run(m_first, LinkState::Degraded);
        rig.run(m_first, LinkState::Running);
        QTRY_COMPARE(events->model().rowCount(), 2);
    }
    if (auto* gaps = qobject_cast<GapsPanel*>(widget.get())) {
        fill(rig);
        QTRY_COMPARE(gaps->model().rowCount(), 1);
    }
    if (qobject_cast<QDialog*>(widget.get()) == nullptr) {
        widget->resize(1100, 280);
    }
    widget->show();
    QVERIFY(QTest::qWaitForWindowExposed(widget.get()));
    if (auto* panel = widget->findChild<ConnectionPanel*>()) {
        QTRY_VERIFY_WITH_TIMEOUT(!panel->test().isRunning(), 20'000);
    }
    if (const auto* tree = widget->findChild<LinkTree*>()) {
        QTRY_VERIFY(!tree->asText().contains("is being asked about"));
    }
    // A text that came late, a plan or the end of a connection test, is laid out when the event loop turns.
    QTRY_COMPARE(tooSmall(*widget), QString{});
    QCoreApplication::processEvents();
    QVERIFY(widget->grab().save(QStringLiteral("pictures/%1.png").arg(QTest::currentDataTag())));
}

TRIBUTARY_TEST(DialogPicturesTest, QApplication)
#include "dialogpicturestest.moc"
