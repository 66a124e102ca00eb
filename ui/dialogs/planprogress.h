#pragma once

#include "ui/bridge/planrun.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

namespace tributary::ui {

class Theme;

/// How far a plan has come, with a button that ends it. Hidden while none is made. GUI thread.
class PlanProgress final : public QWidget {
    Q_OBJECT

public:
    /// `run` and `theme` must outlive it.
    PlanProgress(PlanRun& run, const Theme& theme, QWidget* parent = nullptr);

    /// Shows what the run does now: to be called after it was started.
    void follow();

signals:
    /// The person does not want to wait; the run is cancelled.
    void cancelled();

private:
    PlanRun& m_run;
    QLabel* m_text;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
};

}  // namespace tributary::ui
