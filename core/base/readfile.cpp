#include "core/base/readfile.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tributary {

namespace {

class Descriptor {
public:
    /// Without waiting: a pipe would be opened only once somebody writes to it.
    explicit Descriptor(const std::filesystem::path& path)
        : m_number(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)) {}
    ~Descriptor() {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

}  // namespace

Result<std::string> readFile(const std::filesystem::path& path, std::size_t most) {
    const auto unreadable = [&](std::string_view reason) {
        return std::unexpected(Error(ErrorCode::FileUnreadable).with("file", path.string()).with("reason", reason));
    };
    const Descriptor file(path);
    struct stat about{};
    if (file.number() < 0 || ::fstat(file.number(), &about) != 0) {
        return unreadable(std::strerror(errno));
    }
    if (!S_ISREG(about.st_mode)) {
        return unreadable(S_ISDIR(about.st_mode) ? "it is a directory"
                                                 : "it is not a file but a pipe, a socket or a device");
    }
    std::string text;
    std::array<char, 64 * 1024> piece{};
    while (text.size() < most) {
        const ssize_t count = ::read(file.number(), piece.data(), std::min(piece.size(), most - text.size()));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return unreadable(std::strerror(errno));
        }
        if (count == 0) {
            break;
        }
        text.append(piece.data(), static_cast<std::size_t>(count));
    }
    return text;
}

}  // namespace tributary
