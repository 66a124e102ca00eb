#include "ui/dialogs/keysdialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>

namespace tributary::ui {

namespace {

constexpr qreal kKeysDialogWidth = 560;
constexpr qreal kKeysHeight = 600;
constexpr qreal kKeysWidth = 220;

}  // namespace

KeysDialog::KeysDialog(const std::vector<KeyRow>& rows, Theme& theme, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keys and gestures"));
    resize(qRound(theme.px(kKeysDialogWidth)), qRound(theme.px(kKeysHeight)));
    auto* layout = dialogLayout(*this, theme);
    m_text = named(new QLineEdit{this}, tr("Find a key"));
    m_text->setPlaceholderText(tr("Find a key or what it does"));
    m_text->setClearButtonEnabled(true);
    layout->addWidget(m_text);
    m_list = named(new QTreeWidget{this}, tr("Keys and gestures"));
    m_list->setHeaderLabels({tr("Keys"), tr("What it does")});
    m_list->setColumnWidth(0, qRound(theme.px(kKeysWidth)));
    m_list->header()->setStretchLastSection(true);
    layout->addWidget(m_list, 1);
    for (const KeyRow& row : rows) {
        add(row);
    }
    m_list->expandAll();
    auto* box = new QDialogButtonBox{QDialogButtonBox::Close, this};
    layout->addWidget(box);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_text, &QLineEdit::textChanged, this, &KeysDialog::filter);
    m_text->setFocus();
}

void KeysDialog::add(const KeyRow& row) {
    const QString name = row.group.isEmpty() ? tr("General") : row.group;
    const QList<QTreeWidgetItem*> known = m_list->findItems(name, Qt::MatchExactly, 0);
    QTreeWidgetItem* group = known.isEmpty() ? new QTreeWidgetItem{m_list, {name}} : known.front();
    group->setFirstColumnSpanned(true);
    group->setFlags(Qt::ItemIsEnabled);
    QFont bold = m_list->font();
    bold.setBold(true);
    group->setFont(0, bold);
    new QTreeWidgetItem{group, {row.keys, row.text}};
}

void KeysDialog::filter(const QString& text) {
    for (int g = 0; g < m_list->topLevelItemCount(); ++g) {
        QTreeWidgetItem* group = m_list->topLevelItem(g);
        bool any = false;
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem* item = group->child(i);
            const bool shown =
                item->text(0).contains(text, Qt::CaseInsensitive) || item->text(1).contains(text, Qt::CaseInsensitive);
            item->setHidden(!shown);
            any = any || shown;
        }
        group->setHidden(!any);
    }
}

int KeysDialog::shownRows() const {
    int rows = 0;
    for (int g = 0; g < m_list->topLevelItemCount(); ++g) {
        const QTreeWidgetItem* group = m_list->topLevelItem(g);
        for (int i = 0; i < group->childCount(); ++i) {
            rows += group->child(i)->isHidden() ? 0 : 1;
        }
    }
    return rows;
}

}  // namespace tributary::ui
