#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tributary {

/// Which of `words` somebody meant who wrote `word`: the one that is a slip of the hand away, a fifth of its length
/// or two letters, of a short word one; empty: none. Plain function; any thread.
[[nodiscard]] std::string nearestWord(std::string_view word, std::span<const std::string_view> words);

}  // namespace tributary
