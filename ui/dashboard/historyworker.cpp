#include "ui/dashboard/historyworker.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <set>

namespace tributary::ui {

namespace {

constexpr int kCacheBytes = 32 * 1024 * 1024;
/// In memory there is no file to go over 256 MB; a sandbox that runs for weeks must not eat the machine either.
constexpr std::int64_t kMemoryBytes = 64'000'000;
constexpr std::int64_t kFlushMs = 60'000;
constexpr std::int64_t kForgetMs = 15 * 60'000;
constexpr std::size_t kTopics = 50;

}  // namespace

HistoryWorker::HistoryWorker(QString file, std::int64_t budgetBytes, const std::atomic<int>& newest)
    : m_file(std::move(file)), m_budgetBytes(budgetBytes), m_newest(newest), m_cache(kCacheBytes) {}

HistoryWorker::~HistoryWorker() = default;

void HistoryWorker::open() {
    if (m_file.isEmpty()) {
        openMemory();
        return;
    }
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    if (!m_database.open(m_file, m_budgetBytes)) {
        checkStorage();
    }
}

void HistoryWorker::openMemory() {
    m_file.clear();
    m_cache.clear();
    m_database.open({}, std::min(m_budgetBytes, kMemoryBytes));
}

void HistoryWorker::checkStorage() {
    const HistoryDatabase::Problem problem = m_database.problem();
    if (problem == HistoryDatabase::Problem::None) {
        return;
    }
    const QString text = m_database.problemText();
    m_database.close();
    if (m_file.isEmpty()) {
        openMemory();
        return;
    }
    QString kept;
    if (problem == HistoryDatabase::Problem::Corrupt) {
        // Out of the way, so that the next start has a good one; nobody's data is thrown away.
        kept = m_file + ".broken-" + QDateTime::currentDateTimeUtc().toString("yyyyMMdd-HHmmss-zzz");
        if (!QFile::rename(m_file, kept)) {
            kept.clear();
        }
        QFile::rename(m_file + "-wal", kept + "-wal");
        QFile::remove(m_file + "-shm");
    }
    openMemory();
    emit storageFailed(problem, text, kept);
}

void HistoryWorker::record(const std::string& document, const MetricsPtr& snapshot) {
    m_lastMs = snapshot->timeMs;
    for (const LinkMetrics& link : snapshot->links) {
        // A stopped link has no figures: that is a gap, not a zero.
        if (link.status.state == LinkState::Stopped) {
            continue;
        }
        recordSeries({document, link.link}, snapshot->timeMs, link.flow);
        recordTopics(document, link, snapshot->timeMs);
        m_partitions.add(snapshot->timeMs, link);
    }
    if (m_flushedMs == 0 || m_lastMs < m_flushedMs) {
        m_flushedMs = m_lastMs;
    } else if (m_lastMs - m_flushedMs >= kFlushMs) {
        flush(m_lastMs, false);
    }
    checkStorage();
}

void HistoryWorker::recordTopics(const std::string& document, const LinkMetrics& link, std::int64_t timeMs) {
    std::vector<const TopicMetrics*> busiest;
    busiest.reserve(link.topicMetrics.size());
    for (const TopicMetrics& topic : link.topicMetrics) {
        busiest.push_back(&topic);
    }
    if (busiest.size() > kTopics) {
        std::ranges::nth_element(busiest, busiest.begin() + kTopics, std::greater{}, [](const TopicMetrics* topic) {
            return std::pair{topic->flow.bytesPerSecond, topic->flow.recordsPerSecond};
        });
        busiest.resize(kTopics);
    }
    for (const TopicMetrics* topic : busiest) {
        recordSeries({document, link.link, topic->topic}, timeMs, topic->flow);
    }
}

void HistoryWorker::recordSeries(const SeriesKey& key, std::int64_t timeMs, const FlowMetrics& flow) {
    static constexpr std::array kTopicGrains{Grain::TenSeconds};
    const std::span<const Grain> grains =
        key.topic.empty() ? std::span<const Grain>(kGrains) : std::span<const Grain>(kTopicGrains);
    SeriesRecorder& recorder = m_recorders.try_emplace(key, grains).first->second;
    recorder.add(
        timeMs, sampleOf(flow),
        [this, &key](Grain grain, std::int64_t startMs) {
            // Only what was kept: the recorder has no chunk of that time yet.
            const std::vector<ChunkPtr> kept = chunksOf(key, grain, startMs, startMs);
            return kept.empty() ? nullptr : kept.front();
        },
        [this, &key](const Chunk& chunk) {
            m_closed.emplace_back(key, chunk);
            const std::int64_t id = m_database.series(key, true);
            m_cache.insert({id, chunk.grain(), chunk.startMs()}, new ChunkPtr(std::make_shared<Chunk>(chunk)),
                           chunk.bytes());
        });
}

void HistoryWorker::mark(const std::string& document, const std::vector<Marker>& markers) {
    for (const Marker& marker : markers) {
        m_markers.emplace_back(document, marker);
    }
}

void HistoryWorker::write(const SeriesKey& key, const Chunk& chunk) {
    if (const std::int64_t id = m_database.series(key, true)) {
        m_database.put(id, chunk.grain(), chunk.startMs(), chunk.pack());
    }
}

void HistoryWorker::writeOpen(bool all) {
    for (auto& [key, recorder] : m_recorders) {
        for (SeriesRecorder::Open& open : recorder.open()) {
            // A killed application loses at most ten cells of each grain.
            if (open.unwritten > (all ? 0 : 10)) {
                write(key, open.chunk);
                open.unwritten = 0;
            }
        }
    }
}

void HistoryWorker::flush(std::int64_t nowMs, bool all) {
    m_flushedMs = nowMs;
    if (!m_database.begin()) {
        return;
    }
    for (const auto& [key, chunk] : m_closed) {
        write(key, chunk);
    }
    writeOpen(all);
    for (const auto& [document, marker] : m_markers) {
        m_database.put(document, marker);
    }
    if (!m_database.prune(nowMs) || !m_database.commit()) {
        return;
    }
    m_closed.clear();
    m_markers.clear();
    m_partitions.dropBefore(nowMs - kForgetMs);
    std::erase_if(m_recorders, [&](const auto& entry) {
        if (entry.second.lastMs() >= nowMs - kForgetMs) {
            return false;
        }
        for (const SeriesRecorder::Open& open : entry.second.open()) {
            m_closed.emplace_back(entry.first, open.chunk);
        }
        return true;
    });
}

void HistoryWorker::finish() {
    if (m_lastMs != 0 || !m_markers.empty()) {
        flush(m_lastMs != 0 ? m_lastMs : m_markers.back().second.timeMs, true);
        checkStorage();
    }
    m_database.close();
}

std::vector<HistoryWorker::ChunkPtr> HistoryWorker::chunksOf(const SeriesKey& key, Grain grain, std::int64_t fromMs,
                                                             std::int64_t toMs) {
    std::vector<ChunkPtr> result;
    const std::int64_t span = Chunk::spanMs(grain);
    const std::int64_t first = Chunk::startOf(grain, fromMs);
    const std::int64_t last = Chunk::startOf(grain, toMs);
    const std::int64_t id = m_database.series(key, false);
    const auto recorder = m_recorders.find(key);
    const Chunk* open = recorder == m_recorders.end() ? nullptr : recorder->second.openChunk(grain);
    std::int64_t missingFrom = -1;
    std::int64_t missingTo = -1;
    for (std::int64_t start = first; start <= last; start += span) {
        if (open != nullptr && open->startMs() == start) {
            result.push_back(std::make_shared<Chunk>(*open));
        } else if (id == 0) {
            continue;
        } else if (const ChunkPtr* known = m_cache.object({id, grain, start})) {
            if (*known) {
                result.push_back(*known);
            }
        } else {
            missingFrom = missingFrom < 0 ? start : missingFrom;
            missingTo = start;
        }
    }
    if (missingFrom < 0) {
        return result;
    }
    std::map<std::int64_t, ChunkPtr> read;
    for (const HistoryDatabase::Row& row : m_database.chunks(id, grain, missingFrom, missingTo)) {
        if (std::optional<Chunk> chunk = Chunk::unpack(grain, row.startMs, row.data)) {
            read.emplace(row.startMs, std::make_shared<Chunk>(std::move(*chunk)));
        }
    }
    for (std::int64_t start = missingFrom; start <= missingTo; start += span) {
        if ((open != nullptr && open->startMs() == start) || m_cache.contains({id, grain, start})) {
            continue;
        }
        const auto found = read.find(start);
        const ChunkPtr chunk = found == read.end() ? nullptr : found->second;
        if (chunk) {
            result.push_back(chunk);
        }
        // What lies ahead may still come, so that it is absent now is not remembered.
        if (chunk || start + span <= m_lastMs) {
            m_cache.insert({id, grain, start}, new ChunkPtr(chunk), chunk ? chunk->bytes() : 64);
        }
    }
    return result;
}

std::vector<SeriesKey> HistoryWorker::keysOf(const HistoryRequest& request) {
    std::vector<SeriesKey> keys;
    if (request.level == HistoryRequest::Level::Links) {
        for (const LinkId& link : request.links) {
            keys.push_back({request.document, link});
        }
        return keys;
    }
    if (request.level != HistoryRequest::Level::Topics || request.links.empty()) {
        return keys;
    }
    const LinkId& link = request.links.front();
    std::set<std::string> topics;
    for (std::string& topic : m_database.topics(request.document, link)) {
        topics.insert(std::move(topic));
    }
    for (const auto& [key, recorder] : m_recorders) {
        if (key.document == request.document && key.link == link && !key.topic.empty()) {
            topics.insert(key.topic);
        }
    }
    for (const std::string& topic : topics) {
        keys.push_back({request.document, link, topic});
    }
    return keys;
}

DenseSeries HistoryWorker::dense(const std::string& name, const std::vector<ChunkPtr>& chunks, Measure measure,
                                 std::int64_t firstCellMs, std::size_t cells) const {
    DenseSeries series;
    series.name = name;
    const auto fill = [&](std::vector<float>& into, Chunk::Part part) {
        into.assign(cells, kUnknown);
        for (const ChunkPtr& chunk : chunks) {
            const std::int64_t offset = (chunk->startMs() - firstCellMs) / stepMs(chunk->grain());
            const std::int64_t begin = std::max<std::int64_t>(offset, 0);
            const std::int64_t end = std::min<std::int64_t>(offset + Chunk::kCells, static_cast<std::int64_t>(cells));
            if (begin < end) {
                std::ranges::copy(chunk->values(measure, part).subspan(begin - offset, end - begin),
                                  into.begin() + begin);
            }
        }
    };
    fill(series.mean, Chunk::Part::Mean);
    if (!chunks.empty() && chunks.front()->grain() != Grain::Second) {
        fill(series.least, Chunk::Part::Least);
        fill(series.greatest, Chunk::Part::Greatest);
    }
    return series;
}

std::shared_ptr<const HistoryReply> HistoryWorker::answer(const HistoryRequest& request, int number) {
    auto reply = std::make_shared<HistoryReply>();
    reply->request = request;
    const bool links = request.level == HistoryRequest::Level::Links;
    reply->grain = links ? grainFor(request.fromMs, request.toMs, request.pixels, std::max(m_lastMs, request.toMs))
                         : Grain::TenSeconds;
    const std::int64_t step = stepMs(reply->grain);
    const std::int64_t firstCell = floorTo(request.fromMs, step);
    if (request.toMs <= request.fromMs) {
        return reply;
    }
    const auto cells = static_cast<std::size_t>((request.toMs - firstCell) / step + 1);

    std::map<Measure, std::vector<DenseSeries>> all;
    for (const SeriesKey& key : keysOf(request)) {
        if (givenUp(number)) {
            return nullptr;
        }
        const std::vector<ChunkPtr> chunks = chunksOf(key, reply->grain, request.fromMs, request.toMs);
        if (chunks.empty()) {
            continue;
        }
        for (const Measure measure : request.measures) {
            all[measure].push_back(dense(links ? key.link.str() : key.topic, chunks, measure, firstCell, cells));
        }
    }
    for (const Measure measure : request.measures) {
        if (request.level == HistoryRequest::Level::Partitions && !request.links.empty()) {
            all[measure] = m_partitions.series(request.links.front(), request.topic, measure, firstCell, cells);
        }
        int others = 0;
        for (DenseSeries& one : topSeries(std::move(all[measure]), request.top, addsUp(measure), others)) {
            SeriesData data;
            data.others = one.name.empty() ? others : 0;
            data.points = decimate(one, reply->grain, firstCell, request.pixels);
            data.name = std::move(one.name);
            reply->series[measure].push_back(std::move(data));
        }
    }
    reply->markers = m_database.markers(request.document, request.fromMs, request.toMs);
    for (const auto& [document, marker] : m_markers) {
        if (document == request.document && marker.timeMs >= request.fromMs && marker.timeMs <= request.toMs) {
            reply->markers.push_back(marker);
        }
    }
    std::erase_if(reply->markers, [&](const Marker& marker) {
        return std::ranges::find(request.links, marker.link) == request.links.end();
    });
    checkStorage();
    return reply;
}

}  // namespace tributary::ui
