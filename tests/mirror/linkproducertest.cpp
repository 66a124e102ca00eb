#include "core/mirror/linkproducer.h"
#include "tests/mirror/faketarget.h"
#include "tests/support/testprogram.h"

#include <memory>
#include <vector>

#include <QTest>

using namespace tributary;

/// The succession of a link's producers.
class LinkProducerTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void allStreamsShareOne();
    void aFatalOneIsReplacedOnce();
    void whoLooksForRefusalsHasAnother();
    void smallerBatchesNeedAnotherProducer();
    void oneThatCannotBeMadeIsTriedAgain();
    void afterTheEndThereIsNone();

private:
    FakeTarget m_target;
    std::vector<Error> m_replaced;
    std::unique_ptr<LinkProducer> m_producer;
};

void LinkProducerTest::init() {
    m_target = {};
    m_replaced.clear();
    m_producer = std::make_unique<LinkProducer>(
        kafka::ClientSettings{}, [this](const Error& error) { m_replaced.push_back(error); }, m_target.maker());
    QVERIFY(m_producer->open(0));
}

void LinkProducerTest::allStreamsShareOne() {
    const GenerationPtr first = m_producer->current();
    QVERIFY(first != nullptr);
    QCOMPARE(m_producer->current(), first);
    QCOMPARE(m_target.made, 1);
    QCOMPARE(*first->topic("orders", "zstd"), *first->topic("orders", "zstd"));  // opened once
    QVERIFY(*first->topic("orders", "lz4") != *first->topic("orders", "zstd"));
}

void LinkProducerTest::aFatalOneIsReplacedOnce() {
    const GenerationPtr first = m_producer->current();
    m_producer->retire(first->number(), Error{ErrorCode::ProducerFatal});
    m_producer->retire(first->number(), Error{ErrorCode::ProducerFatal});  // a second stream noticed it, too
    QCOMPARE(m_replaced.size(), 1U);
    const GenerationPtr next = m_producer->current();
    QVERIFY(next != nullptr && next != first);
    m_producer->retire(first->number(), Error{ErrorCode::ProducerFatal});  // and a third one late
    QCOMPARE(m_producer->current(), next);
    QCOMPARE(m_replaced.size(), 1U);
}

void LinkProducerTest::whoLooksForRefusalsHasAnother() {
    const GenerationPtr alone = m_producer->solo();
    QVERIFY(alone != nullptr && alone != m_producer->current());
    QCOMPARE(m_producer->solo(), alone);
    m_producer->retire(alone->number(), Error{ErrorCode::ProducerFatal});
    QVERIFY(m_producer->solo() != alone);
    QCOMPARE(m_target.made, 3);
}

void LinkProducerTest::smallerBatchesNeedAnotherProducer() {
    const GenerationPtr first = m_producer->current();
    m_producer->limitBatch(0);  // not known
    m_producer->limitBatch(100'000'000);
    QCOMPARE(m_producer->current(), first);
    m_producer->limitBatch(100'000);
    const GenerationPtr smaller = m_producer->current();
    QVERIFY(smaller != first);
    m_producer->limitBatch(200'000);  // what every target takes is the smallest
    QCOMPARE(m_producer->current(), smaller);
    QVERIFY(m_replaced.empty());  // nothing has failed
}

void LinkProducerTest::oneThatCannotBeMadeIsTriedAgain() {
    m_target.unmade = Error{ErrorCode::KafkaConfig}.with("setting", "x").with("reason", "no");
    m_producer->retire(m_producer->current()->number(), Error{ErrorCode::ProducerFatal});
    QVERIFY(m_producer->current() == nullptr);
    const std::optional<Error> why = m_producer->takeError();
    QVERIFY(why && why->code == ErrorCode::KafkaConfig);
    m_target.unmade.reset();
    QTRY_VERIFY_WITH_TIMEOUT(m_producer->current() != nullptr, 20'000);
}

void LinkProducerTest::afterTheEndThereIsNone() {
    const GenerationPtr first = m_producer->current();
    m_producer->shutdown();
    QVERIFY(m_producer->current() == nullptr);
    QVERIFY(m_producer->solo() == nullptr);
    m_producer->retire(first->number(), Error{ErrorCode::ProducerFatal});
    QVERIFY(m_replaced.empty());
    QCOMPARE(m_target.made, 1);
}

TRIBUTARY_TEST(LinkProducerTest, QCoreApplication)
#include "linkproducertest.moc"
