#include "core/link/commitmetadata.h"

namespace tributary {

namespace {

constexpr std::string_view kMark = "tributary/1";

// The value of " name=" up to the next blank.
std::string field(std::string_view text, std::string_view name) {
    const std::string key = " " + std::string{name} + "=";
    const std::size_t at = text.find(key);
    if (at == std::string_view::npos) {
        return {};
    }
    const std::size_t begin = at + key.size();
    return std::string{text.substr(begin, text.find(' ', begin) - begin)};
}

}  // namespace

CommitMetadata forTopic(CommitMetadata metadata, const TopicRoute& route) {
    metadata.topicId = route.topicId;
    metadata.targetTopicId = route.targetTopicId;
    return metadata;
}

std::string writeCommitMetadata(const CommitMetadata& metadata) {
    std::string text{kMark};
    text += " target=" + metadata.targetClusterId;
    text += " placement=" + metadata.placement;
    text += " topic=" + metadata.topicId;
    if (!metadata.targetTopicId.empty()) {
        text += " into=" + metadata.targetTopicId;
    }
    if (!metadata.connect.empty()) {
        text += " connect=" + metadata.connect;
    }
    return text;
}

bool parseCommitMetadata(std::string_view text, CommitMetadata& out) {
    if (!text.starts_with(kMark)) {
        return false;
    }
    out.targetClusterId = field(text, "target");
    out.placement = field(text, "placement");
    out.topicId = field(text, "topic");
    out.targetTopicId = field(text, "into");
    out.connect = field(text, "connect");
    return true;
}

}  // namespace tributary
