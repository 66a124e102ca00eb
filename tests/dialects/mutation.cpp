#include "tests/dialects/mutation.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tributary {

namespace {

/// What means something to one of the formats.
constexpr std::array<std::string_view, 40> kWords{"\n",
                                                  "\t",
                                                  " ",
                                                  ":",
                                                  ": ",
                                                  "- ",
                                                  "---\n",
                                                  "#",
                                                  "[",
                                                  "]",
                                                  "{",
                                                  "}",
                                                  ",",
                                                  "\"",
                                                  "'",
                                                  "&a",
                                                  "*a",
                                                  "!!",
                                                  "|\n",
                                                  "\\",
                                                  "\\\n",
                                                  "\\u",
                                                  "\\Q",
                                                  "${",
                                                  "${env:",
                                                  "{{",
                                                  "=",
                                                  "->",
                                                  "true",
                                                  "-1",
                                                  "0",
                                                  "1e99",
                                                  "null",
                                                  "[]",
                                                  "{}",
                                                  "a|b*",
                                                  "\xC3",
                                                  "\x1b",
                                                  "\xEF\xBB\xBF",
                                                  "99999999999999999999"};

std::size_t upTo(std::mt19937& random, std::size_t end) { return end == 0 ? 0 : random() % end; }

/// Where a line begins.
std::size_t lineStart(const std::string& text, std::size_t at) {
    const std::size_t before = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
    return before == std::string::npos ? 0 : before + 1;
}

void mutateOnce(std::string& text, std::mt19937& random) {
    const std::size_t at = upTo(random, text.size() + 1);
    const std::size_t length = 1 + upTo(random, random() % 4 == 0 ? 200 : 12);
    const std::size_t start = lineStart(text, at);
    const std::size_t end = std::min(text.find('\n', at), text.size());
    switch (random() % 9) {
        case 0:
            text.insert(at, 1, static_cast<char>(random()));
            break;
        case 1:
            if (at < text.size()) {
                text[at] = static_cast<char>(random());
            }
            break;
        case 2:
            text.erase(at, length);
            break;
        case 3:
            text.insert(at, text.substr(upTo(random, text.size()), length));
            break;
        case 4:
            text.insert(at, kWords.at(upTo(random, kWords.size())));
            break;
        case 5:
            text.erase(start, end - start);
            break;
        case 6:
            text.insert(start, text.substr(start, end - start) + "\n");
            break;
        case 7: {
            const std::string line = text.substr(start, end - start) + "\n";
            text.insert(lineStart(text, upTo(random, text.size())), line);
            break;
        }
        default: {
            // One word many times: what is cheap once is to be cheap.
            const std::string_view word = kWords.at(upTo(random, kWords.size()));
            std::string many;
            for (std::size_t i = upTo(random, 20'000); i > 0; --i) {
                many += word;
            }
            text.insert(at, many);
        }
    }
}

}  // namespace

std::string mutated(std::string text, std::mt19937& random) {
    for (std::size_t n = 1 + upTo(random, 4); n > 0; --n) {
        mutateOnce(text, random);
    }
    return text;
}

}  // namespace tributary
