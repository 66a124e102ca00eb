#pragma once

#include "core/base/id.h"
#include "core/engine/linkstate.h"

namespace tributary {

/// One duty of a link, beside or instead of copying its records: a thread of its own that is told what to do
/// (TaskInbox), tries again what passes (Retry), says how it does (TaskReporter), and ends in order.
///
/// Methods may be called from any thread and return at once, save the destructor, which ends the task and waits.
class LinkTask {
public:
    LinkTask() = default;
    virtual ~LinkTask() = default;
    LinkTask(const LinkTask&) = delete;
    LinkTask& operator=(const LinkTask&) = delete;

    [[nodiscard]] virtual const LinkId& id() const = 0;
    [[nodiscard]] virtual TaskStatus status() const = 0;

    /// Begins the end that the destructor waits for.
    virtual void quit() = 0;
    /// After quit(): its thread has ended, and the destructor will not wait.
    [[nodiscard]] virtual bool finished() const = 0;
};

}  // namespace tributary
