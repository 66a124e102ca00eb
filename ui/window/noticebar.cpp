#include "ui/window/noticebar.h"

#include "ui/theme/healthrole.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace tributary::ui {

namespace {

/// Like everywhere else, but that what is under way is no warning here.
ColorRole noticeRole(Health health) { return health == Health::Busy ? ColorRole::Accent : markRole(health); }

}  // namespace

NoticeBar::NoticeBar(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme), m_more(new QPushButton{this}) {
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_more->setFlat(true);
    m_more->hide();
    layout->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_long = !m_long;
        arrange();
    });
    hide();
}

void NoticeBar::arrange() {
    m_long = m_long && m_rows.size() > kShort;
    const std::size_t most = m_long ? kLong : kShort;
    const std::size_t hidden = m_order.size() > most ? m_order.size() - most : 0;
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        m_rows.at(m_order[i])->setVisible(i >= hidden);
    }
    m_more->setText(m_long ? tr("Fewer") : tr("%n more…", "notices", static_cast<int>(hidden)));
    m_more->setVisible(m_long || hidden > 0);
    setVisible(!m_rows.empty());
}

void NoticeBar::show(const QString& key, Health health, const QString& text, std::vector<NoticeAction> actions) {
    remove(key);
    QWidget* row = makeRow(key, health, text, actions);
    m_rows[key] = row;
    m_order.push_back(key);
    static_cast<QVBoxLayout*>(layout())->insertWidget(static_cast<int>(m_order.size()) - 1, row);
    arrange();
    QAccessibleEvent alert{row, QAccessible::Alert};
    QAccessible::updateAccessibility(&alert);
}

void NoticeBar::remove(const QString& key) {
    const auto at = m_rows.find(key);
    if (at != m_rows.end()) {
        at->second->hide();
        at->second->deleteLater();  // it may be one of its buttons that asks for it
        m_rows.erase(at);
        std::erase(m_order, key);
        arrange();
    }
}

QWidget* NoticeBar::makeRow(const QString& key, Health health, const QString& text,
                            const std::vector<NoticeAction>& actions) {
    auto* row = new QFrame{this};
    row->setAccessibleName(text);
    row->setAutoFillBackground(true);
    row->setBackgroundRole(QPalette::Base);
    row->setFrameShape(QFrame::StyledPanel);
    auto* layout = new QHBoxLayout{row};
    layout->setContentsMargins(12, 4, 8, 4);
    auto* icon = new QLabel{row};
    const int size = static_cast<int>(m_theme.px(16));
    icon->setPixmap(m_theme.icon(markIcon(health), noticeRole(health)).pixmap(size, size));
    auto* label = new QLabel{text, row};
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAccessibleName(text);
    layout->addWidget(icon);
    layout->addWidget(label, 1);
    for (const NoticeAction& action : actions) {
        auto* button = new QPushButton{action.text, row};
        connect(button, &QPushButton::clicked, this, [this, key, run = action.run] {
            remove(key);
            run();
        });
        layout->addWidget(button);
    }
    auto* close = new QToolButton{row};
    close->setAutoRaise(true);
    close->setIcon(m_theme.icon("close"));
    close->setAccessibleName(tr("Close this notice"));
    close->setToolTip(tr("Close this notice"));
    connect(close, &QToolButton::clicked, this, [this, key] { remove(key); });
    layout->addWidget(close);
    return row;
}

}  // namespace tributary::ui
