#include <random>
#include <set>
#include <string>
#include <utility>

#include <QTest>

#include "core/selection/topicmatcher.h"
#include "core/topology/topicorigins.h"
#include "core/topology/validation.h"
#include "tests/support/testprogram.h"
#include "tests/topology/topologybuilder.h"

using namespace tributary;

/// Links take no topic back to where it came from, and whatever links of a document do to each other's copies ends.
class TopicOriginsTest : public QObject {
    Q_OBJECT

    using Copies = std::set<std::pair<std::string, std::string>>;  // cluster, topic

    /// All that links which run for ever would make of one topic in each cluster; more than `most` when it does not
    /// end.
    static Copies mirrored(const TopologySpec& spec, std::size_t most) {
        Copies there;
        for (const ClusterSpec& cluster : spec.clusters) {
            there.emplace(cluster.id.str(), "orders");
        }
        for (std::size_t before = 0; before != there.size() && there.size() <= most;) {
            before = there.size();
            for (const LinkSpec& link : spec.links) {
                const auto matcher = TopicMatcher::compile(link, topicOrigins(spec, link));
                Copies fresh;
                for (const auto& [cluster, topic] : there) {
                    if (cluster == link.source.str() && matcher->decide(topic).decision == TopicDecision::Mirrored) {
                        fresh.emplace(link.target.str(), targetTopic(link, topic));
                    }
                }
                there.merge(fresh);
            }
        }
        return there;
    }

private slots:
    void namesTellTheOrigin_data() {
        QTest::addColumn<QString>("topic");
        QTest::addColumn<bool>("fromB");
        for (const char* topic : {"b.orders", "b.b.orders", "c.b.orders", "a.b.x", "c.a.b.x", "b.b."}) {
            QTest::newRow(topic) << topic << true;
        }
        for (const char* topic :
             {"orders", "a.orders", "c.orders", "bx.orders", "b", "b.", "x.b.orders", "a.c.x", ""}) {
            QTest::newRow(topic) << topic << false;
        }
    }
    void namesTellTheOrigin() {
        QFETCH(QString, topic);
        QFETCH(bool, fromB);
        const auto all = std::vector{regex(".*")};
        const TopologySpec spec =
            topologyOf({"a", "b", "c"}, {prefixed(linkBetween("a", "b", all)), prefixed(linkBetween("b", "a", all)),
                                         prefixed(linkBetween("c", "a", all))});
        const TopicOrigins origins = topicOrigins(spec, spec.links[0]);
        QCOMPARE(origins.cameFromTarget(topic.toStdString()), fromB);
        QVERIFY(!TopicOrigins{}.cameFromTarget(topic.toStdString()));
        const auto verdict = TopicMatcher::compile(spec.links[0], origins)->decide(topic.toStdString());
        QCOMPARE(verdict.decision == TopicDecision::Returning, fromB);
    }

    void oneClusterDrawnTwiceEnds() {
        TopologySpec spec = topologyOf({"a", "again"}, {prefixed(linkBetween("a", "again", {regex(".*")}))});
        const KafkaClusterIds one{{ClusterId("a"), "K"}, {ClusterId("again"), "K"}};
        QVERIFY(!topicOrigins(spec, spec.links[0]).cameFromTarget("a.orders"));
        QVERIFY(topicOrigins(spec, spec.links[0], one).cameFromTarget("a.orders"));
    }

    /// The oracle: links that run until nothing new comes. What validation lets through has to end.
    void whateverIsAllowedEnds() {
        std::mt19937 random(20'261'129);
        const auto below = [&](unsigned most) { return static_cast<int>(random() % most); };
        int circles = 0;
        for (int round = 0; round < 400; ++round) {
            std::vector<std::string> clusters;
            for (int i = 0, count = 2 + below(3); i < count; ++i) {
                clusters.push_back(std::string(1, static_cast<char>('a' + i)));
            }
            std::vector<LinkSpec> links;
            for (int i = 0, count = 2 + below(5); i < count; ++i) {
                const std::string& source = clusters[random() % clusters.size()];
                const std::string& target = clusters[random() % clusters.size()];
                if (source != target) {
                    LinkSpec link = linkBetween(source, target, {regex(".*")});
                    link.id = LinkId("link" + std::to_string(i));
                    if (below(3) != 0) {
                        link = prefixed(std::move(link));
                        link.naming.separator = below(4) == 0 ? "-" : ".";
                    }
                    links.push_back(std::move(link));
                }
            }
            const TopologySpec spec = topologyOf(clusters, links);
            bool refused = false;
            for (const Finding& finding : validate(spec)) {
                refused = refused || finding.error.code == ErrorCode::LinkCycle;
            }
            const Copies copies = mirrored(spec, 5'000);
            // Links that keep names repeat records, not topics: only validation can refuse those.
            QVERIFY2(copies.size() <= 5'000, "it does not end");
            circles += refused ? 1 : 0;
        }
        QVERIFY(circles > 20);
        QVERIFY(circles < 380);
    }
};

TRIBUTARY_TEST(TopicOriginsTest, QCoreApplication)
#include "topicoriginstest.moc"
