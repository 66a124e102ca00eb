#pragma once

#include "core/base/error.h"

#include <string>
#include <string_view>

namespace tributary {

/// The error with the cluster that it is about, also where its sentence tells of a request only. What names one already
/// in that sentence keeps it. Plain function; any thread.
[[nodiscard]] inline Error atCluster(Error error, std::string_view cluster) {
    if (error.code == ErrorCode::KafkaRequest && error.arg("cluster").empty()) {
        error.with("request", std::string{error.arg("request")}.append(" at ").append(cluster));
    }
    error.with("cluster", cluster);
    return error;
}

}  // namespace tributary
