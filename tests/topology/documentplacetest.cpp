#include "core/topology/documentplace.h"

#include <string>
#include <vector>

#include <QTest>

#include "core/topology/jsondocument.h"
#include "tests/support/testprogram.h"

using namespace tributary;

namespace {

const std::string kDocument =
    "\xEF\xBB\xBF{\n"
    " \"name\": \"gr\u00f6\u00dfer\",  \"text\": \"a, [b] {c}\",\n"
    " \"links\": [{\"id\": \"\u00e4\", \"topics\": {\"include\": [\"a\", {\"literal\": \"b\"}]}},\n"
    "  7, [[1, 2], []],\n"
    "  {\"i\\u0064\": 1, \"a/b\": 2, \"c~d\": 3}],\n"
    " \"empty\": [], \"object\": {\"x\": [true, null]},\n"
    " \"last\": 1\n"
    "}\n";

struct Place {
    std::string pointer;
    JsonPath path;
};

std::vector<Place> places() {
    return {{"", {}},
            {"/name", {{"name", -1}}},
            {"/text", {{"text", -1}}},
            {"/links", {{"links", -1}}},
            {"/links/0", {{"links", -1}, {{}, 0}}},
            {"/links/0/id", {{"links", -1}, {{}, 0}, {"id", -1}}},
            {"/links/0/topics/include/1/literal",
             {{"links", -1}, {{}, 0}, {"topics", -1}, {"include", -1}, {{}, 1}, {"literal", -1}}},
            {"/links/1", {{"links", -1}, {{}, 1}}},
            {"/links/2/0/1", {{"links", -1}, {{}, 2}, {{}, 0}, {{}, 1}}},
            {"/links/3/id", {{"links", -1}, {{}, 3}, {"id", -1}}},
            {"/links/3/a~1b", {{"links", -1}, {{}, 3}, {"a/b", -1}}},
            {"/links/3/c~0d", {{"links", -1}, {{}, 3}, {"c~d", -1}}},
            {"/links/3/none", {{"links", -1}, {{}, 3}, {"none", -1}}},
            {"/links/4", {{"links", -1}, {{}, 4}}},
            {"/links/name", {{"links", -1}, {"name", -1}}},
            {"/empty/0", {{"empty", -1}, {{}, 0}}},
            {"/object/x/1", {{"object", -1}, {"x", -1}, {{}, 1}}},
            {"/none", {{"none", -1}}},
            {"/0", {{{}, 0}}},
            {"/last", {{"last", -1}}}};
}

}  // namespace

/// The places of many findings at once are those that a walk over the text gives for each.
class DocumentPlaceTest : public QObject {
    Q_OBJECT

private slots:
    void areThoseOfAWalk();
    void countCharactersFarIntoALine();
};

void DocumentPlaceTest::areThoseOfAWalk() {
    const DocumentPlaces all(kDocument, "f");
    for (const auto& [pointer, path] : places()) {
        QCOMPARE(QString::fromStdString(pointer + " " + all.of(pointer)),
                 QString::fromStdString(pointer + " " + placeOfOffset(kDocument, locate(kDocument, path), "f")));
    }
}

void DocumentPlaceTest::countCharactersFarIntoALine() {
    std::string text = "{\"links\": [";
    for (int i = 0; i < 5'000; ++i) {
        text += (i == 0 ? "" : ", ") + std::string("{\"id\": \"\u00e4\"}");
    }
    text += "]}";
    const DocumentPlaces all(text, "f");
    QCOMPARE(all.of("/links/0/id"), std::string("f:1:19"));
    // "{"id": "ä"}, " has 13 characters, and 14 bytes.
    QCOMPARE(all.of("/links/4999/id"), "f:1:" + std::to_string(19 + 4999 * 13));
}

TRIBUTARY_TEST(DocumentPlaceTest, NoApplication)
#include "documentplacetest.moc"
