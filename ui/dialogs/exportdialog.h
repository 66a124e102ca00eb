#pragma once

#include "core/dialects/dialect.h"
#include "ui/bridge/workspace.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace tributary::ui {

class LossTable;

/// The document as the files of another program: shown with what does not carry over, to be copied or saved. Changes
/// nothing. GUI thread.
class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    /// `format` is shown first, by the name that the command line knows; empty: the first of all.
    explicit ExportDialog(Workspace& workspace, const QString& format = {}, QWidget* parent = nullptr);

private:
    void showFormat();
    void showFile();
    void copy();
    void save();
    [[nodiscard]] QStringList placesBeside(const QString& path) const;
    void askAndWrite(const QString& path);
    void write(const QStringList& places);

    Workspace m_workspace;
    Exported m_exported;
    QComboBox* m_format = nullptr;
    QComboBox* m_file = nullptr;
    QLabel* m_problem = nullptr;
    QLabel* m_outcome = nullptr;
    QPlainTextEdit* m_text = nullptr;
    LossTable* m_report = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_save = nullptr;
};

}  // namespace tributary::ui
