#pragma once

// Private to core/kafka: what keeps a client with OAUTHBEARER in tokens.

#include "core/kafka/clientsettings.h"
#include "core/token/tokensource.h"

#include <memory>

#include <librdkafka/rdkafka.h>

namespace tributary::kafka {

using TokenFeed = std::unique_ptr<TokenSource::Subscription>;

/// Gives `client` every token that its settings lead to, or the reason why there is none; null where they name no token
/// endpoint. It must end before the client does.
[[nodiscard]] TokenFeed feedTokens(rd_kafka_t* client, const ClientSettings& settings);

}  // namespace tributary::kafka
