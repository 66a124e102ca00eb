#include "core/link/linkmemory.h"

#include "core/base/readfile.h"
#include "core/base/savefile.h"
#include "core/link/statefile.h"

#include <algorithm>
#include <string_view>
#include <system_error>

#include <nlohmann/json.hpp>

namespace tributary {

namespace {

constexpr std::size_t kLargestFile = std::size_t{256} * 1024 * 1024;

bool isTopicIds(const nlohmann::json& json) {
    return json.is_object() && std::ranges::all_of(json, [](const nlohmann::json& id) { return id.is_string(); });
}

bool learn(TopicIds& known, const TopicIds& now) {
    bool changed = false;
    for (const auto& [name, id] : now) {
        const auto [entry, fresh] = known.try_emplace(name);
        if (fresh || (!id.empty() && entry->second != id)) {
            entry->second = id;
            changed = true;
        }
    }
    return changed;
}

}  // namespace

LinkMemory::LinkMemory(const std::filesystem::path& directory, const std::string& group,
                       const std::string& sourceClusterId, const std::string& targetClusterId)
    : m_file(stateFile(directory, group, ".json")),
      m_group(group),
      m_sourceClusterId(sourceClusterId),
      m_targetClusterId(targetClusterId) {
    load();
}

void LinkMemory::load() {
    if (m_file.empty()) {
        return;
    }
    std::error_code failure;
    if (std::filesystem::status(m_file, failure).type() == std::filesystem::file_type::not_found) {
        return;
    }
    const auto damaged = [&](std::string_view reason) {
        m_damage = Error{ErrorCode::StateDamaged}.with("file", m_file.string()).with("reason", reason);
    };
    const Result<std::string> text = readFile(m_file, kLargestFile);
    if (!text) {
        return damaged(text.error().arg("reason"));
    }
    const nlohmann::json json = nlohmann::json::parse(*text, nullptr, false);
    if (!json.is_object()) {
        return damaged(text->empty() ? "it is empty" : "it is not valid JSON");
    }
    const auto source = json.find("source");
    const auto topics = json.find("topics");
    const auto targets = json.find("targets");  // not in files from before it was kept
    const bool whole = source != json.end() && source->is_string() && topics != json.end() && isTopicIds(*topics) &&
                       (targets == json.end() || isTopicIds(*targets));
    if (!whole) {
        return damaged("\"source\", \"topics\" or \"targets\" is missing or of another type");
    }
    m_ran = true;
    if (const auto before = source->get<std::string>(); before != m_sourceClusterId) {
        m_damage = Error{ErrorCode::SourceReplaced}
                       .with("group", m_group)
                       .with("before", before)
                       .with("cluster", m_sourceClusterId);
        return;
    }
    m_topicIds = topics->get<TopicIds>();
    if (targets != json.end() && json.value("target", nlohmann::json{}) == m_targetClusterId) {
        m_targetIds = targets->get<TopicIds>();
    }
}

Status LinkMemory::remember(const TopicIds& topicIds, const TopicIds& targetIds) {
    const bool first = !m_ran || m_damage;
    m_ran = true;
    m_damage.reset();
    const bool source = learn(m_topicIds, topicIds);
    const bool target = learn(m_targetIds, targetIds);
    return first || source || target ? save() : Status{};
}

Status LinkMemory::forgetTopics() {
    m_topicIds.clear();
    m_targetIds.clear();
    m_ran = m_ran || m_damage.has_value();
    m_damage.reset();
    return m_ran ? save() : Status{};
}

Status LinkMemory::save() const {
    if (m_file.empty()) {
        return {};
    }
    std::error_code ignored;
    std::filesystem::create_directories(m_file.parent_path(), ignored);
    const nlohmann::json json{{"group", m_group},
                              {"source", m_sourceClusterId},
                              {"topics", m_topicIds},
                              {"target", m_targetClusterId},
                              {"targets", m_targetIds}};
    const std::string text = json.dump(1) + "\n";
    if (const Status saved = replaceFile(m_file, text); !saved) {
        return std::unexpected(Error{ErrorCode::StateUnwritable}
                                   .with("file", m_file.string())
                                   .with("reason", saved.error().arg("reason")));
    }
    return {};
}

bool wasRecreated(const TopicIds& known, const std::string& topic, const std::string& topicId) {
    const auto before = known.find(topic);
    return before != known.end() && !before->second.empty() && !topicId.empty() && before->second != topicId;
}

}  // namespace tributary
