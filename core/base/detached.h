#pragma once

#include <functional>

namespace tributary {

/// Runs `work` on a thread that nobody waits for: a client library's waiting cannot be cut short. `work` owns all that it needs,
/// and handles what it throws. Any thread; throws std::system_error where the machine has no thread left.
void runDetached(std::function<void()> work);

/// Is any such work still under way?
[[nodiscard]] bool detachedRuns();

/// The end of main(): as `return code`, but while detached work is under way nothing is torn down under its feet.
[[nodiscard]] int leaveMain(int code);

}  // namespace tributary
