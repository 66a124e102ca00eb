#pragma once

namespace tributary {

/// The commit that the program was built from, "-dirty" behind it where files were changed since; "unknown" where the
/// source is no repository. The build writes the definition (installer/cmake/TributaryCommit.cmake).
[[nodiscard]] const char* sourceCommit();

}  // namespace tributary
