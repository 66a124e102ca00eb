#pragma once

#include "core/engine/metrics.h"

#include <QAbstractScrollArea>

#include <string>
#include <vector>

namespace tributary::ui {

class Theme;

/// All partitions of a link at a glance: a row for each topic, a cell for each partition, darker the farther it lags.
/// Only what is in sight is painted. Arrows walk the cells, Enter or a click chooses one; the tool tip has its offsets.
/// GUI thread.
class PartitionHeatmap final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit PartitionHeatmap(Theme& theme, QWidget* parent = nullptr);

    /// Lags up to these many records share a colour; more than the last has the strongest.
    static constexpr std::array<std::int64_t, 6> kSteps{0, 100, 1'000, 10'000, 100'000, 1'000'000};
    /// The step of a lag: 0 … 6; -1 when it is not known.
    [[nodiscard]] static int stepOf(std::int64_t lagRecords);
    [[nodiscard]] static QColor colorOf(const Theme& theme, int step);

    /// Topics in the order of their names. The same topics and partitions as before only change their colours.
    void showPartitions(const LinkMetrics& link, const QString& filter);
    void clear();
    void setHint(const QString& hint);
    /// What is shown is old: it is dimmed.
    void setStale(bool stale);
    [[nodiscard]] bool isStale() const { return m_stale; }

    [[nodiscard]] int topicCount() const { return static_cast<int>(m_topics.size()); }
    [[nodiscard]] std::size_t partitionCount() const;
    /// What the tool tip of a cell says; empty where there is none.
    [[nodiscard]] QString tip(int topic, int cell) const;
    /// Where a cell is in the viewport.
    [[nodiscard]] QRect cellRect(int topic, int cell) const;

signals:
    void partitionActivated(const std::string& topic, int partition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct Cell {
        int partition = 0;
        std::int64_t lag = -1;
        double lagSeconds = -1;
        std::int64_t watermark = -1;
        std::int64_t committed = -1;
        std::int64_t sourceEnd = -1;
        bool halted = false;
    };
    struct Topic {
        std::string name;
        std::vector<Cell> cells;
        int top = 0;  ///< within the whole map, in pixels
    };
    struct Place {
        int topic = -1;
        int cell = -1;
        bool operator==(const Place&) const = default;
    };

    void layOut();
    void applyTheme();
    void paintTopic(QPainter& painter, int index);
    void paintCell(QPainter& painter, const QRect& box, const Cell& cell) const;
    void walk(int topics, int cells);
    void moveTo(Place place);
    void activate(Place place);
    [[nodiscard]] Place placeAt(const QPoint& at) const;
    [[nodiscard]] int firstTopicAt(int y) const;
    [[nodiscard]] int rowHeight(const Topic& topic) const;

    Theme& m_theme;
    std::vector<Topic> m_topics;
    QString m_hint;
    bool m_stale = false;
    Place m_current{0, 0};
    int m_label = 0;    ///< width of the names
    int m_pitch = 0;    ///< a cell and the gap behind it
    int m_columns = 1;  ///< cells in a line; a topic with more takes several lines
};

}  // namespace tributary::ui
