#pragma once

#include <string>
#include <string_view>

#include "core/dialects/secrets.h"

namespace tributary {

// What patterns of other programs want and a link does not mirror, because its name is one that a link takes only where
// it is spelt out. Pure functions; any thread.

/// Can a pattern of the link match a name that ends in "-internal" or ".internal"? Excludes do not count.
[[nodiscard]] bool wantsInternalTopics(const LinkSpec& link);

/// Can an include of the link match a name that begins so?
[[nodiscard]] bool mayWantUnder(const LinkSpec& link, std::string_view prefix);

/// Reports that one can which no exclude keeps out; `program` mirrors it. `setting` says the selection.
void reportInternalTopics(const LinkSpec& link, const std::string& setting, const std::string& place,
                          const std::string& program, ImportContext& context);

/// Reports topics of services beside the brokers that patterns match, and that would have such a name at the target.
void reportServiceTopics(const LinkSpec& link, const std::string& setting, const std::string& place,
                         ImportContext& context);

}  // namespace tributary
