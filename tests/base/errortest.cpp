#include <set>
#include <string>

#include <QTest>

#include "core/base/error.h"
#include "tests/support/testprogram.h"

using namespace tributary;

class ErrorTest : public QObject {
    Q_OBJECT

private slots:
    void fillsIn_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << "no argument" << "no argument";
        QTest::newRow("one") << "{a}" << "1";
        QTest::newRow("several") << "x {a} y {b} z {a}" << "x 1 y {c} z 1";
        QTest::newRow("values are not filled in again") << "{b}{c}" << "{c}3";
        QTest::newRow("unknown stays") << "{d} {a}" << "{d} 1";
        QTest::newRow("unclosed") << "{a} {a" << "1 {a";
        QTest::newRow("nested") << "{{a}}" << "{1}";
        QTest::newRow("empty name") << "{}" << "{}";
        QTest::newRow("empty") << "" << "";
    }
    void fillsIn() {
        QFETCH(QString, pattern);
        QFETCH(QString, expected);
        const std::vector<std::pair<std::string, std::string>> args{{"a", "1"}, {"b", "{c}"}, {"c", "3"}};
        QCOMPARE(QString::fromStdString(fillIn(pattern.toStdString(), args)), expected);
    }

    void catalogueIsComplete() {
        std::set<std::string_view> names;
        for (const ErrorCatalogueEntry& entry : errorCatalogue()) {
            QVERIFY2(names.insert(entry.name).second, entry.name.data());
            QVERIFY2(entry.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos,
                     entry.name.data());
            QVERIFY2(!entry.english.empty(), entry.name.data());
            QCOMPARE(catalogueEntry(entry.code).name, entry.name);
        }
    }

    void putsTheContextFirst() {
        Error error(ErrorCode::FieldMissing);
        error.with("field", "links[0].source");
        QCOMPARE(error.text(), std::string("links[0].source is missing."));
        error.at("hub.tributary:3:7");
        QCOMPARE(error.text(), std::string("hub.tributary:3:7: links[0].source is missing."));
        QCOMPARE(error.arg("field"), std::string_view("links[0].source"));
        QVERIFY(error.arg("none").empty());
    }
};

TRIBUTARY_TEST(ErrorTest, QCoreApplication)
#include "errortest.moc"
