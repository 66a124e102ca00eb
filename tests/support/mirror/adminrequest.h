#pragma once

#include <functional>
#include <string>

struct rd_kafka_s;
struct rd_kafka_queue_s;

namespace tributary {

/// Sends what `send` gives a client of its own, an administrative request that core/kafka does not have, and waits up
/// to 60 s for its answer on the queue; throws std::runtime_error, "`what`: reason", where it fails as a whole.
/// `bootstrap`: of a listener that asks for no login. Any thread.
void adminRequest(const std::string& bootstrap, const std::string& what,
                  const std::function<void(rd_kafka_s*, rd_kafka_queue_s*)>& send);

}  // namespace tributary
