#pragma once

#include "ui/models/eventlogmodel.h"
#include "ui/tables/tablepanel.h"

#include <QComboBox>

namespace tributary::ui {

/// The event log: each line jumps to its object. Stays at the newest event unless one has scrolled up. GUI thread.
class EventsPanel final : public TablePanel {
    Q_OBJECT

public:
    explicit EventsPanel(Workspace& workspace, QWidget* parent = nullptr);

    [[nodiscard]] EventLogModel& model() { return m_model; }
    /// Warnings and errors that came while nobody looked.
    [[nodiscard]] int unseen() const { return m_unseen; }

signals:
    void unseenChanged(int unseen);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeFilters();
    void listLinks();
    void setUnseen(int unseen);

    EventLogModel& m_model;
    EventFilter& m_events;
    QComboBox* m_links = nullptr;
    QComboBox* m_severities = nullptr;
    int m_unseen = 0;
    bool m_atEnd = true;
};

}  // namespace tributary::ui
