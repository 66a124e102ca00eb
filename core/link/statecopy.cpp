#include "core/link/statecopy.h"

#include "core/base/readfile.h"
#include "core/base/savefile.h"
#include "core/link/statefile.h"
#include "core/wire/bytes.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

namespace tributary {

namespace {

constexpr std::string_view kStateMark = "tributary state 1\n";
constexpr std::size_t kMostStateBytes = std::size_t{256} << 20U;

std::string_view viewOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

StateCopy::StateCopy(const std::filesystem::path& directory, const std::string& group)
    : m_file(stateFile(directory, group, ".offsets")) {}

Result<std::vector<StateRecord>> StateCopy::read() {
    std::vector<StateRecord> out;
    std::error_code missing;
    if (m_read || m_file.empty() || !std::filesystem::exists(m_file, missing)) {
        return out;
    }
    Result<std::string> text = readFile(m_file, kMostStateBytes);
    if (!text) {
        return std::unexpected(std::move(text.error()));
    }
    wire::Reader in{std::as_writable_bytes(std::span{*text})};
    bool good = viewOf(in.take(kStateMark.size())) == kStateMark;
    while (good && in.left() > 0) {
        std::string key{viewOf(in.bytes())};
        std::string value{viewOf(in.bytes())};
        good = in.ok();
        if (good) {
            m_records.insert_or_assign(key, value);
            out.push_back({std::move(key), std::move(value)});
        }
    }
    if (!good) {
        return std::unexpected(
            Error{ErrorCode::StateDamaged}.with("file", m_file.string()).with("reason", "it is cut off"));
    }
    m_read = true;
    return out;
}

Status StateCopy::write(const std::vector<StateRecord>& records) {
    for (const StateRecord& each : records) {
        if (each.value) {
            m_records.insert_or_assign(each.key, *each.value);
        } else {
            m_records.erase(each.key);
        }
    }
    if (m_file.empty()) {
        return {};
    }
    wire::Writer out;
    out.raw(std::as_bytes(std::span{kStateMark}));
    for (const auto& [key, value] : m_records) {
        out.bytes(std::as_bytes(std::span{key})).bytes(std::as_bytes(std::span{value}));
    }
    return replaceFile(m_file, viewOf(out.out()));
}

}  // namespace tributary
