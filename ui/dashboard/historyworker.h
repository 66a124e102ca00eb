#pragma once

#include "ui/dashboard/historydatabase.h"
#include "ui/dashboard/historyquery.h"
#include "ui/dashboard/partitionrings.h"
#include "ui/dashboard/seriesrecorder.h"

#include <QCache>
#include <QObject>

#include <atomic>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace tributary::ui {

/// The history's own thread: keeps what comes, and answers questions. Everything but the constructor runs there.
class HistoryWorker final : public QObject {
    Q_OBJECT

public:
    /// `file` empty: in memory. `newest` is the number of the last question asked; one that is not the newest any more
    /// is given up.
    HistoryWorker(QString file, std::int64_t budgetBytes, const std::atomic<int>& newest);
    ~HistoryWorker() override;

    void open();
    void record(const std::string& document, const MetricsPtr& snapshot);
    void mark(const std::string& document, const std::vector<Marker>& markers);
    /// Nothing when it was given up. `number` 0: never given up.
    [[nodiscard]] std::shared_ptr<const HistoryReply> answer(const HistoryRequest& request, int number);
    /// Writes everything and closes the file.
    void finish();

signals:
    /// The file cannot be used; the history goes on in memory. `keptAs`: where the broken file lies now, or empty.
    void storageFailed(tributary::ui::HistoryDatabase::Problem problem, const QString& text, const QString& keptAs);

private:
    struct ChunkId {
        std::int64_t series;
        Grain grain;
        std::int64_t startMs;
        bool operator==(const ChunkId&) const = default;
        friend std::size_t qHash(const ChunkId& id, std::size_t seed = 0) {
            return qHashMulti(seed, qlonglong{id.series}, static_cast<int>(id.grain), qlonglong{id.startMs});
        }
    };
    using ChunkPtr = std::shared_ptr<const Chunk>;

    void recordSeries(const SeriesKey& key, std::int64_t timeMs, const FlowMetrics& flow);
    void recordTopics(const std::string& document, const LinkMetrics& link, std::int64_t timeMs);
    void write(const SeriesKey& key, const Chunk& chunk);
    void writeOpen(bool all);
    void flush(std::int64_t nowMs, bool all);
    void checkStorage();
    void openMemory();

    [[nodiscard]] std::vector<ChunkPtr> chunksOf(const SeriesKey& key, Grain grain, std::int64_t fromMs,
                                                 std::int64_t toMs);
    [[nodiscard]] std::vector<SeriesKey> keysOf(const HistoryRequest& request);
    [[nodiscard]] DenseSeries dense(const std::string& name, const std::vector<ChunkPtr>& chunks, Measure measure,
                                    std::int64_t firstCellMs, std::size_t cells) const;
    [[nodiscard]] bool givenUp(int number) const {
        return number > 0 && number != m_newest.load(std::memory_order_relaxed);
    }

    QString m_file;
    std::int64_t m_budgetBytes;
    const std::atomic<int>& m_newest;
    HistoryDatabase m_database;
    std::map<SeriesKey, SeriesRecorder> m_recorders;
    std::vector<std::pair<SeriesKey, Chunk>> m_closed;      // not written yet
    std::vector<std::pair<std::string, Marker>> m_markers;  // not written yet
    QCache<ChunkId, ChunkPtr> m_cache;                      // cost in bytes; a null pointer: there is none
    PartitionRings m_partitions;
    std::int64_t m_flushedMs = 0;
    std::int64_t m_lastMs = 0;
};

}  // namespace tributary::ui
