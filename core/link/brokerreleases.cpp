#include "core/link/brokerreleases.h"

#include <chrono>

namespace tributary {

namespace {

using namespace std::chrono_literals;

constexpr auto kBelieved = 10min;
constexpr auto kAtMost = 3s;

}  // namespace

wire::BrokerRelease BrokerReleases::of(const kafka::ClientSettings& settings) {
    {
        const std::scoped_lock lock{m_mutex};
        const auto found = m_known.find(settings);
        if (found != m_known.end() && MonotonicClock::now() < found->second.askedAt + kBelieved) {
            return found->second.release;
        }
    }
    Result<wire::ConnectionSettings> how = wire::connectionSettings(settings);
    const wire::BrokerRelease release =
        how ? wire::askBrokerRelease(std::move(*how), kAtMost).value_or(wire::BrokerRelease{}) : wire::BrokerRelease{};
    const std::scoped_lock lock{m_mutex};
    m_known[settings] = {release, MonotonicClock::now()};
    return release;
}

}  // namespace tributary
