#include "core/sandbox/stamp.h"

#include <charconv>
#include <iterator>

#include <fmt/format.h>

namespace tributary::sandbox {

namespace {

/// Takes the text up to the next space off `rest`; nothing when there is no space.
std::optional<std::string_view> takeWord(std::string_view& rest) {
    const std::size_t space = rest.find(' ');
    if (space == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view word = rest.substr(0, space);
    rest.remove_prefix(space + 1);
    return word;
}

template <class Number>
bool takeNumber(std::string_view& rest, Number& number) {
    const std::optional<std::string_view> word = takeWord(rest);
    if (!word) {
        return false;
    }
    const auto [stopped, failure] = std::from_chars(word->data(), word->data() + word->size(), number);
    return failure == std::errc{} && stopped == word->data() + word->size();
}

}  // namespace

void encodeStamp(const Stamp& stamp, std::string& out) {
    out.clear();
    fmt::format_to(std::back_inserter(out), "{} {} {} {}", stamp.partition, stamp.sequence, stamp.topic, stamp.cluster);
}

std::optional<Stamp> decodeStamp(std::string_view text) {
    Stamp stamp;
    if (!takeNumber(text, stamp.partition) || !takeNumber(text, stamp.sequence)) {
        return std::nullopt;
    }
    const std::optional<std::string_view> topic = takeWord(text);
    if (!topic || topic->empty() || text.empty() || stamp.partition < 0) {
        return std::nullopt;
    }
    stamp.topic = *topic;
    stamp.cluster = text;  // the last one: a cluster's id may hold spaces
    return stamp;
}

}  // namespace tributary::sandbox
