#pragma once

#include "core/base/error.h"
#include "core/topology/topologyspec.h"

#include <string>

namespace tributary::kafka {

/// Where the secrets come from that a document refers to. Thread-safe; read() may wait for a person who unlocks a
/// keychain (bounded, some 10 s), so that the GUI thread never calls it.
class SecretSource {
public:
    virtual ~SecretSource() = default;
    /// The secret in clear, or SecretUnavailable with what to do. Never logs, never keeps it.
    [[nodiscard]] virtual Result<std::string> read(const SecretRef& reference) const = 0;
};

/// Environment variables, and files without their last line break, or the property of a file that the reference names;
/// a keychain entry is an error. Waits for nothing but the disk.
class PlainSecretSource final : public SecretSource {
public:
    [[nodiscard]] Result<std::string> read(const SecretRef& reference) const override;
};

/// The error of a secret that cannot be read: "keychain entry eu", "there is no such entry".
[[nodiscard]] Error secretUnavailable(const SecretRef& reference, const std::string& reason);

}  // namespace tributary::kafka
