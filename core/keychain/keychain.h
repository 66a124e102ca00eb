#pragma once

#include <expected>
#include <functional>
#include <string>

namespace tributary {

/// Why the keychain did not do what it was asked.
struct KeychainError {
    enum class Kind {
        NoService,  ///< this machine or session has none
        NoEntry,    ///< nothing is kept under this name, or it stays locked
        Locked,
        Refused,   ///< by the person or by the service
        TimedOut,  ///< it may be waiting for somebody to unlock it
        Failed,    ///< anything else; see detail
    };
    Kind kind = Kind::Failed;
    std::string detail;  ///< the service's own words; may be empty. Never holds a secret.

    bool operator==(const KeychainError&) const = default;
};

/// "there is no such entry in the keychain …", to follow a colon, with what to do.
[[nodiscard]] std::string reasonText(const KeychainError& error);

/// Secrets by name, in the keychain of the person's session. Asynchronous: each call returns at once, on any thread,
/// and is answered once, on a thread of the keychain, within its time-out or when it is destroyed. There is no other
/// place that a secret could go to when it cannot be stored.
class Keychain {
public:
    using Answer = std::function<void(std::expected<std::string, KeychainError>)>;
    using Done = std::function<void(std::expected<void, KeychainError>)>;

    virtual ~Keychain() = default;
    virtual void read(const std::string& entry, Answer answer) = 0;
    /// Replaces what was there.
    virtual void store(const std::string& entry, const std::string& secret, Done done) = 0;
    virtual void remove(const std::string& entry, Done done) = 0;
};

}  // namespace tributary
