#pragma once

#include "ui/dashboard/measure.h"

#include <qcustomplot.h>

#include <QString>

namespace tributary::ui {

/// A value of a measure with its unit: "12.4 MB/s", "1,204", "0.8 s". "–" where it is not known.
[[nodiscard]] QString measureText(Measure measure, double value);
/// "Throughput", "Lag", "Latency p95": for a column of an export.
[[nodiscard]] QString measureName(Measure measure);
/// The unit a column of plain numbers is in: "bytes/s", "records", "s", "ms".
[[nodiscard]] QString measureUnit(Measure measure);
/// The least round number that is not below `value`: an axis that ends there does not move with every sample.
[[nodiscard]] double roundTop(Measure measure, double value);

/// Ticks at round numbers of the measure's unit: seconds go by 15, 30, 60, not by 20 and 50.
class ValueTicker final : public QCPAxisTicker {
public:
    explicit ValueTicker(Measure measure);
    void setMeasure(Measure measure) { m_measure = measure; }

protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double /*tickStep*/) override { return 0; }
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;

private:
    Measure m_measure;
};

/// Local times at round moments; days and months where the range asks for them.
class TimeTicker final : public QCPAxisTickerDateTime {
public:
    TimeTicker();

protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double /*tickStep*/) override { return 0; }
};

}  // namespace tributary::ui
