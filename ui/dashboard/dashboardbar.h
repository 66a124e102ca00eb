#pragma once

#include "ui/dashboard/dashboardscope.h"

#include <QWidget>

#include <utility>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace tributary::ui {

class Theme;
class TimeWindow;

/// What is shown, over which time, and the ways to change both. Shows the state of the scope and the TimeWindow it is
/// told; asks for another scope by a signal. GUI thread.
class DashboardBar final : public QWidget {
    Q_OBJECT

public:
    DashboardBar(Theme& theme, TimeWindow& window, QWidget* parent = nullptr);

    using Titles = std::vector<std::pair<LinkId, QString>>;
    void setLinks(const Titles& links);
    void setScope(const DashboardScope& scope);

signals:
    void scopeWanted(const tributary::ui::DashboardScope& scope);
    void pngWanted();
    void svgWanted();
    void csvWanted();

private:
    void applyTheme();
    void showWindow();
    void fillLinks();
    void chooseLinks(int index);
    void makeExportMenu();

    Theme& m_theme;
    TimeWindow& m_window;
    Titles m_links;
    DashboardScope m_scope;
    QComboBox* m_linkBox;
    QToolButton* m_byTopic;
    QToolButton* m_back;
    QLabel* m_topic;
    QLabel* m_range;
    QComboBox* m_minutes;
    QToolButton* m_pause;
    QToolButton* m_live;
    QPushButton* m_export;
};

}  // namespace tributary::ui
