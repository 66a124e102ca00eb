#pragma once

#include <functional>

#include <QMetaType>

#include "core/topology/topologyspec.h"

namespace tributary {

/// What a row of a test changes.
using Edit = std::function<void(TopologySpec&)>;

}  // namespace tributary

Q_DECLARE_METATYPE(tributary::Edit)
