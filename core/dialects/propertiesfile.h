#pragma once

#include "core/dialects/dialect.h"
#include "core/dialects/propertyset.h"

namespace tributary {

/// A properties file with the place of every property. Of one that stands twice the last counts, and the report says
/// so.
[[nodiscard]] Result<PropertySet> readPropertiesFile(const SourceText& file, LossReport& report);

/// "file:1:1", for what is wrong with a file as a whole.
[[nodiscard]] std::string fileStart(const SourceText& file);

}  // namespace tributary
