#pragma once

#include "core/dialects/dialect.h"
#include "ui/bridge/workspace.h"
#include "ui/document/importmerge.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

#include <vector>

namespace tributary::ui {

/// A file of another program, read; which program it is of its name's ending tells.
struct ImportFile {
    SourceText text;
    const Importer* importer = nullptr;
};

/// FileUnreadable, or NothingToImport where the ending is of no known program.
[[nodiscard]] Result<ImportFile> readImportFile(const QString& path);

/// Shows what an import would add, change and remove, and what does not carry over; does it as one undo step. Secrets
/// in clear go to the keychain first, where there is one: when that fails the document stays as it is. GUI thread.
class ImportDialog final : public QDialog {
    Q_OBJECT

public:
    ImportDialog(Workspace& workspace, ImportFile file, QWidget* parent = nullptr);

    void accept() override;

private:
    void read();
    void preview();
    void storeNext(std::size_t index);
    void apply();

    Workspace m_workspace;
    const ImportFile m_file;
    Imported m_imported;
    ImportMerge m_merge;
    QLabel* m_problem = nullptr;
    QTableWidget* m_changes = nullptr;
    class LossTable* m_report = nullptr;
    QLabel* m_summary = nullptr;
    QCheckBox* m_remove = nullptr;
    QCheckBox* m_keychain = nullptr;
    QPushButton* m_import = nullptr;
};

}  // namespace tributary::ui
