#pragma once

#include "ui/dashboard/historytypes.h"

#include <QWidget>

#include <array>
#include <functional>
#include <map>
#include <string>
#include <vector>

class QGridLayout;

namespace tributary::ui {

class ChartPanel;
class Theme;
class TimeWindow;

/// The four charts: throughput, lag in records, lag in seconds, latency. Side by side, two by two or one below the
/// other, by the room there is. They share one TimeWindow; a series has the same colour in all of them. GUI thread.
class ChartGrid final : public QWidget {
    Q_OBJECT

public:
    ChartGrid(Theme& theme, TimeWindow& window, QWidget* parent = nullptr);

    /// How many measures latency shows: all percentiles of one object, or one percentile of several.
    void setSingle(bool single);
    [[nodiscard]] std::vector<Measure> measures() const;
    /// For the thinning of points: the width of a chart.
    [[nodiscard]] int pixels() const;

    /// `nameOf` tells what people call a series by its key; a chart without lines shows `hint`; `active`: legend
    /// entries can be activated.
    void showReply(const HistoryReply& reply, const std::function<QString(const std::string&)>& nameOf,
                   const QString& hint, bool active);
    [[nodiscard]] static QString othersText(Measure measure, int others);
    void setThresholds(const std::vector<const LinkSpec*>& links);
    void clear();
    [[nodiscard]] std::array<ChartPanel*, 4> panels() const { return m_panels; }

signals:
    void measuresChanged();
    void activated(const std::string& key);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    [[nodiscard]] int styleOf(const std::string& key);
    void releaseStyles(const HistoryReply& reply);

    Theme& m_theme;
    std::array<ChartPanel*, 4> m_panels{};
    QGridLayout* m_layout;
    int m_columns = 0;
    bool m_single = false;
    std::map<std::string, int> m_styles;
};

}  // namespace tributary::ui
