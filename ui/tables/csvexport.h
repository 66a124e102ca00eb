#pragma once

#include <QAbstractItemModel>
#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTimer>

#include <vector>

namespace tributary::ui {

/// Writes a table to a CSV file, put together some rows in each turn of the event loop, so that 40,000 rows do not hold
/// up the window. Begins again when rows come or go meanwhile; the file appears only when it is whole. Deletes itself
/// when it is done. GUI thread.
class CsvExport final : public QObject {
    Q_OBJECT

public:
    /// `parent` owns it; `model` must outlive it or be the parent's.
    CsvExport(const QAbstractItemModel& model, std::vector<int> columns, QString path, QObject* parent);

    void start();

signals:
    /// `problem` is empty when the file has been written.
    void finished(const QString& problem);

private:
    void restart();
    void writeSome();
    void end(const QString& problem);

    const QAbstractItemModel& m_model;
    const std::vector<int> m_columns;
    const QString m_path;
    QByteArray m_text;
    QTimer m_timer;
    int m_row = 0;
};

}  // namespace tributary::ui
