#pragma once

#include "ui/bridge/workspace.h"
#include "ui/models/snapshottablemodel.h"

#include <vector>

namespace tributary::ui {

struct TopicTraits {
    [[nodiscard]] static const std::vector<TopicMetrics>& metrics(const LinkMetrics& link) { return link.topicMetrics; }
    [[nodiscard]] static bool before(const TopicMetrics& a, const TopicMetrics& b);
    [[nodiscard]] static bool looksAlike(const TopicMetrics& a, const TopicMetrics& b);
};

using TopicRows = SnapshotTableModel<TopicMetrics, TopicTraits>;

/// The topics that chosen links mirror, while somebody watches their details. GUI thread.
class TopicTableModel final : public TopicRows {
    Q_OBJECT

public:
    enum Column { Link, Topic, Target, Partitions, Bytes, Records, Lag, LagSeconds, Errors, kColumns };

    explicit TopicTableModel(Workspace& workspace, QObject* parent = nullptr);

    [[nodiscard]] int compareRows(int a, int b, int column) const override;

private:
    [[nodiscard]] QString head(int column, bool withUnit) const override;
    [[nodiscard]] bool isNumber(int column) const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant raw(int row, int column) const override;

    Workspace& m_workspace;
};

}  // namespace tributary::ui
