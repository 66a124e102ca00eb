#include "core/dialects/registry.h"
#include "tests/support/ui/workspacerig.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/losstable.h"
#include "ui/text/losstext.h"

#include <QClipboard>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace tributary::ui;

/// Export and import of other programs' files, as a person does it.
class DialectDialogsTest final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_rig = std::make_unique<WorkspaceRig>(); }
    void cleanup() { m_rig.reset(); }

    void showsEveryFormat();
    void copiesAndSaves();
    void savesSeveralFilesIntoOneFolder();
    void saysWhyThereIsNothingToExport();
    void showsWhatAnImportDoesBeforeItDoes();
    void takesTheDocumentsOwnClusters();
    void removesTheRestWhenAsked();
    void saysWhatIsWrongWithAFile();
    void hasASentenceForEveryReason();

private:
    QString write(const QString& name, const QByteArray& text) {
        QFile file(m_dir.filePath(name));
        [[maybe_unused]] const bool opened = file.open(QIODevice::WriteOnly);
        file.write(text);
        return file.fileName();
    }
    ImportDialog* importOf(const QString& file) {
        const auto read = readImportFile(file);
        if (!read) {
            return nullptr;
        }
        auto* dialog = new ImportDialog{m_rig->workspace, *read};
        m_rig->dialogs.show(dialog);
        return dialog;
    }

    std::unique_ptr<WorkspaceRig> m_rig;
    QTemporaryDir m_dir;
};

namespace {

const QByteArray kMirrorMaker2 =
    "clusters = a, b\na.bootstrap.servers = a:9092\nb.bootstrap.servers = b:9092\n"
    "a->b.enabled = true\na->b.topics = orders\n";

QString changesOf(const ImportDialog& dialog) {
    const QTableWidget* table = nullptr;
    for (const QTableWidget* each : dialog.findChildren<QTableWidget*>()) {
        table = qobject_cast<const LossTable*>(each) == nullptr ? each : table;
    }
    QStringList lines;
    for (int row = 0; table != nullptr && row < table->rowCount(); ++row) {
        lines << table->item(row, 0)->text() + " " + table->item(row, 1)->text() + " " + table->item(row, 2)->text();
    }
    return lines.join("; ");
}

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
    QVERIFY(dialog->findChild<LossTable*>()->rowCount() > 0);
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
    QVERIFY(!readImportFile(m_dir.filePath("missing.yaml")));
    QVERIFY(!readImportFile(write("x.txt", "a")));
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

QTEST_MAIN(DialectDialogsTest)
#include "dialectdialogstest.moc"
