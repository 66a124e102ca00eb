#pragma once

#include "core/dialects/secrets.h"

namespace tributary {

// The settings of the clients that MirrorMaker 1 had before Kafka 0.9: a consumer that works with ZooKeeper, and the
// producer that newer ones took the place of. Any thread.

/// Gives the settings the names and values that newer clients know; what those do not have is reported and taken.
/// Where the file is of a newer client its old settings did nothing, and that is said. `isNew`: the command says so.
/// Gives back whether the consumer works with ZooKeeper.
[[nodiscard]] bool readOldConsumer(PropertySet& consumer, bool isNew, ImportContext& context);
void readOldProducer(PropertySet& producer, ImportContext& context);

}  // namespace tributary
