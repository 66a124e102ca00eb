#include <QTest>

#include "core/topology/fieldchanges.h"
#include "tests/support/testprogram.h"
#include "tests/topology/topologybuilder.h"

using namespace tributary;

/// What an edit changes is told field by field, as the document spells it.
class FieldChangesTest : public QObject {
    Q_OBJECT

private slots:
    void tellsWhatALinkHadAndHas();
    void tellsWhatAClusterHadAndHas();
    void tellsNothingOfTheSame();
};

namespace {

QString textOf(const std::vector<FieldChange>& changes) {
    QStringList lines;
    for (const FieldChange& each : changes) {
        lines << QString::fromStdString(each.field + ": " + each.before + " -> " + each.after);
    }
    return lines.join("; ");
}

}  // namespace

void FieldChangesTest::tellsWhatALinkHadAndHas() {
    const LinkSpec before = linkBetween("a", "b", {regex("x.*")});
    LinkSpec after = before;
    after.topics.include = {regex("x.*"), literal("y")};
    after.streams = 4;
    after.consumer = {{"fetch.min.bytes", "1"}};
    QCOMPARE(textOf(fieldChanges(before, after)),
             QString("topics.include: x.* -> x.*, \"y\"; streams:  -> 4; consumer.fetch.min.bytes:  -> 1"));
    QCOMPARE(textOf(fieldChanges(after, before)),
             QString("topics.include: x.*, \"y\" -> x.*; streams: 4 -> ; consumer.fetch.min.bytes: 1 -> "));
}

void FieldChangesTest::tellsWhatAClusterHadAndHas() {
    const TopologySpec spec = topologyOf({"a"}, {});
    const ClusterSpec& before = spec.clusters.front();
    ClusterSpec after = before;
    after.bootstrap = {"h:1", "h:2"};
    after.security.protocol = SecurityProtocol::SaslSsl;
    after.security.password = SecretRef{SecretRef::From::Env, "PASSWORD", {}};
    const QString text = textOf(fieldChanges(before, after));
    QVERIFY(text.contains("-> h:1, h:2"));
    QVERIFY(text.contains("security.protocol:  -> SASL_SSL"));
    QVERIFY(text.contains("security.password.from:  -> env; security.password.name:  -> PASSWORD"));
}

void FieldChangesTest::tellsNothingOfTheSame() {
    const TopologySpec spec = topologyOf({"a", "b"}, {linkBetween("a", "b", {literal("x")})});
    QVERIFY(fieldChanges(spec.clusters[0], spec.clusters[0]).empty());
    QVERIFY(fieldChanges(spec.links[0], spec.links[0]).empty());
}

TRIBUTARY_TEST(FieldChangesTest, NoApplication)
#include "fieldchangestest.moc"
