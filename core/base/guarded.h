#pragma once

#include <exception>

#include "core/base/error.h"

namespace tributary {

/// An exception as an error: MachineLimit where the machine ran out of something (descriptors, threads, memory), else
/// Internal. Retriable: what else runs gives back what it used.
[[nodiscard]] Error thrownError(const std::exception& problem);

/// The work of a thread's top. What it throws ends that work and nothing else: `failed` is told, and must not throw.
template <class Work, class Failed>
void guarded(const Work& work, const Failed& failed) {
    try {
        work();
    } catch (const std::exception& problem) {
        failed(thrownError(problem));
    }
}

}  // namespace tributary
