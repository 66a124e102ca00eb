#include "core/token/tokenrequest.h"

#include <algorithm>
#include <array>

#include "core/base/connectionstage.h"

namespace tributary {

namespace {

constexpr std::string_view kUrl = "sasl.oauthbearer.token.endpoint.url";
constexpr std::string_view kCaFile = "https.ca.location";
constexpr std::string_view kOauth = "sasl.oauthbearer.";
// Between the parts of an error's text: in no URL, id or reason.
constexpr char kBetween = '\x1f';

std::string valueOf(const std::map<std::string, std::string>& settings, std::string_view name) {
    const auto found = settings.find(std::string{name});
    return found == settings.end() ? std::string{} : found->second;
}

constexpr std::array kTokenCodes{ErrorCode::TokenUnreachable, ErrorCode::TokenRefused, ErrorCode::TokenUnusable};

}  // namespace

std::optional<TokenRequest> tokenRequest(const std::map<std::string, std::string>& settings) {
    TokenRequest out;
    out.url = valueOf(settings, kUrl);
    if (out.url.empty()) {
        return std::nullopt;
    }
    out.clientId = valueOf(settings, "sasl.oauthbearer.client.id");
    out.clientSecret = valueOf(settings, "sasl.oauthbearer.client.secret");
    out.scope = valueOf(settings, "sasl.oauthbearer.scope");
    out.caFile = valueOf(settings, kCaFile);
    return out;
}

bool isTokenSetting(std::string_view setting) { return setting.starts_with(kOauth) || setting == kCaFile; }

std::map<std::string, std::string> saslExtensions(std::string_view text) {
    std::map<std::string, std::string> out;
    while (!text.empty()) {
        const std::size_t comma = text.find(',');
        const std::string_view one = text.substr(0, comma);
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
        if (const std::size_t equals = one.find('='); equals != std::string_view::npos) {
            out[std::string{one.substr(0, equals)}] = one.substr(equals + 1);
        }
    }
    return out;
}

Error tokenError(ErrorCode code, const TokenRequest& request, std::string_view reason) {
    return unreached(code, {}, reason).with("url", request.url).with("client", request.clientId);
}

std::string tokenErrorText(const Error& error) {
    std::string out{catalogueEntry(error.code).name};
    for (const char* argument : {"url", "client", "reason"}) {
        out.append(1, kBetween).append(error.arg(argument));
    }
    return out;
}

std::optional<Error> tokenErrorFromText(std::string_view text) {
    const auto part = [&text] {
        const std::size_t end = text.find(kBetween);
        const std::string_view out = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        return out;
    };
    const std::string_view name = part();
    const auto* code =
        std::ranges::find_if(kTokenCodes, [&](ErrorCode each) { return catalogueEntry(each).name == name; });
    if (code == kTokenCodes.end()) {
        return std::nullopt;
    }
    TokenRequest request;
    request.url = part();
    request.clientId = part();
    return tokenError(*code, request, part());
}

}  // namespace tributary
