#pragma once

#include "ui/editors/selectionpreview.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <stop_token>

namespace tributary::ui {

/// Computes previews on one worker thread. A new request stops the one before; only the latest is reported. The methods
/// and the signals belong to the thread that made it, and none waits; only the destructor waits, until the worker
/// stands between two topics.
class SelectionPreviewer final : public QObject {
    Q_OBJECT

public:
    /// Runs on the worker.
    using Compute = std::function<PreviewPtr(const PreviewRequest&, std::stop_token)>;

    explicit SelectionPreviewer(QObject* parent = nullptr, Compute compute = computePreview);
    ~SelectionPreviewer() override;

    void request(PreviewRequest request);
    [[nodiscard]] bool isBusy() const { return m_busy; }

signals:
    void ready(const tributary::ui::PreviewPtr& preview);
    void busyChanged(bool busy);

private:
    void take(std::uint64_t number, const PreviewPtr& preview);
    void setBusy(bool busy);

    Compute m_compute;
    QThreadPool m_pool;
    std::stop_source m_stop;
    std::uint64_t m_number = 0;
    bool m_busy = false;
};

}  // namespace tributary::ui
