#include "app/tributaryd/terminal.h"

#include <cerrno>
#include <clocale>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <langinfo.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace tributary::daemon {

namespace {

bool localeIsUtf8 = true;  // written once, before any thread is started

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view{} : std::string_view{value};
}

bool isUtf8() { return std::string_view{nl_langinfo(CODESET)} == "UTF-8"; }

}  // namespace

void initialiseLocale() {
    std::setlocale(LC_ALL, "");
    localeIsUtf8 = isUtf8();
    if (!localeIsUtf8) {
        setenv("LC_ALL", "C.UTF-8", 1);
        std::setlocale(LC_ALL, "");
    }
}

Terminal::Terminal(int descriptor)
    : m_descriptor(descriptor),
      m_interactive(isatty(descriptor) == 1 && environment("TERM") != "dumb" && !environment("TERM").empty()) {}

TableStyle Terminal::style() const {
    TableStyle style;
    style.unicode = localeIsUtf8;
    style.colour = m_interactive && environment("NO_COLOR").empty();
    winsize size{};
    if (ioctl(m_descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
        style.width = size.ws_col;
        style.height = size.ws_row;
    } else {
        style.width = 120;
    }
    return style;
}

bool Terminal::write(std::string_view text) const {
    while (!text.empty()) {
        const ssize_t written = ::write(m_descriptor, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {
            pollfd ready{m_descriptor, POLLOUT, 0};
            poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            return false;
        }
    }
    return true;
}

}  // namespace tributary::daemon
