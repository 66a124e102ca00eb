#include "ui/dialogs/storesecretdialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QLabel>

namespace tributary::ui {

namespace {

constexpr qreal kStoreSecretWidth = 420;

}  // namespace

StoreSecretDialog::StoreSecretDialog(const QString& what, const QString& entry, const Theme& theme, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Store secret"));
    setMinimumWidth(qRound(theme.px(kStoreSecretWidth)));
    QVBoxLayout* layout = dialogLayout(*this, theme);
    layout->addWidget(titleLabel(tr("%1 for the keychain entry “%2”").arg(what, entry), theme, this));
    auto* label = new QLabel{tr("S&ecret:"), this};
    m_secret = named(new QLineEdit{this}, tr("Secret"), tr("What is typed is not shown."));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    label->setBuddy(m_secret);
    layout->addWidget(label);
    layout->addWidget(m_secret);
    layout->addWidget(
        dimLabel(tr("It goes to the keychain of this desktop at once, and replaces what the entry held. The document "
                    "and its undo history never see it."),
                 theme, this));
    auto* box = new QDialogButtonBox{QDialogButtonBox::Cancel, this};
    m_store = box->addButton(tr("&Store"), QDialogButtonBox::AcceptRole);
    m_store->setDefault(true);
    m_store->setEnabled(false);
    layout->addWidget(box);
    connect(m_secret, &QLineEdit::textChanged, this,
            [this](const QString& text) { m_store->setEnabled(!text.isEmpty()); });
    connect(box, &QDialogButtonBox::accepted, this, &StoreSecretDialog::accept);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_secret->setFocus();
}

void StoreSecretDialog::accept() {
    if (m_secret->text().isEmpty()) {
        return;
    }
    emit given(m_secret->text());
    m_secret->clear();
    QDialog::accept();
}

}  // namespace tributary::ui
