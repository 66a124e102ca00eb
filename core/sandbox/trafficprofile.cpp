#include "core/sandbox/trafficprofile.h"

#include <array>
#include <cmath>
#include <numbers>

namespace tributary::sandbox {

std::span<const TrafficProfile> trafficProfiles() {
    static constexpr std::array kProfiles{
        TrafficProfile{"clicks", TrafficKind::Clicks, 0.48, 6, "lz4"},
        TrafficProfile{"orders.created", TrafficKind::Orders, 0.16, 4, "zstd"},
        TrafficProfile{"orders.shipped", TrafficKind::Orders, 0.10, 4, "zstd"},
        TrafficProfile{"inventory.changes", TrafficKind::Inventory, 0.16, 4, "none"},
        TrafficProfile{"payments.settled", TrafficKind::Payments, 0.08, 4, "snappy"},
        TrafficProfile{"orders-dlq", TrafficKind::Orders, 0.01, 1, "none"},
        TrafficProfile{"debug.trace", TrafficKind::Logs, 0.01, 2, "gzip"},
    };
    return kProfiles;
}

TrafficKind kindForTopic(std::string_view topic) {
    struct Hint {
        std::string_view part;
        TrafficKind kind;
    };
    static constexpr std::array kHints{
        Hint{"click", TrafficKind::Clicks},     Hint{"view", TrafficKind::Clicks},
        Hint{"order", TrafficKind::Orders},     Hint{"invent", TrafficKind::Inventory},
        Hint{"stock", TrafficKind::Inventory},  Hint{"pay", TrafficKind::Payments},
        Hint{"invoice", TrafficKind::Payments}, Hint{"log", TrafficKind::Logs},
    };
    for (const Hint& hint : kHints) {
        if (topic.find(hint.part) != std::string_view::npos) {
            return hint.kind;
        }
    }
    return TrafficKind::Orders;
}

double dayCurve(double seconds, double phase) {
    constexpr double kDaySeconds = 120;
    const double angle = 2 * std::numbers::pi * (seconds / kDaySeconds + phase);
    // A second, shorter wave makes the evening's peak narrower than the night's trough.
    return 1 + 0.4 * std::sin(angle) + 0.1 * std::sin(2 * angle + 1);
}

}  // namespace tributary::sandbox
