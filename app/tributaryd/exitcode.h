#pragma once

namespace tributary::daemon {

/// What the program's exit code means; a part of its interface, so numbers never change.
enum ExitCode {
    kOk = 0,
    kFailure = 1,      ///< something went wrong at run time; the sandbox: records were lost, reordered or altered
    kUsage = 2,        ///< the command line makes no sense
    kDocument = 3,     ///< the document cannot be read or is invalid
    kLinksFailed = 4,  ///< no link is left that could run without somebody doing something
    kForced = 130,     ///< a second signal: stopped at once, without draining and committing
};

}  // namespace tributary::daemon
