#include "ui/dialogs/qtdialoghost.h"

#include "ui/dialogs/questiondialog.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>

#include <utility>

namespace tributary::ui {

namespace {

/// "tributary" of "Topologies (*.tributary);;All files (*)".
QString suffixOf(const QString& filter) {
    static const QRegularExpression kSuffix{QStringLiteral("\\*\\.([A-Za-z0-9]+)")};
    return kSuffix.match(filter).captured(1);
}

}  // namespace

QWidget* QtDialogHost::top() const {
    QWidget* modal = QApplication::activeModalWidget();
    return modal != nullptr ? modal : m_window.data();
}

void QtDialogHost::ask(const Question& question, std::function<void(int)> answer) {
    auto* dialog = new QuestionDialog{question, m_theme, top()};
    QObject::connect(dialog, &QuestionDialog::answered, dialog, std::move(answer));
    show(dialog);
}

void QtDialogHost::chooseOpenFile(const QString& title, const QString& filter,
                                  std::function<void(const QString&)> chosen) {
    auto* dialog = new QFileDialog{top(), title, {}, filter};
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, std::move(chosen));
    show(dialog);
}

void QtDialogHost::chooseOpenFiles(const QString& title, const QString& filter,
                                   std::function<void(const QStringList&)> chosen) {
    auto* dialog = new QFileDialog{top(), title, {}, filter};
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, dialog, std::move(chosen));
    show(dialog);
}

void QtDialogHost::chooseSaveFile(const QString& title, const QString& filter, const QString& suggested,
                                  std::function<void(const QString&)> chosen) {
    auto* dialog = new QFileDialog{top(), title, QFileInfo{suggested}.path(), filter};
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffixOf(filter));
    dialog->selectFile(QFileInfo{suggested}.fileName());
    QObject::connect(dialog, &QFileDialog::rejected, dialog, [chosen] { chosen({}); });
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, std::move(chosen));
    show(dialog);
}

void QtDialogHost::show(QDialog* dialog) {
    if (dialog->parentWidget() == nullptr && top() != nullptr) {
        dialog->setParent(top(), dialog->windowFlags());
    }
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->open();
}

}  // namespace tributary::ui
