#include "ui/tables/csvexport.h"

#include "core/base/savefile.h"
#include "ui/tables/tabletext.h"

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

constexpr int kRowsPerTurn = 500;

}  // namespace

CsvExport::CsvExport(const QAbstractItemModel& model, std::vector<int> columns, QString path, QObject* parent)
    : QObject(parent), m_model(model), m_columns(std::move(columns)), m_path(std::move(path)) {
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &CsvExport::writeSome);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &CsvExport::restart);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &CsvExport::restart);
    connect(&m_model, &QAbstractItemModel::rowsMoved, this, &CsvExport::restart);
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, &CsvExport::restart);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &CsvExport::restart);
}

void CsvExport::start() {
    restart();
    m_timer.start();
}

void CsvExport::restart() {
    m_row = 0;
    m_text = csvHeader(m_model, m_columns).toUtf8();
}

void CsvExport::writeSome() {
    const int end = std::min(m_row + kRowsPerTurn, m_model.rowCount());
    for (; m_row < end; ++m_row) {
        m_text += csvRow(m_model, m_row, m_columns).toUtf8();
    }
    if (m_row >= m_model.rowCount()) {
        const Status saved = replaceFile(m_path.toStdString(), m_text.toStdString());
        this->end(saved ? QString{} : QString::fromStdString(std::string{saved.error().arg("reason")}));
    }
}

void CsvExport::end(const QString& problem) {
    m_timer.stop();
    m_model.disconnect(this);
    emit finished(problem);
    deleteLater();
}

}  // namespace tributary::ui
