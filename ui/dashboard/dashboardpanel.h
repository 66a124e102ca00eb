#pragma once

#include "ui/bridge/workspace.h"
#include "ui/dashboard/dashboardscope.h"
#include "ui/dashboard/timewindow.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace tributary::ui {

class ChartGrid;
class DashboardBar;
class DetailPane;
class MetricsHistory;
struct ExportTitle;

/// The dashboard: four charts over one time window, of all links, of some, of the topics of one, or of the partitions
/// of a topic. Asks the history at most once a second, and only while it is visible. GUI thread.
class DashboardPanel final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive it.
    DashboardPanel(Workspace& workspace, MetricsHistory& history, QWidget* parent = nullptr);

    [[nodiscard]] const DashboardScope& scope() const { return m_scope; }
    [[nodiscard]] TimeWindow& window() { return m_window; }
    [[nodiscard]] ChartGrid& charts() { return *m_grid; }

public slots:
    /// Empty: all links.
    void setScope(const std::vector<tributary::LinkId>& links);
    void showTopics(const tributary::LinkId& link);
    /// `topic`: its name at the source.
    void showPartitions(const tributary::LinkId& link, const std::string& topic);
    /// The view stands still; figures are collected on.
    void pauseView(bool paused);
    void goLive();
    void setWindow(int minutes);
    void exportPng();
    void exportSvg();
    void exportCsv();

signals:
    /// A person chose this link here.
    void linkActivated(const tributary::LinkId& link);
    /// A sentence for the status bar: an export that is done, or why it is not.
    void notice(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showScope(const DashboardScope& scope);
    void activate(const std::string& key);
    void followDocument();
    void tick();
    /// Asks the history for what is visible; while an answer is under way, once more after it.
    void ask();
    void take(const HistoryReply& reply);
    void showThresholds();
    [[nodiscard]] HistoryRequest request() const;
    [[nodiscard]] std::vector<LinkId> links() const;
    [[nodiscard]] QString linkName(const LinkId& link) const;
    [[nodiscard]] std::map<LinkId, QString> shortNames(const std::vector<LinkId>& links) const;
    [[nodiscard]] QString seriesName(HistoryRequest::Level level, const std::string& key) const;
    [[nodiscard]] ExportTitle exportTitle() const;
    void choosePath(const QString& title, const QString& filter, const QString& suffix,
                    std::function<void(const QString&)> chosen);
    void writeExport(const QString& path, std::function<QByteArray()> make);

    Workspace& m_workspace;
    MetricsHistory& m_history;
    DashboardScope m_scope;
    TimeWindow m_window;
    DashboardBar* m_bar;
    ChartGrid* m_grid;
    DetailPane* m_detail;
    QTimer m_clock;  // time goes on when the engine has nothing to say, too
    QTimer m_later;  // a snapshot that came too soon after the last question
    QElapsedTimer m_sinceAsked;
    bool m_asking = false;
    bool m_askAgain = false;
};

}  // namespace tributary::ui
