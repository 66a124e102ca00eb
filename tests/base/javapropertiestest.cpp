#include "core/base/javaproperties.h"
#include "tests/support/testprogram.h"

#include <random>
#include <string>

#include <QTest>

using namespace tributary;

class JavaPropertiesTest : public QObject {
    Q_OBJECT

private slots:
    void readsWhatJavaReads_data();
    void readsWhatJavaReads();
    void namesThePlaceOfEveryKey();
    void refusesWhatJavaRefuses_data();
    void refusesWhatJavaRefuses();
    void writesWhatItReadsAgain();
};

namespace {

std::string listed(std::string_view text) {
    const auto properties = parseJavaProperties(text, "f");
    std::string out;
    for (const JavaProperty& each : properties.value_or(std::vector<JavaProperty>{{"<error>", ""}})) {
        out += "[" + each.key + "|" + each.value + "]";
    }
    return out;
}

}  // namespace

void JavaPropertiesTest::readsWhatJavaReads_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, QByteArray text, QByteArray expected) {
        QTest::newRow(name) << std::move(text) << std::move(expected);
    };
    row("separators", "a=1\nb:2\nc 3\nd = 4\ne\t:\t5\nf  =  6  \n", "[a|1][b|2][c|3][d|4][e|5][f|6  ]");
    row("only one separator is dropped", "a==1\nb = :2\n", "[a|=1][b|:2]");
    row("a key alone", "alone\nempty=\n", "[alone|][empty|]");
    row("comments", "# no\n   ! no\n\t#no\na=1 # yes\n", "[a|1 # yes]");
    row("a comment is not continued", "# no \\\na=1\n", "[a|1]");
    row("line ends", "a=1\rb=2\r\nc=3", "[a|1][b|2][c|3]");
    row("continued", "a = x,\\\n    y,\\\r\n\tz\n", "[a|x,y,z]");
    row("continued key", "lo\\\n  ng = 1\n", "[long|1]");
    row("continued before the value", "a = \\\n  b\n", "[a|b]");
    row("a continuation at the end", "a = b\\", "[a|b]");
    row("an escaped backslash continues nothing", "a = b\\\\\nc = d\n", "[a|b\\][c|d]");
    row("escapes", "a = \\t|\\n|\\q|\\\\.|\\u00e4|\\uD83D\\uDE00\n", "[a|\t|\n|q|\\.|\xC3\xA4|\xF0\x9F\x98\x80]");
    row("escaped separators in a key", "a\\ b\\=c\\:d = 1\n", "[a b=c:d|1]");
    row("an arrow in a key", "A->B.enabled = true\n", "[A->B.enabled|true]");
    row("blank lines", "\n\n  \n\t\na=1\n\n", "[a|1]");
    row("Latin-1", "a = \xE4\n", "[a|\xC3\xA4]");
    row("a byte order mark",
        "\xEF\xBB\xBF"
        "a=1\n",
        "[a|1]");
    row("nothing", "", "");
    row("twice", "a=1\na=2\n", "[a|1][a|2]");
    row("blanks begin no value", "a =   \\  b\n", "[a|  b]");
}

void JavaPropertiesTest::readsWhatJavaReads() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(listed(text.toStdString())), expected);
}

void JavaPropertiesTest::namesThePlaceOfEveryKey() {
    const auto properties = parseJavaProperties("# c\n  a = 1,\\\n 2\r\n\rb=2\n", "f");
    QVERIFY(properties.has_value());
    QCOMPARE(properties->size(), std::size_t(2));
    QCOMPARE(properties->at(0).line, std::size_t(2));
    QCOMPARE(properties->at(0).column, std::size_t(3));
    QCOMPARE(properties->at(1).line, std::size_t(5));
    QCOMPARE(properties->at(1).column, std::size_t(1));
}

void JavaPropertiesTest::refusesWhatJavaRefuses_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("place");
    QTest::newRow("short escape") << QByteArray("a = 1\nbc = x\\u12\n") << QByteArray("f:2:7");
    QTest::newRow("no hexadecimal digit") << QByteArray("a = \\u12g4") << QByteArray("f:1:5");
    QTest::newRow("half a pair") << QByteArray("a = \\uD800x") << QByteArray("f:1:5");
    QTest::newRow("NUL") << QByteArray("a = 1\n\0b", 8) << QByteArray("f:2:1");
}

void JavaPropertiesTest::refusesWhatJavaRefuses() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, place);
    const auto properties = parseJavaProperties({text.constData(), static_cast<std::size_t>(text.size())}, "f");
    QVERIFY(!properties.has_value());
    QCOMPARE(QByteArray::fromStdString(properties.error().context), place);
    QVERIFY(properties.error().code == ErrorCode::ForeignSyntax);
}

void JavaPropertiesTest::writesWhatItReadsAgain() {
    std::mt19937 random(7);
    const std::string pieces[] = {"a",  " ",  "=",  ":",  "#", "!", "\\",   "\t",
                                  "\n", "\r", "\f", "->", "ä", "𝄞", "\x01", "u0041"};
    const auto text = [&] {
        std::string out;
        for (int i = static_cast<int>(random() % 6); i >= 0; --i) {
            out += pieces[random() % std::size(pieces)];
        }
        return out;
    };
    for (int i = 0; i < 2000; ++i) {
        const std::string key = text();
        const std::string value = random() % 8 == 0 ? std::string() : text();
        const std::string line = javaPropertyLine(key, value);
        const auto read = parseJavaProperties(line, "f");
        QVERIFY2(read.has_value() && read->size() == 1 && read->at(0).key == key && read->at(0).value == value,
                 line.c_str());
    }
}

TRIBUTARY_TEST(JavaPropertiesTest, NoApplication)
#include "javapropertiestest.moc"
