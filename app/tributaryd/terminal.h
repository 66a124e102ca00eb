#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "app/tributaryd/statustable.h"

namespace tributary::daemon {

/// One of the program's outputs: a terminal, a pipe or a file. Unbuffered, so that what is shown is shown at once. Main
/// thread; copies are the same output.
class Terminal {
public:
    /// `descriptor` stays open and is not owned.
    explicit Terminal(int descriptor);

    /// A terminal that understands cursor movements.
    [[nodiscard]] bool interactive() const { return m_interactive; }
    /// Its size now, and what it can show. NO_COLOR and TERM=dumb are heard; UTF-8 is decided by the locale.
    [[nodiscard]] TableStyle style() const;

    // Each of these writes everything. False: nobody reads any more (a closed pipe, a full disk); failure() then says
    // why.

    /// As it is.
    bool write(std::string_view text) const;
    /// A line for a person, who reads it on a terminal in lines of the terminal's width; without control characters.
    bool say(std::string_view line) const;
    /// The same of several lines, each with its line break.
    bool show(std::string_view lines) const;
    /// What programs read: as it is, but on a terminal without control characters.
    bool copy(std::string_view text) const;

    /// Why something that was to be written to this output is not there; empty: all of it is.
    [[nodiscard]] const std::string& failure() const { return *m_failure; }

private:
    int m_descriptor;
    bool m_isTerminal;
    bool m_interactive;
    std::shared_ptr<std::string> m_failure = std::make_shared<std::string>();  // of all copies
};

/// Has to be called once, before anything is opened: an output that was closed stays one that takes nothing, rather
/// than become the next file that is opened; and a reader that goes away is a failure and not the end.
void initialiseOutputs();

/// Has to be called once, before QCoreApplication is made: takes the locale from the environment, and gives Qt a UTF-8
/// one where that is none, since Qt would warn on every start.
void initialiseLocale();

}  // namespace tributary::daemon
