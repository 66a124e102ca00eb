#pragma once

#include "ui/bridge/workspace.h"
#include "ui/dialogs/importsource.h"
#include "ui/document/importmerge.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

#include <vector>

namespace tributary::ui {

/// Shows what an import would add, change (from which value to which) and remove, and what does not carry over; does it
/// as one undo step. Secrets in clear go to the keychain first, where there is one: when that fails the document stays
/// as it is. GUI thread.
class ImportDialog final : public QDialog {
    Q_OBJECT

public:
    ImportDialog(Workspace& workspace, ImportSource source, QWidget* parent = nullptr);

    void accept() override;

private:
    void read();
    void preview();
    void addField(QTreeWidgetItem& above, const FieldChange& field);
    void storeNext(std::size_t index);
    void apply();

    Workspace m_workspace;
    const ImportSource m_source;
    Imported m_imported;
    ImportMerge m_merge;
    QLabel* m_problem = nullptr;
    QTreeWidget* m_changes = nullptr;
    class LossTable* m_report = nullptr;
    QLabel* m_summary = nullptr;
    QCheckBox* m_remove = nullptr;
    QCheckBox* m_keychain = nullptr;
    QPushButton* m_import = nullptr;
};

}  // namespace tributary::ui
