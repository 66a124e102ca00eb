#pragma once

#include "core/engine/event.h"
#include "ui/dashboard/historydatabase.h"
#include "ui/dashboard/historytypes.h"

#include <QObject>
#include <QString>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace tributary::ui {

class EngineBridge;
class HistoryWorker;

/// What the charts show outlives the application: takes the engine's snapshots and keeps them, at 1 s for 2 h, at 10 s
/// for 24 h and at 1 min for 30 days, in SQLite within 256 MB. Owned by the application, belongs to the GUI thread and
/// never waits: all work is done on a thread of its own. Only the destructor waits, for the last write.
class MetricsHistory final : public QObject {
    Q_OBJECT

public:
    using Reply = std::function<void(const HistoryReply&)>;
    static constexpr std::int64_t kBudgetBytes = 256'000'000;

    /// An empty `file`: in memory only (a sandbox). `bridge` must outlive it.
    MetricsHistory(EngineBridge& bridge, const QString& file, QObject* parent = nullptr,
                   std::int64_t budgetBytes = kBudgetBytes);
    ~MetricsHistory() override;

    /// `reply` is called on the GUI thread, unless `context` is gone by then. A question with pixels is a view: a newer
    /// one makes it void, and its reply never comes. One without (an export) is always answered.
    void query(const HistoryRequest& request, QObject* context, Reply reply);

    /// "now" of the charts: the last snapshot's time, plus its age when the engine has gone quiet. Wall clock, ms.
    [[nodiscard]] std::int64_t nowMs() const;

    /// The mark an event leaves on the time axis; most leave none.
    [[nodiscard]] static std::optional<Marker> markerOf(const Event& event);

signals:
    /// Said once, as a sentence for people; the history goes on in memory.
    void storageFailed(const QString& text);

private:
    void takeSnapshot();
    void takeEvents(const std::vector<Event>& events);
    void noteFailure(HistoryDatabase::Problem problem, const QString& text, const QString& keptAs);

    EngineBridge& m_bridge;
    QString m_file;
    std::atomic<int> m_newest = 0;
    std::unique_ptr<HistoryWorker> m_worker;  // lives on m_thread
    QThread m_thread;
};

}  // namespace tributary::ui
