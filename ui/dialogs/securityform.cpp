#include "ui/dialogs/securityform.h"

#include "ui/bridge/dialoghost.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/secretfield.h"
#include "ui/text/statetext.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
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
    for (const std::string_view mechanism : kSaslMechanisms) {
        m_mechanism->addItem(QString::fromUtf8(mechanism.data(), static_cast<qsizetype>(mechanism.size())));
    }
    m_form->addRow(tr("SASL &mechanism"), m_mechanism);
    m_username = named(new QLineEdit{this}, tr("User name"));
    m_form->addRow(tr("&User name"), m_username);
    m_password = new SecretField{tr("Password"), workspace, this};
    m_form->addRow(tr("Pass&word"), m_password);

    m_tokenUrl = named(new QLineEdit{this}, tr("Token endpoint"), tr("https://host/…/token"));
    m_tokenUrl->setPlaceholderText(tr("https://host/…/token"));
    m_form->addRow(tr("Token e&ndpoint"), m_tokenUrl);
    m_scope = named(new QLineEdit{this}, tr("Scope"), tr("empty: the endpoint's default"));
    m_scope->setPlaceholderText(tr("empty: the endpoint's default"));
    m_form->addRow(tr("Scope"), m_scope);
    m_tokenCaFile = addFile(tr("CA &file of the endpoint"), tr("CA file of the endpoint"),
                            tr("PEM; empty: the system's certificates"));

    m_caFile = addFile(tr("C&A file"), tr("CA file"), tr("PEM or PKCS#12; empty: the system's certificates"));
    m_caPassword = new SecretField{tr("CA file password"), workspace, this};
    m_form->addRow(tr("CA file passwo&rd"), m_caPassword);
    m_certificateFile = addFile(tr("&Certificate file"), tr("Certificate file"),
                                tr("PEM, or PKCS#12 with the key; only for mutual TLS"));
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
    for (QLineEdit* field : {m_username, m_tokenUrl, m_scope, m_tokenCaFile, m_keyFile}) {
        connect(field, &QLineEdit::textChanged, this, &SecurityForm::edited);
    }
    for (QLineEdit* field : {m_caFile, m_certificateFile}) {
        connect(field, &QLineEdit::textChanged, this, [this] {
            follow();
            emit edited();
        });
    }
    for (SecretField* field : {m_password, m_caPassword, m_keyPassword}) {
        connect(field, &SecretField::edited, this, &SecurityForm::edited);
    }
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
        m_workspace.dialogs.chooseOpenFile(
            name, tr("Certificates and keys (*.pem *.crt *.cer *.key *.p12 *.pfx);;All files (*)"),
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
    const bool tokens = sasl && m_mechanism->currentText() == QStringLiteral("OAUTHBEARER");
    const bool named = sasl && m_mechanism->currentText() != QStringLiteral("GSSAPI");
    const auto isStore = [](const QLineEdit* field) { return isKeyStore(field->text().trimmed().toStdString()); };
    show(m_mechanism, sasl);
    show(m_username, named);
    show(m_password, named);
    call(m_username, tokens ? tr("Client &id") : tr("&User name"), tokens ? tr("Client id") : tr("User name"));
    call(m_password, tokens ? tr("Client secret") : tr("Pass&word"), tokens ? tr("Client secret") : tr("Password"));
    show(m_tokenUrl, tokens);
    show(m_scope, tokens);
    show(m_tokenCaFile->parentWidget(), tokens);
    show(m_caFile->parentWidget(), tls);
    show(m_caPassword, tls && isStore(m_caFile));
    show(m_certificateFile->parentWidget(), tls);
    show(m_keyFile->parentWidget(), tls && !isStore(m_certificateFile));
    show(m_keyPassword, tls);
}

void SecurityForm::call(QWidget* field, const QString& label, const QString& name) {
    if (auto* shown = qobject_cast<QLabel*>(m_form->labelForField(field))) {
        shown->setText(label);
    }
    field->setAccessibleName(name);
}

void SecurityForm::setSecurity(const SecuritySpec& security) {
    m_before = security;
    m_protocol->setCurrentIndex(m_protocol->findData(static_cast<int>(security.protocol)));
    if (!security.mechanism.empty()) {
        m_mechanism->setCurrentText(QString::fromStdString(security.mechanism));
    }
    m_username->setText(QString::fromStdString(security.username));
    m_password->setReference(security.password);
    m_tokenUrl->setText(QString::fromStdString(security.oauth.tokenUrl));
    m_scope->setText(QString::fromStdString(security.oauth.scope));
    m_tokenCaFile->setText(QString::fromStdString(security.oauth.caFile));
    m_caPassword->setReference(security.caPassword);
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
        if (!m_tokenUrl->isHidden()) {
            out.oauth = m_before.oauth;  // its extensions have no field
            out.oauth.tokenUrl = m_tokenUrl->text().trimmed().toStdString();
            out.oauth.scope = m_scope->text().trimmed().toStdString();
            out.oauth.caFile = m_tokenCaFile->text().trimmed().toStdString();
        }
    }
    if (tls) {
        out.caFile = m_caFile->text().trimmed().toStdString();
        out.certificateFile = m_certificateFile->text().trimmed().toStdString();
        if (isKeyStore(out.caFile)) {
            out.caPassword = m_caPassword->reference();
        }
        if (!isKeyStore(out.certificateFile)) {
            out.keyFile = m_keyFile->text().trimmed().toStdString();
        }
        out.keyPassword = m_keyPassword->reference();
    }
    return out;
}

}  // namespace tributary::ui
