#include "core/dialects/svgexporter.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>

namespace tributary {

namespace {

constexpr double kWidth = 200;
constexpr double kHeight = 72;
constexpr double kColumnGap = 180;
constexpr double kRowGap = 48;
constexpr double kMargin = 40;
constexpr double kArrow = 8;
constexpr std::size_t kLongestText = 26;  // characters that a card takes

std::string xmlEscaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '&':
                out += "&amp;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return out;
}

/// At most so many characters, counted in UTF-8.
std::string shortened(std::string_view text) {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80 && ++characters > kLongestText) {
            return std::string(text.substr(0, i)) + "…";
        }
    }
    return std::string(text);
}

std::string coordinate(double value) {
    std::string text = std::to_string(std::round(value * 10) / 10);
    text.erase(text.find('.') + 2);
    return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

std::string_view strokeOf(Tier tier) {
    switch (tier) {
        case Tier::Regional:
            return "#2563eb";
        case Tier::Aggregate:
            return "#16a34a";
        case Tier::Dr:
            return "#d97706";
        case Tier::None:
            break;
    }
    return "#6b7280";
}

struct Places {
    std::map<ClusterId, Position> at;
    Position shift;  ///< from the document's places to the picture's
};

/// Where the document has no places for all: a column for each tier.
std::map<ClusterId, Position> columns(const TopologySpec& spec) {
    std::map<ClusterId, Position> places;
    double column = 0;
    for (const Tier tier : {Tier::None, Tier::Regional, Tier::Aggregate, Tier::Dr}) {
        double row = 0;
        for (const ClusterSpec& cluster : spec.clusters) {
            if (cluster.tier == tier) {
                places[cluster.id] = {column * (kWidth + kColumnGap), row * (kHeight + kRowGap)};
                row += 1;
            }
        }
        column += row > 0 ? 1 : 0;
    }
    return places;
}

Places placesOf(const TopologySpec& spec) {
    const bool drawn = std::ranges::all_of(spec.clusters, [](const ClusterSpec& cluster) {
        return cluster.position && std::isfinite(cluster.position->x) && std::isfinite(cluster.position->y);
    });
    Places places;
    if (drawn) {
        for (const ClusterSpec& cluster : spec.clusters) {
            places.at[cluster.id] = *cluster.position;
        }
    } else {
        places.at = columns(spec);
    }
    Position least{1e9, 1e9};
    const auto widen = [&](const Position& at) { least = {std::min(least.x, at.x), std::min(least.y, at.y)}; };
    for (const auto& [id, at] : places.at) {
        widen(at);
    }
    for (const LinkSpec& link : spec.links) {
        std::ranges::for_each(link.bends, widen);
    }
    places.shift = {kMargin - least.x, kMargin - least.y};
    for (auto& [id, at] : places.at) {
        at = {at.x + places.shift.x, at.y + places.shift.y};
    }
    return places;
}

std::string card(const ClusterSpec& cluster, const Position& at) {
    const auto text = [&](double y, std::string_view style, const std::string& words) {
        return "<text x=\"" + coordinate(at.x + 16) + "\" y=\"" + coordinate(at.y + y) + "\" " + std::string(style) +
               ">" + xmlEscaped(shortened(words)) + "</text>";
    };
    return "<g><title>" + xmlEscaped(cluster.displayName()) + "</title><rect x=\"" + coordinate(at.x) + "\" y=\"" +
           coordinate(at.y) + "\" width=\"" + coordinate(kWidth) + "\" height=\"" + coordinate(kHeight) +
           "\" rx=\"8\" fill=\"#ffffff\" stroke=\"#d1d5db\"/><rect x=\"" + coordinate(at.x) + "\" y=\"" +
           coordinate(at.y) + "\" width=\"5\" height=\"" + coordinate(kHeight) + "\" rx=\"2\" fill=\"" +
           std::string(strokeOf(cluster.tier)) + "\"/>" +
           text(30, "font-size=\"14\" font-weight=\"600\" fill=\"#111827\"", cluster.displayName()) +
           text(52, "font-size=\"11\" fill=\"#6b7280\"",
                cluster.bootstrap.empty() ? std::string("sandbox") : cluster.bootstrap.front()) +
           "</g>\n";
}

/// The canvas's curve: from port to port, through the bends where the document has some. `shift` brings the document's
/// places to the picture's.
std::string curve(const LinkSpec& link, const Position& from, const Position& to, const Position& shift) {
    const Position start{from.x + kWidth, from.y + kHeight / 2};
    const Position end{to.x, to.y + kHeight / 2};
    std::string path = "M" + coordinate(start.x) + "," + coordinate(start.y);
    Position middle{(start.x + end.x) / 2, (start.y + end.y) / 2};
    if (link.bends.empty()) {
        const double reach = std::max(60.0, std::abs(end.x - start.x) / 2);
        path += " C" + coordinate(start.x + reach) + "," + coordinate(start.y) + " " + coordinate(end.x - reach) + "," +
                coordinate(end.y) + " " + coordinate(end.x) + "," + coordinate(end.y);
    } else {
        for (const Position& bend : link.bends) {
            path += " L" + coordinate(bend.x + shift.x) + "," + coordinate(bend.y + shift.y);
        }
        path += " L" + coordinate(end.x) + "," + coordinate(end.y);
        const Position& bend = link.bends[link.bends.size() / 2];
        middle = {bend.x + shift.x, bend.y + shift.y};
    }
    // Arrow heads are drawn: not every program that shows SVG knows markers.
    const std::string head = "M" + coordinate(end.x - kArrow) + "," + coordinate(end.y - kArrow / 2) + " L" +
                             coordinate(end.x) + "," + coordinate(end.y) + " L" + coordinate(end.x - kArrow) + "," +
                             coordinate(end.y + kArrow / 2) + " z";
    return "<path d=\"" + path + "\" fill=\"none\" stroke=\"#6b7280\" stroke-width=\"1.5\"/><path d=\"" + head +
           "\" fill=\"#6b7280\"/><text x=\"" + coordinate(middle.x) + "\" y=\"" + coordinate(middle.y - kArrow) +
           "\" font-size=\"11\" text-anchor=\"middle\" fill=\"#374151\">" +
           xmlEscaped(shortened(link.name.empty() ? link.id.str() : link.name)) + "</text>\n";
}

}  // namespace

Result<Exported> SvgExporter::write(const TopologySpec& spec) const {
    const Places places = placesOf(spec);
    double width = 2 * kMargin;
    double height = 2 * kMargin;
    for (const auto& [id, at] : places.at) {
        width = std::max(width, at.x + kWidth + kMargin);
        height = std::max(height, at.y + kHeight + kMargin);
    }
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + coordinate(width) + "\" height=\"" +
                      coordinate(height) + "\" viewBox=\"0 0 " + coordinate(width) + " " + coordinate(height) +
                      "\" font-family=\"sans-serif\">\n<title>" + xmlEscaped(spec.name) + "</title>\n";
    for (const LinkSpec& link : spec.links) {
        if (places.at.contains(link.source) && places.at.contains(link.target)) {
            out += curve(link, places.at.at(link.source), places.at.at(link.target), places.shift);
        }
    }
    for (const ClusterSpec& cluster : spec.clusters) {
        out += card(cluster, places.at.at(cluster.id));
    }
    return Exported{{{"topology.svg", out + "</svg>\n"}}, {}};
}

}  // namespace tributary
