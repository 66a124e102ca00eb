#pragma once

#include "core/base/id.h"
#include "ui/bridge/workspace.h"

#include <QMainWindow>
#include <QTimer>

#include <memory>
#include <vector>

class QLabel;
class QSettings;
class QStackedWidget;

namespace tributary::ui {

class CanvasView;
class DashboardPanel;
class EventsPanel;
class FileCommands;
class FindBox;
class GapsPanel;
class HeatmapPanel;
class Inspector;
class LinksPanel;
class MetricsHistory;
class NoticeBar;
class PartitionsPanel;
class StartPage;
class StatusPanel;
class WindowActions;

/// The window of one document: canvas in the middle, inspector and panels in docks. It composes parts and connects them; what
/// they do stands in them. GUI thread.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// `settings` and what `workspace` refers to must outlive it.
    MainWindow(Workspace& workspace, MetricsHistory& history, QSettings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] FileCommands& files() { return *m_files; }
    [[nodiscard]] WindowActions& actions() { return *m_actions; }
    [[nodiscard]] CanvasView& canvas() { return *m_canvas; }
    [[nodiscard]] Inspector& inspector() { return *m_inspector; }

    void showStartPage();
    void showCanvas();
    [[nodiscard]] bool showsStartPage() const;

    /// A permanent mark: the window shows simulated clusters. An empty text takes it away.
    void setSandboxBanner(const QString& text);
    /// One line above the canvas that stays until it is closed or answered.
    [[nodiscard]] NoticeBar& notices() { return *m_notices; }

    /// Closing is asked for again and again by some desktops: with this it is not questioned any more.
    void closeWithoutAsking();

signals:
    void newRequested();
    void openRequested(const QString& path);
    /// A resource path of a sample.
    void sampleRequested(const QString& path);
    void sandboxRequested();
    void linkEditRequested(const tributary::LinkId& link);
    void preferencesRequested();
    void quitRequested();
    /// Links are still to be stopped, or edits to be saved: the owner asks and then closes the window.
    void closeRequested();
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makeDocks();
    void connectActions();
    void connectRunActions();
    void connectParts();
    void restoreLayout();
    void showDocks(bool show);
    void refreshTitle();
    void refreshActions();
    void refreshApply();
    [[nodiscard]] std::vector<LinkId> chosenLinks() const;

    Workspace m_workspace;
    MetricsHistory& m_history;
    QSettings& m_settings;
    WindowActions* m_actions;
    std::unique_ptr<FileCommands> m_files;
    QStackedWidget* m_pages;
    StartPage* m_startPage;
    CanvasView* m_canvas;
    NoticeBar* m_notices;
    QLabel* m_banner;
    Inspector* m_inspector;
    DashboardPanel* m_dashboard = nullptr;
    LinksPanel* m_links = nullptr;
    PartitionsPanel* m_partitions = nullptr;
    HeatmapPanel* m_heatmap = nullptr;
    EventsPanel* m_events = nullptr;
    GapsPanel* m_gaps = nullptr;
    StatusPanel* m_status;
    FindBox* m_find;
    QLabel* m_title;
    QByteArray m_docksWithout;  // their state while the start page hides them
    QTimer m_actionsSoon;
    bool m_mayClose = false;
};

}  // namespace tributary::ui
