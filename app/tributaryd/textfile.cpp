#include "app/tributaryd/textfile.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <unistd.h>

#include "core/base/readfile.h"
#include "core/base/savefile.h"

namespace tributary::daemon {

namespace {

constexpr std::size_t kMaxBytes = std::size_t{64} * 1024 * 1024;

Error unreadable(const std::string& file, std::string_view reason) {
    return Error(ErrorCode::FileUnreadable).with("file", file).with("reason", reason);
}

}  // namespace

Result<std::string> readStandardInput(std::size_t most) {
    static bool wasRead = false;
    if (std::exchange(wasRead, true)) {
        return std::unexpected(unreadable("-", "the standard input can be read once only; one file may be \"-\""));
    }
    std::string text;
    std::array<char, 64 * 1024> piece{};
    while (text.size() < most) {
        const ssize_t count = ::read(STDIN_FILENO, piece.data(), std::min(piece.size(), most - text.size()));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return std::unexpected(unreadable(kStandardInput, std::strerror(errno)));
        }
        if (count == 0) {
            break;
        }
        text.append(piece.data(), static_cast<std::size_t>(count));
    }
    return text;
}

Result<std::string> readTextFile(const std::string& file) {
    const Result<std::string> text = file == "-" ? readStandardInput(kMaxBytes + 1) : readFile(file, kMaxBytes + 1);
    if (!text) {
        return text;
    }
    if (text->size() > kMaxBytes) {
        return std::unexpected(unreadable(file, "it is larger than 64 MiB"));
    }
    return text;
}

Status writeTextFile(const std::string& file, std::string_view text, bool executable) {
    return replaceFile(file, text, executable);
}

}  // namespace tributary::daemon
