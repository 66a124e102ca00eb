#include <atomic>
#include <random>
#include <thread>

#include <QElapsedTimer>
#include <QTest>

#include "core/selection/topicmatcher.h"
#include "tests/support/testprogram.h"
#include "tests/topology/topologybuilder.h"

using namespace tributary;

namespace {

TopicMatcher matcherFor(std::vector<TopicEntry> include, std::vector<TopicEntry> exclude = {}, bool internal = false) {
    auto matcher = TopicMatcher::compile({std::move(include), std::move(exclude), internal, {}});
    if (!matcher) {
        throw std::runtime_error(matcher.error().text());
    }
    return std::move(*matcher);
}

/// Backtracks exponentially on a row of a's with no end it likes.
const char* const kCatastrophe = "(a+)+[bc]";
const std::string kVictim = std::string(60, 'a') + "!";

}  // namespace

class TopicMatcherTest : public QObject {
    Q_OBJECT

private slots:
    void matches_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("topic");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char* pattern, const char* topic, bool expected) {
            QTest::addRow("%s on %s", pattern, topic) << pattern << topic << expected;
        };
        row("orders", "orders", true);
        row("orders", "orders2", false);
        row("orders", "my.orders", false);
        row("orders.*", "orders.eu", true);
        row("orders.eu", "orders-eu", true);
        row("orders\\.eu", "orders-eu", false);
        row("a|ab", "ab", true);
        row("a|ab", "abc", false);
        row("a,ab", "ab", true);
        row("a , ab", "ab", true);
        row("\"a,b\"", "b", true);
        row("x{1,3}", "xxx", true);
        row("x{1,3}", "xxxx", false);
        row("x{1,3}", "3}", false);
        row("[a,b]x", "bx", true);
        row("[a,b]x", "a", false);
        row("(?!test\\.).*", "orders", true);
        row("(?!test\\.).*", "test.orders", false);
        row("orders\\.(?!eu).+", "orders.us", true);
        row("orders\\.(?!eu).+", "orders.eu", false);
        row("(?i)ORDERS", "orders", true);
        row("(?<=x)y", "y", false);
        row("^orders$", "orders", true);
        row("orders$", "orders\n", false);
        row("(a)(b)\\2\\1", "abba", true);
        row("\\Qa.b\\E", "a.b", true);
        row("\\Qa.b\\E", "axb", false);
        row("\\d+", "42", true);
        row("ü.", "üé", true);
        row("", "", true);
    }
    void matches() {
        QFETCH(QString, pattern);
        QFETCH(QString, topic);
        QFETCH(bool, expected);
        if (pattern.isEmpty()) {
            QVERIFY(!TopicMatcher::compile({{regex(pattern)}, {}, false, {}}).has_value());
            return;
        }
        const TopicMatcher matcher = matcherFor({regex(pattern)});
        const TopicVerdict verdict = matcher.decide(topic.toStdString());
        QCOMPARE(verdict.decision, expected ? TopicDecision::Mirrored : TopicDecision::NotIncluded);
        QCOMPARE(verdict.rule, expected ? 0 : -1);
    }

    void internal_data() {
        QTest::addColumn<QString>("topic");
        QTest::addColumn<bool>("internal");
        for (const char* name :
             {"__consumer_offsets", "__", ".hidden", "mm2.internal", "connect-internal", "-internal"}) {
            QTest::newRow(name) << name << true;
        }
        for (const char* name : {"_schemas", "internal", "internal.x", "xinternal", "a.internals", ""}) {
            QTest::newRow(name) << name << false;
        }
    }
    void internal() {
        QFETCH(QString, topic);
        QFETCH(bool, internal);
        QCOMPARE(isInternalTopic(topic.toStdString()), internal);
        const auto closed = matcherFor({regex(".*")}).decide(topic.toStdString());
        QVERIFY((closed.decision == TopicDecision::Internal) == internal);
        const auto open = matcherFor({regex(".*")}, {}, true).decide(topic.toStdString());
        QVERIFY(open.decision != TopicDecision::Internal);
    }

    void systemTopicsOfTheTarget_data() {
        QTest::addColumn<QString>("topic");
        QTest::addColumn<bool>("byPattern");
        QTest::addColumn<bool>("byName");
        for (const char* name : {"__consumer_offsets", "__transaction_state", "__"}) {
            QTest::newRow(name) << name << false << false;
        }
        for (const char* name : {"_schemas", "connect-configs", "connect-", "mm2.internal", "x-internal"}) {
            QTest::newRow(name) << name << false << true;
        }
        for (const char* name : {"orders", "_schema", "schemas", "xconnect-1", "internal", ".hidden", "_x"}) {
            QTest::newRow(name) << name << true << true;
        }
    }
    void systemTopicsOfTheTarget() {
        QFETCH(QString, topic);
        QFETCH(bool, byPattern);
        QFETCH(bool, byName);
        const std::string name = topic.toStdString();
        const auto decided = [&](const TopicMatcher& matcher, const std::string& each) {
            return matcher.decide(each).decision;
        };
        const TopicMatcher patterns = matcherFor({regex(".*")}, {}, true);
        QCOMPARE(decided(patterns, name), byPattern ? TopicDecision::Mirrored : TopicDecision::Protected);
        for (const auto& rules : {std::vector{literal(topic)}, std::vector{regex(".*"), literal(topic)}}) {
            QCOMPARE(decided(matcherFor(rules, {}, true), name),
                     byName ? TopicDecision::Mirrored : TopicDecision::Protected);
        }
        // What counts is the name at the target.
        LinkSpec link;
        link.source = ClusterId("eu");
        link.topics = {{regex(".*")}, {}, true, {}};
        link.naming.policy = NamingPolicy::Prefix;
        const bool tail = targetNameUse("eu." + name) == TargetNameUse::Service;
        QCOMPARE(decided(*TopicMatcher::compile(link, {}), name),
                 tail ? TopicDecision::Protected : TopicDecision::Mirrored);
        link.naming = {NamingPolicy::Template, {}, ".", "__${topic}", {}};
        QCOMPARE(decided(*TopicMatcher::compile(link, {}), name), TopicDecision::Protected);
    }

    void namesTheRule() {
        const TopicMatcher matcher =
            matcherFor({literal("b"), regex("a.*"), literal("a1"), regex(".*z")}, {literal("a2"), regex("a3.*")});
        QVERIFY((matcher.decide("a1") == TopicVerdict{TopicDecision::Mirrored, 1, RuleList::Include}));
        QVERIFY((matcher.decide("b") == TopicVerdict{TopicDecision::Mirrored, 0, RuleList::Include}));
        QVERIFY((matcher.decide("xz") == TopicVerdict{TopicDecision::Mirrored, 3, RuleList::Include}));
        QVERIFY((matcher.decide("a2") == TopicVerdict{TopicDecision::Excluded, 0, RuleList::Exclude}));
        QVERIFY((matcher.decide("a33") == TopicVerdict{TopicDecision::Excluded, 1, RuleList::Exclude}));
        QVERIFY((matcher.decide("c") == TopicVerdict{}));
        QCOMPARE(matcher.ruleMatches(RuleList::Include, 2, "a1"), TopicMatcher::RuleMatch::Yes);
        QCOMPARE(matcher.ruleMatches(RuleList::Exclude, 1, "a1"), TopicMatcher::RuleMatch::No);
    }

    void emptyMatchesNothing() { QCOMPARE(matcherFor({}).decide("orders").decision, TopicDecision::NotIncluded); }

    void literalsAreNoPatterns() {
        const TopicMatcher matcher = matcherFor({literal("a.b"), literal("x,y")});
        QCOMPARE(matcher.decide("axb").decision, TopicDecision::NotIncluded);
        QCOMPARE(matcher.decide("a.b").decision, TopicDecision::Mirrored);
        QCOMPARE(matcher.decide("y").decision, TopicDecision::NotIncluded);
    }

    void defaultsExclude() {
        const TopicMatcher matcher = matcherFor({regex(".*")}, defaultTopicExcludes(), true);
        QCOMPARE(matcher.decide("__x").decision, TopicDecision::Excluded);
        QCOMPARE(matcher.decide("mm2.internal").rule, 0);
        QCOMPARE(matcher.decide("x.replica").rule, 1);
        QCOMPARE(matcher.decide("orders").decision, TopicDecision::Mirrored);
    }

    void pointsAtErrors_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<int>("position");
        QTest::newRow("open group") << "ab(cd" << 6;
        QTest::newRow("open class") << "ab[cd" << 6;
        QTest::newRow("nothing to repeat") << "*a" << 1;
        QTest::newRow("after characters of two bytes") << "äö)" << 3;
        QTest::newRow("after removed blanks") << " a , b) " << 7;
        QTest::newRow("in a list") << "a,b,*" << 5;
        QTest::newRow("empty") << "" << 1;
        QTest::newRow("too large") << "((a{1000}){1000}){1000}" << 24;
        QTest::newRow("backslash at the end") << "ab\\" << 4;
        QTest::newRow("no code units") << "\\C" << 3;
    }
    void pointsAtErrors() {
        QFETCH(QString, pattern);
        QFETCH(int, position);
        const auto matcher = TopicMatcher::compile({{literal("ok")}, {regex("ok"), regex(pattern)}, false, {}});
        QVERIFY(!matcher.has_value());
        const Error& error = matcher.error();
        QCOMPARE(error.code, ErrorCode::PatternSyntax);
        QCOMPARE(QString::fromStdString(std::string(error.arg("pattern"))), pattern);
        QCOMPARE(QString::fromStdString(std::string(error.arg("position"))), QString::number(position));
        QCOMPARE(error.arg("list"), std::string_view("exclude"));
        QCOMPARE(error.arg("entry"), std::string_view("1"));
        QVERIFY(!error.arg("reason").empty());
        QCOMPARE(error.context, std::string("exclude entry 2"));
    }

    void refusesMonsters() {
        QElapsedTimer timer;
        timer.start();
        for (const QString& pattern : {QString("(").repeated(100'000), QString("a").repeated(70'000),
                                       QString("(?:a?){1000}").repeated(2'000), QString("[a-z]").repeated(12'000)}) {
            (void)TopicMatcher::compile({{regex(pattern)}, {}, false, {}});
        }
        QVERIFY(timer.elapsed() < 20'000);
    }

    void givesUpInTime() {
        const TopicMatcher matcher = matcherFor({regex(kCatastrophe), literal("aaa")});
        QElapsedTimer timer;
        timer.start();
        QVERIFY((matcher.decide(kVictim) == TopicVerdict{TopicDecision::Undecided, 0, RuleList::Include}));
        QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(matcher.decide("aab").decision, TopicDecision::Mirrored);
        QCOMPARE(matcher.ruleMatches(RuleList::Include, 0, kVictim), TopicMatcher::RuleMatch::GaveUp);
    }

    void neverMirrorsWhatIsUncertain() {
        const TopicMatcher uncertain = matcherFor({regex("a.*")}, {regex(kCatastrophe)});
        QVERIFY((uncertain.decide(kVictim) == TopicVerdict{TopicDecision::Undecided, 0, RuleList::Exclude}));
        QVERIFY(uncertain.decide("x") == TopicVerdict{});
        const TopicMatcher certain = matcherFor({regex("a.*")}, {regex(kCatastrophe), regex(".*!")});
        QVERIFY((certain.decide(kVictim) == TopicVerdict{TopicDecision::Excluded, 1, RuleList::Exclude}));
        const TopicMatcher otherRule = matcherFor({regex(kCatastrophe), regex("a.*")});
        QVERIFY((otherRule.decide(kVictim) == TopicVerdict{TopicDecision::Mirrored, 1, RuleList::Include}));
    }

    void badBytesDoNotMatchText() {
        const TopicMatcher matcher = matcherFor({regex("[a-z]+")});
        QCOMPARE(matcher.decide("a\xFFz").decision, TopicDecision::NotIncluded);
        QCOMPARE(matcher.decide(std::string_view("a\0z", 3)).decision, TopicDecision::NotIncluded);
    }

    void manyLiteralsAreQuick() {
        std::vector<TopicEntry> include;
        for (int i = 0; i < 10'000; ++i) {
            include.push_back(literal("topic-" + QString::number(i)));
        }
        const TopicMatcher matcher = matcherFor(include, defaultTopicExcludes());
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 10'000; ++i) {
            QCOMPARE(matcher.decide("topic-" + std::to_string(i)).rule, i);
        }
        QVERIFY(timer.elapsed() < 5'000);
    }

    void decidesOnManyThreads() {
        const TopicMatcher matcher = matcherFor({regex("(a|b)+c"), regex(kCatastrophe)}, {regex(".*x")});
        std::atomic<int> wrong = 0;
        {
            std::vector<std::jthread> threads;
            for (int thread = 0; thread < 4; ++thread) {
                threads.emplace_back([&] {
                    for (int i = 0; i < 2'000; ++i) {
                        wrong += matcher.decide("ababc").decision != TopicDecision::Mirrored;
                        wrong += matcher.decide("abx").decision == TopicDecision::Mirrored;
                        wrong += matcher.decide("d").decision != TopicDecision::NotIncluded;
                    }
                    wrong += matcher.decide(kVictim).decision != TopicDecision::Undecided;
                });
            }
        }
        QCOMPARE(wrong.load(), 0);
    }

    void surviveRandomPatterns() {
        std::mt19937 random(20260303);
        static constexpr std::string_view kPieces = "ab.*+?()[]{}|\\,^$-1Q:!=<E\"' #&~";
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 5'000; ++i) {
            std::string pattern(random() % 24, ' ');
            for (char& c : pattern) {
                c = kPieces[random() % kPieces.size()];
            }
            const auto matcher = TopicMatcher::compile({{{TopicEntry::Kind::Regex, pattern}}, {}, false, {}});
            if (matcher) {
                (void)matcher->decide("aabab.1");
            } else {
                QVERIFY(std::stoul(std::string(matcher.error().arg("position"))) >= 1);
            }
        }
        QVERIFY(timer.elapsed() < 30'000);
    }
};

TRIBUTARY_TEST(TopicMatcherTest, QCoreApplication)
#include "topicmatchertest.moc"
