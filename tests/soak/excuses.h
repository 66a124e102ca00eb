#pragma once

#include <filesystem>
#include <vector>

#include "tests/soak/journal.h"
#include "tests/soak/judge.h"

namespace tributary::soak {

/// What may have been written twice: after processes that were killed, and what tributaryd itself announced in its logs
/// (records that a stop did not wait for any longer, a producer that had to be replaced). Throws nothing.
[[nodiscard]] std::vector<Excuse> excusesOf(const Journal& journal, const std::vector<std::filesystem::path>& logs);

}  // namespace tributary::soak
