#pragma once

namespace tributary {

// What the program's exit code means; a part of its interface, so the numbers never change.

inline constexpr int kOk = 0;
inline constexpr int kFailure =
    1;  ///< something failed at run time; the sandbox: records were lost, reordered or altered
inline constexpr int kUsage = 2;        ///< the command line makes no sense
inline constexpr int kDocument = 3;     ///< the document cannot be read or is invalid
inline constexpr int kLinksFailed = 4;  ///< no link is left that could run without somebody doing something
inline constexpr int kUnclean = 5;      ///< stopped, but not all positions could be committed: records may come twice
inline constexpr int kForced = 130;     ///< a second signal: stopped at once, without draining and committing

}  // namespace tributary
