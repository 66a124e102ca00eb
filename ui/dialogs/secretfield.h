#pragma once

#include "core/keychain/keychain.h"
#include "core/topology/topologyspec.h"
#include "ui/bridge/workspace.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QWidget>

#include <expected>
#include <optional>

namespace tributary::ui {

/// Says where a secret is kept. It takes the name of a place, and never the secret itself: that goes from a dialog of
/// its own to the keychain, and is kept nowhere. GUI thread.
class SecretField final : public QWidget {
    Q_OBJECT

public:
    /// `what` names the secret: "Password".
    SecretField(const QString& what, Workspace& workspace, QWidget* parent = nullptr);

    void setReference(const std::optional<SecretRef>& reference);
    /// None when there is none, or when the name is empty.
    [[nodiscard]] std::optional<SecretRef> reference() const;

signals:
    void edited();

private:
    void follow();
    void askForSecret();
    void askToDelete();
    void showOutcome(const QString& text, const QString& problem);
    void begin(const QString& text);
    void end(const std::expected<void, KeychainError>& result, const QString& done);

    Workspace& m_workspace;
    const QString m_what;
    QComboBox* m_from = nullptr;
    QLineEdit* m_name = nullptr;
    QPushButton* m_store = nullptr;
    QPushButton* m_delete = nullptr;
    QLabel* m_outcome = nullptr;
    QLabel* m_problem = nullptr;
    QLabel* m_hint = nullptr;
    SecretRef m_kept;  ///< what the field has no widget for
    bool m_busy = false;
};

}  // namespace tributary::ui
