#pragma once

#include <string>

#include "core/dialects/dialect.h"

namespace tributary {

/// What an import may take of a program that is built as it is shipped; others and sanitizers take more.
inline constexpr double kMostImportSeconds = 2 * TRIBUTARY_IMPORT_PATIENCE;
inline constexpr long kMostImportKiB = 200L * 1024 * TRIBUTARY_IMPORT_PATIENCE;

/// What an import did, and what it took.
struct BoundedImport {
    bool crashed = false;  ///< ended by a signal; one that takes too long is ended so, too
    bool imported = false;
    std::string place;    ///< of the error
    std::string message;  ///< of the error
    double cpuSeconds = 0;
    long grownKiB = 0;  ///< by how much the process grew at most
};

/// Imports in a process of its own, which is ended when it has worked far too long. What is imported is exported
/// again.
[[nodiscard]] BoundedImport importBounded(const std::string& format, const ImportRequest& request);

}  // namespace tributary
