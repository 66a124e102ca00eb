#pragma once

#include "core/base/id.h"
#include "core/topology/topologyspec.h"
#include "ui/dashboard/grain.h"
#include "ui/dashboard/measure.h"

#include <QString>

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tributary::ui {

/// Whose figures: a link of a document, or one of its topics.
struct SeriesKey {
    std::string document;
    LinkId link;
    std::string topic{};  ///< empty: the link as a whole

    auto operator<=>(const SeriesKey&) const = default;
};

/// The document's id; a document written by hand without one goes by its name.
[[nodiscard]] inline std::string historyKey(const TopologySpec& spec) {
    return spec.id ? spec.id->str() : "name:" + spec.name;
}

/// What a marker on the time axis stands for.
enum class MarkerKind { Start, Stop, Edit, Error };

struct Marker {
    std::int64_t timeMs = 0;
    MarkerKind kind = MarkerKind::Start;
    LinkId link;
    QString text;  ///< as it read when it happened

    bool operator==(const Marker&) const = default;
};

/// A question to the history. Times are wall clock, milliseconds since 1970, UTC.
struct HistoryRequest {
    enum class Level { Links, Topics, Partitions };
    std::string document;
    Level level = Level::Links;
    std::vector<LinkId> links;  ///< Links: these; Topics and Partitions: of the first one
    std::string topic;          ///< Partitions
    std::int64_t fromMs = 0;
    std::int64_t toMs = 0;
    int pixels = 0;  ///< at most two points for each; 0: every cell
    std::vector<Measure> measures;
    int top = 10;  ///< series by mean over the range; what is left becomes one series of "others"

    bool operator==(const HistoryRequest&) const = default;
};

struct SeriesPoint {
    std::int64_t timeMs = 0;
    float value = kUnknown;  ///< NaN: a gap begins, no line across

    bool operator==(const SeriesPoint&) const = default;
};

struct SeriesData {
    std::string name;  ///< link id, source topic or number of the partition; empty: others
    int others = 0;    ///< how many series this one stands for; 0: one of its own
    std::vector<SeriesPoint> points;
};

struct HistoryReply {
    HistoryRequest request;
    Grain grain = Grain::Second;
    std::map<Measure, std::vector<SeriesData>> series;
    std::vector<Marker> markers;
};

}  // namespace tributary::ui
