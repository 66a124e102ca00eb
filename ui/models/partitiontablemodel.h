#pragma once

#include "ui/bridge/workspace.h"
#include "ui/models/snapshottablemodel.h"

#include <vector>

namespace tributary::ui {

struct PartitionTraits {
    [[nodiscard]] static const std::vector<PartitionMetrics>& metrics(const LinkMetrics& link) {
        return link.partitionMetrics;
    }
    [[nodiscard]] static bool before(const PartitionMetrics& a, const PartitionMetrics& b);
    [[nodiscard]] static bool looksAlike(const PartitionMetrics& a, const PartitionMetrics& b);
};

using PartitionRows = SnapshotTableModel<PartitionMetrics, PartitionTraits>;

/// The partitions of chosen links while somebody watches their details. GUI thread.
class PartitionTableModel final : public PartitionRows {
    Q_OBJECT

public:
    enum Column {
        Link,
        Topic,
        State,
        Partition,
        Stream,
        SourceEnd,
        Watermark,
        Committed,
        TargetOffset,
        Lag,
        LagSeconds,
        Bytes,
        Records,
        Path,
        kColumns,
    };

    explicit PartitionTableModel(Workspace& workspace, QObject* parent = nullptr);

    [[nodiscard]] int compareRows(int a, int b, int column) const override;

private:
    [[nodiscard]] QString head(int column, bool withUnit) const override;
    [[nodiscard]] bool isNumber(int column) const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant raw(int row, int column) const override;
    [[nodiscard]] QVariant look(int row, int column, int role) const override;

    Workspace& m_workspace;
};

}  // namespace tributary::ui
