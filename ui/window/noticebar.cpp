#include "ui/window/noticebar.h"

#include "ui/theme/healthrole.h"
#include "ui/theme/theme.h"

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

NoticeBar::NoticeBar(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    hide();
}

void NoticeBar::show(const QString& key, Health health, const QString& text, std::vector<NoticeAction> actions) {
    remove(key);
    QWidget* row = makeRow(key, health, text, actions);
    m_rows[key] = row;
    layout()->addWidget(row);
    setVisible(true);
}

void NoticeBar::remove(const QString& key) {
    const auto at = m_rows.find(key);
    if (at != m_rows.end()) {
        at->second->hide();
        at->second->deleteLater();  // it may be one of its buttons that asks for it
        m_rows.erase(at);
    }
    setVisible(!m_rows.empty());
}

QWidget* NoticeBar::makeRow(const QString& key, Health health, const QString& text,
                            const std::vector<NoticeAction>& actions) {
    auto* row = new QFrame{this};
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
