#include "ui/canvas/connectdialog.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace tributary::ui {

ConnectDialog::ConnectDialog(const QString& from, std::vector<Choice> choices, QWidget* parent)
    : QDialog(parent), m_choices(std::move(choices)), m_filter(new QLineEdit(this)), m_list(new QListWidget(this)) {
    setWindowTitle(tr("Connect %1 to").arg(from));
    auto* label = new QLabel(tr("&Target cluster:"), this);
    label->setBuddy(m_filter);
    m_filter->setPlaceholderText(tr("Type to narrow the list"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(tr("Target cluster"));
    m_filter->installEventFilter(this);
    m_list->setAccessibleName(tr("Clusters"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_connect = buttons->addButton(tr("&Connect"), QDialogButtonBox::AcceptRole);
    m_connect->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(label);
    column->addWidget(m_filter);
    column->addWidget(m_list);
    column->addWidget(buttons);
    connect(m_filter, &QLineEdit::textChanged, this, &ConnectDialog::filter);
    connect(m_list, &QListWidget::itemActivated, this, &ConnectDialog::choose);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        m_connect->setEnabled(item != nullptr && item->flags().testFlag(Qt::ItemIsEnabled));
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &ConnectDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    filter({});
    m_filter->setFocus();
}

void ConnectDialog::filter(const QString& text) {
    m_list->clear();
    m_connect->setEnabled(false);
    QListWidgetItem* first = nullptr;
    for (const Choice& choice : m_choices) {
        if (!choice.name.contains(text.trimmed(), Qt::CaseInsensitive)) {
            continue;
        }
        auto* item = new QListWidgetItem(
            choice.refusal.isEmpty() ? choice.name : tr("%1: %2").arg(choice.name, choice.refusal), m_list);
        item->setData(Qt::UserRole, QString::fromStdString(choice.id.str()));
        if (!choice.refusal.isEmpty()) {
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
        } else if (first == nullptr) {
            first = item;
        }
    }
    m_list->setCurrentItem(first);
}

void ConnectDialog::choose() {
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr || !item->flags().testFlag(Qt::ItemIsEnabled)) {
        return;
    }
    const ClusterId id{item->data(Qt::UserRole).toString().toStdString()};
    accept();
    emit chosen(id);
}

bool ConnectDialog::eventFilter(QObject* watched, QEvent* event) {
    // Up and down move in the list while the text keeps the focus.
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up) {
            const int step = key->key() == Qt::Key_Down ? 1 : -1;
            for (int row = m_list->currentRow() + step; row >= 0 && row < m_list->count(); row += step) {
                if (m_list->item(row)->flags().testFlag(Qt::ItemIsEnabled)) {
                    m_list->setCurrentRow(row);
                    break;
                }
            }
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

}  // namespace tributary::ui
