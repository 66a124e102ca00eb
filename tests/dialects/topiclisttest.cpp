#include "core/dialects/topiclist.h"

#include <random>

#include <QTest>

#include "core/dialects/javapattern.h"
#include "core/selection/topicmatcher.h"
#include "tests/support/testprogram.h"

using namespace tributary;

class TopicListTest : public QObject {
    Q_OBJECT

private slots:
    void rewritesForJava_data();
    void rewritesForJava();
    void matchesTheSameAfterwards();
    void readsLists_data();
    void readsLists();
    void readsItsOwnSinglePattern();
    void keepsWhatASelectionMirrors();
};

namespace {

constexpr const char* kNothing = "<nothing>";

std::string text(const std::vector<TopicEntry>& entries) {
    std::string out;
    for (const TopicEntry& entry : entries) {
        out += entry.kind == TopicEntry::Kind::Literal ? "'" + entry.text + "' " : "/" + entry.text + "/ ";
    }
    return out.empty() ? out : out.substr(0, out.size() - 1);
}

bool matches(const std::string& pattern, const std::string& topic) {
    TopicSelectionSpec selection;
    selection.include = {{TopicEntry::Kind::Regex, pattern}};
    selection.exclude = {};
    selection.internal = true;
    const auto matcher = TopicMatcher::compile(selection);
    return matcher && matcher->decide(topic).decision == TopicDecision::Mirrored;
}

const std::vector<std::string>& topics() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out{"orders",     "orders.eu",  "orders-dlq", "clicks", "clicks.raw", "__offsets",
                                     ".hidden",    "a.internal", "a-internal", "v1",     "v12",        "v1234",
                                     "page.views", "a",          "aa",         "aaa",    "aaaa",       "ab",
                                     "abab",       "ababab",     "b"};
        return out;
    }();
    return names;
}

}  // namespace

void TopicListTest::rewritesForJava_data() {
    QTest::addColumn<QByteArray>("pcre");
    QTest::addColumn<QByteArray>("java");
    const auto row = [](const char* pcre, const char* java) {
        QTest::newRow(pcre) << QByteArray(pcre) << QByteArray(java);
    };
    row("orders\\..*", "orders\\..*");
    row("a{3}", "a{3}");
    row("a{1,3}", "(?:a{1}(?:a(?:a)?)?)");
    row("(ab){0,1}", "(?:(?:(ab))?)");
    row("[a,b]{2,}", "(?:[a\\x2Cb]{2}[a\\x2Cb]*)");
    row("a,b", "a\\x2Cb");
    row("a\\,b", "a\\x2Cb");
    row("\\Qa,b.c\\E", "a\\x2Cb\\.c");
    row("\\Qab\\E*", kNothing);
    row("[[a]", "[\\[a]");
    row("[]a]", "[\\]a]");
    row("[a&&b]", "[a\\&\\&b]");
    row("[[:alpha:]]", kNothing);
    row("(?i)ABC", "(?:(?i)ABC)");
    row("(?<=a)b|(?!c)d", "(?<=a)b|(?!c)d");
    row("(?R)", kNothing);
    row("(a)(?1)", kNothing);
    row("(?<n>a)", kNothing);
    row("a\\Kb", kNothing);
    row("(*UTF)a", kNothing);
    row("a{,3}", "a\\{\\x2C3\\}");
    row("(a)\\1{1,2}", kNothing);
    row("a{1,1000}", kNothing);
    row("a{1,3}+", kNothing);
    row("a)", kNothing);
    row("(a", kNothing);
    row("[a", kNothing);
    row("a\\", kNothing);
    row("*", kNothing);
    row("", "");
    row("\xC3\xA4{1,2}", "(?:\xC3\xA4{1}(?:\xC3\xA4)?)");
}

void TopicListTest::rewritesForJava() {
    QFETCH(QByteArray, pcre);
    QFETCH(QByteArray, java);
    QCOMPARE(QByteArray::fromStdString(javaPatternOf(pcre.toStdString()).value_or(kNothing)), java);
}

/// Random patterns: what is written for Java matches the same names in PCRE, and holds no comma.
void TopicListTest::matchesTheSameAfterwards() {
    std::mt19937 random(11);
    const std::string pieces[] = {"a",     "b",     "ab",     "(ab)",   "[ab]", "[^a]",  "v",     "\\d",
                                  ".",     "\\.",   "a{1,2}", "|",      ".*",   "(a|b)", "b{2,}", "(?:ab)",
                                  "{0,2}", "[a,b]", ",",      "orders", "+",    "?"};
    int compared = 0;
    for (int i = 0; i < 3000; ++i) {
        std::string pattern;
        for (int n = static_cast<int>(random() % 5); n >= 0; --n) {
            pattern += pieces[random() % std::size(pieces)];
        }
        const TopicEntry entry{TopicEntry::Kind::Regex, pattern};
        TopicSelectionSpec selection;
        selection.include = {entry};
        const std::optional<std::string> java = javaPattern(entry);
        if (!TopicMatcher::compile(selection) || !java) {
            continue;
        }
        QVERIFY2(!java->contains(','), java->c_str());
        for (const std::string& topic : topics()) {
            QVERIFY2(matches(pattern, topic) == matches(*java, topic),
                     (pattern + " -> " + *java + " on " + topic).c_str());
        }
        ++compared;
    }
    QVERIFY(compared > 500);
}

void TopicListTest::readsLists_data() {
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("entries");
    const auto row = [](const char* list, const char* entries) {
        QTest::newRow(list) << QByteArray(list) << QByteArray(entries);
    };
    row("", "");
    row(" , ,", "");
    row("orders", "'orders'");
    row("orders , clicks\\.raw", "'orders' 'clicks.raw'");
    row("orders.eu", "/orders.eu/");
    row("a|b,c", "/a|b/ 'c'");
    row("(a,b)c,d", "/(a|b)c/ 'd'");
    row("v{1,3},w", "/v{1,3}/ 'w'");
    row("[a,b],c", "/[a,b]/ 'c'");
    row("[],a],c", "/[],a]/ 'c'");
    row("\\Qa,b\\E,c", "/\\Qa,b\\E/ 'c'");
    row("a\\,b", "/a\\,b/");
    row("(a", "/(a/");
    row("a)", "/a)/");
    row("\\", "/\\/");
    row("\\Q", "/\\Q/");
}

void TopicListTest::readsLists() {
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, entries);
    QCOMPARE(QByteArray::fromStdString(text(entriesFromList(list.toStdString()))), entries);
}

void TopicListTest::readsItsOwnSinglePattern() {
    TopicSelectionSpec topicsOf;
    topicsOf.include = {{TopicEntry::Kind::Regex, "orders\\..*"},
                        {TopicEntry::Kind::Literal, "clicks.raw"},
                        {TopicEntry::Kind::Regex, "a|(b)"}};
    topicsOf.exclude = {{TopicEntry::Kind::Regex, ".*-dlq"}, {TopicEntry::Kind::Literal, "x"}};
    PatternLists lists = listsFromPattern(javaSelection(topicsOf).singlePattern());
    QVERIFY(removeGuard(lists.exclude));
    QVERIFY(lists.include == topicsOf.include);
    QVERIFY(lists.exclude == topicsOf.exclude);

    topicsOf.include.clear();
    const std::string nothing = javaSelection(topicsOf).singlePattern();
    QVERIFY(listsFromPattern(nothing).include.empty());
    for (const std::string& topic : topics()) {
        QVERIFY(!matches(nothing, topic));
    }
}

/// The one expression, and the two lists, mirror what the matcher mirrors.
void TopicListTest::keepsWhatASelectionMirrors() {
    TopicSelectionSpec selection;
    selection.include = {{TopicEntry::Kind::Regex, ".*"}};
    for (const bool internal : {false, true}) {
        for (const bool defaults : {false, true}) {
            selection.internal = internal;
            selection.exclude =
                defaults ? defaultTopicExcludes() : std::vector<TopicEntry>{{TopicEntry::Kind::Literal, "orders"}};
            const auto matcher = TopicMatcher::compile(selection);
            QVERIFY(matcher.has_value());
            const std::string one = javaSelection(selection).singlePattern();
            for (const std::string& topic : topics()) {
                QVERIFY2((matcher->decide(topic).decision == TopicDecision::Mirrored) == matches(one, topic),
                         (one + " on " + topic).c_str());
            }
        }
    }
}

TRIBUTARY_TEST(TopicListTest, NoApplication)
#include "topiclisttest.moc"
