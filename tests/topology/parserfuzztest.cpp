#include <random>
#include <string>

#include <QElapsedTimer>
#include <QTest>

#include "core/topology/topologyjson.h"
#include "core/topology/validation.h"
#include "tests/support/testprogram.h"
#include "tests/topology/randomspec.h"

using namespace tributary;

namespace {

constexpr qint64 kPatienceMs = 30'000;  // for a loaded machine and sanitizers; seconds at most on an idle one

std::string repeated(std::string_view piece, std::size_t times) {
    std::string out;
    out.reserve(piece.size() * times);
    for (; times > 0; --times) {
        out += piece;
    }
    return out;
}

std::string mutated(std::string text, std::mt19937& random) {
    static constexpr std::string_view kBytes = "{}[]\",:\\0e-.tfn \n\x00\x80\xFF\xC3";
    for (auto edits = random() % 4 + 1; edits > 0 && !text.empty(); --edits) {
        const std::size_t at = random() % text.size();
        switch (random() % 3) {
            case 0:
                text[at] = kBytes[random() % kBytes.size()];
                break;
            case 1:
                text.erase(at, random() % 20);
                break;
            default:
                text.insert(at, text.substr(random() % text.size(), random() % 40));
        }
    }
    return text;
}

}  // namespace

/// Whatever the text: no crash, no hang, and an error that names its place.
class ParserFuzzTest : public QObject {
    Q_OBJECT

private slots:
    void truncated() {
        const std::string text = writeTopology(fullSpec());
        for (std::size_t size = 0; size < text.size() - 1; ++size) {
            const auto spec = parseTopology(std::string_view(text).substr(0, size), "f");
            QVERIFY(!spec.has_value());
            QVERIFY2(spec.error().context.starts_with("f:"), spec.error().text().c_str());
        }
    }

    void randomBytes() {
        std::mt19937 random(20260301);
        for (int i = 0; i < 5'000; ++i) {
            std::string bytes(random() % 200, '\0');
            for (char& byte : bytes) {
                byte = static_cast<char>(random());
            }
            QVERIFY(!parseTopology(bytes, "f").has_value());
        }
    }

    void mutatedDocuments() {
        std::mt19937 random(20260302);
        int accepted = 0;
        for (std::uint32_t i = 0; i < 3'000; ++i) {
            const auto spec = parseTopology(mutated(writeTopology(randomSpec(i % 50)), random), "f");
            if (!spec) {
                QVERIFY(spec.error().context.starts_with("f:"));
                continue;
            }
            ++accepted;
            (void)validate(*spec);
            const auto again = parseTopology(writeTopology(*spec), "f");
            QVERIFY2(again.has_value() && *again == *spec, writeTopology(*spec).c_str());
        }
        QVERIFY(accepted > 30);
    }

    void hostile_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const std::string& text, ErrorCode code) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << int(code);
        };
        const std::string head = R"({"format":"tributary","version":1,)";
        row("64 levels", head + "\"x\":" + repeated("[", 63) + repeated("]", 63) + "}", ErrorCode::None);
        row("65 levels", head + "\"x\":" + repeated("[", 64) + repeated("]", 64) + "}", ErrorCode::JsonTooDeep);
        row("deep arrays", repeated("[", 10'000'000), ErrorCode::JsonTooDeep);
        row("deep objects", repeated("{\"a\":", 5'000'000), ErrorCode::JsonTooDeep);
        row("too large", std::string(std::size_t{64} * 1024 * 1024 + 1, ' '), ErrorCode::FileTooLarge);
        row("blanks", std::string(8'000'000, ' '), ErrorCode::JsonSyntax);
        row("many values", "[" + repeated("1,", 2'000'000) + "1]", ErrorCode::JsonTooMany);
        row("one long text", head + "\"name\":\"" + std::string(8'000'000, 'x') + "\"}", ErrorCode::None);
        row("unclosed text", "\"" + std::string(8'000'000, 'x'), ErrorCode::JsonSyntax);
    }
    void hostile() {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        QElapsedTimer timer;
        timer.start();
        const auto spec = parseTopology(text.toStdString(), "f");
        QCOMPARE(spec ? 0 : int(spec.error().code), code);
        QVERIFY(spec || spec.error().text().size() < 500);
        QVERIFY(timer.elapsed() < kPatienceMs);
    }

    void manyMembersAreNotQuadratic() {
        std::string text = R"({"format":"tributary","version":1,"clusters":[{"id":"a","labels":{)";
        for (int i = 0; i < 100'000; ++i) {
            text += "\"k" + std::to_string(i) + "\":\"\",";
        }
        text.back() = '}';
        text += "}]}";
        QElapsedTimer timer;
        timer.start();
        const auto spec = parseTopology(text, "f");
        QVERIFY(spec.has_value());
        QCOMPARE(parseTopology(writeTopology(*spec), "f")->clusters[0].labels.size(), std::size_t(100'000));
        QVERIFY(timer.elapsed() < kPatienceMs);
    }
};

TRIBUTARY_TEST(ParserFuzzTest, QCoreApplication)
#include "parserfuzztest.moc"
