#pragma once

#include "core/alerts/lagalerts.h"
#include "core/base/id.h"

#include <QObject>
#include <QString>

namespace tributary::ui {

class EngineBridge;
class TopologyDocument;

/// Says what LagAlerts finds in each snapshot, in words for a notification. GUI thread.
class AlertWatch final : public QObject {
    Q_OBJECT

public:
    AlertWatch(TopologyDocument& document, EngineBridge& bridge, QObject* parent = nullptr);

    [[nodiscard]] bool isRaised(const LinkId& link) const { return m_alerts.isRaised(link); }

signals:
    /// `text`: a sentence for a notification, with the link's title.
    void raised(const tributary::LinkId& link, const QString& text);
    void cleared(const tributary::LinkId& link);

private:
    void takeSnapshot();
    [[nodiscard]] QString textOf(const LagAlert& alert) const;

    TopologyDocument& m_document;
    EngineBridge& m_bridge;
    LagAlerts m_alerts;
};

/// "alert at 30 s for 2 min", for the line in a chart.
[[nodiscard]] QString thresholdText(const QString& limit, int forSeconds);

}  // namespace tributary::ui
