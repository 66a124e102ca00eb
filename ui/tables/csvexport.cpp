#include "ui/tables/csvexport.h"

#include "ui/tables/tabletext.h"

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

constexpr int kRowsPerTurn = 500;

}  // namespace

CsvExport::CsvExport(const QAbstractItemModel& model, std::vector<int> columns, QString path, QObject* parent)
    : QObject(parent), m_model(model), m_columns(std::move(columns)), m_file(std::move(path)) {
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &CsvExport::writeSome);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &CsvExport::restart);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &CsvExport::restart);
    connect(&m_model, &QAbstractItemModel::rowsMoved, this, &CsvExport::restart);
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, &CsvExport::restart);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &CsvExport::restart);
}

void CsvExport::start() {
    if (!m_file.open(QIODevice::WriteOnly)) {
        end(m_file.errorString());
        return;
    }
    restart();
    m_timer.start();
}

void CsvExport::restart() {
    if (m_file.isOpen()) {
        m_row = 0;
        m_file.seek(0);
        m_file.resize(0);
        m_file.write(csvHeader(m_model, m_columns).toUtf8());
    }
}

void CsvExport::writeSome() {
    const int end = std::min(m_row + kRowsPerTurn, m_model.rowCount());
    QByteArray text;
    for (; m_row < end; ++m_row) {
        text += csvRow(m_model, m_row, m_columns).toUtf8();
    }
    m_file.write(text);
    if (m_row >= m_model.rowCount()) {
        this->end(m_file.commit() ? QString{} : m_file.errorString());
    }
}

void CsvExport::end(const QString& problem) {
    m_timer.stop();
    m_model.disconnect(this);
    emit finished(problem);
    deleteLater();
}

}  // namespace tributary::ui
