#pragma once

#include "tests/support/mirror/rawlog.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tributary {

// Records of any shape that the format allows, written and read without librdkafka: a test of what a mirror changes
// must not depend on what the mirror's own client can say. Failures throw std::runtime_error.

/// Writes each of these lists as one uncompressed batch, in order. `offset` of the records is not used. Returns when
/// all is acknowledged.
void writeBatches(const std::string& bootstrap, const std::string& topic, std::int32_t partition,
                  const std::vector<std::vector<PlainRecord>>& batches);

/// The records of an uncompressed batch. Names of headers may hold NUL.
[[nodiscard]] std::vector<PlainRecord> recordsOf(const RawBatch& batch);

/// Those of all batches of the partition.
[[nodiscard]] std::vector<PlainRecord> rawRecords(const std::string& bootstrap, const std::string& topic,
                                                  std::int32_t partition);

}  // namespace tributary
