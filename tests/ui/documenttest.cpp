#include "core/topology/topologyfile.h"
#include "tests/support/testprogram.h"
#include "ui/document/autosave.h"
#include "ui/document/clipboard.h"
#include "ui/document/edits.h"
#include "ui/document/topologydocument.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <vector>

using namespace tributary;
using namespace tributary::ui;

/// The document: edits, undo, files, clipboard, autosave.
class DocumentTest : public QObject {
    Q_OBJECT

private slots:
    void anEditIsOneUndoStep();
    void anEditThatChangesNothingIsNoStep();
    void aChangeNamesWhatChanged();
    void stepsOfOneGestureMerge();
    void randomEditsUndoToTheBeginningAndRedoToTheEnd();
    void unknownMembersSurviveAnUndo();
    void findingsFollowAnEdit();
    void savingUnderAnotherNameGivesAnotherIdentity();
    void undoKeepsTheIdentityOfTheNewFile();
    void aFileChangedByOthersIsTold();
    void ownSavesAreNotTold();
    void aBadFileLeavesTheDocument();
    void pasteMintsIdsAndLeavesSecretsOut();
    void removingAClusterRemovesItsLinks();
    void upstreamFollowsTheLinksBack();
    void autosaveOutlivesAKill();
    void autosaveOfALivingProcessIsNotOffered();

private:
    static ClusterId addCluster(TopologyDocument& document, const std::string& name, QPointF at = {});
    static LinkId addLink(TopologyDocument& document, const ClusterId& source, const ClusterId& target);
};

ClusterId DocumentTest::addCluster(TopologyDocument& document, const std::string& name, QPointF at) {
    ClusterSpec cluster;
    cluster.name = name;
    cluster.bootstrap = {"127.0.0.1:9092"};
    cluster.position = Position{at.x(), at.y()};
    ClusterId id;
    document.edit("Add " + QString::fromStdString(name), withCluster(document.spec(), cluster, id));
    return id;
}

LinkId DocumentTest::addLink(TopologyDocument& document, const ClusterId& source, const ClusterId& target) {
    LinkSpec link;
    link.source = source;
    link.target = target;
    link.topics.include = {{TopicEntry::Kind::Regex, "orders.*"}};
    LinkId id;
    document.edit("Add link", withLink(document.spec(), link, id));
    return id;
}

void DocumentTest::anEditIsOneUndoStep() {
    TopologyDocument document;
    const ClusterId id = addCluster(document, "Europe");
    QCOMPARE(document.undoStack().count(), 1);
    QCOMPARE(document.undoStack().undoText(), QString{"Add Europe"});
    QVERIFY(document.isUnsaved());
    document.undoStack().undo();
    QVERIFY(document.spec().clusters.empty());
    QVERIFY(!document.isUnsaved());
    document.undoStack().redo();
    QVERIFY(document.spec().cluster(id) != nullptr);
}

void DocumentTest::anEditThatChangesNothingIsNoStep() {
    TopologyDocument document;
    const ClusterId id = addCluster(document, "Europe");
    document.edit("Rename", withName(document.spec(), id, "Europe"));
    QCOMPARE(document.undoStack().count(), 1);
}

void DocumentTest::aChangeNamesWhatChanged() {
    TopologyDocument document;
    std::vector<SpecChange> changes;
    connect(&document, &TopologyDocument::changed, this, [&](const SpecChange& change) { changes.push_back(change); });
    const ClusterId eu = addCluster(document, "Europe");
    const ClusterId us = addCluster(document, "US");
    const LinkId link = addLink(document, eu, us);
    document.edit("Delete", without(document.spec(), {{eu}, {}}));
    QCOMPARE(changes.size(), 4U);
    QCOMPARE(changes[0].clustersAdded, std::vector{eu});
    QCOMPARE(changes[2].linksAdded, std::vector{link});
    QCOMPARE(changes[3].clustersRemoved, std::vector{eu});
    QCOMPARE(changes[3].linksRemoved, std::vector{link});
    document.undoStack().undo();
    QCOMPARE(changes.back().clustersAdded, std::vector{eu});
    QCOMPARE(changes.back().linksAdded, std::vector{link});
    QCOMPARE(document.spec().clusters.front().id, eu);  // at its old place in the list
}

void DocumentTest::stepsOfOneGestureMerge() {
    TopologyDocument document;
    const ClusterId id = addCluster(document, "Europe", {0, 0});
    const auto move = [&](double x, int gesture) {
        document.edit("Move", withPositions(document.spec(), {{id, {x, 0}}}), MergeKind::Nudge, gesture);
    };
    move(8, 1);
    move(16, 1);
    move(24, 2);
    QCOMPARE(document.undoStack().count(), 3);
    document.undoStack().undo();
    QCOMPARE(document.spec().cluster(id)->position->x, 16.0);
    document.undoStack().undo();
    QCOMPARE(document.spec().cluster(id)->position->x, 0.0);
}

void DocumentTest::randomEditsUndoToTheBeginningAndRedoToTheEnd() {
    QRandomGenerator random{7};
    TopologyDocument document;
    std::vector<TopologySpec> history{document.spec()};
    const auto pick = [&](const auto& objects) { return objects[random.bounded(static_cast<int>(objects.size()))].id; };
    while (history.size() < 300) {
        const TopologySpec& spec = document.spec();
        const int kind = spec.clusters.size() < 2 ? 0 : random.bounded(6);
        if (kind <= 1) {
            addCluster(document, "C" + std::to_string(history.size()), QPointF(random.bounded(900), random.bounded(900)));
        } else if (kind == 2) {
            addLink(document, pick(spec.clusters), pick(spec.clusters));
        } else if (kind == 3) {
            document.edit("Move", withPositions(spec, {{pick(spec.clusters), QPointF(random.bounded(900), 5)}}));
        } else if (kind == 4 && !spec.links.empty()) {
            document.edit("Reverse", withReversed(spec, pick(spec.links)));
        } else if (kind == 5) {
            document.edit("Delete", without(spec, {{pick(spec.clusters)}, {}}));
        }
        if (document.spec() != history.back()) {
            history.push_back(document.spec());
        }
    }
    for (auto at = history.rbegin(); at != history.rend(); ++at) {
        QVERIFY(document.spec() == *at);
        document.undoStack().undo();
    }
    for (const TopologySpec& spec : history) {
        QVERIFY(document.spec() == spec);
        document.undoStack().redo();
    }
}

void DocumentTest::unknownMembersSurviveAnUndo() {
    TopologyDocument document;
    TopologySpec spec = document.spec();
    ClusterSpec cluster;
    cluster.id = ClusterId{"eu"};
    cluster.extra = R"({"later":1})";
    spec.clusters.push_back(cluster);
    document.reset(spec, {});
    document.edit("Rename", withName(document.spec(), cluster.id, "Europe"));
    document.edit("Delete", without(document.spec(), {{cluster.id}, {}}));
    document.undoStack().undo();
    QCOMPARE(document.spec().clusters.front().extra, cluster.extra);
    document.undoStack().undo();
    QVERIFY(document.spec() == spec);
}

void DocumentTest::findingsFollowAnEdit() {
    TopologyDocument document;
    const ClusterId eu = addCluster(document, "Europe");
    QSignalSpy spy{&document, &TopologyDocument::findingsChanged};
    const LinkId loop = addLink(document, eu, eu);
    QVERIFY(spy.wait());
    QVERIFY(hasErrors(document.findingsOf(loop)));
    document.undoStack().undo();
    QVERIFY(spy.wait());
    QVERIFY(!hasErrors(document.findings()));
}

void DocumentTest::savingUnderAnotherNameGivesAnotherIdentity() {
    const QTemporaryDir directory;
    TopologyDocument document;
    addCluster(document, "Europe");
    const auto first = document.spec().id;
    QVERIFY(document.saveAs(directory.filePath("a.tributary")).has_value());
    QCOMPARE(document.spec().id, first);  // the first file of a new document
    QVERIFY(!document.isUnsaved());
    QVERIFY(document.saveAs(directory.filePath("b.tributary")).has_value());
    QVERIFY(document.spec().id != first);
    QCOMPARE(loadTopology(directory.filePath("a.tributary").toStdString())->id, first);
    QCOMPARE(loadTopology(directory.filePath("b.tributary").toStdString())->id, document.spec().id);
}

void DocumentTest::undoKeepsTheIdentityOfTheNewFile() {
    const QTemporaryDir directory;
    TopologyDocument document;
    addCluster(document, "Europe");
    TopologySpec named = document.spec();
    named.name = "hub";
    document.edit("Name", named);
    QVERIFY(document.saveAs(directory.filePath("a.tributary")).has_value());
    QVERIFY(document.saveAs(directory.filePath("b.tributary")).has_value());
    const auto id = document.spec().id;
    document.undoStack().undo();
    QCOMPARE(document.spec().name, std::string{});
    QCOMPARE(document.spec().id, id);
}

void DocumentTest::aFileChangedByOthersIsTold() {
    const QTemporaryDir directory;
    const QString path = directory.filePath("a.tributary");
    TopologyDocument document;
    addCluster(document, "Europe");
    QVERIFY(document.saveAs(path).has_value());
    QSignalSpy spy{&document, &TopologyDocument::changedOnDisk};
    TopologySpec other = document.spec();
    other.name = "by somebody else";
    QVERIFY(saveTopology(path.toStdString(), other).has_value());
    QVERIFY(spy.wait());
}

void DocumentTest::ownSavesAreNotTold() {
    const QTemporaryDir directory;
    const QString path = directory.filePath("a.tributary");
    TopologyDocument document;
    addCluster(document, "Europe");
    QVERIFY(document.saveAs(path).has_value());
    QSignalSpy spy{&document, &TopologyDocument::changedOnDisk};
    addCluster(document, "US");
    QVERIFY(document.save().has_value());
    // A change by somebody else arrives after whatever our own save may have caused.
    TopologySpec other = document.spec();
    other.name = "by somebody else";
    QVERIFY(saveTopology(path.toStdString(), other).has_value());
    QVERIFY(spy.wait());
    QCOMPARE(spy.count(), 1);
}

void DocumentTest::aBadFileLeavesTheDocument() {
    const QTemporaryDir directory;
    QFile file{directory.filePath("bad.tributary")};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\": \"tributary\",");
    file.close();
    TopologyDocument document;
    addCluster(document, "Europe");
    const TopologySpec before = document.spec();
    QVERIFY(!document.load(file.fileName()).has_value());
    QVERIFY(document.spec() == before);
    QVERIFY(document.isUnsaved());
}

void DocumentTest::pasteMintsIdsAndLeavesSecretsOut() {
    TopologyDocument document;
    const ClusterId eu = addCluster(document, "Europe", {0, 0});
    const ClusterId us = addCluster(document, "US", {200, 0});
    const ClusterId alone = addCluster(document, "Alone", {400, 0});
    const LinkId link = addLink(document, eu, us);
    addLink(document, us, alone);
    ClusterSpec secured = *document.spec().cluster(eu);
    secured.security.password = SecretRef{SecretRef::From::Env, "EU_PASSWORD"};
    document.edit("Secure", withChanged(document.spec(), secured));
    LinkSpec grouped = *document.spec().link(link);
    grouped.group = "own-group";
    document.edit("Group", withChanged(document.spec(), grouped));

    const QString text = copyText(document.spec(), {{eu, us}, {}});
    QVERIFY(!text.contains("EU_PASSWORD"));
    ObjectSet added;
    const Result<TopologySpec> pasted = paste(document.spec(), text, {32, 32}, added);
    QVERIFY(pasted.has_value());
    QCOMPARE(pasted->clusters.size(), 5U);
    QCOMPARE(pasted->links.size(), 3U);  // the link to the one that was not copied stays behind
    QCOMPARE(added.clusters.size(), 2U);
    QCOMPARE(added.links.size(), 1U);
    const LinkSpec& copy = *pasted->link(*added.links.begin());
    QVERIFY(copy.source != eu && added.clusters.contains(copy.source));
    QVERIFY(copy.group.empty());
    QCOMPARE(pasted->cluster(copy.source)->position->x, 32.0);
    QVERIFY(!paste(document.spec(), "no topology", {}, added).has_value());
}

void DocumentTest::removingAClusterRemovesItsLinks() {
    TopologyDocument document;
    const ClusterId eu = addCluster(document, "Europe");
    const ClusterId us = addCluster(document, "US");
    addLink(document, eu, us);
    document.edit("Delete", without(document.spec(), {{us}, {}}));
    QVERIFY(document.spec().links.empty());
    document.undoStack().undo();
    QCOMPARE(document.spec().links.size(), 1U);
}

void DocumentTest::upstreamFollowsTheLinksBack() {
    TopologyDocument document;
    const ClusterId eu = addCluster(document, "Europe");
    const ClusterId agg = addCluster(document, "Aggregate");
    const ClusterId dr = addCluster(document, "DR");
    const ClusterId other = addCluster(document, "Other");
    const LinkId first = addLink(document, eu, agg);
    const LinkId second = addLink(document, agg, dr);
    addLink(document, agg, other);
    const ObjectSet feeds = upstreamOf(document.spec(), dr);
    QCOMPARE(feeds.clusters, (std::set{eu, agg, dr}));
    QCOMPARE(feeds.links, (std::set{first, second}));
    QCOMPARE(downstreamOf(document.spec(), eu).clusters.size(), 4U);
}

void DocumentTest::autosaveOutlivesAKill() {
    const QTemporaryDir directory;
    TopologySpec work;
    {
        TopologyDocument document;
        Autosave autosave{document, directory.path()};
        addCluster(document, "Europe");
        work = document.spec();
        autosave.keep();
    }
    const std::vector<RecoveredWork> found = Autosave::findRecovered(directory.path());
    QCOMPARE(found.size(), 1U);
    QVERIFY(found.front().spec == work);
    QVERIFY(found.front().originalPath.isEmpty());
    Autosave::discardRecovered(found.front());
    QVERIFY(Autosave::findRecovered(directory.path()).empty());
}

void DocumentTest::autosaveOfALivingProcessIsNotOffered() {
    const QTemporaryDir directory;
    TopologyDocument document;
    {
        Autosave autosave{document, directory.path()};
        addCluster(document, "Europe");
        QTRY_COMPARE(QDir{directory.path()}.entryList({"*.tributary"}).size(), 1);
        QVERIFY(Autosave::findRecovered(directory.path()).empty());
    }
    QVERIFY(Autosave::findRecovered(directory.path()).empty());  // ended properly: nothing to offer
}

TRIBUTARY_TEST(DocumentTest, QCoreApplication)
#include "documenttest.moc"
