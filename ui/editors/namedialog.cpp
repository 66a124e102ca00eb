#include "ui/editors/namedialog.h"

#include "ui/editors/themedlabel.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tributary::ui {

NameDialog::NameDialog(Theme& theme, const QString& title, const QString& label, QWidget* parent)
    : QDialog(parent),
      m_name(new QLineEdit{this}),
      m_remark(new ThemedLabel{theme, FontRole::Small, ColorRole::WarnText, this}) {
    setWindowTitle(title);
    auto* caption = new ThemedLabel{theme, FontRole::Body, ColorRole::Text, this};
    caption->setText(label);
    caption->setBuddy(m_name);
    m_name->setAccessibleName(title);
    m_name->setMinimumWidth(qRound(theme.px(280)));
    m_remark->hide();
    auto* buttons = new QDialogButtonBox{QDialogButtonBox::Cancel, this};
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    m_save->setDefault(true);
    auto* layout = new QVBoxLayout{this};
    layout->setSpacing(qRound(theme.px(8)));
    layout->addWidget(caption);
    layout->addWidget(m_name);
    layout->addWidget(m_remark);
    layout->addWidget(buttons);
    connect(m_name, &QLineEdit::textChanged, this, &NameDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &NameDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void NameDialog::check() {
    const QString name = m_name->text().trimmed();
    m_remark->setTextOrHide(m_check && !name.isEmpty() ? m_check(name) : QString{});
    m_save->setEnabled(!name.isEmpty());
}

void NameDialog::accept() {
    if (m_save->isEnabled()) {
        emit chosen(m_name->text().trimmed());
        QDialog::accept();
    }
}

}  // namespace tributary::ui
