#include "ui/canvas/reasonspopup.h"

#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace tributary::ui {

ReasonsPopup::ReasonsPopup(const Theme& theme, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_title(new QLabel(this)),
      m_text(new QLabel(this)),
      m_close(new QToolButton(this)) {
    hide();
    m_title->setTextFormat(Qt::PlainText);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Close"));
    m_close->setToolTip(tr("Close"));
    auto* grid = new QGridLayout(this);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_close, 0, 1, Qt::AlignTop);
    grid->addWidget(m_text, 1, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(&theme, &Theme::changed, this, &ReasonsPopup::restyle);
    restyle();
}

void ReasonsPopup::restyle() {
    m_title->setFont(m_theme.font(FontRole::SmallBold));
    QPalette colors = m_theme.palette();
    colors.setColor(QPalette::Text, m_theme.color(ColorRole::BadText));  // the canvas' foreground, inherited
    m_title->setPalette(colors);
    m_text->setFont(m_theme.font(FontRole::Small));
    m_close->setIcon(m_theme.icon(QStringLiteral("close"), ColorRole::Dim));
    setFixedWidth(qRound(m_theme.px(300)));
    update();
}

void ReasonsPopup::open(const QString& title, const QStringList& reasons, const QRect& anchor) {
    m_title->setText(title);
    m_text->setText(QStringLiteral("• ") + reasons.join(QStringLiteral("\n• ")));
    setAccessibleName(title);
    setAccessibleDescription(reasons.join(u'\n'));
    resize(width(), heightForWidth(width()));
    const int gap = qRound(m_theme.px(8));
    const QRect room = parentWidget()->rect().adjusted(gap, gap, -gap, -gap);
    QPoint place{anchor.center().x() - width() / 2, anchor.bottom() + gap};
    if (place.y() + height() > room.bottom()) {
        place.setY(anchor.top() - gap - height());
    }
    place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())));
    place.setY(std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    move(place);
    show();
    raise();
}

void ReasonsPopup::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen{m_theme.color(ColorRole::Bad), 1});
    painter.setBrush(m_theme.color(ColorRole::Raised));
    painter.drawRoundedRect(QRectF{rect()}.adjusted(0.5, 0.5, -0.5, -0.5), m_theme.px(6), m_theme.px(6));
}

void ReasonsPopup::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        hide();
        parentWidget()->setFocus();
        return;
    }
    QFrame::keyPressEvent(event);
}

}  // namespace tributary::ui
