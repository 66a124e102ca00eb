#include "ui/text/numbertext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <array>
#include <cmath>

namespace tributary::ui {

namespace {

/// The texts of this file, for the translator.
struct NumberText {
    Q_DECLARE_TR_FUNCTIONS(NumberText)
};

constexpr double kThousand = 1000;
constexpr double kKibi = 1024;
constexpr int kMinute = 60;
constexpr int kHour = 60 * kMinute;
constexpr int kDay = 24 * kHour;
constexpr std::int64_t kLongestCount = 1'000'000;  // more digits than that nobody reads in passing

/// Three digits, and one behind the point where there is room: "9.2", "12.4", "864".
QString threeDigits(double value, double oneDecimalBelow) {
    const bool whole = value == std::floor(value) && value < kThousand;
    return QLocale().toString(value, 'f', whole || value >= oneDecimalBelow ? 0 : 1);
}

/// Divides until less than `step` is left after rounding; `steps` counts how often.
double reduced(double value, double step, std::size_t most, std::size_t& steps) {
    for (steps = 0; steps < most && std::round(value) >= step; ++steps) {
        value /= step;
    }
    return value;
}

}  // namespace

QString countText(std::int64_t count) { return QLocale().toString(static_cast<qlonglong>(count)); }

QString offsetText(std::int64_t offset) { return offset < 0 ? QStringLiteral("—") : countText(offset); }

QString shortCountText(double count) {
    std::size_t steps = 0;
    const double value = reduced(std::abs(count), kThousand, 3, steps);
    const QString digits = (count < 0 ? QLocale().negativeSign() : QString()) + threeDigits(value, 10 - 0.05);
    switch (steps) {
        case 0:
            return digits;
        case 1:
            return NumberText::tr("%1k", "thousands").arg(digits);
        case 2:
            return NumberText::tr("%1M", "millions").arg(digits);
        default:
            return NumberText::tr("%1G", "thousand millions").arg(digits);
    }
}

QString byteRateText(double bytesPerSecond) {
    if (!(bytesPerSecond >= 0)) {
        return NumberText::tr("–", "a rate that is not known");
    }
    std::size_t steps = 0;
    const double value = reduced(bytesPerSecond, kThousand, 3, steps);
    const QString digits = threeDigits(value, 100 - 0.05);
    switch (steps) {
        case 0:
            return NumberText::tr("%1 B/s").arg(QLocale().toString(std::round(value), 'f', 0));
        case 1:
            return NumberText::tr("%1 kB/s").arg(digits);
        case 2:
            return NumberText::tr("%1 MB/s").arg(digits);
        default:
            return NumberText::tr("%1 GB/s").arg(digits);
    }
}

QString recordRateText(double recordsPerSecond) {
    return NumberText::tr("%1 msg/s", "messages per second").arg(shortCountText(recordsPerSecond));
}

QString bytesText(std::uint64_t bytes) {
    std::size_t steps = 0;
    const double value = reduced(static_cast<double>(bytes), kKibi, 4, steps);
    const QString digits = threeDigits(value, 10 - 0.05);
    switch (steps) {
        case 0:
            return NumberText::tr("%1 B").arg(digits);
        case 1:
            return NumberText::tr("%1 KiB").arg(digits);
        case 2:
            return NumberText::tr("%1 MiB").arg(digits);
        case 3:
            return NumberText::tr("%1 GiB").arg(digits);
        default:
            return NumberText::tr("%1 TiB").arg(digits);
    }
}

QString secondsText(double seconds) {
    if (!(seconds >= 0)) {
        return NumberText::tr("–", "a duration that is not known");
    }
    if (seconds < 10 - 0.05) {
        return NumberText::tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
    }
    const auto whole = static_cast<qint64>(std::llround(std::min(seconds, 1e15)));
    if (whole < kMinute) {
        return NumberText::tr("%1 s").arg(countText(whole));
    }
    if (whole < kHour) {
        const qint64 rest = whole % kMinute;
        return rest == 0 ? NumberText::tr("%1 min").arg(countText(whole / kMinute))
                         : NumberText::tr("%1 min %2 s").arg(countText(whole / kMinute), countText(rest));
    }
    if (whole < kDay) {
        const qint64 rest = whole % kHour / kMinute;
        return rest == 0 ? NumberText::tr("%1 h").arg(countText(whole / kHour))
                         : NumberText::tr("%1 h %2 min").arg(countText(whole / kHour), countText(rest));
    }
    return NumberText::tr("%1 d", "days").arg(countText(whole / kDay));
}

QString millisecondsText(double milliseconds) {
    if (!(milliseconds >= 0)) {
        return secondsText(-1);
    }
    if (milliseconds >= kThousand - 0.5) {
        return secondsText(milliseconds / kThousand);
    }
    return NumberText::tr("%1 ms").arg(threeDigits(milliseconds, 10 - 0.05));
}

QString lagText(std::int64_t records, double seconds) {
    if (records < 0) {
        return NumberText::tr("lag unknown");
    }
    const QString count = records < kLongestCount ? countText(records) : shortCountText(static_cast<double>(records));
    if (seconds < 0) {
        return NumberText::tr("lag %1", "in records").arg(count);
    }
    return NumberText::tr("lag %1 · %2", "in records, in time").arg(count, secondsText(seconds));
}

QString timeText(std::int64_t wallClockMs) {
    QString format = QLocale().timeFormat(QLocale::ShortFormat);
    const qsizetype minutes = format.indexOf(QLatin1String("mm"));
    if (minutes > 0 && !format.contains(QLatin1Char('s'))) {
        format.insert(minutes + 2, format.at(minutes - 1) + QStringLiteral("ss"));
    }
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(wallClockMs).time(), format);
}

QString dateTimeText(std::int64_t wallClockMs) {
    return NumberText::tr("%1 %2", "date, time of day")
        .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(wallClockMs).date(), QLocale::ShortFormat),
             timeText(wallClockMs));
}

}  // namespace tributary::ui
