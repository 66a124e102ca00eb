#include "core/kafka/requestpieces.h"
#include "tests/support/testprogram.h"

#include <string>
#include <vector>

#include <QTest>

using namespace tributary;
using namespace tributary::kafka;

/// How what is too much for one request is cut.
class RequestPiecesTest : public QObject {
    Q_OBJECT

private slots:
    void nothingIsNoPiece();
    void everyItemIsInOnePieceInOrder();
    void aPieceIsFilledUpToTheLimit();
    void whatIsTooHeavyStandsAlone();
    void topicsCountWithWhatIsMadeForThem();
    void positionsCountWithTheirTexts();

private:
    using Pieces = std::vector<std::vector<int>>;
    static Pieces cut(const std::vector<int>& items, std::size_t limit) {
        Pieces out;
        for (const std::span<const int> piece :
             inPieces(items, limit, [](int each) { return static_cast<std::size_t>(each); })) {
            out.emplace_back(piece.begin(), piece.end());
        }
        return out;
    }
};

void RequestPiecesTest::nothingIsNoPiece() { QVERIFY(cut({}, 10).empty()); }

void RequestPiecesTest::everyItemIsInOnePieceInOrder() {
    std::vector<int> items;
    for (int i = 0; i < 1'000; ++i) {
        items.push_back(i * 7'919 % 100);
    }
    std::vector<int> joined;
    for (const std::vector<int>& piece : cut(items, 250)) {
        int sum = 0;
        for (const int each : piece) {
            sum += each;
            joined.push_back(each);
        }
        QVERIFY(sum <= 250);
        QVERIFY(!piece.empty());
    }
    QVERIFY(joined == items);
}

void RequestPiecesTest::aPieceIsFilledUpToTheLimit() {
    QVERIFY(cut({3, 3, 4}, 10) == (Pieces{{3, 3, 4}}));
    QVERIFY(cut({3, 3, 5}, 10) == (Pieces{{3, 3}, {5}}));
    const std::vector<std::string> names(1'001);
    const auto pieces = inPieces(names, 500);
    QCOMPARE(pieces.size(), 3U);
    QCOMPARE(pieces[0].size(), 500U);
    QCOMPARE(pieces[2].size(), 1U);
}

void RequestPiecesTest::whatIsTooHeavyStandsAlone() {
    QVERIFY(cut({1, 20, 2, 3}, 10) == (Pieces{{1}, {20}, {2, 3}}));
    QVERIFY(cut({20}, 10) == (Pieces{{20}}));
}

void RequestPiecesTest::topicsCountWithWhatIsMadeForThem() {
    QCOMPARE(madeWeight({"t", 4, -1, {}}), 5U);
    QCOMPARE(madeWeight({"t", 4, -1, {{"cleanup.policy", "compact"}}}), 6U);
}

void RequestPiecesTest::positionsCountWithTheirTexts() {
    const CommittedOffset bare{{"topic", 0}, 1, -1, {}};
    CommittedOffset told = bare;
    told.metadata = std::string(150, 'x');
    QCOMPARE(commitWeight("group", told) - commitWeight("group", bare), 150U);
    QVERIFY(commitWeight("group", bare) > 10U);
}

TRIBUTARY_TEST(RequestPiecesTest, QCoreApplication)
#include "requestpiecestest.moc"
