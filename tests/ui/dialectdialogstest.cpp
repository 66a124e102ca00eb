#include "core/dialects/registry.h"
#include "tests/support/testprogram.h"
#include "tests/support/ui/windowrig.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/losstable.h"
#include "ui/dialogs/mm1dialog.h"
#include "ui/text/losstext.h"
#include "ui/theme/theme.h"
#include "ui/window/windowactions.h"

#include <sys/stat.h>

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QMap>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace tributary::ui;

/// Export and import of other programs' files, as a person does it.
class DialectDialogsTest final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_rig = std::make_unique<WindowRig>(); }
    void cleanup() { m_rig.reset(); }

    void showsEveryFormat();
    void copiesAndSaves();
    void savesSeveralFilesIntoOneFolder();
    void asksBeforeItReplacesOtherFiles();
    void saysWhyThereIsNothingToExport();
    void showsWhatAnImportDoesBeforeItDoes();
    void takesTheDocumentsOwnClusters();
    void reportAgreesWithItsHeadings();
    void saysWhichFieldsChange();
    void readsSeveralFilesAtOnce();
    void leavesTheTargetOfAReplicatorOpen();
    void readsTheScriptOfAMirrorMaker1();
    void readsAMirrorMaker1ByItsCommandLine();
    void knowsTheFilesOfAMirrorMaker1();
    void saysWhatIsMissingOfAMirrorMaker1();
    void removesTheRestWhenAsked();
    void saysWhatIsWrongWithAFile();
    void hasASentenceForEveryReason();

private:
    QString write(const QString& name, const QByteArray& text) {
        QDir{}.mkpath(QFileInfo{m_dir.filePath(name)}.path());
        QFile file(m_dir.filePath(name));
        [[maybe_unused]] const bool opened = file.open(QIODevice::WriteOnly);
        file.write(text);
        return file.fileName();
    }
    ImportDialog* importOf(const QString& file) {
        const auto read = readImportFiles({file});
        if (!read) {
            return nullptr;
        }
        auto* dialog = new ImportDialog{m_rig->workspace, *read};
        m_rig->dialogs.show(dialog);
        return dialog;
    }

    std::unique_ptr<WindowRig> m_rig;
    QTemporaryDir m_dir;
};

namespace {

const QByteArray kMirrorMaker2 =
    "clusters = a, b\na.bootstrap.servers = a:9092\nb.bootstrap.servers = b:9092\n"
    "a->b.enabled = true\na->b.topics = orders\n";

QString changesOf(const ImportDialog& dialog) {
    const auto* tree = dialog.findChild<QTreeWidget*>();
    QStringList lines;
    for (int row = 0; row < tree->topLevelItemCount(); ++row) {
        const QTreeWidgetItem* item = tree->topLevelItem(row);
        lines << item->text(1) + " " + item->toolTip(0) + " " + item->text(0);
    }
    return lines.join("; ");
}

QString fieldsOf(const ImportDialog& dialog, int row) {
    const QTreeWidgetItem* item = dialog.findChild<QTreeWidget*>()->topLevelItem(row);
    QStringList lines;
    for (int i = 0; i < item->childCount(); ++i) {
        const QTreeWidgetItem* field = item->child(i);
        lines << field->text(0) + ": " + field->text(2) + " → " + field->text(3);
    }
    return lines.join("; ");
}

QPushButton* buttonStarting(const QWidget& parent, const QString& text) {
    for (QPushButton* each : parent.findChildren<QPushButton*>()) {
        if (QString{each->text()}.remove('&').startsWith(text)) {
            return each;
        }
    }
    return nullptr;
}

const QByteArray kConsumer = "bootstrap.servers = eu:9092\ngroup.id = mirror\n";
const QByteArray kProducer = "bootstrap.servers = agg:9092\n";

}  // namespace

void DialectDialogsTest::showsEveryFormat() {
    m_rig->addLink("Europe", "Aggregate");
    auto* dialog = new ExportDialog{m_rig->workspace};
    m_rig->dialogs.show(dialog);
    auto* format = dialog->findChildren<QComboBox*>().at(0);
    auto* text = dialog->findChild<QPlainTextEdit*>();
    QCOMPARE(format->count(), static_cast<int>(exportFormats().size()));
    for (int i = 0; i < format->count(); ++i) {
        format->setCurrentIndex(i);
        QVERIFY2(text->toPlainText().size() > 50, qPrintable(format->currentText()));
    }
    format->setCurrentIndex(format->findData("mm2"));
    QVERIFY(text->toPlainText().contains(".enabled = true"));
    const LossTable* table = dialog->findChild<LossTable*>();
    QVERIFY(table->rowCount() > 1);
    QVERIFY(table->item(0, 0)->text().startsWith("What "));  // the heading of its first part
    QCOMPARE(table->columnSpan(0, 0), table->columnCount());
}

void DialectDialogsTest::copiesAndSaves() {
    m_rig->addLink("Europe", "Aggregate");
    ExportDialog dialog{m_rig->workspace};
    auto* format = dialog.findChildren<QComboBox*>().at(0);
    format->setCurrentIndex(format->findData("mm2"));
    const QString shown = dialog.findChild<QPlainTextEdit*>()->toPlainText();
    m_rig->dialogs.savePaths << m_dir.filePath("out.properties");
    for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
        if (button->text().contains("Copy") || button->text().contains("Save")) {
            button->click();
        }
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), shown);
    QFile saved(m_dir.filePath("out.properties"));
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(saved.readAll()), shown);
    QCOMPARE(m_rig->dialogs.suggestions, QStringList{"mm2.properties"});
    QVERIFY(!m_rig->document.isUnsaved() || m_rig->document.spec().links.size() == 1);
}

void DialectDialogsTest::savesSeveralFilesIntoOneFolder() {
    m_rig->addLink("Europe", "Aggregate");
    ExportDialog dialog{m_rig->workspace};
    auto* format = dialog.findChildren<QComboBox*>().at(0);
    format->setCurrentIndex(format->findData("prometheus"));
    m_rig->dialogs.savePaths << m_dir.filePath("prometheus.yml");
    for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
        if (button->text().contains("Save")) {
            button->click();
        }
    }
    QVERIFY(QFile::exists(m_dir.filePath("prometheus.yml")));
    QVERIFY(QFile::exists(m_dir.filePath("tributary-rules.yml")));
}

void DialectDialogsTest::asksBeforeItReplacesOtherFiles() {
    m_rig->addLink("Europe", "Aggregate");
    m_rig->window().actions().exportFormat->trigger();
    auto* dialog = m_rig->dialogs.last<ExportDialog>();
    auto* format = dialog->findChildren<QComboBox*>().at(0);
    format->setCurrentIndex(format->findData("prometheus"));
    const QString rules = write("replaced/tributary-rules.yml", "mine");
    const QString first = QFileInfo{rules}.path() + "/prometheus.yml";
    const auto textOf = [](const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
    };
    m_rig->dialogs.savePaths << first << first;
    m_rig->dialogs.answers = {-1, 0};
    buttonStarting(*dialog, "Save")->click();
    QCOMPARE(m_rig->dialogs.questions.size(), std::size_t(1));
    QCOMPARE(m_rig->dialogs.questions.front().details, rules);
    QCOMPARE(textOf(rules), QByteArray("mine"));
    QVERIFY(!QFile::exists(first));
    buttonStarting(*dialog, "Save")->click();
    QVERIFY(textOf(rules).size() > 50);
    QVERIFY(QFile::exists(first));
}

void DialectDialogsTest::saysWhyThereIsNothingToExport() {
    ExportDialog dialog{m_rig->workspace};
    auto* format = dialog.findChildren<QComboBox*>().at(0);
    format->setCurrentIndex(format->findData("mm2"));
    QVERIFY(dialog.findChild<QPlainTextEdit*>()->toPlainText().isEmpty());
    bool said = false;
    for (const QLabel* label : dialog.findChildren<QLabel*>()) {
        said = said || label->text().contains("can be written");
    }
    QVERIFY(said);
}

void DialectDialogsTest::showsWhatAnImportDoesBeforeItDoes() {
    ImportDialog* dialog = importOf(write("mm2.properties", kMirrorMaker2));
    QVERIFY(dialog != nullptr);
    QCOMPARE(changesOf(*dialog), QString("added Cluster a; added Cluster b; added Link a → b"));
    QVERIFY(m_rig->document.spec().clusters.empty());
    dialog->accept();
    QCOMPARE(m_rig->document.spec().clusters.size(), std::size_t(2));
    QCOMPARE(m_rig->document.spec().links.size(), std::size_t(1));
    m_rig->document.undoStack().undo();
    QVERIFY(m_rig->document.spec().clusters.empty());
}

void DialectDialogsTest::takesTheDocumentsOwnClusters() {
    ClusterSpec cluster;
    cluster.name = "Alpha";
    cluster.bootstrap = {"a:9092"};
    ClusterId id;
    m_rig->document.edit("Add", withCluster(m_rig->document.spec(), cluster, id));
    ImportDialog* dialog = importOf(write("mm2.properties", kMirrorMaker2));
    QCOMPARE(changesOf(*dialog), QString("the same Cluster Alpha; added Cluster b; added Link Alpha → b"));
    dialog->accept();
    QVERIFY(m_rig->document.spec().links.front().source == id);

    ImportDialog* again = importOf(write("mm2.properties", QByteArray(kMirrorMaker2).replace("orders", "clicks")));
    QCOMPARE(changesOf(*again), QString("the same Cluster Alpha; the same Cluster b; changed Link Alpha → b"));
}

void DialectDialogsTest::reportAgreesWithItsHeadings() {
    const QString file = write("mm2.properties",
                               "clusters = a, b\na.bootstrap.servers = a:1\nb.bootstrap.servers = b:2\n"
                               "a->b.enabled = true\na->b.replication.policy.class = com.example.Own\n"
                               "a->b.sync.group.offests.enabled = true\na->b.offset.lag.max = 5\n");
    ImportDialog* dialog = importOf(file);
    QVERIFY(dialog != nullptr);
    const LossTable* table = dialog->findChild<LossTable*>();
    QMap<QString, int> rows;
    QMap<QString, QSet<QString>> outcomes;
    QMap<QString, QString> counted;
    QString part;
    for (int row = 0; row < table->rowCount(); ++row) {
        const QString first = table->item(row, 0)->text();
        if (table->columnSpan(row, 0) == table->columnCount()) {
            part = first.section(' ', 1, 1);  // What CHANGES …, what TO decide …, what IS kept …
            counted[part] = first.section('(', 1).chopped(1);
            continue;
        }
        ++rows[part];
        outcomes[part] << first;
        const QColor colour = table->item(row, 0)->foreground().color();
        QCOMPARE(colour == m_rig->workspace.theme.color(ColorRole::Dim), part == "is");
    }
    QCOMPARE(rows.keys(), (QStringList{"changes", "is", "to"}));
    for (const QString& each : rows.keys()) {
        QCOMPARE(counted[each], QString::number(rows[each]));
    }
    QCOMPARE(outcomes["is"], QSet<QString>{"kept"});
    QCOMPARE(outcomes["to"], QSet<QString>{"to decide"});
    QVERIFY((outcomes["changes"] - QSet<QString>{"not carried over", "replaced"}).isEmpty());
    const QString sum = QString("Changes to the mirroring: %1; to decide: %2; kept: %3.")
                            .arg(rows["changes"])
                            .arg(rows["to"])
                            .arg(rows["is"]);
    QVERIFY(std::ranges::any_of(dialog->findChildren<QLabel*>(),
                                [&](const QLabel* each) { return each->text() == "Read as mm2. " + sum; }));
}

void DialectDialogsTest::saysWhichFieldsChange() {
    importOf(write("mm2.properties", kMirrorMaker2))->accept();
    const QByteArray next = QByteArray(kMirrorMaker2)
                                .replace("orders", "clicks,views")
                                .replace("b:9092", "b:9093")
                                .append("a.security.protocol = SSL\n");
    const ImportDialog* again = importOf(write("mm2.properties", next));
    QCOMPARE(changesOf(*again), QString("changed Cluster a; changed Cluster b; changed Link a → b"));
    QCOMPARE(fieldsOf(*again, 0), QString("security.protocol: default → SSL"));
    QCOMPARE(fieldsOf(*again, 1), QString("bootstrap: b:9092 → b:9093"));
    QCOMPARE(fieldsOf(*again, 2), QString("topics.include: \"orders\" → \"clicks\", \"views\""));
}

void DialectDialogsTest::readsSeveralFilesAtOnce() {
    const QByteArray connector =
        R"({"name": "c-d", "config": {"connector.class": "org.apache.kafka.connect.mirror.MirrorSourceConnector",)"
        R"("source.cluster.alias": "c", "target.cluster.alias": "d", "source.cluster.bootstrap.servers": "c:9092",)"
        R"("target.cluster.bootstrap.servers": "d:9092", "topics": "orders"}})";
    // The second calls other clusters by the same names, but for one that is the same.
    const QByteArray other = QByteArray(kMirrorMaker2).replace("a:9092", "other:9092");
    m_rig->dialogs.openPaths = {write("mm2.properties", kMirrorMaker2), write("other.properties", other),
                                write("connector.json", connector)};
    m_rig->window().actions().importFile->trigger();
    auto* dialog = m_rig->dialogs.last<ImportDialog>();
    QVERIFY(dialog != nullptr);
    dialog->accept();
    const TopologySpec& spec = m_rig->document.spec();
    QCOMPARE(spec.clusters.size(), std::size_t(5));
    QCOMPARE(spec.links.size(), std::size_t(3));
    QVERIFY(spec.links.at(0).source != spec.links.at(1).source);
    QCOMPARE(QByteArray::fromStdString(spec.cluster(spec.links.at(1).source)->bootstrap.front()),
             QByteArray("other:9092"));
    QVERIFY(spec.links.at(0).target == spec.links.at(1).target);
    m_rig->document.undoStack().undo();
    QVERIFY(m_rig->document.spec().clusters.empty());
}

void DialectDialogsTest::leavesTheTargetOfAReplicatorOpen() {
    ImportDialog* dialog = importOf(write("replicator.properties",
                                          "connector.class=io.confluent.connect.replicator.ReplicatorSourceConnector\n"
                                          "src.kafka.bootstrap.servers=s:9092\ntopic.whitelist=x\n"));
    QVERIFY(dialog != nullptr);
    bool said = false;
    for (const QLabel* label : dialog->findChildren<QLabel*>()) {
        said = said || label->text().contains("Read as connect");
    }
    QVERIFY(said);
    dialog->accept();
    const TopologySpec& spec = m_rig->document.spec();
    QCOMPARE(spec.links.size(), std::size_t(1));
    QVERIFY(spec.cluster(spec.links.front().target)->bootstrap.empty());
}

void DialectDialogsTest::readsTheScriptOfAMirrorMaker1() {
    write("mm/c.properties", kConsumer);
    write("mm/p.properties", kProducer);
    m_rig->dialogs.openPaths = {write("mm/start.sh",
                                      "kafka-mirror-maker.sh --consumer.config /etc/c.properties \\\n"
                                      " --producer.config $C/p.properties --whitelist orders\n")};
    m_rig->window().actions().importFile->trigger();
    auto* dialog = m_rig->dialogs.last<ImportDialog>();
    QVERIFY(dialog != nullptr);
    dialog->accept();
    const TopologySpec& spec = m_rig->document.spec();
    QCOMPARE(spec.links.size(), std::size_t(1));
    QCOMPARE(QByteArray::fromStdString(spec.cluster(spec.links.front().source)->bootstrap.front()),
             QByteArray("eu:9092"));
}

void DialectDialogsTest::readsAMirrorMaker1ByItsCommandLine() {
    const QString consumer = write("eu consumer.properties", kConsumer);
    const QString producer = write("producer.properties", kProducer);
    m_rig->window().actions().importMm1->trigger();
    auto* form = m_rig->dialogs.last<Mm1Dialog>();
    QVERIFY(form != nullptr);
    QVERIFY(!buttonStarting(*form, "Preview")->isEnabled());
    form->findChild<QPlainTextEdit*>()->setPlainText("bin/kafka-mirror-maker.sh --consumer.config '" + consumer +
                                                     "' \\\n --producer.config=" + producer +
                                                     " --whitelist \"orders|clicks\" --num.streams 3");
    QVERIFY(buttonStarting(*form, "Preview")->isEnabled());
    buttonStarting(*form, "Preview")->click();
    auto* dialog = m_rig->dialogs.last<ImportDialog>();
    QVERIFY(dialog != nullptr);
    dialog->accept();
    const TopologySpec& spec = m_rig->document.spec();
    QCOMPARE(spec.links.size(), std::size_t(1));
    QCOMPARE(spec.links.front().streams, 3);
    QCOMPARE(QByteArray::fromStdString(spec.cluster(spec.links.front().source)->bootstrap.front()),
             QByteArray("eu:9092"));
    QCOMPARE(QByteArray::fromStdString(spec.cluster(spec.links.front().target)->bootstrap.front()),
             QByteArray("agg:9092"));
}

void DialectDialogsTest::knowsTheFilesOfAMirrorMaker1() {
    m_rig->dialogs.openPaths = {write("p.properties", kProducer), write("c.properties", kConsumer)};
    m_rig->window().actions().importFile->trigger();
    auto* form = m_rig->dialogs.last<Mm1Dialog>();
    QVERIFY(form != nullptr);
    QStringList texts;
    for (const QLineEdit* each : form->findChildren<QLineEdit*>()) {
        texts << QFileInfo{each->text()}.fileName();
    }
    QVERIFY(texts.contains("c.properties") && texts.contains("p.properties"));
    for (QLineEdit* each : form->findChildren<QLineEdit*>()) {
        if (each->accessibleName() == "Consumer properties") {
            QVERIFY(each->text().endsWith("c.properties"));
        } else if (each->accessibleName() == "Topics") {
            each->setText("orders");
        }
    }
    buttonStarting(*form, "Preview")->click();
    QVERIFY(m_rig->dialogs.last<ImportDialog>() != nullptr);
}

void DialectDialogsTest::saysWhatIsMissingOfAMirrorMaker1() {
    m_rig->window().actions().importMm1->trigger();
    auto* form = m_rig->dialogs.last<Mm1Dialog>();
    form->findChild<QPlainTextEdit*>()->setPlainText(
        "--consumer.config /nowhere/c --producer.config /nowhere/p --include x");
    buttonStarting(*form, "Preview")->click();
    QVERIFY(form->isVisible());
    bool said = false;
    for (const QLabel* label : form->findChildren<QLabel*>()) {
        said = said || label->text().contains("/nowhere/c");
    }
    QVERIFY(said);
}

void DialectDialogsTest::removesTheRestWhenAsked() {
    m_rig->addLink("Europe", "Aggregate");
    ImportDialog* dialog = importOf(write("mm2.properties", kMirrorMaker2));
    dialog->findChildren<QCheckBox*>().at(0)->setChecked(true);
    QVERIFY(changesOf(*dialog).contains("removed Cluster Europe"));
    dialog->accept();
    QCOMPARE(m_rig->document.spec().clusters.size(), std::size_t(2));
    QCOMPARE(m_rig->document.spec().links.size(), std::size_t(1));
}

void DialectDialogsTest::saysWhatIsWrongWithAFile() {
    QVERIFY(!readImportFiles({m_dir.filePath("missing.yaml")}));
    QVERIFY(!readImportFiles({write("x.txt", "a")}));
    // Opening a pipe would wait for who writes to it.
    const QString pipe = m_dir.filePath("pipe.yaml");
    QCOMPARE(::mkfifo(pipe.toUtf8().constData(), 0600), 0);
    const auto refused = readImportFiles({pipe});
    QVERIFY(!refused && refused.error().text().contains("pipe.yaml: it is not a file"));
    ImportDialog* dialog = importOf(write("bad.properties", "clusters = a, b\n"));
    QVERIFY(dialog != nullptr);
    bool said = false;
    for (const QLabel* label : dialog->findChildren<QLabel*>()) {
        said = said || label->text().contains("bad.properties:1:1: a.bootstrap.servers");
    }
    QVERIFY(said);
    dialog->accept();
    QVERIFY(m_rig->document.spec().clusters.empty());
}

void DialectDialogsTest::hasASentenceForEveryReason() {
    for (const LossReasonEntry& entry : lossReasons()) {
        QVERIFY2(lossSentence(entry.reason) != nullptr, std::string(entry.name).c_str());
        QCOMPARE(QByteArray(lossSentence(entry.reason)), QByteArray(entry.english.data(), std::ssize(entry.english)));
    }
}

TRIBUTARY_TEST(DialectDialogsTest, QApplication)
#include "dialectdialogstest.moc"
