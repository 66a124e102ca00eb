#include "ui/editors/startfield.h"

#include "ui/editors/choicefield.h"
#include "ui/editors/themedlabel.h"
#include "ui/text/statetext.h"

#include <QDateTimeEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace tributary::ui {

StartField::StartField(Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_choice(new ChoiceField{this}),
      m_time(new QDateTimeEdit{this}),
      m_utc(new ThemedLabel{theme, FontRole::Small, ColorRole::Dim, this}) {
    using enum StartPosition;
    for (const StartPosition position : {Earliest, Latest, Timestamp, Committed}) {
        m_choice->addChoice(position, text(position));
    }
    m_time->setCalendarPopup(true);
    m_time->setFocusPolicy(Qt::StrongFocus);
    // Local, whatever the order of its fields; seconds, as log files have them.
    m_time->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    m_time->setAccessibleName(tr("Start time, local"));
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(qRound(theme.px(4)));
    layout->addWidget(m_choice);
    layout->addWidget(m_time);
    layout->addWidget(m_utc);
    setFocusProxy(m_choice);
    connect(m_choice, &QComboBox::activated, this, [this] {
        showTime();
        commit();
    });
    connect(m_time, &QDateTimeEdit::dateTimeChanged, this, &StartField::showTime);
    connect(m_time, &QDateTimeEdit::editingFinished, this, &StartField::commit);
    setStart({});
}

void StartField::setStart(const StartSpec& start) {
    m_start = start;
    m_choice->setChoice(start.position);
    const QDateTime at = start.position == StartPosition::Timestamp ? QDateTime::fromMSecsSinceEpoch(start.timestampMs)
                                                                    : QDateTime::currentDateTime().addSecs(-3'600);
    if (!m_time->hasFocus() || start.position != StartPosition::Timestamp) {
        m_time->setDateTime(at);
    }
    showTime();
}

StartSpec StartField::start() const {
    StartSpec start = m_start;
    start.position = m_choice->choice<StartPosition>();
    start.timestampMs = start.position == StartPosition::Timestamp ? m_time->dateTime().toMSecsSinceEpoch() : 0;
    return start;
}

void StartField::showTime() {
    const bool timed = m_choice->choice<StartPosition>() == StartPosition::Timestamp;
    m_time->setVisible(timed);
    m_utc->setVisible(timed);
    const QDateTime utc = m_time->dateTime().toUTC();
    m_utc->setText(tr("%1 UTC").arg(utc.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))));
}

void StartField::commit() {
    const StartSpec chosen = start();
    // The field shows whole seconds; a document's milliseconds are not an edit.
    const bool sameTime = chosen.timestampMs / 1000 == m_start.timestampMs / 1000;
    if (chosen.position != m_start.position || !sameTime) {
        m_start = chosen;
        emit committed(chosen);
    }
}

}  // namespace tributary::ui
