#include "ui/dashboard/valueaxis.h"

#include "ui/text/numbertext.h"

#include <QCoreApplication>

#include <array>
#include <cmath>
#include <cstdint>
#include <span>

namespace tributary::ui {

namespace {

constexpr std::array kSeconds{1.0,   2.0,    5.0,    10.0,   15.0,    30.0,    60.0,    120.0,   300.0,    600.0,
                              900.0, 1800.0, 3600.0, 7200.0, 10800.0, 21600.0, 43200.0, 86400.0, 172800.0, 604800.0};

/// 1, 2 or 5 times a power of ten, not below `value`.
double roundDecimal(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= value * (1 - 1e-9)) {
            return factor * power;
        }
    }
    return 10 * power;
}

double roundSeconds(double value) {
    if (value <= 1) {
        return roundDecimal(value);
    }
    for (const double step : kSeconds) {
        if (step >= value * (1 - 1e-9)) {
            return step;
        }
    }
    return roundDecimal(value / 86400) * 86400;
}

double roundStep(Measure measure, double value) {
    return measure == Measure::LagSeconds ? roundSeconds(value) : roundDecimal(value);
}

bool isLatency(Measure measure) {
    return measure == Measure::LatencyP50 || measure == Measure::LatencyP95 || measure == Measure::LatencyP99;
}

}  // namespace

QString measureText(Measure measure, double value) {
    if (std::isnan(value) || value < 0) {
        return "–";
    }
    switch (measure) {
        case Measure::BytesPerSecond:
            return byteRateText(value);
        case Measure::RecordsPerSecond:
            return recordRateText(value);
        case Measure::LagRecords:
            return value < 1e6 ? countText(std::llround(value)) : shortCountText(value);
        case Measure::LagSeconds:
            return secondsText(value);
        default:
            return millisecondsText(value);
    }
}

QString measureName(Measure measure) {
    switch (measure) {
        case Measure::BytesPerSecond:
        case Measure::RecordsPerSecond:
            return QCoreApplication::translate("Measure", "Throughput");
        case Measure::LagRecords:
            return QCoreApplication::translate("Measure", "Lag");
        case Measure::LagSeconds:
            return QCoreApplication::translate("Measure", "Age of the lag");
        case Measure::LatencyP50:
            return QCoreApplication::translate("Measure", "Latency p50");
        case Measure::LatencyP95:
            return QCoreApplication::translate("Measure", "Latency p95");
        default:
            return QCoreApplication::translate("Measure", "Latency p99");
    }
}

QString measureUnit(Measure measure) {
    switch (measure) {
        case Measure::BytesPerSecond:
            return QCoreApplication::translate("Measure", "bytes/s");
        case Measure::RecordsPerSecond:
            return QCoreApplication::translate("Measure", "records/s");
        case Measure::LagRecords:
            return QCoreApplication::translate("Measure", "records");
        case Measure::LagSeconds:
            return QCoreApplication::translate("Measure", "s");
        default:
            return QCoreApplication::translate("Measure", "ms");
    }
}

double roundTop(Measure measure, double value) {
    const double least = isLatency(measure) || measure == Measure::LagSeconds ? 1 : 4;
    if (value <= least) {
        return least;
    }
    // A multiple of the tick step, so that the topmost label stands at the top.
    const double step = roundStep(measure, value / 4);
    return std::ceil(value / step * (1 - 1e-9)) * step;
}

ValueTicker::ValueTicker(Measure measure) : m_measure(measure) { setTickCount(4); }

double ValueTicker::getTickStep(const QCPRange& range) { return roundStep(m_measure, range.size() / 4.001); }

QString ValueTicker::getTickLabel(double tick, const QLocale& /*locale*/, QChar /*formatChar*/, int /*precision*/) {
    if (std::abs(tick) < 1e-9) {
        return "0";
    }
    return m_measure == Measure::LagRecords ? shortCountText(tick) : measureText(m_measure, tick);
}

TimeTicker::TimeTicker() { setTickCount(5); }

double TimeTicker::getTickStep(const QCPRange& range) {
    // Round in local time, also where a step is several hours.
    setTickOrigin(-keyToDateTime(range.center()).offsetFromUtc());
    const double wanted = range.size() / 4.5;
    double step = 604800;
    for (const double one : kSeconds) {
        if (one >= wanted) {
            step = one;
            break;
        }
    }
    if (step >= 86400) {
        setDateTimeFormat("d MMM");
    } else if (range.size() > 86400) {
        setDateTimeFormat("d MMM\nHH:mm");
    } else {
        setDateTimeFormat(step >= 60 ? "HH:mm" : "HH:mm:ss");
    }
    return step;
}

}  // namespace tributary::ui
