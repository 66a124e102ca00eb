#include "ui/editors/durationtext.h"

#include <QLocale>
#include <QRegularExpression>

#include <array>
#include <cmath>

namespace tributary::ui {

namespace {

struct Unit {
    const char* name;
    std::int64_t milliseconds;
};
// The symbols are international, and so not translated.
constexpr std::array kUnits{Unit{"h", 3'600'000}, Unit{"min", 60'000}, Unit{"s", 1'000}, Unit{"ms", 1}};

}  // namespace

QString durationText(std::int64_t milliseconds) {
    // One minute reads better as 60 s, which is how Kafka's people say it.
    for (const Unit& unit : kUnits) {
        const bool whole = milliseconds % unit.milliseconds == 0;
        if (whole && (milliseconds > unit.milliseconds || unit.milliseconds <= 1'000) && milliseconds != 0) {
            return QStringLiteral("%1 %2").arg(QLocale().toString(milliseconds / unit.milliseconds),
                                               QLatin1String{unit.name});
        }
    }
    return QStringLiteral("0 s");
}

std::optional<std::int64_t> parseDuration(const QString& text) {
    static const QRegularExpression kForm{QStringLiteral(R"(^\s*([\d.,\s]+?)\s*(ms|s|min|h)?\s*$)")};
    const QRegularExpressionMatch match = kForm.match(text);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    bool good = false;
    double number = QLocale().toDouble(match.captured(1), &good);
    if (!good) {
        number = QLocale::c().toDouble(match.captured(1), &good);
    }
    if (!good || number > 1e12) {
        return std::nullopt;
    }
    for (const Unit& unit : kUnits) {
        if (match.captured(2) == QLatin1String{unit.name} ||
            (match.captured(2).isEmpty() && unit.milliseconds == 1'000)) {
            return std::llround(number * static_cast<double>(unit.milliseconds));
        }
    }
    return std::nullopt;
}

}  // namespace tributary::ui
