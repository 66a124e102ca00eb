#pragma once

#include <string>

namespace tributary::soak {

// How tributaryd logs in to the clusters: SCRAM-SHA-512, with a password out of its environment.
inline constexpr const char* kUser = "mirror";
inline constexpr const char* kPassword = "the password of the soak";
inline constexpr const char* kPasswordVariable = "SOAK_PASSWORD";

/// Gives kUser a password at the cluster. `bootstrap`: of a listener that asks for none. Waits for the answer; throws
/// std::runtime_error.
void setPassword(const std::string& bootstrap, const std::string& password);

}  // namespace tributary::soak
