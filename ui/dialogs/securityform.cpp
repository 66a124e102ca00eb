#include "ui/dialogs/securityform.h"

#include "ui/bridge/dialoghost.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/secretfield.h"
#include "ui/text/statetext.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QToolButton>

namespace tributary::ui {

SecurityForm::SecurityForm(Workspace& workspace, QWidget* parent) : QWidget(parent), m_workspace(workspace) {
    m_form = new QFormLayout{this};
    m_form->setContentsMargins({});
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);

    m_protocol = named(new QComboBox{this}, tr("Protocol"));
    for (const SecurityProtocol protocol : {SecurityProtocol::Plaintext, SecurityProtocol::Ssl,
                                            SecurityProtocol::SaslPlaintext, SecurityProtocol::SaslSsl}) {
        m_protocol->addItem(ui::text(protocol), static_cast<int>(protocol));
    }
    m_form->addRow(tr("&Protocol"), m_protocol);

    m_mechanism = named(new QComboBox{this}, tr("SASL mechanism"));
    m_mechanism->setEditable(true);
    m_mechanism->addItems({QStringLiteral("SCRAM-SHA-512"), QStringLiteral("SCRAM-SHA-256"), QStringLiteral("PLAIN"),
                           QStringLiteral("GSSAPI"), QStringLiteral("OAUTHBEARER")});
    m_form->addRow(tr("SASL &mechanism"), m_mechanism);
    m_username = named(new QLineEdit{this}, tr("User name"));
    m_form->addRow(tr("&User name"), m_username);
    m_password = new SecretField{tr("Password"), workspace, this};
    m_form->addRow(tr("Pass&word"), m_password);

    m_caFile = addFile(tr("C&A file"), tr("CA file"), tr("PEM; empty: the system's certificates"));
    m_certificateFile = addFile(tr("&Certificate file"), tr("Certificate file"), tr("PEM; only for mutual TLS"));
    m_keyFile = addFile(tr("&Key file"), tr("Key file"), tr("PEM; only for mutual TLS"));
    m_keyPassword = new SecretField{tr("Key password"), workspace, this};
    m_form->addRow(tr("Key passwor&d"), m_keyPassword);

    connect(m_protocol, &QComboBox::currentIndexChanged, this, [this] {
        follow();
        emit edited();
    });
    connect(m_mechanism, &QComboBox::currentTextChanged, this, [this] {
        follow();
        emit edited();
    });
    for (QLineEdit* field : {m_username, m_caFile, m_certificateFile, m_keyFile}) {
        connect(field, &QLineEdit::textChanged, this, &SecurityForm::edited);
    }
    connect(m_password, &SecretField::edited, this, &SecurityForm::edited);
    connect(m_keyPassword, &SecretField::edited, this, &SecurityForm::edited);
    follow();
}

QLineEdit* SecurityForm::addFile(const QString& label, const QString& name, const QString& placeholder) {
    auto* row = new QWidget{this};
    auto* layout = new QHBoxLayout{row};
    layout->setContentsMargins({});
    auto* field = named(new QLineEdit{row}, name, placeholder);
    field->setPlaceholderText(placeholder);
    auto* browse = named(new QToolButton{row}, tr("Choose: %1").arg(name));
    browse->setIcon(m_workspace.theme.icon(QStringLiteral("open")));
    browse->setToolTip(tr("Choose a file"));
    browse->setFocusPolicy(Qt::StrongFocus);
    layout->addWidget(field, 1);
    layout->addWidget(browse);
    row->setFocusProxy(field);
    m_form->addRow(label, row);
    connect(browse, &QToolButton::clicked, this, [this, name, field = QPointer<QLineEdit>{field}] {
        m_workspace.dialogs.chooseOpenFile(name, tr("PEM (*.pem *.crt *.cer *.key);;All files (*)"),
                                           [field](const QString& path) {
                                               if (field) {
                                                   field->setText(path);
                                               }
                                           });
    });
    return field;
}

void SecurityForm::follow() {
    const auto protocol = static_cast<SecurityProtocol>(m_protocol->currentData().toInt());
    const bool sasl = protocol == SecurityProtocol::SaslPlaintext || protocol == SecurityProtocol::SaslSsl;
    const bool tls = protocol == SecurityProtocol::Ssl || protocol == SecurityProtocol::SaslSsl;
    const auto show = [this](QWidget* field, bool shown) {
        // setRowVisible() is there from Qt 6.4 on.
        m_form->setRowVisible(field, shown);
    };
    const bool named = m_mechanism->currentText() != QStringLiteral("GSSAPI") &&
                       m_mechanism->currentText() != QStringLiteral("OAUTHBEARER");
    show(m_mechanism, sasl);
    show(m_username, sasl && named);
    show(m_password, sasl && named);
    show(m_caFile->parentWidget(), tls);
    show(m_certificateFile->parentWidget(), tls);
    show(m_keyFile->parentWidget(), tls);
    show(m_keyPassword, tls);
}

void SecurityForm::setSecurity(const SecuritySpec& security) {
    m_before = security;
    m_protocol->setCurrentIndex(m_protocol->findData(static_cast<int>(security.protocol)));
    if (!security.mechanism.empty()) {
        m_mechanism->setCurrentText(QString::fromStdString(security.mechanism));
    }
    m_username->setText(QString::fromStdString(security.username));
    m_password->setReference(security.password);
    m_caFile->setText(QString::fromStdString(security.caFile));
    m_certificateFile->setText(QString::fromStdString(security.certificateFile));
    m_keyFile->setText(QString::fromStdString(security.keyFile));
    m_keyPassword->setReference(security.keyPassword);
    follow();
}

SecuritySpec SecurityForm::security() const {
    SecuritySpec out;
    out.extra = m_before.extra;
    out.protocol = static_cast<SecurityProtocol>(m_protocol->currentData().toInt());
    const bool sasl = out.protocol == SecurityProtocol::SaslPlaintext || out.protocol == SecurityProtocol::SaslSsl;
    const bool tls = out.protocol == SecurityProtocol::Ssl || out.protocol == SecurityProtocol::SaslSsl;
    if (sasl) {
        out.mechanism = m_mechanism->currentText().trimmed().toStdString();
        if (!m_username->isHidden()) {
            out.username = m_username->text().trimmed().toStdString();
            out.password = m_password->reference();
        }
    }
    if (tls) {
        out.caFile = m_caFile->text().trimmed().toStdString();
        out.certificateFile = m_certificateFile->text().trimmed().toStdString();
        out.keyFile = m_keyFile->text().trimmed().toStdString();
        out.keyPassword = m_keyPassword->reference();
    }
    return out;
}

}  // namespace tributary::ui
