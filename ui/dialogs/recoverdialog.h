#pragma once

#include "ui/document/autosave.h"

#include <QDialog>
#include <QPushButton>
#include <QTreeWidget>

#include <vector>

namespace tributary::ui {

class Theme;

/// Offers the work that a crash left unsaved, document by document. GUI thread.
class RecoverDialog final : public QDialog {
    Q_OBJECT

public:
    RecoverDialog(std::vector<RecoveredWork> work, Theme& theme, QWidget* parent = nullptr);

signals:
    /// Open it, as unsaved. The autosave file is the receiver's to discard once it has been taken over.
    void recoverRequested(const tributary::ui::RecoveredWork& work);
    void discardRequested(const tributary::ui::RecoveredWork& work);

private:
    void takeOut(bool recover);

    std::vector<RecoveredWork> m_work;
    QTreeWidget* m_list = nullptr;
    QPushButton* m_recover = nullptr;
    QPushButton* m_discard = nullptr;
};

}  // namespace tributary::ui
