#pragma once

#include "core/base/id.h"
#include "core/engine/linkstate.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <map>

namespace tributary::ui {

class EngineBridge;
class TopologyDocument;

/// Says once when a link has failed, or could not do its work for some time (Backoff, Degraded), and once when that is
/// over: it runs again, or a person stopped or paused it. A try in between that fails again ends nothing. GUI thread.
class FailureWatch final : public QObject {
    Q_OBJECT

public:
    /// What a broker's restart takes is nobody's concern.
    static constexpr std::chrono::milliseconds kPatience{15'000};

    FailureWatch(TopologyDocument& document, EngineBridge& bridge, std::chrono::milliseconds patience = kPatience,
                 QObject* parent = nullptr);

signals:
    /// `text`: a sentence for a notification, with the link's title and the reason. Comes again where a link that was
    /// retrying has failed for good.
    void raised(const tributary::LinkId& link, const QString& text);
    void cleared(const tributary::LinkId& link);

private:
    struct Trouble {
        QTimer patience;
        LinkStatus status;  ///< the last one that was one of trouble
        bool raised = false;
        bool failed = false;
    };

    void follow(const LinkId& link);
    void raise(const LinkId& link);
    void clear(const LinkId& link);

    TopologyDocument& m_document;
    EngineBridge& m_bridge;
    const std::chrono::milliseconds m_patience;
    std::map<LinkId, Trouble> m_troubles;
};

}  // namespace tributary::ui
