#include "core/topology/jsonreader.h"

#include <algorithm>

#include "core/base/nearestword.h"

namespace tributary {

void ReadState::fail(Error problem) {
    if (!error) {
        error = std::move(problem);
        errorPath = path;
    }
}

void ReadState::failType(std::string_view expected) {
    fail(Error(ErrorCode::FieldType).with("field", pathText(path)).with("expected", expected));
}

void ReadState::failValue(std::string_view value, std::string_view expected) {
    fail(Error(ErrorCode::FieldValue)
             .with("field", pathText(path))
             .with("value", excerpt(value))
             .with("expected", expected));
}

ObjectReader::ObjectReader(const Json& object, ReadState& state) : m_object(object), m_state(state) {
    if (!object.is_object()) {
        m_state.failType("an object, {…}");
    }
}

const Json* ObjectReader::take(std::string_view name) {
    m_taken.push_back(name);
    if (m_state.error) {
        return nullptr;
    }
    const auto& members = m_object.get_ref<const Json::object_t&>();
    const auto found = std::ranges::find_if(members, [&](const auto& member) { return member.first == name; });
    return found == members.end() ? nullptr : &found->second;
}

void ObjectReader::text(std::string_view name, std::string& out) {
    member(name, [&](const Json& value) {
        if (!value.is_string()) {
            return m_state.failType("text");
        }
        out = value.get<std::string>();
    });
}

void ObjectReader::requiredText(std::string_view name, std::string& out) {
    text(name, out);
    if (!m_state.error && out.empty()) {
        const PathStep step(m_state, {std::string(name)});
        m_state.fail(Error(ErrorCode::FieldMissing).with("field", pathText(m_state.path)));
    }
}

void ObjectReader::presentText(std::string_view name, std::string& out) {
    text(name, out);
    if (!m_state.error && take(name) == nullptr) {
        const PathStep step(m_state, {std::string(name)});
        m_state.fail(Error(ErrorCode::FieldMissing).with("field", pathText(m_state.path)));
    }
}

void ObjectReader::number(std::string_view name, double& out) {
    member(name, [&](const Json& value) {
        if (!value.is_number()) {
            return m_state.failType("a number");
        }
        out = value.get<double>();
    });
}

void ObjectReader::flag(std::string_view name, bool& out) {
    member(name, [&](const Json& value) {
        if (!value.is_boolean()) {
            return m_state.failType("true or false");
        }
        out = value.get<bool>();
    });
}

void ObjectReader::integerIn(std::string_view name, std::int64_t& out, std::int64_t least, std::int64_t most) {
    member(name, [&](const Json& value) {
        const bool tooLarge = value.is_number_unsigned() &&
                              value.get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int64_t>::max()};
        if (!value.is_number_integer() || tooLarge || value.get<std::int64_t>() < least ||
            value.get<std::int64_t>() > most) {
            return m_state.failType("a whole number between " + std::to_string(least) + " and " + std::to_string(most));
        }
        out = value.get<std::int64_t>();
    });
}

void ObjectReader::textMap(std::string_view name, std::map<std::string, std::string>& out, bool scalarsToo) {
    member(name, [&](const Json& value) {
        if (!value.is_object()) {
            return m_state.failType("an object, {…}");
        }
        for (const auto& [key, element] : value.get_ref<const Json::object_t&>()) {
            if (element.is_string()) {
                out[key] = element.get<std::string>();
            } else if (scalarsToo && (element.is_number() || element.is_boolean())) {
                out[key] = element.dump();
            } else {
                const PathStep step(m_state, {key});
                return m_state.failType("text");
            }
        }
    });
}

std::string ObjectReader::rest() const {
    if (m_state.error) {
        return {};
    }
    Json unknown = Json::object();
    for (const auto& [name, value] : m_object.get_ref<const Json::object_t&>()) {
        if (std::ranges::find(m_taken, name) == m_taken.end()) {
            appendMember(unknown, name, value);
            if (m_state.unknown != nullptr) {
                m_state.unknown->push_back({m_state.path, nearestWord(name, m_taken)});
                m_state.unknown->back().path.push_back({name});
            }
        }
    }
    return unknown.empty() ? std::string{} : unknown.dump();
}

}  // namespace tributary
