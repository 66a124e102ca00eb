#include "tests/support/certificates.h"

#include "tests/support/childprocess.h"

#include <chrono>
#include <fstream>
#include <stdexcept>
#include <utility>
#include <vector>

namespace tributary {

using namespace std::chrono_literals;

Certificates::Certificates(std::filesystem::path directory) : m_directory(std::move(directory)) {
    std::filesystem::create_directories(m_directory);
}

void Certificates::run(std::initializer_list<std::string> arguments) const {
    std::vector<std::string> command{"openssl"};
    command.insert(command.end(), arguments);
    const std::filesystem::path log = m_directory / "openssl.log";
    ChildProcess openssl({command, log, {}});
    if (!openssl.waitForEnd(60s) || openssl.exitStatus() != 0) {
        std::ifstream said(log);
        throw std::runtime_error("openssl " + command[1] + ": " +
                                 std::string{std::istreambuf_iterator<char>{said}, {}});
    }
}

void Certificates::makeKey(const std::string& name, const std::string& password) const {
    run({"genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-out", key(name)});
    if (!password.empty()) {
        const std::string open = path(name + ".open");
        std::filesystem::rename(key(name), open);
        run({"pkcs8", "-topk8", "-in", open, "-out", key(name), "-passout", "pass:" + password});
    }
}

void Certificates::makeAuthority(const std::string& name) {
    makeKey(name, {});
    run({"req", "-x509", "-new", "-key", key(name), "-days", "30", "-subj", "/CN=" + name, "-out", certificate(name)});
}

void Certificates::make(const std::string& name, const Wanted& wanted) {
    makeKey(name, wanted.keyPassword);
    const std::string request = path(name + ".csr");
    run({"req", "-new", "-key", key(name), "-passin", "pass:" + wanted.keyPassword, "-subj", "/CN=" + name, "-addext",
         "subjectAltName=" + wanted.names, "-out", request});
    run({"x509", "-req", "-in", request, "-CA", certificate(wanted.authority), "-CAkey", key(wanted.authority),
         "-CAcreateserial", "-copy_extensions", "copy", "-days", wanted.expired ? "-1" : "30", "-out",
         certificate(name)});
    std::ofstream out(both(name));
    out << std::ifstream(key(name)).rdbuf() << std::ifstream(certificate(name)).rdbuf();
}

void Certificates::makeStore(const std::string& name, const std::string& password) {
    run({"pkcs12", "-export", "-inkey", key(name), "-in", certificate(name), "-out", store(name), "-passout",
         "pass:" + password});
}

void Certificates::makeTrust(const std::string& name, const std::string& authority, const std::string& password) {
    run({"pkcs12", "-export", "-nokeys", "-in", certificate(authority), "-out", store(name), "-passout",
         "pass:" + password});
}

}  // namespace tributary
