#include "core/link/errand.h"
#include "tests/support/testprogram.h"

#include <condition_variable>
#include <stdexcept>

#include <QTest>

using namespace tributary;

namespace {

/// A question that waits until the test lets it go on.
struct Gate {
    void open() {
        const std::scoped_lock lock{mutex};
        isOpen = true;
        changed.notify_all();
    }
    void wait() {
        std::unique_lock lock{mutex};
        changed.wait(lock, [this] { return isOpen; });
    }

    std::mutex mutex;
    std::condition_variable changed;
    bool isOpen = false;
};

}  // namespace

/// A question on a thread of its own.
class ErrandTest : public QObject {
    Q_OBJECT

private slots:
    void bringsItsAnswerOnce();
    void isGivenUpWithoutWaiting();
    void whatIsThrownIsTheAnswer();
};

void ErrandTest::bringsItsAnswerOnce() {
    Gate asked;
    Gate done;
    Errand<Result<int>> errand;
    QVERIFY(!errand.running());
    errand.run(
        [&asked] {
            asked.wait();
            return Result<int>{7};
        },
        [&done] { done.open(); });
    QVERIFY(errand.running());
    QVERIFY(!errand.take());
    asked.open();
    done.wait();
    const std::optional<Result<int>> answer = errand.take();
    QVERIFY(answer && *answer);
    QCOMPARE(**answer, 7);
    QVERIFY(!errand.running());
    QVERIFY(!errand.take());
}

void ErrandTest::isGivenUpWithoutWaiting() {
    const auto gate = std::make_shared<Gate>();
    const auto over = std::make_shared<Gate>();
    bool told = false;
    {
        Errand<Result<int>> errand;
        // Opened when the thread lets go of the question, behind everything that it does.
        const std::shared_ptr<void> last{nullptr, [over](void*) { over->open(); }};
        errand.run(
            [gate, last] {
                gate->wait();
                return Result<int>{7};
            },
            [&told] { told = true; });
        errand.giveUp();
        QVERIFY(!errand.running());
        QVERIFY(!errand.take());
    }
    gate->open();
    over->wait();
    QVERIFY(!told);
}

void ErrandTest::whatIsThrownIsTheAnswer() {
    Gate done;
    Errand<Status> errand;
    errand.run([]() -> Status { throw std::runtime_error{"no more descriptors"}; }, [&done] { done.open(); });
    done.wait();
    const std::optional<Status> answer = errand.take();
    QVERIFY(answer && !*answer);
    QVERIFY(answer->error().text().find("no more descriptors") != std::string::npos);
}

TRIBUTARY_TEST(ErrandTest, QCoreApplication)
#include "errandtest.moc"
