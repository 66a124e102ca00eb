#pragma once

#include "core/keychain/keychain.h"

#include <map>
#include <optional>

namespace tributary {

/// A keychain in memory, which answers at once, on the calling thread.
class FakeKeychain final : public Keychain {
public:
    std::map<std::string, std::string> entries;
    std::optional<KeychainError> error;  ///< every call fails with it

    void read(const std::string& entry, Answer answer) override {
        if (error) {
            answer(std::unexpected(*error));
        } else if (const auto found = entries.find(entry); found != entries.end()) {
            answer(found->second);
        } else {
            answer(std::unexpected(KeychainError{KeychainError::Kind::NoEntry, {}}));
        }
    }
    void store(const std::string& entry, const std::string& secret, Done done) override {
        if (error) {
            done(std::unexpected(*error));
            return;
        }
        entries[entry] = secret;
        done({});
    }
    void remove(const std::string& entry, Done done) override {
        if (error || entries.erase(entry) == 0) {
            done(std::unexpected(error.value_or(KeychainError{KeychainError::Kind::NoEntry, {}})));
            return;
        }
        done({});
    }
};

}  // namespace tributary
