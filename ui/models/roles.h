#pragma once

#include <Qt>

namespace tributary::ui {

/// What every model of this layer answers besides Qt's own roles.
enum ModelRole : int {
    /// The value itself, for sorting and export: a number in the unit that the header's RawRole names, a QDateTime, or
    /// text.
    RawRole = Qt::UserRole,
    LinkIdRole,  ///< the link's id as text; empty where the row is about none
};

}  // namespace tributary::ui
