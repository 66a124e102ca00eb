#include "ui/canvas/emptyhint.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tributary::ui {

EmptyHint::EmptyHint(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_picture(new QLabel(this)),
      m_title(new QLabel(tr("Draw your clusters"), this)),
      m_text(new QLabel(tr("Add two Kafka clusters and pull a wire from the right port of one to the left port of the "
                           "other. No Kafka at hand? The sandbox simulates some."),
                        this)),
      m_add(new QPushButton(tr("&Add cluster"), this)),
      m_several(new QPushButton(tr("Add se&veral…"), this)),
      m_sample(new QPushButton(tr("&Open the sandbox"), this)) {
    m_text->setWordWrap(true);
    for (QLabel* label : {m_picture, m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
    }
    for (QPushButton* button : {m_add, m_several, m_sample}) {
        button->setAccessibleName(button->text().remove(u'&'));
    }
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_add);
    buttons->addWidget(m_several);
    buttons->addWidget(m_sample);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_picture);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addLayout(buttons);
    connect(m_add, &QPushButton::clicked, this, &EmptyHint::addClusterRequested);
    connect(m_several, &QPushButton::clicked, this, &EmptyHint::addClustersRequested);
    connect(m_sample, &QPushButton::clicked, this, &EmptyHint::sampleRequested);
    connect(&theme, &Theme::changed, this, &EmptyHint::restyle);
    restyle();
}

void EmptyHint::restyle() {
    const int picture = qRound(m_theme.px(48));
    m_picture->setPixmap(m_theme.icon(QStringLiteral("tributary"), ColorRole::Accent).pixmap(picture, picture));
    m_title->setFont(m_theme.font(FontRole::Title));
    QPalette dim = m_theme.palette();
    dim.setColor(QPalette::Text, m_theme.color(ColorRole::Dim));  // the canvas' foreground, as its children inherit it
    m_text->setPalette(dim);
    m_add->setIcon(m_theme.icon(QStringLiteral("add-cluster")));
    m_several->setIcon(m_theme.icon(QStringLiteral("add-clusters")));
    m_sample->setIcon(m_theme.icon(QStringLiteral("sandbox")));
    layout()->setSpacing(qRound(m_theme.px(12)));
    setFixedWidth(qRound(m_theme.px(460)));
}

}  // namespace tributary::ui
