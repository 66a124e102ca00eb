#pragma once

#include "core/engine/event.h"

#include <QObject>

#include <deque>
#include <map>

namespace tributary::ui {

class EngineBridge;

/// The last events of each link, at most 100 of a link. GUI thread.
class LinkHistory final : public QObject {
    Q_OBJECT

public:
    explicit LinkHistory(EngineBridge& bridge, QObject* parent = nullptr);

    /// Oldest first.
    [[nodiscard]] const std::deque<Event>& events(const LinkId& link) const;

signals:
    /// New events of the link stand at the end.
    void added(const tributary::LinkId& link);

private:
    std::map<LinkId, std::deque<Event>> m_events;
};

}  // namespace tributary::ui
