#pragma once

#include "core/base/id.h"
#include "core/topology/topologyspec.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <map>

namespace tributary {
struct LinkMetrics;
}

namespace tributary::ui {

class EngineBridge;
class TopologyDocument;

/// Holds each snapshot against the thresholds of the document's links, and says once when one has been exceeded for as
/// long as it asks, and once when that is over. Time is the snapshots' own: a gap of more than ten seconds (sleep)
/// begins anew. Figures that are not known change nothing. GUI thread.
class AlertWatch final : public QObject {
    Q_OBJECT

public:
    AlertWatch(TopologyDocument& document, EngineBridge& bridge, QObject* parent = nullptr);

    [[nodiscard]] bool isRaised(const LinkId& link) const;

signals:
    /// `text`: a sentence for a notification, with the link's title.
    void raised(const tributary::LinkId& link, const QString& text);
    void cleared(const tributary::LinkId& link);

private:
    struct Watched {
        std::int64_t sinceMs = -1;  ///< exceeded since then; -1: it is not
        bool raised = false;
    };

    void takeSnapshot();
    void judge(const LinkSpec& link, const LinkMetrics& metrics, std::int64_t timeMs);
    void forget(const LinkId& link);

    TopologyDocument& m_document;
    EngineBridge& m_bridge;
    std::map<LinkId, Watched> m_watched;
    std::int64_t m_lastMs = 0;
};

/// "alert at 30 s for 2 min", for the line in a chart.
[[nodiscard]] QString thresholdText(const QString& limit, int forSeconds);

}  // namespace tributary::ui
