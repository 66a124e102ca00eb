#pragma once

#include "core/kafka/secretsource.h"
#include "core/keychain/keychain.h"

#include <memory>

namespace tributary {

/// All secrets that a document may refer to: keychain entries, environment variables, files. Thread-safe. read() waits
/// for the keychain, but does not keep it alive: a program that ends does not wait for a person.
class KeychainSecrets final : public kafka::SecretSource {
public:
    explicit KeychainSecrets(std::weak_ptr<Keychain> keychain) : m_keychain(std::move(keychain)) {}

    [[nodiscard]] Result<std::string> read(const SecretRef& reference) const override;

private:
    const std::weak_ptr<Keychain> m_keychain;
    const kafka::PlainSecretSource m_plain;
};

}  // namespace tributary
