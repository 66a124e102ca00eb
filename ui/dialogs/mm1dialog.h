#pragma once

#include "ui/bridge/workspace.h"
#include "ui/dialogs/importsource.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace tributary::ui {

/// How a MirrorMaker 1 is started: its two files of properties, its topics, and the rest of its command line. A whole
/// command line may be pasted; the fields are taken from it. GUI thread.
class Mm1Dialog final : public QDialog {
    Q_OBJECT

public:
    Mm1Dialog(Workspace& workspace, const Mm1Start& start, QWidget* parent = nullptr);

    void accept() override;

signals:
    /// Both files are read.
    void sourceRead(const tributary::ui::ImportSource& source);

private:
    QWidget* fileField(QLineEdit*& field, const QString& what);
    void takeFromCommandLine();
    void follow();
    [[nodiscard]] Mm1Start start() const;

    DialogHost& m_dialogs;
    QLineEdit* m_consumer = nullptr;
    QLineEdit* m_producer = nullptr;
    QLineEdit* m_include = nullptr;
    QPlainTextEdit* m_options = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_next = nullptr;
};

}  // namespace tributary::ui
