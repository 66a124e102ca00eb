#pragma once

#include "ui/dashboard/chartseries.h"
#include "ui/dashboard/measure.h"

#include <QWidget>

#include <string>
#include <vector>

namespace tributary::ui {

class Theme;

/// The names of a chart's lines with their values at the crosshair, or the last ones. In columns of equal width, so
/// that nothing moves when a number gets longer; what finds no room is counted, and listed by the tool tip. Arrows walk
/// the entries, Enter or a click activates one. GUI thread.
class ChartLegend final : public QWidget {
    Q_OBJECT

public:
    explicit ChartLegend(Theme& theme, QWidget* parent = nullptr);

    struct Entry {
        std::string key;
        QString name;
        int style = 0;
        QString value;
        bool active = false;  ///< can be activated
    };
    /// The same entries in the same order only change their values.
    void setEntries(std::vector<Entry> entries);
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    /// Lines at most, by the room there is.
    void setRows(int rows);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

signals:
    void activated(const std::string& key);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int columns(int width) const;
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int shown() const;  ///< entries that find room
    [[nodiscard]] QRect cell(int index) const;
    [[nodiscard]] int entryAt(const QPoint& at) const;
    void paintEntry(QPainter& painter, int index) const;
    void describe();
    void activate(int index);

    Theme& m_theme;
    std::vector<Entry> m_entries;
    int m_rows = 3;
    int m_current = 0;
    int m_hovered = -1;
};

}  // namespace tributary::ui
