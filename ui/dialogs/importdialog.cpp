#include "ui/dialogs/importdialog.h"

#include "core/keychain/keychain.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/keychaincall.h"
#include "ui/dialogs/losstable.h"
#include "ui/document/topologydocument.h"
#include "ui/text/errortext.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QSplitter>

#include <expected>
#include <string>
#include <utility>

namespace tributary::ui {

namespace {

constexpr qreal kImportWidth = 860;
constexpr qreal kImportHeight = 640;
constexpr qreal kImportNameColumn = 260;
constexpr qreal kChangeWidth = 90;
constexpr qreal kValueWidth = 210;

ColorRole changeColor(ImportChange::What what) {
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

ImportDialog::ImportDialog(Workspace& workspace, ImportSource source, QWidget* parent)
    : QDialog(parent), m_workspace(workspace), m_source(std::move(source)) {
    const Theme& theme = workspace.theme;
    setWindowTitle(tr("Import"));
    resize(qRound(theme.px(kImportWidth)), qRound(theme.px(kImportHeight)));
    auto* layout = dialogLayout(*this, theme);
    layout->addWidget(titleLabel(m_source.title, theme, this));
    m_problem = problemLabel(theme, this);
    layout->addWidget(m_problem);

    auto* parts = new QSplitter{Qt::Vertical, this};
    m_changes = named(new QTreeWidget{parts}, tr("What the import does"));
    m_changes->setHeaderLabels({tr("Name"), tr("Change"), tr("Before"), tr("After")});
    for (const auto& [column, width] : {std::pair{0, kImportNameColumn}, {1, kChangeWidth}, {2, kValueWidth}}) {
        m_changes->setColumnWidth(column, qRound(theme.px(width)));
    }
    m_changes->setUniformRowHeights(true);
    m_report = new LossTable{theme, parts};
    parts->addWidget(m_changes);
    parts->addWidget(m_report);
    parts->setChildrenCollapsible(false);
    layout->addWidget(parts, 1);
    m_summary = dimLabel({}, theme, this);
    layout->addWidget(m_summary);

    m_remove = new QCheckBox{tr("&Remove clusters and links that are not in it"), this};
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
    Result<Imported> imported =
        readParts(m_source.parts, m_keychain->isChecked() ? SecretRef::From::Keychain : SecretRef::From::Env);
    setProblem(m_problem, imported
                              ? QString{}
                              : QString::fromStdString(imported.error().context) + ": " + errorText(imported.error()));
    m_import->setEnabled(imported.has_value());
    m_imported = imported ? std::move(*imported) : Imported{};
    m_report->setReport(m_imported.report);
    const QString formats = QString::fromStdString(formatsByContent(m_source.parts));
    m_summary->setText(imported ? formats.isEmpty() ? lossSummary(m_imported.report)
                                                    : tr("Read as %1. %2").arg(formats, lossSummary(m_imported.report))
                                : QString{});
    preview();
}

void ImportDialog::preview() {
    m_merge = mergeImport(m_workspace.document.spec(), m_imported.spec, m_remove->isChecked() && m_import->isEnabled());
    m_changes->clear();
    for (const ImportChange& change : m_merge.changes) {
        const QString what = change.what == ImportChange::What::Added     ? tr("added")
                             : change.what == ImportChange::What::Changed ? tr("changed")
                             : change.what == ImportChange::What::Removed ? tr("removed")
                                                                          : tr("the same");
        auto* item = new QTreeWidgetItem{m_changes, {QString::fromStdString(change.title), what}};
        item->setIcon(0, m_workspace.theme.icon(change.link ? QStringLiteral("link") : QStringLiteral("cluster")));
        item->setToolTip(0, change.link ? tr("Link") : tr("Cluster"));
        item->setForeground(1, m_workspace.theme.color(changeColor(change.what)));
        for (const FieldChange& field : change.fields) {
            addField(*item, field);
        }
        item->setExpanded(true);
    }
}

void ImportDialog::addField(QTreeWidgetItem& above, const FieldChange& field) {
    const auto value = [](const std::string& text) {
        return text.empty() ? tr("default", "a value that is not set") : QString::fromStdString(text);
    };
    auto* item =
        new QTreeWidgetItem{&above, {QString::fromStdString(field.field), {}, value(field.before), value(field.after)}};
    for (const auto& [column, text] : {std::pair{2, field.before}, {3, field.after}}) {
        item->setToolTip(column, value(text));
        if (text.empty()) {
            item->setForeground(column, m_workspace.theme.color(ColorRole::Dim));
        }
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
    m_workspace.document.edit(tr("Import %1").arg(m_source.title), std::move(m_merge.spec));
    QDialog::accept();
}

}  // namespace tributary::ui
