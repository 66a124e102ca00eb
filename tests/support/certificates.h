#pragma once

#include <filesystem>
#include <string>

namespace tributary {

/// Certificates for tests, made by the openssl program in a folder of the test: authorities that sign themselves, and
/// what they sign. One thread, which lives as long as the calls do. Failures throw std::runtime_error with what openssl
/// says.
class Certificates {
public:
    struct Wanted {
        std::string authority = "ca";
        std::string names = "IP:127.0.0.1,DNS:localhost";  ///< subjectAltName
        bool expired = false;
        std::string keyPassword = {};  ///< empty: the key lies open
    };

    /// `directory` is made when it is missing.
    explicit Certificates(std::filesystem::path directory);

    /// NAME.pem and NAME.key, signed by itself.
    void makeAuthority(const std::string& name);
    /// NAME.pem and NAME.key, and NAME.both.pem with both, as brokers read them.
    void make(const std::string& name, const Wanted& wanted);

    /// NAME.p12 with the certificate and the key of NAME, under a password.
    void makeStore(const std::string& name, const std::string& password);
    /// NAME.p12 with certificates only.
    void makeTrust(const std::string& name, const std::string& authority, const std::string& password);

    [[nodiscard]] std::string store(const std::string& name) const { return path(name + ".p12"); }
    [[nodiscard]] std::string certificate(const std::string& name) const { return path(name + ".pem"); }
    [[nodiscard]] std::string key(const std::string& name) const { return path(name + ".key"); }
    [[nodiscard]] std::string both(const std::string& name) const { return path(name + ".both.pem"); }

private:
    [[nodiscard]] std::string path(const std::string& file) const { return (m_directory / file).string(); }
    void makeKey(const std::string& name, const std::string& password) const;
    void run(std::initializer_list<std::string> arguments) const;

    const std::filesystem::path m_directory;
};

}  // namespace tributary
