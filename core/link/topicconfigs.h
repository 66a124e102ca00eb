#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/engine/event.h"
#include "core/kafka/admin.h"
#include "core/link/topicplan.h"
#include "core/link/topicsteps.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tributary {

/// The configurations of a link's topics: what its source topics have, what has changed there since and is done at
/// their targets too, and what the targets limit. Blocks for requests; one thread.
class TopicConfigs {
public:
    /// `good`: for how long configurations are not asked for again; an operator may change them at any time.
    TopicConfigs(ClusterId targetCluster, std::shared_ptr<kafka::AdminClient> source,
                 std::shared_ptr<kafka::AdminClient> target, std::chrono::milliseconds good);

    /// Reads those of source topics that are not known, or were read too long ago. Others than these are forgotten.
    [[nodiscard]] Status load(const std::vector<std::string>& topics);
    /// As their targets follow them.
    [[nodiscard]] const SourceConfigs& source() const { return m_source; }

    /// Does at the targets what load() has found changed, but for what was set there: events say what. Nothing any more
    /// once `cancelled`.
    void follow(const std::map<std::string, TopicRoute>& routes, const std::atomic<bool>& cancelled,
                std::vector<Event>& events);
    /// Into the routes: how large batches their targets take, and who stamps records there.
    [[nodiscard]] Status readLimits(std::map<std::string, TopicRoute>& routes);

private:
    const ClusterId m_targetCluster;
    const std::shared_ptr<kafka::AdminClient> m_sourceAdmin;
    const std::shared_ptr<kafka::AdminClient> m_targetAdmin;
    const std::chrono::milliseconds m_good;
    MonotonicTime m_goodUntil;  ///< of all below
    SourceConfigs m_source;
    std::map<std::string, kafka::TopicConfig> m_changed;  ///< and not followed yet
    std::map<std::string, std::int64_t> m_limits;         ///< max.message.bytes of target topics
    std::map<std::string, bool> m_appendTime;             ///< target topics whose broker stamps the records
};

}  // namespace tributary
