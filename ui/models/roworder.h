#pragma once

namespace tributary::ui {

/// A model that can compare two of its rows without making QVariants of them: sorting 40,000 partitions must not be
/// felt.
class RowOrder {
public:
    virtual ~RowOrder() = default;
    /// Negative, 0 or positive, as row `a` is less than, equal to or greater than row `b` in this column.
    [[nodiscard]] virtual int compareRows(int a, int b, int column) const = 0;
};

}  // namespace tributary::ui
