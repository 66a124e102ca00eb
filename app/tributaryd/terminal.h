#pragma once

#include <string_view>

#include "app/tributaryd/statustable.h"

namespace tributary::daemon {

/// One of the program's outputs: a terminal, a pipe or a file. Unbuffered, so that what is shown is shown at once.
class Terminal {
public:
    /// `descriptor` stays open and is not owned.
    explicit Terminal(int descriptor);

    /// A terminal that understands cursor movements.
    [[nodiscard]] bool interactive() const { return m_interactive; }
    /// Its size now, and what it can show. NO_COLOR and TERM=dumb are heard; UTF-8 is decided by the locale.
    [[nodiscard]] TableStyle style() const;

    /// Writes everything. False: nobody reads any more (a closed pipe, a full disk).
    [[nodiscard]] bool write(std::string_view text) const;
    /// The same where there is nobody to tell of a failure.
    void print(std::string_view text) const { static_cast<void>(write(text)); }

private:
    int m_descriptor;
    bool m_interactive;
};

/// Has to be called once, before QCoreApplication is made: takes the locale from the environment, and gives Qt a UTF-8
/// one where that is none, since Qt would warn on every start.
void initialiseLocale();

}  // namespace tributary::daemon
