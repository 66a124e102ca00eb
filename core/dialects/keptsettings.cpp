#include "core/dialects/keptsettings.h"

#include <nlohmann/json.hpp>

#include "core/base/secretwords.h"
#include "core/topology/enumnames.h"
#include "core/topology/jsondocument.h"
#include "core/topology/topologyjson.h"

namespace tributary {

namespace {

Json objectOf(const std::string& extra) {
    Result<Json> object = extra.empty() ? Result<Json>(Json::object()) : parseJson(extra, {});
    return object && object->is_object() ? std::move(*object) : Json::object();
}

/// What is kept for the program; an empty object where there is nothing.
Json kept(const std::string& extra, std::string_view program) {
    const Json object = objectOf(extra);
    const auto imported = object.find(kImportedMember);
    if (imported == object.end() || !imported->is_object()) {
        return Json::object();
    }
    const auto own = imported->find(program);
    return own == imported->end() || !own->is_object() ? Json::object() : *own;
}

/// Puts `own` in the place of what was kept; nothing empty stays.
void keep(std::string& extra, const std::string& program, Json own) {
    Json object = objectOf(extra);
    if (!own.empty()) {
        object[kImportedMember][program] = std::move(own);
    } else if (object.contains(kImportedMember) && object[kImportedMember].is_object()) {
        object[kImportedMember].erase(program);
        if (object[kImportedMember].empty()) {
            object.erase(kImportedMember);
        }
    }
    extra = object.empty() ? std::string{} : object.dump();
}

/// Takes the members out that `unwanted` says.
template <class Unwanted>
Json without(const Json& object, Unwanted unwanted) {
    Json out = Json::object();
    for (const auto& [name, value] : object.items()) {
        if (!unwanted(name, value)) {
            appendMember(out, name, value);
        }
    }
    return out;
}

}  // namespace

KeptSettings keptSettings(const std::string& extra, std::string_view program) {
    KeptSettings settings;
    const Json own = kept(extra, program);
    for (const auto& [name, value] : own.items()) {
        if (value.is_string() && !holdsSecret(name, value.get_ref<const std::string&>())) {
            settings[name] = value.get<std::string>();
        }
    }
    return settings;
}

void keepSettings(std::string& extra, std::string_view program, const KeptSettings& settings) {
    Json own = without(kept(extra, program), [&](const std::string& name, const Json& value) {
        return value.is_string() || settings.contains(name);
    });
    for (const auto& [name, value] : settings) {
        if (!holdsSecret(name, value)) {
            appendMember(own, name, value);
        }
    }
    keep(extra, std::string(program), std::move(own));
}

KeptSecrets keptSecrets(const std::string& extra, std::string_view program) {
    KeptSecrets secrets;
    const Json own = kept(extra, program);
    for (const auto& [name, value] : own.items()) {
        const auto text = [&value = value](const char* member) {
            const auto found = value.find(member);
            return found != value.end() && found->is_string() ? found->get<std::string>() : std::string{};
        };
        if (value.is_object()) {
            if (const auto from = enumFromText<SecretRef::From>(text("from"))) {
                secrets[name] = {*from, text("name"), {}, text("key")};
                if (const std::string placeholder = text(kPlaceholder); !placeholder.empty()) {
                    keepSettings(secrets[name].extra, kPlaceholder, {{"text", placeholder}});
                }
            }
        }
    }
    return secrets;
}

void keepSecrets(std::string& extra, std::string_view program, const KeptSecrets& secrets) {
    Json own = without(kept(extra, program), [&](const std::string& name, const Json& value) {
        return value.is_object() || secrets.contains(name);
    });
    for (const auto& [name, secret] : secrets) {
        Json reference{{"from", enumText(secret.from)}, {"name", secret.name}};
        if (!secret.key.empty()) {
            reference["key"] = secret.key;
        }
        const KeptSettings placeholder = keptSettings(secret.extra, kPlaceholder);
        if (const auto text = placeholder.find("text"); text != placeholder.end()) {
            reference[kPlaceholder] = text->second;
        }
        appendMember(own, name, std::move(reference));
    }
    keep(extra, std::string(program), std::move(own));
}

KeptSettings addKeptSettings(std::string& extra, const std::string& more) {
    KeptSettings other;
    Json object = objectOf(extra);
    const Json added = objectOf(more).value(kImportedMember, Json::object());
    for (const auto& [program, settings] : added.items()) {
        for (const auto& [name, value] : settings.items()) {
            const auto [there, isNew] = object[kImportedMember][program].emplace(name, Json(value));
            if (!isNew && *there != value) {
                other[name] = value.is_string() ? value.get<std::string>() : std::string("…");
            }
        }
    }
    extra = object.empty() ? std::string{} : object.dump();
    return other;
}

}  // namespace tributary
