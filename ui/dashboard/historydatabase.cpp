#include "ui/dashboard/historydatabase.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

namespace tributary::ui {

namespace {

constexpr int kSchema = 1;
constexpr int kPageBytes = 4096;
/// The log beside the file counts too; it is cut back to this after each checkpoint.
constexpr std::int64_t kLogBytes = 4'000'000;

QString text(const std::string& value) { return QString::fromStdString(value); }

}  // namespace

HistoryDatabase::~HistoryDatabase() { close(); }

bool HistoryDatabase::open(const QString& file, std::int64_t budgetBytes) {
    close();
    m_problem = Problem::None;
    m_budgetBytes = budgetBytes;
    m_connection = "history-" + QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_database = QSqlDatabase::addDatabase("QSQLITE", m_connection);
    m_database.setDatabaseName(file.isEmpty() ? ":memory:" : file);
    m_database.setConnectOptions("QSQLITE_BUSY_TIMEOUT=2000");
    if (!m_database.open()) {
        note(m_database.lastError());
        return false;
    }
    const auto pages = (budgetBytes - kLogBytes) / kPageBytes;
    return run(QString("PRAGMA page_size=%1").arg(kPageBytes)) && run("PRAGMA journal_mode=WAL") &&
           run("PRAGMA synchronous=NORMAL") && run(QString("PRAGMA journal_size_limit=%1").arg(kLogBytes)) &&
           run(QString("PRAGMA max_page_count=%1").arg(pages)) && makeTables();
}

void HistoryDatabase::close() {
    m_series.clear();
    if (m_connection.isEmpty()) {
        return;
    }
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
    m_connection.clear();
}

bool HistoryDatabase::makeTables() {
    const std::int64_t version = number("PRAGMA user_version");
    if (m_problem != Problem::None) {
        return false;
    }
    if (version > kSchema) {
        m_problem = Problem::Unusable;
        m_problemText = "written by a newer version";
        return false;
    }
    // One transaction that writes: it also finds out whether somebody else holds the file.
    return run("BEGIN IMMEDIATE") &&
           run("CREATE TABLE IF NOT EXISTS series (id INTEGER PRIMARY KEY, document TEXT NOT NULL, link TEXT NOT NULL, "
               "topic TEXT NOT NULL, UNIQUE (document, link, topic))") &&
           run("CREATE TABLE IF NOT EXISTS chunk (series INTEGER NOT NULL, grain INTEGER NOT NULL, start INTEGER NOT "
               "NULL, data BLOB NOT NULL, PRIMARY KEY (series, grain, start))") &&
           run("CREATE INDEX IF NOT EXISTS chunk_age ON chunk (grain, start)") &&
           run("CREATE TABLE IF NOT EXISTS marker (document TEXT NOT NULL, time INTEGER NOT NULL, link TEXT NOT NULL, "
               "kind INTEGER NOT NULL, text TEXT NOT NULL)") &&
           run("CREATE INDEX IF NOT EXISTS marker_age ON marker (document, time)") &&
           run(QString("PRAGMA user_version=%1").arg(kSchema)) && run("COMMIT");
}

bool HistoryDatabase::begin() { return run("BEGIN IMMEDIATE"); }

bool HistoryDatabase::commit() { return run("COMMIT"); }

std::int64_t HistoryDatabase::series(const SeriesKey& key, bool make) {
    if (const auto known = m_series.find(key); known != m_series.end()) {
        return known->second;
    }
    const auto bind = [&key](QSqlQuery& query) {
        query.addBindValue(text(key.document));
        query.addBindValue(text(key.link.str()));
        query.addBindValue(text(key.topic));
    };
    QSqlQuery query(m_database);
    if (make) {
        query.prepare("INSERT OR IGNORE INTO series (document, link, topic) VALUES (?, ?, ?)");
        bind(query);
        if (!run(query)) {
            return 0;
        }
    }
    query.prepare("SELECT id FROM series WHERE document=? AND link=? AND topic=?");
    bind(query);
    if (!run(query) || !query.next()) {
        return 0;
    }
    const std::int64_t id = query.value(0).toLongLong();
    m_series.emplace(key, id);
    return id;
}

std::vector<std::string> HistoryDatabase::topics(const std::string& document, const LinkId& link) {
    QSqlQuery query(m_database);
    query.prepare("SELECT topic FROM series WHERE document=? AND link=? AND topic<>''");
    query.addBindValue(text(document));
    query.addBindValue(text(link.str()));
    std::vector<std::string> found;
    if (run(query)) {
        while (query.next()) {
            found.push_back(query.value(0).toString().toStdString());
        }
    }
    return found;
}

std::vector<HistoryDatabase::Row> HistoryDatabase::chunks(std::int64_t series, Grain grain, std::int64_t fromMs,
                                                          std::int64_t toMs) {
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare("SELECT start, data FROM chunk WHERE series=? AND grain=? AND start BETWEEN ? AND ?");
    query.addBindValue(qlonglong{series});
    query.addBindValue(static_cast<int>(grain));
    query.addBindValue(qlonglong{fromMs});
    query.addBindValue(qlonglong{toMs});
    std::vector<Row> found;
    if (run(query)) {
        while (query.next()) {
            found.push_back({query.value(0).toLongLong(), query.value(1).toByteArray()});
        }
        if (query.lastError().isValid()) {
            note(query.lastError());
        }
    }
    return found;
}

bool HistoryDatabase::put(std::int64_t series, Grain grain, std::int64_t startMs, const QByteArray& data) {
    QSqlQuery query(m_database);
    query.prepare("INSERT OR REPLACE INTO chunk (series, grain, start, data) VALUES (?, ?, ?, ?)");
    query.addBindValue(qlonglong{series});
    query.addBindValue(static_cast<int>(grain));
    query.addBindValue(qlonglong{startMs});
    query.addBindValue(data);
    return run(query);
}

bool HistoryDatabase::put(const std::string& document, const Marker& marker) {
    QSqlQuery query(m_database);
    query.prepare("INSERT INTO marker (document, time, link, kind, text) VALUES (?, ?, ?, ?, ?)");
    query.addBindValue(text(document));
    query.addBindValue(qlonglong{marker.timeMs});
    query.addBindValue(text(marker.link.str()));
    query.addBindValue(static_cast<int>(marker.kind));
    query.addBindValue(marker.text);
    return run(query);
}

std::vector<Marker> HistoryDatabase::markers(const std::string& document, std::int64_t fromMs, std::int64_t toMs) {
    // The newest ones count: a link that fails every second for a month must not fill the view.
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(
        "SELECT time, kind, link, text FROM marker WHERE document=? AND time BETWEEN ? AND ? "
        "ORDER BY time DESC LIMIT 2000");
    query.addBindValue(text(document));
    query.addBindValue(qlonglong{fromMs});
    query.addBindValue(qlonglong{toMs});
    std::vector<Marker> found;
    if (run(query)) {
        while (query.next()) {
            const int kind = std::clamp(query.value(1).toInt(), 0, static_cast<int>(MarkerKind::Error));
            found.push_back({query.value(0).toLongLong(), static_cast<MarkerKind>(kind),
                             LinkId{query.value(2).toString().toStdString()}, query.value(3).toString()});
        }
    }
    std::ranges::reverse(found);
    return found;
}

bool HistoryDatabase::prune(std::int64_t nowMs) {
    QSqlQuery query(m_database);
    for (const Grain grain : kGrains) {
        query.prepare("DELETE FROM chunk WHERE grain=? AND start<?");
        query.addBindValue(static_cast<int>(grain));
        query.addBindValue(qlonglong{nowMs - keepMs(grain) - Chunk::spanMs(grain)});
        if (!run(query)) {
            return false;
        }
    }
    query.prepare("DELETE FROM marker WHERE time<?");
    query.addBindValue(qlonglong{nowMs - keepMs(Grain::Minute)});
    return run(query) && pruneToBudget();
}

bool HistoryDatabase::pruneToBudget() {
    const std::int64_t wanted = (m_budgetBytes - kLogBytes) * 9 / 10;
    const QString some = "(SELECT rowid FROM chunk WHERE %1 ORDER BY start LIMIT 512)";
    const QStringList order{"grain=1 AND series IN (SELECT id FROM series WHERE topic<>'')", "grain=0", "grain=1",
                            "grain=2"};
    for (const QString& which : order) {
        while (m_problem == Problem::None && usedBytes() > wanted) {
            QSqlQuery query(m_database);
            query.prepare("DELETE FROM chunk WHERE rowid IN " + some.arg(which));
            if (!run(query)) {
                return false;
            }
            if (query.numRowsAffected() <= 0) {
                break;
            }
        }
    }
    return m_problem == Problem::None;
}

std::int64_t HistoryDatabase::usedBytes() {
    return (number("PRAGMA page_count") - number("PRAGMA freelist_count")) * kPageBytes;
}

std::int64_t HistoryDatabase::number(const QString& sql) {
    QSqlQuery query(m_database);
    query.prepare(sql);
    return run(query) && query.next() ? query.value(0).toLongLong() : 0;
}

bool HistoryDatabase::run(const QString& sql) {
    QSqlQuery query(m_database);
    if (query.exec(sql)) {
        return true;
    }
    note(query.lastError());
    return false;
}

bool HistoryDatabase::run(QSqlQuery& query) {
    if (query.exec()) {
        return true;
    }
    note(query.lastError());
    return false;
}

void HistoryDatabase::note(const QSqlError& error) {
    if (m_problem != Problem::None) {
        return;
    }
    // SQLite's result codes; the low byte is the primary one (https://www.sqlite.org/rescode.html).
    const int code = error.nativeErrorCode().toInt() & 0xff;
    m_problemText = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    switch (code) {
        case 5:  // SQLITE_BUSY
        case 6:  // SQLITE_LOCKED
            m_problem = Problem::Locked;
            break;
        case 11:  // SQLITE_CORRUPT
        case 26:  // SQLITE_NOTADB
            m_problem = Problem::Corrupt;
            break;
        default:
            m_problem = Problem::Unusable;
    }
}

}  // namespace tributary::ui
