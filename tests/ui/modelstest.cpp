#include "tests/support/testprogram.h"
#include "tests/support/ui/workspacerig.h"
#include "ui/models/clustertopicmodel.h"
#include "ui/models/eventlogmodel.h"
#include "ui/models/gapmodel.h"
#include "ui/models/linktablemodel.h"
#include "ui/models/partitiontablemodel.h"
#include "ui/models/roles.h"
#include "ui/models/tablefilter.h"
#include "ui/models/topictablemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace tributary;
using namespace tributary::ui;

namespace {

using Tester = QAbstractItemModelTester;

PartitionMetrics partition(const std::string& topic, int number, std::int64_t watermark) {
    PartitionMetrics out;
    out.topic = topic;
    out.partition = number;
    out.watermark = watermark;
    out.sourceEnd = watermark + 10;
    out.targetOffset = watermark + 999;
    out.flow.lagRecords = 10;
    return out;
}

MetricsSnapshot partitionsOf(const LinkId& link, std::vector<PartitionMetrics> partitions) {
    MetricsSnapshot snapshot;
    LinkMetrics metrics = WorkspaceRig::metrics(link, 0, 0);
    metrics.partitionMetrics = std::move(partitions);
    snapshot.links.push_back(std::move(metrics));
    return snapshot;
}

QString cell(const QAbstractItemModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

Event eventOf(EventKind kind, const LinkId& link, std::int64_t timeMs = 1'700'000'000'000) {
    Event event;
    event.kind = kind;
    event.link = link;
    event.timeMs = timeMs;
    return event;
}

}  // namespace

class ModelsTest final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_rig = std::make_unique<WorkspaceRig>(); }
    void cleanup() { m_rig.reset(); }

    void linksFollowTheDocument();
    void aTickChangesOnlyRowsThatLookDifferent();
    void aRemovedRunningLinkStaysUntilItHasStopped();
    void undoPutsALinkBackInItsPlace();
    void pendingSaysWhatApplyingDoes();
    void aRateThatIsNotKnownIsNotZero();
    void oldFiguresAreDimmed();
    void numbersSortAsNumbers();
    void partitionsKeepTheirRowsOverTicks();
    void partitionsThatComeAndGoMoveNoOther();
    void partitionsOfOtherLinksAreAnotherSet();
    void manyPartitionsAreTakenWithoutFormattingThem();
    void topicsShowTheirTargets();
    void eventsAreBoundedAndNewestLast();
    void eventsAreFilteredByLinkSeverityAndText();
    void gapsCountOffsetsAndAreAllCounted();
    void clusterTopicsResetOnlyForOtherTopics();

private:
    std::unique_ptr<WorkspaceRig> m_rig;
};

void ModelsTest::linksFollowTheDocument() {
    LinkTableModel model{m_rig->workspace};
    const Tester tester{&model, Tester::FailureReportingMode::QtTest};
    QCOMPARE(model.rowCount(), 0);
    const LinkId link = m_rig->addLink("Europe", "Aggregate");
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(cell(model, 0, LinkTableModel::Name), QString{"Europe → Aggregate"});
    QCOMPARE(cell(model, 0, LinkTableModel::Source), QString{"Europe"});

    m_rig->document.edit("Rename", withName(m_rig->document.spec(), m_rig->document.spec().link(link)->source, "EU"));
    QCOMPARE(cell(model, 0, LinkTableModel::Source), QString{"EU"});
    m_rig->document.reset({}, {});
    QCOMPARE(model.rowCount(), 0);
}

void ModelsTest::aTickChangesOnlyRowsThatLookDifferent() {
    LinkTableModel model{m_rig->workspace};
    const Tester tester{&model, Tester::FailureReportingMode::QtTest};
    const LinkId first = m_rig->addLink("a", "b");
    const LinkId second = m_rig->addLink("c", "d");
    m_rig->run(first);
    m_rig->run(second);
    m_rig->engine().publish(MetricsSnapshot{.links = {m_rig->metrics(first, 1e6, 5), m_rig->metrics(second, 1e6, 5)}});
    QTRY_COMPARE(model.index(0, LinkTableModel::Bytes).data(RawRole).toDouble(), 1e6);

    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
    QSignalSpy moved{&model, &QAbstractItemModel::rowsMoved};
    QSignalSpy reset{&model, &QAbstractItemModel::modelReset};
    m_rig->engine().publish(MetricsSnapshot{.links = {m_rig->metrics(first, 1e6, 5), m_rig->metrics(second, 2e6, 5)}});
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 1);
    QCOMPARE(changed[0][1].toModelIndex().row(), 1);
    QCOMPARE(moved.count() + reset.count(), 0);
}

void ModelsTest::aRemovedRunningLinkStaysUntilItHasStopped() {
    LinkTableModel model{m_rig->workspace};
    const Tester tester{&model, Tester::FailureReportingMode::QtTest};
    const LinkId link = m_rig->addLink("Europe", "Aggregate");
    m_rig->bridge.apply(m_rig->document.spec());
    m_rig->run(link);
    QTRY_VERIFY(m_rig->bridge.anyActive());
    m_rig->document.edit("Delete", without(m_rig->document.spec(), {{}, {link}}));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(cell(model, 0, LinkTableModel::Name), QString{"Europe → Aggregate"});
    QCOMPARE(cell(model, 0, LinkTableModel::Pending), pendingText(ImpactKind::Removed));
    m_rig->run(link, LinkState::Stopped);
    QTRY_COMPARE(model.rowCount(), 0);
}

void ModelsTest::undoPutsALinkBackInItsPlace() {
    LinkTableModel model{m_rig->workspace};
    const Tester tester{&model, Tester::FailureReportingMode::QtTest};
    const LinkId first = m_rig->addLink("a", "b");
    const LinkId second = m_rig->addLink("c", "d");
    const LinkId third = m_rig->addLink("e", "f");
    QSignalSpy reset{&model, &QAbstractItemModel::modelReset};
    m_rig->document.edit("Delete", without(m_rig->document.spec(), {{}, {first, second}}));
    QCOMPARE(model.rowCount(), 1);
    m_rig->document.undoStack().undo();
    QCOMPARE(model.link(0), first);
    QCOMPARE(model.link(1), second);
    QCOMPARE(model.link(2), third);
    QCOMPARE(reset.count(), 0);
}

void ModelsTest::pendingSaysWhatApplyingDoes() {
    LinkTableModel model{m_rig->workspace};
    const LinkId link = m_rig->addLink("a", "b");
    QCOMPARE(cell(model, 0, LinkTableModel::Pending), QString{});  // its start applies it
    m_rig->bridge.apply(m_rig->document.spec());
    QCOMPARE(cell(model, 0, LinkTableModel::Pending), QString{});
    LinkSpec edited = *m_rig->document.spec().link(link);
    edited.streams = 4;
    m_rig->document.edit("Streams", withChanged(m_rig->document.spec(), edited));
    QCOMPARE(cell(model, 0, LinkTableModel::Pending), pendingText(ImpactKind::Restart));
}

void ModelsTest::aRateThatIsNotKnownIsNotZero() {
    LinkTableModel model{m_rig->workspace};
    const LinkId link = m_rig->addLink("a", "b");
    m_rig->run(link);
    LinkMetrics metrics = WorkspaceRig::metrics(link, 1e6, 5);
    metrics.flow.bytesPerSecond = -1;  // on Kafka Connect
    m_rig->engine().publish(MetricsSnapshot{.links = {metrics}});
    QTRY_VERIFY(model.index(0, LinkTableModel::Records).data(RawRole).isValid());
    QVERIFY(!model.index(0, LinkTableModel::Bytes).data(RawRole).isValid());
    QCOMPARE(cell(model, 0, LinkTableModel::Bytes), QString{"—"});
    QCOMPARE(cell(model, 0, LinkTableModel::InFlight), QString{"—"});
}

void ModelsTest::oldFiguresAreDimmed() {
    LinkTableModel model{m_rig->workspace};
    const LinkId link = m_rig->addLink("a", "b");
    m_rig->run(link);
    m_rig->engine().publish(MetricsSnapshot{.links = {WorkspaceRig::metrics(link, 1e6, 5)}});
    const QModelIndex lag = model.index(0, LinkTableModel::Lag);
    QTRY_COMPARE(lag.data().toString(), QString{"5"});
    const QVariant live = lag.data(Qt::ForegroundRole);
    const QVariant dim = m_rig->theme.color(ColorRole::Dim);
    QVERIFY(live != dim);
    QTRY_COMPARE_WITH_TIMEOUT(lag.data(Qt::ForegroundRole), dim, 10'000);
    QCOMPARE(lag.data().toString(), QString{"5"});
}

void ModelsTest::numbersSortAsNumbers() {
    LinkTableModel model{m_rig->workspace};
    TableFilter filter{{LinkTableModel::Name}};
    filter.setSourceModel(&model);
    const Tester tester{&filter, Tester::FailureReportingMode::QtTest};
    const LinkId nine = m_rig->addLink("a", "b");
    const LinkId hundred = m_rig->addLink("c", "d");
    m_rig->run(nine);
    m_rig->run(hundred);
    m_rig->engine().publish(MetricsSnapshot{.links = {m_rig->metrics(nine, 9, 9), m_rig->metrics(hundred, 100, 100)}});
    QTRY_COMPARE(cell(model, 0, LinkTableModel::Lag), QString{"9"});
    filter.sort(LinkTableModel::Lag, Qt::DescendingOrder);
    QCOMPARE(cell(filter, 0, LinkTableModel::Lag), QString{"100"});

    // A later tick that would turn the order round moves nothing.
    m_rig->engine().publish(
        MetricsSnapshot{.links = {m_rig->metrics(nine, 9, 900), m_rig->metrics(hundred, 100, 100)}});
    QTRY_COMPARE(cell(model, 0, LinkTableModel::Lag), QString{"900"});
    QCOMPARE(cell(filter, 0, LinkTableModel::Lag), QString{"100"});
}

void ModelsTest::partitionsKeepTheirRowsOverTicks() {
    const LinkId link = m_rig->addLink("a", "b");
    PartitionTableModel model{m_rig->workspace};
    const Tester tester{&model, Tester::FailureReportingMode::QtTest};
    auto snapshot = std::make_shared<const MetricsSnapshot>(
        partitionsOf(link, {partition("orders", 1, 100), partition("orders", 0, 50), partition("clicks", 0, 7)}));
    model.setLinks({link}, snapshot);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(cell(model, 0, PartitionTableModel::Topic), QString{"clicks"});
    QCOMPARE(cell(model, 2, PartitionTableModel::Watermark), QString{"100"});
    QCOMPARE(cell(model, 2, PartitionTableModel::TargetOffset).remove(','), QString{"1099"});
    QCOMPARE(model.index(2, PartitionTableModel::TargetOffset).data(RawRole).toLongLong(), 1099);

    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
    QSignalSpy reset{&model, &QAbstractItemModel::modelReset};
    model.take(std::make_shared<const MetricsSnapshot>(
        partitionsOf(link, {partition("orders", 1, 101), partition("orders", 0, 50), partition("clicks", 0, 7)})));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 2);
    QCOMPARE(cell(model, 2, PartitionTableModel::Watermark), QString{"101"});
    QCOMPARE(reset.count(), 0);
}

void ModelsTest::partitionsThatComeAndGoMoveNoOther() {
    const LinkId link = m_rig->addLink("a", "b");
    PartitionTableModel model{m_rig->workspace};
    const Tester tester{&model, Tester::FailureReportingMode::QtTest};
    model.setLinks({link}, std::make_shared<const MetricsSnapshot>(
                               partitionsOf(link, {partition("a", 0, 1), partition("b", 0, 1), partition("c", 0, 1)})));
    const QPersistentModelIndex last{model.index(2, 0)};
    QSignalSpy reset{&model, &QAbstractItemModel::modelReset};
    model.take(std::make_shared<const MetricsSnapshot>(
        partitionsOf(link, {partition("a", 0, 1), partition("a", 1, 1), partition("a", 2, 1), partition("c", 0, 1)})));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(last.row(), 3);
    QCOMPARE(cell(model, 3, PartitionTableModel::Topic), QString{"c"});
    QCOMPARE(reset.count(), 0);
}

void ModelsTest::partitionsOfOtherLinksAreAnotherSet() {
    const LinkId first = m_rig->addLink("a", "b");
    const LinkId second = m_rig->addLink("c", "d");
    PartitionTableModel model{m_rig->workspace};
    const Tester tester{&model, Tester::FailureReportingMode::QtTest};
    const auto snapshot = std::make_shared<const MetricsSnapshot>(partitionsOf(first, {partition("a", 0, 1)}));
    model.setLinks({second}, snapshot);
    QCOMPARE(model.rowCount(), 0);
    model.setLinks({second, first}, snapshot);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(cell(model, 0, PartitionTableModel::Link), QString{"a → b"});
}

void ModelsTest::manyPartitionsAreTakenWithoutFormattingThem() {
    const LinkId link = m_rig->addLink("a", "b");
    PartitionTableModel model{m_rig->workspace};
    TableFilter filter{{PartitionTableModel::Topic}};
    filter.setSourceModel(&model);
    constexpr int kPartitions = 40'000;
    const auto snapshot = [&](std::int64_t watermark) {
        std::vector<PartitionMetrics> partitions;
        for (int i = 0; i < kPartitions; ++i) {
            partitions.push_back(partition("topic-" + std::to_string(i / 4), i % 4, watermark + i));
        }
        return std::make_shared<const MetricsSnapshot>(partitionsOf(link, std::move(partitions)));
    };
    model.setLinks({link}, snapshot(1));
    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
    model.take(snapshot(2));
    QCOMPARE(changed.count(), 1);  // one run, and no cell was asked for
    filter.sort(PartitionTableModel::Watermark, Qt::DescendingOrder);
    QCOMPARE(filter.index(0, PartitionTableModel::Watermark).data(RawRole).toLongLong(), kPartitions + 1LL);
    filter.setText("topic-9999");
    QCOMPARE(filter.rowCount(), 4);
}

void ModelsTest::topicsShowTheirTargets() {
    const LinkId link = m_rig->addLink("a", "b");
    TopicTableModel model{m_rig->workspace};
    const Tester tester{&model, Tester::FailureReportingMode::QtTest};
    MetricsSnapshot snapshot;
    snapshot.links.push_back(WorkspaceRig::metrics(link, 0, 0));
    TopicMetrics topic;
    topic.topic = "orders";
    topic.targetTopic = "eu.orders";
    topic.partitions = 12;
    snapshot.links[0].topicMetrics = {topic};
    model.setLinks({link}, std::make_shared<const MetricsSnapshot>(snapshot));
    QCOMPARE(cell(model, 0, TopicTableModel::Target), QString{"eu.orders"});
    QCOMPARE(cell(model, 0, TopicTableModel::Partitions), QString{"12"});
}

void ModelsTest::eventsAreBoundedAndNewestLast() {
    EventLogModel model{m_rig->workspace};
    const Tester tester{&model, Tester::FailureReportingMode::QtTest};
    const LinkId link = m_rig->addLink("a", "b");
    std::vector<Event> events;
    for (int i = 0; i < EventLogModel::kMostRows; ++i) {
        events.push_back(eventOf(EventKind::TopicAdded, link, i));
    }
    model.append(events);
    QCOMPARE(model.rowCount(), EventLogModel::kMostRows);
    model.append({eventOf(EventKind::Applied, link, 1'000'000)});
    QCOMPARE(model.rowCount(), EventLogModel::kMostRows);
    QCOMPARE(model.event(0).timeMs, 1);
    QCOMPARE(model.event(EventLogModel::kMostRows - 1).kind, EventKind::Applied);

    events.push_back(eventOf(EventKind::Gap, link, 2'000'000));  // more at once than the log holds
    model.append(events);
    QCOMPARE(model.rowCount(), EventLogModel::kMostRows);
    QCOMPARE(model.event(EventLogModel::kMostRows - 1).kind, EventKind::Gap);
}

void ModelsTest::eventsAreFilteredByLinkSeverityAndText() {
    EventLogModel model{m_rig->workspace};
    EventFilter filter;
    filter.setSourceModel(&model);
    const Tester tester{&filter, Tester::FailureReportingMode::QtTest};
    const LinkId first = m_rig->addLink("a", "b");
    const LinkId second = m_rig->addLink("c", "d");
    Event halted = eventOf(EventKind::PartitionHalted, first);
    halted.topic = "orders";
    halted.partition = 3;
    halted.error = Error{ErrorCode::RecordRefused};
    m_rig->engine().publish(halted);
    m_rig->engine().publish(eventOf(EventKind::Applied, first));
    m_rig->engine().publish(eventOf(EventKind::Applied, second));
    QTRY_COMPARE(filter.rowCount(), 3);
    filter.setLinks({first});
    QCOMPARE(filter.rowCount(), 2);
    filter.setLeast(EventFilter::Least::Errors);
    QCOMPARE(filter.rowCount(), 1);
    QCOMPARE(cell(filter, 0, EventLogModel::Object), QString{"orders [3]"});
    QCOMPARE(cell(filter, 0, EventLogModel::Severity), severityWord(Health::Bad));
    filter.setText("clicks");
    QCOMPARE(filter.rowCount(), 0);
    filter.setText("ORDERS");
    QCOMPARE(filter.rowCount(), 1);
}

void ModelsTest::gapsCountOffsetsAndAreAllCounted() {
    GapModel model{m_rig->workspace};
    const Tester tester{&model, Tester::FailureReportingMode::QtTest};
    const LinkId link = m_rig->addLink("a", "b");
    Event gap = eventOf(EventKind::Gap, link);
    gap.topic = "orders";
    gap.partition = 0;
    gap.from = 100;
    gap.to = 105;
    m_rig->engine().publish(gap);
    m_rig->engine().publish(eventOf(EventKind::Applied, link));
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(cell(model, 0, GapModel::To), QString{"104"});
    QCOMPARE(cell(model, 0, GapModel::Count), QString{"5"});
    QCOMPARE(model.total(), 1);
    // A position was chosen from which some of it comes again; of other partitions nothing.
    Event again = eventOf(EventKind::PartitionResumed, link);
    again.topic = "orders";
    again.partition = 1;
    again.from = 102;
    again.to = 105;
    m_rig->engine().publish(again);
    again.partition = 0;
    gap.partition = 1;
    m_rig->engine().publish(gap);
    m_rig->engine().publish(again);
    QTRY_COMPARE(model.rowCount(), 2);
    QVERIFY2(cell(model, 0, GapModel::Reason).contains("Read again from offset 102"),
             qPrintable(cell(model, 0, GapModel::Reason)));
    QVERIFY(!cell(model, 1, GapModel::Reason).contains("Read again"));
}

void ModelsTest::clusterTopicsResetOnlyForOtherTopics() {
    ClusterTopicModel model{m_rig->theme};
    const Tester tester{&model, Tester::FailureReportingMode::QtTest};
    ClusterInfo info;
    TopicInfo topic;
    topic.name = "orders";
    topic.partitions = 6;
    topic.replicationFactor = 3;
    info.topics = {topic};
    model.setInfo(std::make_shared<const ClusterInfo>(info));
    QCOMPARE(model.rowCount(), 1);
    QSignalSpy reset{&model, &QAbstractItemModel::modelReset};
    model.setInfo(std::make_shared<const ClusterInfo>(info));
    QCOMPARE(reset.count(), 0);
    info.topics[0].partitions = 7;
    model.setInfo(std::make_shared<const ClusterInfo>(info));
    QCOMPARE(reset.count(), 1);
    QCOMPARE(cell(model, 0, ClusterTopicModel::Partitions), QString{"7"});
}

TRIBUTARY_TEST(ModelsTest, QApplication)
#include "modelstest.moc"
