#include "ui/editors/linkheader.h"

#include "core/base/clock.h"
#include "ui/bridge/enginebridge.h"
#include "ui/document/edits.h"
#include "ui/document/topologydocument.h"
#include "ui/editors/linksubject.h"
#include "ui/editors/markedlineedit.h"
#include "ui/editors/textfield.h"
#include "ui/editors/themedlabel.h"
#include "ui/text/statetext.h"
#include "ui/theme/healthrole.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace tributary::ui {

LinkHeader::LinkHeader(LinkSubject& subject, QWidget* parent)
    : QWidget(parent),
      m_subject(subject),
      m_title(new TextField{subject.workspace().theme, this}),
      m_icon(new QLabel{this}),
      m_state(new ThemedLabel{subject.workspace().theme, FontRole::Small, ColorRole::Dim, this}) {
    Theme& theme = m_subject.workspace().theme;
    m_title->setName(tr("Name of the link"));
    m_title->edit().setToolTip(tr("The link's name. Empty: its two clusters' names."));
    m_title->edit().setFrame(false);
    m_state->setWordWrap(true);
    m_state->setAccessibleDescription(tr("State of the link"));
    auto* line = new QHBoxLayout;
    line->setSpacing(qRound(theme.px(6)));
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addWidget(m_state, 1);
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(qRound(theme.px(4)));
    layout->addWidget(m_title);
    layout->addLayout(line);

    connect(m_title, &TextField::committed, this, [this](const QString& text) {
        m_subject.edit(tr("Rename link"), [&](LinkSpec& link) { link.name = text.trimmed().toStdString(); });
        refreshTitle(false);
    });
    connect(&m_subject, &LinkSubject::switched, this, [this] { refreshTitle(true); });
    connect(&m_subject, &LinkSubject::changed, this, [this] {
        refreshTitle(false);
        refreshState();
    });
    EngineBridge& bridge = m_subject.workspace().bridge;
    connect(&bridge, &EngineBridge::metricsChanged, this, &LinkHeader::refreshState);
    connect(&bridge, &EngineBridge::statusChanged, this, &LinkHeader::refreshState);
    m_tick.setInterval(static_cast<int>(EngineBridge::kStaleAfterMs));
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (isVisible()) {
            refreshState();  // figures that no longer come are stale
        }
    });
    m_tick.start();
    connect(&theme, &Theme::changed, this, [this] {
        restyle();
        refreshState();
    });
    restyle();
    refreshTitle(true);
    refreshState();
}

void LinkHeader::restyle() {
    Theme& theme = m_subject.workspace().theme;
    m_title->edit().setFont(theme.font(FontRole::Title));
    // The name made of the clusters' names is a name like any other.
    QPalette palette = theme.palette();
    palette.setColor(QPalette::PlaceholderText, theme.color(ColorRole::Text));
    m_title->edit().setPalette(palette);
}

void LinkHeader::refreshTitle(bool another) {
    const LinkSpec* link = m_subject.link();
    const QString name = link == nullptr ? QString{} : QString::fromStdString(link->name);
    another ? m_title->resetValue(name) : m_title->setValue(name);
    if (link != nullptr) {
        LinkSpec unnamed = *link;
        unnamed.name.clear();
        m_title->edit().setPlaceholderText(
            QString::fromStdString(linkTitle(m_subject.workspace().document.spec(), unnamed)));
    }
}

void LinkHeader::refreshState() {
    const LinkSpec* link = m_subject.link();
    if (link == nullptr) {
        m_state->clear();
        m_icon->clear();
        return;
    }
    EngineBridge& bridge = m_subject.workspace().bridge;
    Theme& theme = m_subject.workspace().theme;
    const LinkStatus status = bridge.status(link->id);
    const LinkMetrics* metrics = bridge.metrics()->link(link->id);
    const StateLook look =
        stateLook(status, metrics, metrics != nullptr ? bridge.staleMs(link->id) : 0, wallClockMs());
    const ConnectSpec* connect = m_subject.workspace().document.spec().connectOf(*link);
    const QString place = connect == nullptr ? tr("path: %1").arg(pathText(*link, metrics))
                                             : tr("runs on %1").arg(QString::fromStdString(connect->displayName()));
    QStringList parts{look.word, look.detail, place};
    parts.removeAll(QString{});
    const QString shown = parts.join(QStringLiteral(" · "));
    const ColorRole role = wordRole(look.health);
    m_state->setColorRole(look.health == Health::Ok ? ColorRole::Dim : role);
    if (shown != m_state->text()) {
        m_state->setText(shown);
    }
    const int size = qRound(theme.px(14));
    m_icon->setPixmap(theme.icon(look.icon, role).pixmap({size, size}, devicePixelRatioF()));
}

QString LinkHeader::stateText() const { return m_state->text(); }

}  // namespace tributary::ui
