#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace tributary {

/// A token endpoint for tests on a loopback port, with a thread of its own: OAuth's client-credentials grant, which
/// gives out JWTs without a signature, as brokers of tests take them. Any thread.
class TokenServer {
public:
    TokenServer();
    ~TokenServer();
    TokenServer(const TokenServer&) = delete;
    TokenServer& operator=(const TokenServer&) = delete;

    [[nodiscard]] std::string url() const;

    /// The client "mirror" with this secret gets tokens from now on.
    void setSecret(const std::string& secret);
    /// How long tokens are good that are given out from now on.
    void setLife(int seconds);
    /// This in place of every answer; a status of 0: no answer at all, -1: as before.
    void setAnswer(int status, const std::string& body = {});

    /// Questions that have come.
    [[nodiscard]] int asked() const;
    /// Tokens that were given out.
    [[nodiscard]] int given() const;
    /// The last question, its headers and its form.
    [[nodiscard]] std::string lastQuestion() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace tributary
