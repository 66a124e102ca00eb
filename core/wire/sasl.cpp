#include "core/wire/sasl.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

namespace tributary::wire {

namespace {

constexpr std::size_t kNonceBytes = 24;
constexpr int kFewestIterations = 4096;
constexpr std::size_t kMostDigits = 20;
constexpr int kMostIterations = 1'000'000;  // a good part of a second; Kafka's own limit is 16,384

using Bytes = std::vector<unsigned char>;

Error refused(std::string_view reason) {
    return Error{ErrorCode::KafkaAuthentication}.with("cluster", "The cluster").with("reason", reason);
}

std::string base64(const Bytes& bytes) {
    std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), bytes.data(), static_cast<int>(bytes.size()));
    out.resize(static_cast<std::size_t>(size));
    return out;
}

std::optional<Bytes> fromBase64(std::string_view text) {
    if (text.empty() || text.size() % 4 != 0) {
        return std::nullopt;
    }
    Bytes out(text.size() / 4 * 3);
    const int size = EVP_DecodeBlock(out.data(), reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
    if (size < 0) {
        return std::nullopt;
    }
    const auto padding = static_cast<std::size_t>(std::ranges::count(text.substr(text.size() - 2), '='));
    out.resize(static_cast<std::size_t>(size) - padding);
    return out;
}

Bytes hmac(const EVP_MD* hash, const Bytes& key, std::string_view text) {
    Bytes out(static_cast<std::size_t>(EVP_MD_get_size(hash)));
    unsigned int size = 0;
    HMAC(hash, key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
         out.data(), &size);
    return out;
}

// The value of an attribute "x=…" in a SCRAM message.
std::optional<std::string_view> attribute(std::string_view message, char name) {
    while (!message.empty()) {
        const std::size_t comma = message.find(',');
        const std::string_view part = message.substr(0, comma);
        if (part.size() >= 2 && part[0] == name && part[1] == '=') {
            return part.substr(2);
        }
        message = comma == std::string_view::npos ? std::string_view{} : message.substr(comma + 1);
    }
    return std::nullopt;
}

class Plain final : public SaslExchange {
public:
    explicit Plain(SaslSettings settings) : m_settings(std::move(settings)) {}

    Result<std::string> first() override {
        std::string out;
        out.append(1, '\0').append(m_settings.username).append(1, '\0').append(m_settings.password);
        return out;
    }
    Result<std::string> next(const std::string& /*token*/) override { return std::string{}; }

private:
    const SaslSettings m_settings;
};

class Bearer final : public SaslExchange {
public:
    Bearer(std::map<std::string, std::string> extensions, std::string token)
        : m_extensions(std::move(extensions)), m_token(std::move(token)) {}

    Result<std::string> first() override {
        std::string out =
            "n,,\x01"
            "auth=Bearer " +
            m_token + '\x01';
        for (const auto& [name, value] : m_extensions) {
            out.append(name).append("=").append(value).append(1, '\x01');
        }
        return out + '\x01';
    }
    // What comes in place of nothing tells why the token is refused; the broker ends the exchange after this byte.
    Result<std::string> next(const std::string& token) override {
        return token.empty() ? std::string{} : std::string{"\x01"};
    }

private:
    const std::map<std::string, std::string> m_extensions;
    const std::string m_token;
};

class Scram final : public SaslExchange {
public:
    Scram(SaslSettings settings, std::string nonce)
        : m_settings(std::move(settings)),
          m_hash(m_settings.mechanism.ends_with("512") ? EVP_sha512() : EVP_sha256()),
          m_nonce(std::move(nonce)) {}

    Result<std::string> first() override {
        m_firstBare = "n=" + escaped(m_settings.username) + ",r=" + m_nonce;
        return "n,," + m_firstBare;
    }

    Result<std::string> next(const std::string& token) override {
        return std::exchange(m_proved, true) ? checkServer(token) : prove(token);
    }

private:
    static std::string escaped(std::string_view name) {
        std::string out;
        for (const char each : name) {
            out += each == '=' ? "=3D" : each == ',' ? "=2C" : std::string(1, each);
        }
        return out;
    }

    Result<std::string> prove(const std::string& token) {
        const auto nonce = attribute(token, 'r');
        const auto salt = attribute(token, 's');
        const auto rounds = attribute(token, 'i');
        const std::optional<Bytes> saltBytes = salt ? fromBase64(*salt) : std::nullopt;
        int iterations = 0;
        if (!nonce || !nonce->starts_with(m_nonce) || *nonce == m_nonce || !saltBytes || !rounds) {
            return std::unexpected(refused("its SCRAM challenge is not one"));
        }
        const auto [end, failure] = std::from_chars(rounds->data(), rounds->data() + rounds->size(), iterations);
        if (failure != std::errc{} || end != rounds->data() + rounds->size() || iterations < kFewestIterations ||
            iterations > kMostIterations) {
            return std::unexpected(refused("it asks for " + std::string{rounds->substr(0, kMostDigits)} +
                                           " SCRAM iterations, which are to be between " +
                                           std::to_string(kFewestIterations) + " and " +
                                           std::to_string(kMostIterations)));
        }
        const std::string withoutProof = "c=biws,r=" + std::string{*nonce};
        m_signed = m_firstBare + "," + token + "," + withoutProof;

        Bytes salted(static_cast<std::size_t>(EVP_MD_get_size(m_hash)));
        PKCS5_PBKDF2_HMAC(m_settings.password.data(), static_cast<int>(m_settings.password.size()), saltBytes->data(),
                          static_cast<int>(saltBytes->size()), iterations, m_hash, static_cast<int>(salted.size()),
                          salted.data());
        Bytes proof = hmac(m_hash, salted, "Client Key");
        Bytes stored(proof.size());
        EVP_Digest(proof.data(), proof.size(), stored.data(), nullptr, m_hash, nullptr);
        const Bytes signature = hmac(m_hash, stored, m_signed);
        std::ranges::transform(proof, signature, proof.begin(), std::bit_xor<>{});
        m_serverKey = hmac(m_hash, salted, "Server Key");
        OPENSSL_cleanse(salted.data(), salted.size());
        return withoutProof + ",p=" + base64(proof);
    }

    Result<std::string> checkServer(const std::string& token) {
        if (const auto error = attribute(token, 'e')) {
            return std::unexpected(refused(*error));
        }
        const auto signature = attribute(token, 'v');
        if (!signature || *signature != base64(hmac(m_hash, m_serverKey, m_signed))) {
            return std::unexpected(refused("it does not know the password that it should"));
        }
        return std::string{};
    }

    const SaslSettings m_settings;
    const EVP_MD* const m_hash;
    const std::string m_nonce;
    std::string m_firstBare;
    std::string m_signed;
    Bytes m_serverKey;
    bool m_proved = false;
};

}  // namespace

std::unique_ptr<SaslExchange> scramExchange(const SaslSettings& settings, std::string nonce) {
    return std::make_unique<Scram>(settings, std::move(nonce));
}

std::unique_ptr<SaslExchange> bearerExchange(const SaslSettings& settings, std::string token) {
    return std::make_unique<Bearer>(settings.extensions, std::move(token));
}

std::unique_ptr<SaslExchange> saslExchange(const SaslSettings& settings) {
    if (settings.mechanism == "PLAIN") {
        return std::make_unique<Plain>(settings);
    }
    Bytes random(kNonceBytes);
    RAND_bytes(random.data(), static_cast<int>(random.size()));
    return scramExchange(settings, base64(random));
}

}  // namespace tributary::wire
