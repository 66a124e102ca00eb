#pragma once

#include "core/topology/topologyspec.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPointF>

#include <map>
#include <memory>

namespace tributary::ui {

/// Runs graphLayout() on a worker and brings the places back. A later run replaces an earlier one, whose outcome is
/// dropped. GUI thread.
class LayoutRunner final : public QObject {
    Q_OBJECT

public:
    explicit LayoutRunner(QObject* parent = nullptr);
    ~LayoutRunner() override;

    /// `asEdit` comes back with the outcome.
    void run(std::shared_ptr<const TopologySpec> spec, bool asEdit);

signals:
    void done(const std::map<tributary::ClusterId, QPointF>& places, bool asEdit);

private:
    using Places = std::map<ClusterId, QPointF>;

    QFutureWatcher<Places> m_watcher;
    bool m_asEdit = false;
};

}  // namespace tributary::ui
