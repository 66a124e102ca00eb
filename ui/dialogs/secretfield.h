#pragma once

#include "core/topology/topologyspec.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QWidget>

#include <optional>

namespace tributary::ui {

/// Says where a secret is kept. It takes the name of a place, and never the secret itself. GUI thread.
class SecretField final : public QWidget {
    Q_OBJECT

public:
    /// `what` names the secret: "Password".
    SecretField(const QString& what, const Theme& theme, QWidget* parent = nullptr);

    void setReference(const std::optional<SecretRef>& reference);
    /// None when there is none, or when the name is empty.
    [[nodiscard]] std::optional<SecretRef> reference() const;

signals:
    void edited();

private:
    void follow();

    QComboBox* m_from = nullptr;
    QLineEdit* m_name = nullptr;
    QLabel* m_hint = nullptr;
    std::string m_extra;
};

}  // namespace tributary::ui
