#include "core/keychain/keychainsecrets.h"

#include <future>
#include <utility>

namespace tributary {

Result<std::string> KeychainSecrets::read(const SecretRef& reference) const {
    if (reference.from != SecretRef::From::Keychain) {
        return m_plain.read(reference);
    }
    const auto answer = std::make_shared<std::promise<std::expected<std::string, KeychainError>>>();
    std::future<std::expected<std::string, KeychainError>> answered = answer->get_future();
    if (const std::shared_ptr<Keychain> keychain = m_keychain.lock()) {
        keychain->read(reference.name, [answer](auto secret) { answer->set_value(std::move(secret)); });
    } else {
        return std::unexpected(kafka::secretUnavailable(reference, "the program ends"));
    }
    std::expected<std::string, KeychainError> secret = answered.get();
    if (!secret) {
        return std::unexpected(kafka::secretUnavailable(reference, reasonText(secret.error())));
    }
    return std::move(*secret);
}

}  // namespace tributary
