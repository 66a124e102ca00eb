#pragma once

#include <string>

namespace tributary {

/// The bootstrap servers of one of the clusters that ctest's fixture `kafka` keeps running: "eu" and "us" (regional),
/// "agg" (aggregate), "dr". They are shared by all tests of a run, so use names from uniqueName(). Throws
/// std::runtime_error when the fixture does not run.
[[nodiscard]] std::string fixtureBootstrap(const std::string& cluster);

/// `stem` with a suffix that no other test of this run has: for topics, groups and transactional ids.
[[nodiscard]] std::string uniqueName(const std::string& stem);

}  // namespace tributary
