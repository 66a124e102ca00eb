#include "core/mirror/streamduties.h"

#include <chrono>

namespace tributary {

namespace {

using namespace std::chrono_literals;

constexpr auto kJoinTakes = 15s;
constexpr auto kSilent = 10s;

}  // namespace

void StreamDuties::beginJoin() {
    m_joining = true;
    m_joiningSince = MonotonicClock::now();
    m_groupError.reset();
}

void StreamDuties::tick(MonotonicTime now) {
    watchGroup(now);
    watchTarget(now);
}

void StreamDuties::watchGroup(MonotonicTime now) {
    if (m_joining && !m_toldOfGroup && (m_groupError || now - m_joiningSince > kJoinTakes)) {
        m_toldOfGroup = true;
        const std::string_view silent = "its coordinator has not answered yet";
        m_host.streamTrouble(m_stream, StreamDuty::Membership,
                             Error{ErrorCode::GroupRefuses}
                                 .with("group", m_group)
                                 .with("reason", m_groupError ? m_groupError->arg("reason") : silent));
    } else if (!m_joining && std::exchange(m_toldOfGroup, false)) {
        m_host.streamTrouble(m_stream, StreamDuty::Membership, std::nullopt);
    }
}

void StreamDuties::watchTarget(MonotonicTime now) {
    const PartitionTracker* silent = nullptr;
    for (const auto& [at, tracker] : m_partitions.all()) {
        if (tracker->silentFor(now) >= kSilent) {
            silent = tracker.get();
        }
    }
    if (silent != nullptr && !std::exchange(m_toldOfSilence, true)) {
        m_host.streamTrouble(m_stream, StreamDuty::Delivery,
                             Error{ErrorCode::TargetSilent}
                                 .with("topic", silent->route().targetTopic)
                                 .with("seconds", std::to_string(kSilent.count())));
    } else if (silent == nullptr && std::exchange(m_toldOfSilence, false)) {
        m_host.streamTrouble(m_stream, StreamDuty::Delivery, std::nullopt);
    }
}

}  // namespace tributary
