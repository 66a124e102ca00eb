#pragma once

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>

namespace tributary::ui {

class Theme;

/// Takes a secret in a password field, for a keychain entry. The secret leaves it by `given` only. GUI thread.
class StoreSecretDialog final : public QDialog {
    Q_OBJECT

public:
    /// `what` names the secret ("Password"), `entry` the keychain's entry.
    StoreSecretDialog(const QString& what, const QString& entry, const Theme& theme, QWidget* parent = nullptr);

    void accept() override;

signals:
    /// Once, when it is accepted; never empty.
    void given(const QString& secret);

private:
    QLineEdit* m_secret = nullptr;
    QPushButton* m_store = nullptr;
};

}  // namespace tributary::ui
