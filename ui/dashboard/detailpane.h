#pragma once

#include "ui/bridge/enginebridge.h"
#include "ui/dashboard/dashboardscope.h"
#include "ui/dashboard/detailmodel.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <string>

class QLabel;
class QTableView;

namespace tributary::ui {

class Theme;

/// The table beside the charts when they show topics or partitions. Asks the engine for details only while it is
/// visible. GUI thread.
class DetailPane final : public QWidget {
    Q_OBJECT

public:
    DetailPane(EngineBridge& bridge, Theme& theme, QWidget* parent = nullptr);

    /// Hides itself at the level of links.
    void setScope(const DashboardScope& scope);
    [[nodiscard]] const QTableView& table() const { return *m_table; }
    [[nodiscard]] bool isWatching() const { return m_watch != nullptr; }

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void topicActivated(const std::string& topic);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void applyTheme();
    void watch();
    void takeSnapshot();
    void showTitle();

    EngineBridge& m_bridge;
    Theme& m_theme;
    DashboardScope m_scope;
    DetailModel m_topics;
    DetailModel m_partitions;
    QLabel* m_title;
    QTableView* m_table;
    bool m_isStale = false;
    QString m_subject;  // what the rows are of
    std::unique_ptr<EngineBridge::DetailHandle> m_watch;
    QTimer m_age;  // nobody says that no more figures come
};

}  // namespace tributary::ui
