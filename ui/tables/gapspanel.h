#pragma once

#include "ui/models/gapmodel.h"
#include "ui/tables/tablepanel.h"

namespace tributary::ui {

/// Records that were not mirrored, each a row with its reason. GUI thread.
class GapsPanel final : public TablePanel {
    Q_OBJECT

public:
    explicit GapsPanel(Workspace& workspace, QWidget* parent = nullptr);

    [[nodiscard]] GapModel& model() { return m_model; }

signals:
    /// All gaps of this session.
    void countChanged(int count);

private:
    GapModel& m_model;
};

}  // namespace tributary::ui
