#include "core/kafka/libraryversion.h"

#include "core/kafka/internal.h"

namespace tributary::kafka {

std::string libraryVersion() { return rd_kafka_version_str(); }

}  // namespace tributary::kafka
