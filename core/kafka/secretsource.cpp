#include "core/kafka/secretsource.h"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include "core/base/javaproperties.h"
#include "core/base/readfile.h"

namespace tributary::kafka {

namespace {

constexpr std::size_t kLargestSecretFile = std::size_t{1024} * 1024;

const char* kindOf(SecretRef::From from) {
    switch (from) {
        case SecretRef::From::Keychain:
            return "keychain entry ";
        case SecretRef::From::Env:
            return "environment variable ";
        case SecretRef::From::File:
            return "file ";
    }
    return "";
}

/// The property of a properties file that a reference names. The last one counts, as in Java.
Result<std::string> propertyOf(const std::string& text, const SecretRef& reference) {
    Result<std::vector<JavaProperty>> properties = parseJavaProperties(text, reference.name);
    if (!properties) {
        return std::unexpected(secretUnavailable(reference, properties.error().text()));
    }
    const auto found = std::ranges::find(properties->rbegin(), properties->rend(), reference.key, &JavaProperty::key);
    if (found == properties->rend()) {
        return std::unexpected(secretUnavailable(reference, "it has no property \"" + reference.key + "\""));
    }
    return std::move(found->value);
}

/// A variable or a file that somebody has still to fill in would be tried as a password, and lock the account.
Result<std::string> given(std::string secret, const SecretRef& reference) {
    if (secret.empty()) {
        return std::unexpected(secretUnavailable(reference, "it is empty"));
    }
    return secret;
}

}  // namespace

Error secretUnavailable(const SecretRef& reference, const std::string& reason) {
    return Error{ErrorCode::SecretUnavailable}
        .with("reference", kindOf(reference.from) + reference.name)
        .with("reason", reason);
}

Result<std::string> PlainSecretSource::read(const SecretRef& reference) const {
    switch (reference.from) {
        case SecretRef::From::Env: {
            const char* value = std::getenv(reference.name.c_str());
            if (value == nullptr) {
                return std::unexpected(secretUnavailable(reference, "it is not set for this process"));
            }
            return given(value, reference);
        }
        case SecretRef::From::File: {
            const Result<std::string> read = readFile(reference.name, kLargestSecretFile);
            if (!read) {
                return std::unexpected(secretUnavailable(reference, std::string{read.error().arg("reason")}));
            }
            std::string text = *read;
            while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) {
                text.pop_back();
            }
            if (reference.key.empty()) {
                return given(std::move(text), reference);
            }
            Result<std::string> property = propertyOf(text, reference);
            return property ? given(std::move(*property), reference) : property;
        }
        case SecretRef::From::Keychain:
            break;
    }
    return std::unexpected(
        secretUnavailable(reference, "no keychain is in use here; use {\"from\": \"env\"} or {\"from\": \"file\"}"));
}

}  // namespace tributary::kafka
