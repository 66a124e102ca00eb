#pragma once

#include "ui/document/topologydocument.h"

#include <QUndoCommand>

#include <optional>
#include <vector>

namespace tributary::ui {

/// One step of the undo stack: the objects that differ, before and after, and where they stand in the lists.
class EditCommand final : public QUndoCommand {
public:
    EditCommand(TopologyDocument& document, const QString& text, const TopologySpec& before, TopologySpec after,
                MergeKind merge, int gesture);

    [[nodiscard]] bool changesNothing() const;

    void undo() override { apply(true); }
    void redo() override { apply(false); }
    [[nodiscard]] int id() const override { return m_merge == MergeKind::None ? -1 : static_cast<int>(m_merge); }
    bool mergeWith(const QUndoCommand* other) override;

private:
    template <class Object>
    struct Difference {
        std::optional<Object> before;
        std::optional<Object> after;
    };
    template <class Object>
    using Differences = std::vector<Difference<Object>>;

    void apply(bool backwards);

    TopologyDocument& m_document;
    const MergeKind m_merge;
    const int m_gesture;
    Differences<ClusterSpec> m_clusters;
    Differences<LinkSpec> m_links;
    // The order of the lists, where it differs in more than what was appended or removed.
    std::vector<ClusterId> m_clusterOrderBefore;
    std::vector<ClusterId> m_clusterOrderAfter;
    std::vector<LinkId> m_linkOrderBefore;
    std::vector<LinkId> m_linkOrderAfter;
    // Everything else, without clusters and links; empty when it is the same.
    std::optional<TopologySpec> m_restBefore;
    std::optional<TopologySpec> m_restAfter;
};

}  // namespace tributary::ui
