#include "ui/dialogs/importdialog.h"

#include "core/dialects/registry.h"
#include "core/keychain/keychain.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/keychaincall.h"
#include "ui/dialogs/losstable.h"
#include "ui/document/topologydocument.h"
#include "ui/text/errortext.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QSplitter>

#include <expected>
#include <string>
#include <utility>

namespace tributary::ui {

namespace {

constexpr qreal kWidth = 860;
constexpr qreal kHeight = 640;
constexpr qreal kRowHeight = 24;
constexpr qreal kChangeWidth = 130;
constexpr qint64 kMostBytes = qint64{64} * 1024 * 1024;

ColorRole colorOf(ImportChange::What what) {
    switch (what) {
        case ImportChange::What::Added:
            return ColorRole::OkText;
        case ImportChange::What::Changed:
            return ColorRole::WarnText;
        case ImportChange::What::Removed:
            return ColorRole::BadText;
        case ImportChange::What::Same:
            break;
    }
    return ColorRole::Dim;
}

}  // namespace

Result<ImportFile> readImportFile(const QString& path) {
    const QString ending = QFileInfo{path}.suffix().toLower();
    const char* name = ending == "properties"                ? "mm2"
                       : ending == "yaml" || ending == "yml" ? "strimzi"
                       : ending == "json"                    ? "connect"
                                                             : "";
    const ImportFormat* format = importFormat(name);
    if (format == nullptr) {
        return std::unexpected(Error(ErrorCode::NothingToImport)
                                   .with("reason", "the ending of the file is not .properties, .yaml, .yml or .json")
                                   .at(path.toStdString()));
    }
    QFile file(path);
    const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.read(kMostBytes) : QByteArray{};
    if (file.error() != QFileDevice::NoError) {
        return std::unexpected(Error(ErrorCode::FileUnreadable)
                                   .with("file", path.toStdString())
                                   .with("reason", file.errorString().toStdString()));
    }
    return ImportFile{{QFileInfo{path}.fileName().toStdString(), bytes.toStdString()}, &format->importer};
}

ImportDialog::ImportDialog(Workspace& workspace, ImportFile file, QWidget* parent)
    : QDialog(parent), m_workspace(workspace), m_file(std::move(file)) {
    const Theme& theme = workspace.theme;
    setWindowTitle(tr("Import"));
    resize(qRound(theme.px(kWidth)), qRound(theme.px(kHeight)));
    auto* layout = dialogLayout(*this, theme);
    layout->addWidget(titleLabel(QString::fromStdString(m_file.text.name), theme, this));
    m_problem = problemLabel(theme, this);
    layout->addWidget(m_problem);

    auto* parts = new QSplitter{Qt::Vertical, this};
    m_changes = named(new QTableWidget{0, 3, parts}, tr("What the import does"));
    m_changes->setHorizontalHeaderLabels({tr("Change"), tr("Kind"), tr("Name")});
    m_changes->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_changes->horizontalHeader()->setHighlightSections(false);
    m_changes->horizontalHeader()->setStretchLastSection(true);
    m_changes->verticalHeader()->hide();
    m_changes->verticalHeader()->setDefaultSectionSize(qRound(theme.px(kRowHeight)));
    m_changes->setColumnWidth(0, qRound(theme.px(kChangeWidth)));
    m_changes->setColumnWidth(1, qRound(theme.px(kChangeWidth)));
    m_changes->setShowGrid(false);
    m_changes->setTabKeyNavigation(false);
    m_changes->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_changes->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_report = new LossTable{theme, parts};
    parts->addWidget(m_changes);
    parts->addWidget(m_report);
    parts->setChildrenCollapsible(false);
    layout->addWidget(parts, 1);
    m_summary = dimLabel({}, theme, this);
    layout->addWidget(m_summary);

    m_remove = new QCheckBox{tr("&Remove clusters and links that the file does not have"), this};
    m_keychain = new QCheckBox{tr("&Store its secrets in the keychain"), this};
    m_keychain->setChecked(workspace.keychain != nullptr);
    layout->addWidget(m_remove);
    layout->addWidget(m_keychain);
    auto* box = new QDialogButtonBox{QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this};
    m_import = box->button(QDialogButtonBox::Ok);
    m_import->setText(tr("&Import"));
    layout->addWidget(box);
    connect(box, &QDialogButtonBox::accepted, this, &ImportDialog::accept);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_remove, &QCheckBox::toggled, this, &ImportDialog::preview);
    connect(m_keychain, &QCheckBox::toggled, this, &ImportDialog::read);
    read();
    m_keychain->setVisible(workspace.keychain != nullptr && !m_imported.secrets.empty());
}

void ImportDialog::read() {
    ImportRequest request;
    request.files = {m_file.text};
    request.secretsIn = m_keychain->isChecked() ? SecretRef::From::Keychain : SecretRef::From::Env;
    Result<Imported> imported = m_file.importer->read(request);
    setProblem(m_problem, imported
                              ? QString{}
                              : QString::fromStdString(imported.error().context) + ": " + errorText(imported.error()));
    m_import->setEnabled(imported.has_value());
    m_imported = imported ? std::move(*imported) : Imported{};
    m_report->setReport(m_imported.report);
    m_summary->setText(imported ? lossSummary(m_imported.report) : QString{});
    preview();
}

void ImportDialog::preview() {
    m_merge = mergeImport(m_workspace.document.spec(), m_imported.spec, m_remove->isChecked() && m_import->isEnabled());
    m_changes->setRowCount(static_cast<int>(m_merge.changes.size()));
    int row = 0;
    for (const ImportChange& change : m_merge.changes) {
        const QString what = change.what == ImportChange::What::Added     ? tr("added")
                             : change.what == ImportChange::What::Changed ? tr("changed")
                             : change.what == ImportChange::What::Removed ? tr("removed")
                                                                          : tr("the same");
        auto* item = new QTableWidgetItem{what};
        item->setForeground(m_workspace.theme.color(colorOf(change.what)));
        m_changes->setItem(row, 0, item);
        m_changes->setItem(row, 1, new QTableWidgetItem{change.link ? tr("Link") : tr("Cluster")});
        m_changes->setItem(row, 2, new QTableWidgetItem{QString::fromStdString(change.title)});
        ++row;
    }
}

void ImportDialog::accept() {
    if (!m_import->isEnabled()) {
        return;
    }
    if (m_keychain->isChecked() && m_workspace.keychain != nullptr && !m_imported.secrets.empty()) {
        m_import->setEnabled(false);
        storeNext(0);
    } else {
        apply();
    }
}

/// One after the other: the keychain may ask to be unlocked.
void ImportDialog::storeNext(std::size_t index) {
    if (index == m_imported.secrets.size()) {
        return apply();
    }
    const FoundSecret& secret = m_imported.secrets[index];
    m_workspace.keychain->store(
        secret.reference.name, secret.value,
        answeredTo(this, [this, index](const std::expected<void, KeychainError>& result) {
            if (result) {
                return storeNext(index + 1);
            }
            m_import->setEnabled(true);
            setProblem(m_problem,
                       tr("The secret “%1” cannot be stored: %2. Take the mark off to have it in the environment.")
                           .arg(QString::fromStdString(m_imported.secrets[index].reference.name),
                                QString::fromStdString(reasonText(result.error()))));
        }));
}

void ImportDialog::apply() {
    // The document may have been edited meanwhile: merged again, with what it holds now.
    preview();
    m_workspace.document.edit(tr("Import %1").arg(QString::fromStdString(m_file.text.name)), std::move(m_merge.spec));
    QDialog::accept();
}

}  // namespace tributary::ui
