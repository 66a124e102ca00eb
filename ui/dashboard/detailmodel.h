#pragma once

#include "core/engine/metrics.h"

#include <QAbstractTableModel>

#include <string>
#include <vector>

namespace tributary::ui {

/// The topics of a link, or the partitions of one topic, with names and offsets on both sides. Rows stand in the order
/// of their names and are only added, removed or updated; nothing is ever reset or sorted again. GUI thread.
class DetailModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class Kind { Topics, Partitions };
    explicit DetailModel(Kind kind, QObject* parent = nullptr) : QAbstractTableModel(parent), m_kind(kind) {}

    /// `topic`: whose partitions; not used for topics.
    void show(const LinkMetrics& link, const std::string& topic);
    void clear();
    /// The source name of a row's topic; empty for partitions.
    [[nodiscard]] std::string topicAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        std::string topic;
        int partition = -1;
        std::string targetTopic{};
        int partitions = 0;
        std::int64_t watermark = -1;
        std::int64_t committed = -1;
        std::int64_t targetOffset = -1;
        std::int64_t sourceEnd = -1;
        std::int64_t openTransaction = 0;
        bool halted = false;
        FlowMetrics flow{};
    };
    [[nodiscard]] static bool before(const Row& a, const Row& b);
    [[nodiscard]] QString topicCell(const Row& row, int column) const;
    [[nodiscard]] QString partitionCell(const Row& row, int column) const;
    void merge(std::vector<Row> next);

    Kind m_kind;
    std::vector<Row> m_rows;
};

}  // namespace tributary::ui
