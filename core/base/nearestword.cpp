#include "core/base/nearestword.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace tributary {

namespace {

constexpr std::size_t kLongestWord = 100;

/// How many characters have to be changed, put in, taken out or exchanged with the next one; at most `most` + 1.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most) {
    if (a.size() > b.size() + most || b.size() > a.size() + most) {
        return most + 1;
    }
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            row[j + 1] = std::min({last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0U : 1U)});
            if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j]) {
                row[j + 1] = std::min(row[j + 1], before[j - 1] + 1);
            }
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last.back();
}

}  // namespace

std::string nearestWord(std::string_view word, std::span<const std::string_view> words) {
    std::string nearest;
    if (word.size() > kLongestWord) {
        return nearest;
    }
    std::size_t least = std::max<std::size_t>(word.size() > 3 ? 2 : 1, word.size() / 5) + 1;
    for (const std::string_view each : words) {
        if (const std::size_t apart = distance(word, each, least); apart < least) {
            least = apart;
            nearest = each;
        }
    }
    return nearest;
}

}  // namespace tributary
