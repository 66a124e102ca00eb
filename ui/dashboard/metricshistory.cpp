#include "ui/dashboard/metricshistory.h"

#include "core/base/clock.h"
#include "ui/bridge/enginebridge.h"
#include "ui/dashboard/historyworker.h"
#include "ui/text/statetext.h"

#include <QDir>
#include <QPointer>

#include <utility>

namespace tributary::ui {

MetricsHistory::MetricsHistory(EngineBridge& bridge, const QString& file, QObject* parent, std::int64_t budgetBytes)
    : QObject(parent),
      m_bridge(bridge),
      m_file(file),
      m_worker(std::make_unique<HistoryWorker>(file, budgetBytes, m_newest)) {
    m_worker->moveToThread(&m_thread);
    connect(m_worker.get(), &HistoryWorker::storageFailed, this, &MetricsHistory::noteFailure, Qt::QueuedConnection);
    connect(&m_bridge, &EngineBridge::metricsChanged, this, &MetricsHistory::takeSnapshot);
    connect(&m_bridge, &EngineBridge::eventsArrived, this, &MetricsHistory::takeEvents);
    m_thread.setObjectName("history");
    m_thread.start(QThread::LowPriority);
    QMetaObject::invokeMethod(m_worker.get(), &HistoryWorker::open, Qt::QueuedConnection);
}

MetricsHistory::~MetricsHistory() {
    ++m_newest;  // no view waits for an answer any more
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this] {
            m_worker->finish();
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

void MetricsHistory::query(const HistoryRequest& request, QObject* context, Reply reply) {
    const int number = request.pixels > 0 ? ++m_newest : 0;
    const QPointer<QObject> wanted{context};
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this, request, number, wanted, reply = std::move(reply)] {
            const auto answer = m_worker->answer(request, number);
            if (!answer) {
                return;
            }
            QMetaObject::invokeMethod(
                this,
                [wanted, reply, answer] {
                    if (wanted) {
                        reply(*answer);
                    }
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

std::int64_t MetricsHistory::nowMs() const {
    constexpr std::int64_t kQuietMs = 3'000;
    const std::int64_t last = m_bridge.metrics()->timeMs;
    if (last == 0) {
        return wallClockMs();
    }
    const std::int64_t age = m_bridge.metricsAgeMs();
    return age < kQuietMs ? last : last + age;
}

void MetricsHistory::takeSnapshot() {
    QMetaObject::invokeMethod(
        m_worker.get(),
        [worker = m_worker.get(), document = historyKey(m_bridge.applied()), snapshot = m_bridge.metrics()] {
            worker->record(document, snapshot);
        },
        Qt::QueuedConnection);
}

void MetricsHistory::takeEvents(const std::vector<Event>& events) {
    std::vector<Marker> markers;
    for (const Event& event : events) {
        if (std::optional<Marker> marker = markerOf(event)) {
            markers.push_back(std::move(*marker));
        }
    }
    if (markers.empty()) {
        return;
    }
    QMetaObject::invokeMethod(
        m_worker.get(),
        [worker = m_worker.get(), document = historyKey(m_bridge.applied()), markers] {
            worker->mark(document, markers);
        },
        Qt::QueuedConnection);
}

std::optional<Marker> MetricsHistory::markerOf(const Event& event) {
    std::optional<MarkerKind> kind;
    switch (event.kind) {
        case EventKind::StateChanged:
            if (!event.status) {
                break;
            }
            switch (event.status->state) {
                case LinkState::Starting:
                    kind = MarkerKind::Start;
                    break;
                case LinkState::Stopped:
                case LinkState::Paused:
                    kind = MarkerKind::Stop;
                    break;
                case LinkState::Failed:
                case LinkState::Backoff:
                case LinkState::Degraded:
                    kind = MarkerKind::Error;
                    break;
                default:
                    break;
            }
            break;
        case EventKind::Applied:
            kind = MarkerKind::Edit;
            break;
        case EventKind::Gap:
        case EventKind::PartitionHalted:
        case EventKind::ProducerReplaced:
        case EventKind::Rejected:
            kind = MarkerKind::Error;
            break;
        default:
            break;
    }
    if (!kind) {
        return std::nullopt;
    }
    return Marker{event.timeMs, *kind, event.link, eventText(event)};
}

void MetricsHistory::noteFailure(HistoryDatabase::Problem problem, const QString& text, const QString& keptAs) {
    const QString file = QDir::toNativeSeparators(m_file);
    QString sentence;
    if (problem == HistoryDatabase::Problem::Locked) {
        sentence =
            tr("Another program holds the history %1. Charts of this session are kept in memory only.").arg(file);
    } else if (problem == HistoryDatabase::Problem::Corrupt && !keptAs.isEmpty()) {
        sentence = tr("The history %1 is damaged and was kept as %2. Charts of this session are kept in memory only.")
                       .arg(file, QDir::toNativeSeparators(keptAs));
    } else {
        sentence =
            tr("The history %1 cannot be used (%2). Charts of this session are kept in memory only.").arg(file, text);
    }
    emit storageFailed(sentence);
}

}  // namespace tributary::ui
