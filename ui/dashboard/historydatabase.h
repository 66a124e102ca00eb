#pragma once

#include "ui/dashboard/chunk.h"
#include "ui/dashboard/historytypes.h"

#include <QSqlDatabase>
#include <QString>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

class QSqlError;
class QSqlQuery;

namespace tributary::ui {

/// The history's SQLite file: packed chunks and markers. Belongs to the thread that opened it. Every method may fail:
/// then problem() says how, and what it returned is empty.
class HistoryDatabase {
public:
    enum class Problem { None, Locked, Corrupt, Unusable };
    struct Row {
        std::int64_t startMs = 0;
        QByteArray data;
    };

    HistoryDatabase() = default;
    ~HistoryDatabase();
    HistoryDatabase(const HistoryDatabase&) = delete;
    HistoryDatabase& operator=(const HistoryDatabase&) = delete;

    /// An empty `file`: in memory. `budgetBytes` bounds the file; the rest of the promise is kept by prune().
    bool open(const QString& file, std::int64_t budgetBytes);
    void close();
    [[nodiscard]] Problem problem() const { return m_problem; }
    /// SQLite's words for the problem.
    [[nodiscard]] const QString& problemText() const { return m_problemText; }

    bool begin();
    bool commit();

    /// 0 when there is no such series and it was not to be made.
    [[nodiscard]] std::int64_t series(const SeriesKey& key, bool make);
    [[nodiscard]] std::vector<std::string> topics(const std::string& document, const LinkId& link);
    /// The chunks that begin within [fromMs, toMs].
    [[nodiscard]] std::vector<Row> chunks(std::int64_t series, Grain grain, std::int64_t fromMs, std::int64_t toMs);
    bool put(std::int64_t series, Grain grain, std::int64_t startMs, const QByteArray& data);

    bool put(const std::string& document, const Marker& marker);
    [[nodiscard]] std::vector<Marker> markers(const std::string& document, std::int64_t fromMs, std::int64_t toMs);

    /// Removes what is older than its grain is kept; then, over the budget, the oldest of what is least missed: topics,
    /// seconds, ten seconds, minutes.
    bool prune(std::int64_t nowMs);
    /// What is in use of the file.
    [[nodiscard]] std::int64_t usedBytes();

private:
    bool run(QSqlQuery& query);
    bool run(const QString& sql);
    bool makeTables();
    bool pruneToBudget();
    void note(const QSqlError& error);
    [[nodiscard]] std::int64_t number(const QString& sql);

    QString m_connection;
    QSqlDatabase m_database;
    std::int64_t m_budgetBytes = 0;
    Problem m_problem = Problem::None;
    QString m_problemText;
    std::map<SeriesKey, std::int64_t> m_series;
};

}  // namespace tributary::ui
