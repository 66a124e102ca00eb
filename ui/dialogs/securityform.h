#pragma once

#include "core/topology/topologyspec.h"
#include "ui/bridge/workspace.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QWidget>

namespace tributary::ui {

class SecretField;

/// How a cluster is spoken to: protocol, SASL, tokens, TLS files. Shows only what the protocol needs. GUI thread.
class SecurityForm final : public QWidget {
    Q_OBJECT

public:
    explicit SecurityForm(Workspace& workspace, QWidget* parent = nullptr);

    void setSecurity(const SecuritySpec& security);
    /// Fields that the protocol does not use are left out.
    [[nodiscard]] SecuritySpec security() const;

signals:
    void edited();

private:
    QLineEdit* addFile(const QString& label, const QString& name, const QString& placeholder);
    void follow();
    void call(QWidget* field, const QString& label, const QString& name);

    Workspace& m_workspace;
    SecuritySpec m_before;  // for the members this form does not know
    QFormLayout* m_form = nullptr;
    QComboBox* m_protocol = nullptr;
    QComboBox* m_mechanism = nullptr;
    QLineEdit* m_username = nullptr;
    SecretField* m_password = nullptr;
    QLineEdit* m_tokenUrl = nullptr;
    QLineEdit* m_scope = nullptr;
    QLineEdit* m_tokenCaFile = nullptr;
    QLineEdit* m_caFile = nullptr;
    SecretField* m_caPassword = nullptr;
    QLineEdit* m_certificateFile = nullptr;
    QLineEdit* m_keyFile = nullptr;
    SecretField* m_keyPassword = nullptr;
};

}  // namespace tributary::ui
