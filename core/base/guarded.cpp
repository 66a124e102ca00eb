#include "core/base/guarded.h"

#include <new>
#include <system_error>

namespace tributary {

Error thrownError(const std::exception& problem) {
    const bool limit = dynamic_cast<const std::system_error*>(&problem) != nullptr ||
                       dynamic_cast<const std::bad_alloc*>(&problem) != nullptr;
    Error error(limit ? ErrorCode::MachineLimit : ErrorCode::Internal);
    error.retriable = true;
    return error.with("reason", problem.what());
}

}  // namespace tributary
