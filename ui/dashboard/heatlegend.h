#pragma once

#include <QWidget>

namespace tributary::ui {

class Theme;

/// Which colour of the heatmap stands for which lag, in numbers. GUI thread.
class HeatLegend final : public QWidget {
    Q_OBJECT

public:
    explicit HeatLegend(Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] static QString stepText(int step);
    [[nodiscard]] int cellWidth() const;

    Theme& m_theme;
};

}  // namespace tributary::ui
