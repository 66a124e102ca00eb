#include "core/base/secretwords.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace tributary {

namespace {

constexpr std::string_view kEllipsis = "…";

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isNameCharacter(char c) { return isUpper(c) || isLower(c) || isDigit(c) || c == '.' || c == '_' || c == '-'; }

/// Ends of names, joined to the word before them or not: "keystorepassword".
constexpr std::string_view kEndings[] = {"password", "passwd",    "passphrase", "secret",     "token",
                                         "apikey",   "secretkey", "accesskey",  "privatekey", "credentials"};

/// Last words of names.
constexpr std::string_view kLastWords[] = {
    "pwd",          "credential", "jaas config",      "oauthbearer config", "api key",
    "private key",  "secret key", "access key",       "access key id",      "sas key",
    "master key",   "shared key", "account key",      "signing key",        "encryption key",
    "keystore key", "ssl key",    "key pem",          "key material",       "key data",
    "user info",    "userinfo",   "credentials json", "connection string",  "sas url",
    "pass",         "license",    "license key",      "authorization",      "assertion"};

/// "ssl.keyPassword2" is "ssl key password". What stands behind the name as a number does not change what it is.
std::string wordsOf(std::string_view name) {
    std::string words;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (!isUpper(c) && !isLower(c)) {
            words += !isDigit(c) && !words.empty() && words.back() != ' ' ? " " : "";
            words += isDigit(c) ? std::string(1, c) : std::string{};
            continue;
        }
        const bool hump =
            isUpper(c) && i > 0 &&
            (isLower(name[i - 1]) || (isUpper(name[i - 1]) && i + 1 < name.size() && isLower(name[i + 1])));
        words += hump && !words.empty() && words.back() != ' ' ? " " : "";
        words += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    while (!words.empty() && (words.back() == ' ' || isDigit(words.back()))) {
        words.pop_back();
    }
    return words;
}

/// As whole words: "monkey" ends with no key.
bool endsWithWords(std::string_view words, std::string_view ending) {
    return words.ends_with(ending) && (words.size() == ending.size() || words[words.size() - ending.size() - 1] == ' ');
}

/// Where user information ends and begins in the text from `from` on: behind "://", up to "@". npos: there is none.
struct UserInformation {
    std::size_t begin = std::string_view::npos;
    std::size_t end = std::string_view::npos;
};

UserInformation userInformation(std::string_view text, std::size_t from) {
    for (std::size_t at = text.find("://", from); at != std::string_view::npos; at = text.find("://", at + 3)) {
        const std::size_t begin = at + 3;
        const std::string_view authority = text.substr(begin, text.find_first_of("/?# \t\r\n\",", begin) - begin);
        const std::size_t end = authority.rfind('@');
        if (end != std::string_view::npos && end > 0 && !authority.starts_with("${")) {
            return {begin, begin + end};
        }
    }
    return {};
}

bool hasPrivateKey(std::string_view text) {
    const std::size_t begin = text.find("-----BEGIN ");
    return begin != std::string_view::npos && text.find("PRIVATE KEY-----", begin) != std::string_view::npos;
}

/// "…password="hush"…", "-Dkey.password=hush", "Authorization: Basic …"
bool hasAssignedSecret(std::string_view text) {
    for (std::size_t at = text.find_first_of("=:"); at != std::string_view::npos;
         at = text.find_first_of("=:", at + 1)) {
        std::size_t end = at;
        while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '"')) {
            --end;
        }
        std::size_t begin = end;
        while (begin > 0 && isNameCharacter(text[begin - 1])) {
            --begin;
        }
        const std::string_view name = text.substr(begin, end - begin);
        const std::size_t value = text.find_first_not_of(" \"'", at + 1);
        const bool given = value != std::string_view::npos && text[value] != '$' && text[value] != ';' &&
                           text[value] != '=' && text[value] != ':';
        const bool header = text[at] == ':' && wordsOf(name) == "authorization";
        if (given && (header || (text[at] == '=' && isSecretName(name)))) {
            return true;
        }
    }
    return false;
}

/// "software.amazon.msk.auth.iam.IAMLoginModule required;" of a sasl.jaas.config.
bool isBareLogin(std::string_view name, std::string_view value) {
    constexpr std::string_view kBlanks = " \t\r\n";
    const auto isWord = [](char c) { return isNameCharacter(c) || c == '$'; };
    if (!endsWithWords(wordsOf(name), "jaas config")) {
        return false;
    }
    std::vector<std::string_view> words;
    for (std::size_t at = value.find_first_not_of(kBlanks); at < value.size();
         at = value.find_first_not_of(kBlanks, at)) {
        const std::size_t end = std::min(value.find_first_of(" \t\r\n;", at), value.size());
        words.push_back(value.substr(at, std::max<std::size_t>(end - at, 1)));
        at += words.back().size();
    }
    constexpr std::array<std::string_view, 4> kFlags{"required", "requisite", "sufficient", "optional"};
    return words.size() == 3 && words[0].contains('.') && std::ranges::all_of(words[0], isWord) &&
           std::ranges::find(kFlags, words[1]) != kFlags.end() && words[2] == ";";
}

}  // namespace

bool isSecretName(std::string_view name) {
    const std::string words = wordsOf(name);
    const auto ends = [&](std::string_view ending) { return words.ends_with(ending); };
    const auto last = [&](std::string_view ending) { return endsWithWords(words, ending); };
    return std::ranges::any_of(kEndings, ends) || std::ranges::any_of(kLastWords, last);
}

bool isSecretText(std::string_view value) {
    return userInformation(value, 0).end != std::string_view::npos || hasPrivateKey(value) || hasAssignedSecret(value);
}

bool holdsSecret(std::string_view name, std::string_view value) {
    return (isSecretName(name) && !isBareLogin(name, value)) || isSecretText(value);
}

std::string withoutSecrets(std::string_view value) {
    if (hasPrivateKey(value) || hasAssignedSecret(value)) {
        return std::string(kEllipsis);
    }
    std::string out;
    std::size_t from = 0;
    for (UserInformation found = userInformation(value, 0); found.end != std::string_view::npos;
         found = userInformation(value, from)) {
        out.append(value.substr(from, found.begin - from)).append(kEllipsis);
        from = found.end;
    }
    return out.append(value.substr(from));
}

std::string addressWithoutSecrets(std::string_view address) {
    const std::size_t at = address.rfind('@');
    return at == std::string_view::npos ? std::string(address) : std::string(kEllipsis).append(address.substr(at));
}

}  // namespace tributary
