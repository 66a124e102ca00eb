#pragma once

#include "core/base/clock.h"
#include "core/kafka/clientsettings.h"
#include "core/wire/brokerrelease.h"

#include <map>
#include <mutex>

namespace tributary {

/// The release of each cluster, asked for once and believed for ten minutes: asking takes a connection of its own.
/// Thread-safe.
class BrokerReleases {
public:
    /// Blocks for up to three seconds where it must ask. Empty where the cluster does not tell, or is only to be
    /// reached in a way that the wire client does not know.
    [[nodiscard]] wire::BrokerRelease of(const kafka::ClientSettings& settings);

private:
    struct Known {
        wire::BrokerRelease release;
        MonotonicTime askedAt;
    };
    std::mutex m_mutex;
    std::map<kafka::ClientSettings, Known> m_known;
};

}  // namespace tributary
