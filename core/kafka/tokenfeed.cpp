#include "core/kafka/tokenfeed.h"

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/token/tokenrequest.h"

namespace tributary::kafka {

namespace {

void giveToken(rd_kafka_t* client, const TokenRequest& request, const std::map<std::string, std::string>& extensions,
               const Token& token) {
    std::vector<const char*> pairs;
    for (const auto& [name, value] : extensions) {
        pairs.push_back(name.c_str());
        pairs.push_back(value.c_str());
    }
    std::array<char, 512> reason{};
    const rd_kafka_resp_err_t code =
        rd_kafka_oauthbearer_set_token(client, token.value.c_str(), token.expiresAtMs, request.clientId.c_str(),
                                       pairs.data(), pairs.size(), reason.data(), reason.size());
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
        const Error error = tokenError(ErrorCode::TokenUnusable, request, reason.data());
        rd_kafka_oauthbearer_set_token_failure(client, tokenErrorText(error).c_str());
    }
}

}  // namespace

TokenFeed feedTokens(rd_kafka_t* client, const ClientSettings& settings) {
    const std::optional<TokenRequest> request = tokenRequest(settings);
    if (!request) {
        return nullptr;
    }
    const auto extensions = settings.find("sasl.oauthbearer.extensions");
    return TokenSource::of(*request)->subscribe(
        [client, request = *request,
         extensions = extensions == settings.end() ? std::map<std::string, std::string>{}
                                                   : saslExtensions(extensions->second)](const Result<Token>& token) {
            if (token) {
                giveToken(client, request, extensions, *token);
            } else {
                rd_kafka_oauthbearer_set_token_failure(client, tokenErrorText(token.error()).c_str());
            }
        });
}

}  // namespace tributary::kafka
