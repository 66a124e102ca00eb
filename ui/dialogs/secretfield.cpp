#include "ui/dialogs/secretfield.h"

#include "ui/bridge/dialoghost.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/keychaincall.h"
#include "ui/dialogs/storesecretdialog.h"

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

QString problemText(const KeychainError& error) {
    switch (error.kind) {
        case KeychainError::Kind::NoService:
            return SecretField::tr("This desktop has no keychain service. Use an environment variable or a file.");
        case KeychainError::Kind::NoEntry:
            return SecretField::tr("The keychain has no such entry.");
        case KeychainError::Kind::Locked:
            return SecretField::tr("The keychain is locked. Unlock it and try again.");
        case KeychainError::Kind::Refused:
            return SecretField::tr("The keychain refused it.");
        case KeychainError::Kind::TimedOut:
            return SecretField::tr("The keychain does not answer. It may be waiting to be unlocked.");
        case KeychainError::Kind::Failed:
            break;
    }
    return SecretField::tr("The keychain failed: %1").arg(QString::fromStdString(error.detail));
}

}  // namespace

SecretField::SecretField(const QString& what, Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_what(what) {
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
    auto* actions = new QHBoxLayout;
    m_store = named(new QPushButton{tr("Store secret…"), this}, tr("%1: store in the keychain").arg(what));
    m_delete = named(new QPushButton{tr("Delete…"), this}, tr("%1: delete from the keychain").arg(what));
    for (QPushButton* button : {m_store, m_delete}) {
        button->setAutoDefault(false);
        actions->addWidget(button);
    }
    actions->addStretch(1);
    layout->addLayout(actions);
    m_outcome = dimLabel({}, workspace.theme, this);
    m_problem = problemLabel(workspace.theme, this);
    m_hint = dimLabel({}, workspace.theme, this);
    layout->addWidget(m_outcome);
    layout->addWidget(m_problem);
    layout->addWidget(m_hint);
    setFocusProxy(m_from);
    connect(m_from, &QComboBox::currentIndexChanged, this, [this] {
        showOutcome({}, {});
        follow();
        emit edited();
    });
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        showOutcome({}, {});
        follow();
        emit edited();
    });
    connect(m_store, &QPushButton::clicked, this, &SecretField::askForSecret);
    connect(m_delete, &QPushButton::clicked, this, &SecretField::askToDelete);
    showOutcome({}, {});
    follow();
}

void SecretField::setReference(const std::optional<SecretRef>& reference) {
    m_kept = reference.value_or(SecretRef{});
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
    SecretRef reference{static_cast<SecretRef::From>(from), name, m_kept.extra};
    if (reference.from == SecretRef::From::File) {
        reference.key = m_kept.key;
    }
    return reference;
}

void SecretField::follow() {
    const int from = m_from->currentData().toInt();
    m_name->setVisible(from != kNone);
    m_name->setPlaceholderText(placeHint(from));
    m_hint->setVisible(from != kNone);
    m_hint->setText(tr("Only the name of the place is saved with the document, never the secret."));
    const bool keychain = from == static_cast<int>(SecretRef::From::Keychain) && m_workspace.keychain != nullptr;
    for (QPushButton* button : {m_store, m_delete}) {
        button->setVisible(keychain);
        button->setEnabled(!m_busy && reference().has_value());
    }
}

void SecretField::askForSecret() {
    const QString entry = m_name->text().trimmed();
    auto* dialog = new StoreSecretDialog{m_what, entry, m_workspace.theme, window()};
    connect(dialog, &StoreSecretDialog::given, this, [this, entry](const QString& secret) {
        begin(tr("Storing…"));
        m_workspace.keychain->store(entry.toStdString(), secret.toStdString(),
                                    answeredTo(this, [this, entry](const std::expected<void, KeychainError>& result) {
                                        end(result, tr("Stored in the keychain as “%1”.").arg(entry));
                                    }));
    });
    m_workspace.dialogs.show(dialog);
}

void SecretField::askToDelete() {
    const QString entry = m_name->text().trimmed();
    Question question;
    question.title = tr("Delete secret");
    question.text = tr("Delete “%1” from the keychain?").arg(entry);
    question.details = tr("Every topology that refers to this entry loses its secret. This cannot be undone.");
    question.buttons = {tr("Delete")};
    question.destructive = true;
    m_workspace.dialogs.ask(question, [guard = QPointer{this}, entry](int button) {
        if (button != 0 || !guard) {
            return;
        }
        guard->begin(tr("Deleting…"));
        guard->m_workspace.keychain->remove(
            entry.toStdString(),
            answeredTo(guard, [field = guard.data(), entry](const std::expected<void, KeychainError>& result) {
                field->end(result, tr("“%1” is deleted from the keychain.").arg(entry));
            }));
    });
}

void SecretField::begin(const QString& text) {
    m_busy = true;
    showOutcome(text, {});
    follow();
}

void SecretField::end(const std::expected<void, KeychainError>& result, const QString& done) {
    m_busy = false;
    showOutcome(result ? done : QString{}, result ? QString{} : problemText(result.error()));
    follow();
}

void SecretField::showOutcome(const QString& text, const QString& problem) {
    m_outcome->setText(text);
    m_outcome->setVisible(!text.isEmpty());
    setProblem(m_problem, problem);
}

}  // namespace tributary::ui
