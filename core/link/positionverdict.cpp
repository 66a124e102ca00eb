#include "core/link/positionverdict.h"

#include <utility>

namespace tributary {

namespace {

/// Ids that are not known are not different.
bool differ(const std::string& then, const std::string& now) { return !then.empty() && !now.empty() && then != now; }

std::string describe(const CommitMetadata& metadata) {
    return "target cluster " + metadata.targetClusterId + " with placement " + metadata.placement;
}

}  // namespace

PositionFit PositionVerdict::fit(const kafka::CommittedOffset& committed, const TopicRoute* route) const {
    CommitMetadata found;
    if (!parseCommitMetadata(committed.metadata, found)) {
        return m_acceptForeign ? PositionFit::Good : PositionFit::OtherProgram;
    }
    if (found.targetClusterId != m_expected.targetClusterId || found.placement != m_expected.placement) {
        return PositionFit::OtherTarget;
    }
    if (!found.connect.empty()) {
        return PositionFit::HeldByConnect;
    }
    if (route != nullptr && differ(found.topicId, route->topicId)) {
        return PositionFit::TopicRecreated;
    }
    if (route != nullptr && differ(found.targetTopicId, route->targetTopicId)) {
        return PositionFit::TargetReplaced;
    }
    return PositionFit::Good;
}

std::optional<Error> PositionVerdict::refusal(const kafka::CommittedOffset& committed, const TopicRoute* route) const {
    CommitMetadata found;
    static_cast<void>(parseCommitMetadata(committed.metadata, found));
    const auto foreign = [this](std::string what) {
        return Error{ErrorCode::PositionForeign}
            .with("group", m_group)
            .with("found", std::move(what))
            .with("expected", describe(m_expected));
    };
    switch (fit(committed, route)) {
        case PositionFit::Good:
            break;
        case PositionFit::OtherProgram:
            return foreign("another program");
        case PositionFit::OtherTarget:
            return foreign(describe(found));
        case PositionFit::HeldByConnect:
            return foreign("the Connect cluster " + found.connect);
        case PositionFit::TopicRecreated:
            return Error{ErrorCode::TopicRecreated}.with("topic", committed.at.topic);
        case PositionFit::TargetReplaced:
            return Error{ErrorCode::TargetReplaced}.with("topic", route->targetTopic);
    }
    return std::nullopt;
}

}  // namespace tributary
