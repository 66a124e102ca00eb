#pragma once

#include "core/base/error.h"

#include <map>
#include <string>
#include <string_view>

namespace tributary::kafka {

/// What a client's own error (`code` is negative) means, in words of ours: `text` is what librdkafka 2.12 says or logs
/// with it, with the broker's name before and the state behind it. The stage where the way to the broker ended, its
/// address where the text has it, and nothing else of the text but what a broker or the system said. `code`
/// KafkaRequest where it is no matter of the connection. Any thread.
[[nodiscard]] Error clientFault(int code, std::string_view text);

/// Without librdkafka's framing: "ssl://host:9093/bootstrap: …", "(after 3ms in state CONNECT, 302 identical error(s)
/// suppressed)", "Local: ", "error:0A000086:SSL routines::".
[[nodiscard]] std::string plainReason(std::string_view text);

/// What keeps a client from being made with its TLS files, by what librdkafka says: TlsFile, with the path out of
/// `settings`. KafkaConfig where it is something else.
[[nodiscard]] Error settingsFault(std::string_view text, const std::map<std::string, std::string>& settings);

}  // namespace tributary::kafka
