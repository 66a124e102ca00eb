#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/topology/enumnames.h"
#include "core/topology/jsondocument.h"

namespace tributary {

/// A member that no reader asked for.
struct UnknownMember {
    JsonPath path;
    std::string nearest;  ///< the known one that may be meant; empty: none
};

/// Where the reading stands, and the first thing that was wrong. After an error everything else reads as absent, so
/// that the readers of the parts need no checks of their own.
struct ReadState {
    JsonPath path;
    std::optional<Error> error;
    JsonPath errorPath;
    std::vector<UnknownMember>* unknown = nullptr;  ///< when it is given, those that rest() finds

    /// Keeps the first error only, with the current path as its place.
    void fail(Error problem);
    void failType(std::string_view expected);
    void failValue(std::string_view value, std::string_view expected);
};

/// While it lives, the state's path leads one step further.
class PathStep {
public:
    PathStep(ReadState& state, JsonStep step) : m_state(state) { m_state.path.push_back(std::move(step)); }
    ~PathStep() { m_state.path.pop_back(); }
    PathStep(const PathStep&) = delete;
    PathStep& operator=(const PathStep&) = delete;

private:
    ReadState& m_state;
};

/// Reads the members of one object by name, and knows in the end which ones nobody asked for.
class ObjectReader {
public:
    ObjectReader(const Json& object, ReadState& state);

    /// The member; null when it is absent or something has failed before.
    const Json* take(std::string_view name);

    void text(std::string_view name, std::string& out);
    void requiredText(std::string_view name, std::string& out);
    /// Must be there, but may be empty while somebody is still working on it.
    void presentText(std::string_view name, std::string& out);
    void number(std::string_view name, double& out);
    void flag(std::string_view name, bool& out);
    void textMap(std::string_view name, std::map<std::string, std::string>& out, bool scalarsToo);

    template <class Integer>
    void integer(std::string_view name, Integer& out) {
        std::int64_t value = out;
        integerIn(name, value, std::numeric_limits<Integer>::min(), std::numeric_limits<Integer>::max());
        out = static_cast<Integer>(value);
    }

    template <class Enum>
    void choice(std::string_view name, Enum& out) {
        if (const Json* value = take(name)) {
            const PathStep step(m_state, {std::string(name)});
            if (!value->is_string()) {
                return m_state.failType(enumChoices<Enum>());
            }
            const auto& written = value->get_ref<const std::string&>();
            const std::optional<Enum> known = enumFromText<Enum>(written);
            if (!known) {
                return m_state.failValue(written, enumChoices<Enum>());
            }
            out = *known;
        }
    }

    /// Calls read(element) for each element of an array member, with the path at it.
    template <class Read>
    void list(std::string_view name, Read read) {
        const Json* value = take(name);
        if (value == nullptr) {
            return;
        }
        const PathStep step(m_state, {std::string(name)});
        if (!value->is_array()) {
            return m_state.failType("a list");
        }
        std::ptrdiff_t index = 0;
        for (const Json& element : *value) {
            if (m_state.error) {
                return;
            }
            const PathStep elementStep(m_state, {{}, index++});
            read(element);
        }
    }

    /// Calls read(value) for a member that is there, with the path at it.
    template <class Read>
    void member(std::string_view name, Read read) {
        if (const Json* value = take(name)) {
            const PathStep step(m_state, {std::string(name)});
            read(*value);
        }
    }

    /// The members that nobody took, as the text of one object; empty when there are none.
    [[nodiscard]] std::string rest() const;

private:
    void integerIn(std::string_view name, std::int64_t& out, std::int64_t least, std::int64_t most);

    const Json& m_object;
    ReadState& m_state;
    std::vector<std::string_view> m_taken;
};

/// Of a document's text: the members that parseTopology() would keep in an `extra`, up to the first thing that it would
/// refuse.
[[nodiscard]] std::vector<UnknownMember> unknownMembers(std::string_view text);

}  // namespace tributary
