#include "ui/dialogs/planprogress.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/text/numbertext.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>

namespace tributary::ui {

namespace {

constexpr qreal kProgressGap = 8;
constexpr qreal kBarWidth = 160;

}  // namespace

PlanProgress::PlanProgress(PlanRun& run, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_run(run),
      m_text(dimLabel({}, theme, this)),
      m_bar(named(new QProgressBar{this}, tr("Progress of the plan"))),
      m_cancel(new QPushButton{tr("S&top asking"), this}) {
    auto* row = new QHBoxLayout{this};
    row->setContentsMargins({});
    row->setSpacing(qRound(theme.px(kProgressGap)));
    row->addWidget(m_text, 1);
    row->addWidget(m_bar);
    row->addWidget(m_cancel);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(qRound(theme.px(kBarWidth)));
    m_cancel->setAutoDefault(false);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_run.cancel();
        follow();
        emit cancelled();
    });
    connect(&m_run, &PlanRun::planned, this, &PlanProgress::follow);
    connect(&m_run, &PlanRun::finished, this, &PlanProgress::follow);
    follow();
}

void PlanProgress::follow() {
    setVisible(m_run.isRunning());
    m_bar->setRange(0, m_run.total());
    m_bar->setValue(m_run.done());
    m_text->setText(tr("Asking the clusters what starting would change: %1 of %2")
                        .arg(countText(m_run.done()), countText(m_run.total())));
}

}  // namespace tributary::ui
