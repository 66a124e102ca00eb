#include "app/tributaryd/textfile.h"

#include <array>
#include <cstddef>
#include <cstdio>

#include "core/base/readfile.h"
#include "core/base/savefile.h"

namespace tributary::daemon {

namespace {

constexpr std::size_t kMaxBytes = std::size_t{64} * 1024 * 1024;

Result<std::string> readInput() {
    std::string text;
    std::array<char, 64 * 1024> piece{};
    while (text.size() <= kMaxBytes) {
        const std::size_t count = std::fread(piece.data(), 1, piece.size(), stdin);
        text.append(piece.data(), count);
        if (count < piece.size()) {
            break;
        }
    }
    if (std::ferror(stdin) != 0) {
        return std::unexpected(
            Error(ErrorCode::FileUnreadable).with("file", "-").with("reason", "the standard input cannot be read"));
    }
    return text;
}

}  // namespace

Result<std::string> readTextFile(const std::string& file) {
    const Result<std::string> text = file == "-" ? readInput() : readFile(file, kMaxBytes + 1);
    if (!text) {
        return text;
    }
    if (text->size() > kMaxBytes) {
        return std::unexpected(
            Error(ErrorCode::FileUnreadable).with("file", file).with("reason", "it is larger than 64 MiB"));
    }
    return text;
}

Status writeTextFile(const std::string& file, std::string_view text, bool executable) {
    return replaceFile(file, text, executable);
}

}  // namespace tributary::daemon
