#pragma once

#include "core/dialects/lossreport.h"

#include <QTableWidget>

#include <vector>

namespace tributary::ui {

class Theme;

/// The lines of a loss report: what happened, where, to what, and why. In its three parts, each below a heading: what
/// changes the mirroring, what there is to decide, what is kept. Read-only. GUI thread.
class LossTable final : public QTableWidget {
    Q_OBJECT

public:
    LossTable(const Theme& theme, QWidget* parent = nullptr);

    void setReport(const LossReport& report);

private:
    void addPart(const std::vector<LossLine>& lines, const QString& title);

    const Theme& m_theme;
};

/// How many lines each of the three parts has; "Everything carries over." where there is nothing to say.
[[nodiscard]] QString lossSummary(const LossReport& report);

}  // namespace tributary::ui
