#pragma once

#include "core/engine/engine.h"
#include "ui/bridge/workspace.h"
#include "ui/models/factmodel.h"
#include "ui/models/roworder.h"

#include <memory>

namespace tributary::ui {

/// The topics that a cluster listed. GUI thread.
class ClusterTopicModel final : public FactModel, public RowOrder {
    Q_OBJECT

public:
    enum Column { Name, Kind, Partitions, Replication, kColumns };

    explicit ClusterTopicModel(Theme& theme, QObject* parent = nullptr);

    /// Null: nothing is known. The same topics again leave the rows alone.
    void setInfo(std::shared_ptr<const ClusterInfo> info);

    [[nodiscard]] const TopicInfo& topic(int row) const { return m_info->topics[static_cast<std::size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int compareRows(int a, int b, int column) const override;

private:
    [[nodiscard]] QString head(int column, bool withUnit) const override;
    [[nodiscard]] bool isNumber(int column) const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant raw(int row, int column) const override;
    [[nodiscard]] QVariant look(int row, int column, int role) const override;

    std::shared_ptr<const ClusterInfo> m_info;
};

}  // namespace tributary::ui
