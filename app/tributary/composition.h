#pragma once

namespace tributary::app {

/// The only place that knows all parts of the desktop application: reads the command line, makes the application and its
/// first window, runs the event loop. Returns an exit code of app/process/exitcode.h.
[[nodiscard]] int compose(int argc, char** argv);

}  // namespace tributary::app
