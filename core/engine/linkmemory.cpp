#include "core/engine/linkmemory.h"

#include "core/engine/statefile.h"

#include <fstream>
#include <iterator>
#include <system_error>

#include <QSaveFile>
#include <QString>

#include <nlohmann/json.hpp>

namespace tributary {

LinkMemory::LinkMemory(const std::filesystem::path& directory, const std::string& group,
                       const std::string& sourceClusterId)
    : m_file(stateFile(directory, group, ".json")), m_group(group), m_sourceClusterId(sourceClusterId) {
    load();
}

void LinkMemory::load() {
    if (m_file.empty()) {
        return;
    }
    std::ifstream file{m_file, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || json.value("source", std::string{}) != m_sourceClusterId) {
        return;
    }
    m_ran = true;
    if (const auto topics = json.find("topics"); topics != json.end() && topics->is_object()) {
        for (const auto& [name, id] : topics->items()) {
            if (id.is_string()) {
                m_topicIds[name] = id.get<std::string>();
            }
        }
    }
}

Status LinkMemory::remember(const std::map<std::string, std::string>& topicIds) {
    bool changed = !m_ran;
    m_ran = true;
    for (const auto& [name, id] : topicIds) {
        std::string& known = m_topicIds[name];
        changed = changed || known != id;
        known = id;
    }
    return changed ? save() : Status{};
}

Status LinkMemory::forgetTopics() {
    m_topicIds.clear();
    return m_ran ? save() : Status{};
}

Status LinkMemory::save() const {
    if (m_file.empty()) {
        return {};
    }
    std::error_code ignored;
    std::filesystem::create_directories(m_file.parent_path(), ignored);
    const nlohmann::json json{{"group", m_group}, {"source", m_sourceClusterId}, {"topics", m_topicIds}};
    const std::string text = json.dump(1) + "\n";
    QSaveFile file{QString::fromStdString(m_file.string())};
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), static_cast<qint64>(text.size())) < 0 ||
        !file.commit()) {
        return std::unexpected(Error{ErrorCode::StateUnwritable}
                                   .with("file", m_file.string())
                                   .with("reason", file.errorString().toStdString()));
    }
    return {};
}

bool wasRecreated(const std::map<std::string, std::string>& known, const std::string& topic,
                  const std::string& topicId) {
    const auto before = known.find(topic);
    return before != known.end() && !before->second.empty() && !topicId.empty() && before->second != topicId;
}

}  // namespace tributary
