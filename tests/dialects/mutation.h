#pragma once

#include <random>
#include <string>

namespace tributary {

/// A text with a few of its pieces changed, taken out, doubled or put elsewhere, as bytes, as words and as lines. The
/// same generator gives the same text.
[[nodiscard]] std::string mutated(std::string text, std::mt19937& random);

}  // namespace tributary
