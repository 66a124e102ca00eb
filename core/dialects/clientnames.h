#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tributary {

/// Which client a setting is for.
enum class ClientRole { Common, Consumer, Producer };

struct ClientSetting {
    std::string name;
    std::string value;

    bool operator==(const ClientSetting&) const = default;
};

/// A client setting of Kafka's Java clients as librdkafka's, in which documents are written; nothing where librdkafka
/// has no counterpart. A setting of the common role is one that every client knows.
[[nodiscard]] std::optional<ClientSetting> librdkafkaSetting(ClientRole role, std::string_view name,
                                                             std::string_view value);

/// The way back.
[[nodiscard]] std::optional<ClientSetting> javaSetting(ClientRole role, std::string_view name, std::string_view value);

}  // namespace tributary
