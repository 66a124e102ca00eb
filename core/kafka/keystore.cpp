#include "core/kafka/keystore.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <system_error>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>

#include "core/base/readfile.h"

namespace tributary::kafka {

namespace {

constexpr std::size_t kLargestStore = std::size_t{16} * 1024 * 1024;

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* pointer) const {
        Free(pointer);
    }
};

void freeStack(STACK_OF(X509) * stack) { sk_X509_pop_free(stack, X509_free); }

using Memory = std::unique_ptr<BIO, Freed<BIO_free>>;
using Stack = std::unique_ptr<STACK_OF(X509), Freed<freeStack>>;

std::string textOf(const Memory& memory) {
    char* text = nullptr;
    const auto size = BIO_ctrl(memory.get(), BIO_CTRL_INFO, 0, static_cast<void*>(&text));
    return size > 0 ? std::string{text, static_cast<std::size_t>(size)} : std::string{};
}

std::string pemOf(const X509* own, const STACK_OF(X509) * others) {
    const Memory memory{BIO_new(BIO_s_mem())};
    if (own != nullptr) {
        PEM_write_bio_X509(memory.get(), own);
    }
    for (int i = 0; i < sk_X509_num(others); ++i) {
        PEM_write_bio_X509(memory.get(), sk_X509_value(others, i));
    }
    return textOf(memory);
}

std::string pemOf(const EVP_PKEY* key) {
    const Memory memory{BIO_new(BIO_s_mem())};
    if (key != nullptr) {
        PEM_write_bio_PKCS8PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    }
    return textOf(memory);
}

}  // namespace

Result<KeyStore> readKeyStore(std::string_view setting, const std::string& file, const std::string& password) {
    const auto unusable = [&](std::string_view reason) {
        ERR_clear_error();
        return std::unexpected(
            Error{ErrorCode::TlsFile}.with("setting", setting).with("file", file).with("reason", reason));
    };
    if (std::error_code unknown; !std::filesystem::exists(file, unknown)) {
        return unusable("there is no such file");
    }
    const Result<std::string> bytes = readFile(file, kLargestStore);
    if (!bytes) {
        return unusable(bytes.error().arg("reason"));
    }
    const Memory in{BIO_new_mem_buf(bytes->data(), static_cast<int>(bytes->size()))};
    const std::unique_ptr<PKCS12, Freed<PKCS12_free>> store{d2i_PKCS12_bio(in.get(), nullptr)};
    if (!store) {
        return unusable("it is no PKCS#12 store");
    }
    if (PKCS12_mac_present(store.get()) != 0 && PKCS12_verify_mac(store.get(), password.c_str(), -1) != 1) {
        ERR_clear_error();
        return std::unexpected(Error{ErrorCode::TlsKeyPassword}.with("setting", setting).with("file", file));
    }
    EVP_PKEY* rawKey = nullptr;
    X509* rawOwn = nullptr;
    STACK_OF(X509)* rawOthers = nullptr;
    const bool parsed = PKCS12_parse(store.get(), password.c_str(), &rawKey, &rawOwn, &rawOthers) == 1;
    const std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>> key{rawKey};
    const std::unique_ptr<X509, Freed<X509_free>> own{rawOwn};
    const Stack others{rawOthers};
    if (!parsed) {
        // The password is right: what is left are ciphers that OpenSSL 3 has given up, such as RC2.
        return unusable("it is encrypted in a way that is no longer supported; write it anew with AES-256");
    }
    KeyStore out{pemOf(key.get()), pemOf(own.get(), others.get())};
    if (setting == "ssl.certificate.location" && out.key.empty()) {
        return unusable("there is no key in it");
    }
    if (!out.key.empty() && (!own || X509_check_private_key(own.get(), key.get()) != 1)) {
        return unusable("its key belongs to no certificate in it");
    }
    if (out.certificates.empty()) {
        return unusable("there is no certificate in it");
    }
    return out;
}

}  // namespace tributary::kafka
