#pragma once

#include "ui/canvas/clustertool.h"

#include <QWidget>

namespace tributary::ui {

class Theme;

/// What can be put on the canvas: a cluster by click or drag, and several at once. GUI thread.
class PaletteStrip final : public QWidget {
    Q_OBJECT

public:
    PaletteStrip(const Theme& theme, QWidget* parent);

    [[nodiscard]] ClusterTool& cluster() const { return *m_cluster; }
    [[nodiscard]] QToolButton& several() const { return *m_several; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();

    const Theme& m_theme;
    ClusterTool* m_cluster;
    QToolButton* m_several;
};

}  // namespace tributary::ui
