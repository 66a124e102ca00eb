#pragma once

#include "ui/bridge/enginebridge.h"
#include "ui/bridge/workspace.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <string>

class QComboBox;
class QLabel;
class QLineEdit;

namespace tributary::ui {

class PartitionHeatmap;

/// The heatmap of one link, which follows the selection, with a filter and the legend. Asks the engine for details only
/// while it is visible. GUI thread.
class HeatmapPanel final : public QWidget {
    Q_OBJECT

public:
    explicit HeatmapPanel(Workspace& workspace, QWidget* parent = nullptr);

    [[nodiscard]] const LinkId& link() const { return m_link; }
    [[nodiscard]] PartitionHeatmap& heatmap() { return *m_map; }

public slots:
    void setLink(const tributary::LinkId& link);

signals:
    /// A person chose this partition; `topic` is its name at the source.
    void partitionActivated(const tributary::LinkId& link, const std::string& topic, int partition);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void applyTheme();
    void followDocument();
    void followSelection();
    void watch();
    void takeSnapshot();
    /// How many there are, or how old they are.
    void showAge();

    Workspace& m_workspace;
    LinkId m_link;
    QLabel* m_linkLabel;
    QComboBox* m_links;
    QLineEdit* m_filter;
    QLabel* m_count;
    PartitionHeatmap* m_map;
    std::unique_ptr<EngineBridge::DetailHandle> m_watch;
    QTimer m_age;  // nobody says that no more figures come
};

}  // namespace tributary::ui
