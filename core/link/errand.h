#pragma once

#include "core/base/detached.h"
#include "core/base/guarded.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace tributary {

/// A question that may take long, asked on a thread of its own, so that whoever asks can do other things meanwhile, or
/// give up. A client library's waiting cannot be cut short: a question that is given up goes on until it has its
/// answer, and nobody hears it. So it must own all that it needs.
///
/// `Answer` is a Result or Status. One thread asks and takes; `done` is called on the question's.
template <class Answer>
class Errand {
public:
    Errand() = default;
    ~Errand() { giveUp(); }
    Errand(const Errand&) = delete;
    Errand& operator=(const Errand&) = delete;

    /// Not while one is running. `done`, when there is an answer to take(); never after giveUp() has returned.
    void run(std::function<Answer()> question, std::function<void()> done = [] {}) {
        m_shared = std::make_shared<Shared>();
        m_shared->done = std::move(done);
        runDetached([shared = m_shared, question = std::move(question)] {
            std::optional<Answer> answer;
            guarded([&] { answer.emplace(question()); },
                    [&](const Error& error) { answer.emplace(std::unexpected(error)); });
            const std::scoped_lock lock{shared->mutex};
            shared->answer = std::move(answer);
            if (shared->done) {
                shared->done();
            }
        });
    }

    [[nodiscard]] bool running() const { return m_shared != nullptr; }

    /// The answer, once; none while it is not there.
    [[nodiscard]] std::optional<Answer> take() {
        if (!m_shared) {
            return std::nullopt;
        }
        std::unique_lock lock{m_shared->mutex};
        if (!m_shared->answer) {
            return std::nullopt;
        }
        std::optional<Answer> answer = std::move(m_shared->answer);
        lock.unlock();
        m_shared.reset();
        return answer;
    }

    void giveUp() {
        if (m_shared) {
            const std::shared_ptr<Shared> shared = std::exchange(m_shared, nullptr);
            const std::scoped_lock lock{shared->mutex};
            shared->done = nullptr;
        }
    }

private:
    struct Shared {
        std::mutex mutex;
        std::optional<Answer> answer;
        std::function<void()> done;
    };

    std::shared_ptr<Shared> m_shared;  ///< while one is running, or its answer waits
};

}  // namespace tributary
