#include "core/link/grouprecords.h"

#include "core/wire/bytes.h"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace tributary {

namespace {

constexpr std::int8_t kGroupKeyVersion = 1;
constexpr std::int8_t kGroupKind = 3;
constexpr std::int8_t kWrittenVersion = 1;

std::string groupText(const wire::Writer& out) {
    return {reinterpret_cast<const char*>(out.out().data()), out.out().size()};
}

}  // namespace

void GroupRecords::take(const StateRecord& record) {
    std::string key = record.key;
    wire::Reader in{std::as_writable_bytes(std::span{key})};
    if (in.get<std::int8_t>() != kGroupKeyVersion || in.get<std::int8_t>() != kGroupKind || in.string() != m_link) {
        return;
    }
    GroupAt at;
    at.group = in.string();
    at.at.topic = in.string();
    at.at.partition = in.get<std::int32_t>();
    if (!in.ok() || in.left() != 0) {
        return;
    }
    if (!record.value) {
        m_written.erase(at);
        return;
    }
    std::string value = *record.value;
    wire::Reader fields{std::as_writable_bytes(std::span{value})};
    const auto version = fields.get<std::int8_t>();
    GroupWritten written;
    written.next = fields.get<std::int64_t>();
    written.before = fields.get<std::int64_t>();
    if (fields.ok() && version == kWrittenVersion) {
        m_written.insert_or_assign(at, written);
    }
}

std::optional<GroupWritten> GroupRecords::at(const GroupAt& at) const {
    const auto found = m_written.find(at);
    return found == m_written.end() ? std::nullopt : std::optional{found->second};
}

StateRecord GroupRecords::note(const GroupAt& at, const GroupWritten& written) {
    m_written.insert_or_assign(at, written);
    wire::Writer key;
    key.put(kGroupKeyVersion).put(kGroupKind).string(m_link).string(at.group).string(at.at.topic).put(at.at.partition);
    wire::Writer value;
    value.put(kWrittenVersion).put(written.next).put(written.before);
    return {groupText(key), groupText(value)};
}

}  // namespace tributary
