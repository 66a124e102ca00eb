#include "ui/dialogs/secretfield.h"

#include "ui/dialogs/dialogparts.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace tributary::ui {

namespace {

constexpr int kNone = -1;

QString placeHint(int from) {
    switch (static_cast<SecretRef::From>(from)) {
        case SecretRef::From::Keychain:
            return SecretField::tr("name of the keychain entry");
        case SecretRef::From::Env:
            return SecretField::tr("name of the variable, such as EU_PASSWORD");
        case SecretRef::From::File:
            return SecretField::tr("path of the file, such as /run/secrets/eu");
    }
    return {};
}

}  // namespace

SecretField::SecretField(const QString& what, const Theme& theme, QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins({});
    layout->setSpacing(2);
    auto* row = new QHBoxLayout;
    m_from = named(new QComboBox{this}, tr("%1: where it is kept").arg(what));
    m_from->addItem(tr("none"), kNone);
    m_from->addItem(tr("keychain"), static_cast<int>(SecretRef::From::Keychain));
    m_from->addItem(tr("environment variable"), static_cast<int>(SecretRef::From::Env));
    m_from->addItem(tr("file"), static_cast<int>(SecretRef::From::File));
    m_name = named(new QLineEdit{this}, tr("%1: name of the place").arg(what));
    m_from->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    row->addWidget(m_from);
    row->addWidget(m_name, 1);
    row->addStretch(0);
    layout->addLayout(row);
    m_hint = dimLabel({}, theme, this);
    layout->addWidget(m_hint);
    setFocusProxy(m_from);
    connect(m_from, &QComboBox::currentIndexChanged, this, [this] {
        follow();
        emit edited();
    });
    connect(m_name, &QLineEdit::textEdited, this, &SecretField::edited);
    follow();
}

void SecretField::setReference(const std::optional<SecretRef>& reference) {
    m_extra = reference ? reference->extra : std::string{};
    m_from->setCurrentIndex(m_from->findData(reference ? static_cast<int>(reference->from) : kNone));
    m_name->setText(reference ? QString::fromStdString(reference->name) : QString{});
    follow();
}

std::optional<SecretRef> SecretField::reference() const {
    const int from = m_from->currentData().toInt();
    const std::string name = m_name->text().trimmed().toStdString();
    if (from == kNone || name.empty()) {
        return std::nullopt;
    }
    return SecretRef{static_cast<SecretRef::From>(from), name, m_extra};
}

void SecretField::follow() {
    const int from = m_from->currentData().toInt();
    m_name->setVisible(from != kNone);
    m_name->setPlaceholderText(placeHint(from));
    m_hint->setVisible(from != kNone);
    m_hint->setText(tr("Only the name of the place is saved with the document, never the secret."));
}

}  // namespace tributary::ui
