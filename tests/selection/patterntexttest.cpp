#include <QTest>

#include "core/selection/patterntext.h"
#include "tests/support/testprogram.h"

using namespace tributary;

class PatternTextTest : public QObject {
    Q_OBJECT

private slots:
    void readsLists_data() {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("regex");
        QTest::newRow("plain") << "orders" << "orders";
        QTest::newRow("list") << "a,b,c" << "a|b|c";
        QTest::newRow("blanks") << " a , b " << "a|b";
        QTest::newRow("quotes") << "\"a,b\"" << "a|b";
        QTest::newRow("many quotes") << " '\"a'\" " << "a";
        QTest::newRow("inner quote stays") << "a'b" << "a'b";
        QTest::newRow("quantifier") << "a{1,3},b{2,}" << "a{1,3}|b{2,}";
        QTest::newRow("quantifier with blank") << "a{1, 3}" << "a{1,3}";
        QTest::newRow("exact quantifier") << "a{3},b" << "a{3}|b";
        QTest::newRow("no quantifier") << "a{,3}" << "a{|3}";
        QTest::newRow("class") << "[a,b],c" << "[a,b]|c";
        QTest::newRow("class with bracket first") << "[],x],c" << "[],x]|c";
        QTest::newRow("negated class with bracket first") << "[^],x],c" << "[^],x]|c";
        QTest::newRow("class with escape") << "[\\],x],c" << "[\\],x]|c";
        QTest::newRow("posix class") << "[[:alpha:],x],c" << "[[:alpha:],x]|c";
        QTest::newRow("escape") << "a\\,b" << "a\\,b";
        QTest::newRow("quoted run") << "\\Qa,b c\\E,d" << "\\Qa,b c\\E|d";
        QTest::newRow("group") << "(a,b)x" << "(a|b)x";
        QTest::newRow("open class") << "[a,b" << "[a,b";
        QTest::newRow("backslash at the end") << "a\\" << "a\\";
        QTest::newRow("empty") << "" << "";
        QTest::newRow("blank") << "  " << "";
        QTest::newRow("outside ASCII") << "ä , ö" << "ä|ö";
    }
    void readsLists() {
        QFETCH(QString, written);
        QFETCH(QString, regex);
        const PatternText text = patternFromList(written.toStdString());
        QCOMPARE(QString::fromStdString(text.regex), regex);
        QCOMPARE(text.origin.size(), text.regex.size() + 1);
    }

    void knowsWhereItCameFrom() {
        const PatternText text = patternFromList(" 'a , b' ");
        QVERIFY((text.origin == std::vector<std::size_t>{2, 4, 6, 7}));
    }

    void countsCharacters() {
        QCOMPARE(characterPosition("äöü", 0), std::size_t(1));
        QCOMPARE(characterPosition("äöü", 4), std::size_t(3));
        QCOMPARE(characterPosition("abc", 99), std::size_t(4));
    }

    void findsDots_data() {
        QTest::addColumn<QString>("written");
        QTest::addColumn<int>("at");
        QTest::newRow("none") << "orders" << -1;
        QTest::newRow("plain") << "orders.eu" << 6;
        QTest::newRow("escaped") << "orders\\.eu" << -1;
        QTest::newRow("class") << "orders[.]eu" << -1;
        QTest::newRow("star") << "orders.*" << -1;
        QTest::newRow("plus") << "orders.+" << -1;
        QTest::newRow("quantifier") << "orders.{2}" << -1;
        QTest::newRow("brace") << "orders.{x" << 6;
        QTest::newRow("before star") << "orders..*" << 6;
        QTest::newRow("quoted") << "\\Qa.b\\E.c" << 7;
    }
    void findsDots() {
        QFETCH(QString, written);
        QFETCH(int, at);
        const auto dot = unescapedDot(written.toStdString());
        QCOMPARE(dot ? int(*dot) : -1, at);
    }
};

TRIBUTARY_TEST(PatternTextTest, QCoreApplication)
#include "patterntexttest.moc"
