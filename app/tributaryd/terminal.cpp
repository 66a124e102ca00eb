#include "app/tributaryd/terminal.h"

#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <langinfo.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "app/tributaryd/terminaltext.h"
#include "app/tributaryd/textblocks.h"

namespace tributary::daemon {

namespace {

bool localeIsUtf8 = true;  // written once, before any thread is started

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view{} : std::string_view{value};
}

bool isUtf8() { return std::string_view{nl_langinfo(CODESET)} == "UTF-8"; }

}  // namespace

void initialiseOutputs() {
    std::signal(SIGPIPE, SIG_IGN);
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(descriptor, F_GETFD) < 0) {
            // Takes this number, the lowest that is free; the input that cannot be read, and outputs that take nothing.
            static_cast<void>(::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY));
        }
    }
}

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
      m_isTerminal(isatty(descriptor) == 1),
      m_interactive(m_isTerminal && environment("TERM") != "dumb" && !environment("TERM").empty()) {}

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
            *m_failure = std::strerror(errno);
            return false;
        }
    }
    return true;
}

bool Terminal::say(std::string_view line) const { return show(printable(line) + "\n"); }

bool Terminal::show(std::string_view lines) const {
    const std::string text = printableLines(lines);
    return write(m_isTerminal ? wrapped(text, style().width) : text);
}

bool Terminal::copy(std::string_view text) const { return m_isTerminal ? write(printableLines(text)) : write(text); }

}  // namespace tributary::daemon
