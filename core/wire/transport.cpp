#include "core/wire/transport.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <netinet/tcp.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include <asio/connect.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "core/base/connectionstage.h"

namespace tributary::wire {

namespace {

using asio::ip::tcp;

// One record of TLS. Larger writes would be cut into such records anyway.
constexpr std::size_t kTlsRecordBytes = 16 * 1024;

std::string takeReason() {
    const unsigned long code = ERR_peek_last_error();
    ERR_clear_error();
    if (code == 0) {
        return "the TLS handshake failed";
    }
    const char* reason = ERR_reason_error_string(code);
    return reason != nullptr ? reason : "TLS error " + std::to_string(code);
}

Error tlsFile(std::string_view setting, const std::string& file) {
    std::string reason;
    std::error_code unreadable;
    if (!std::filesystem::exists(file, unreadable)) {
        reason = "there is no such file";
    } else if (::access(file.c_str(), R_OK) != 0) {
        reason = "it may not be read";
    } else {
        std::string words;  // of all errors: the last of them only says where it was noticed
        while (const unsigned long code = ERR_get_error()) {
            const char* said = ERR_reason_error_string(code);
            words += said == nullptr ? "" : std::string{said} + '\n';
        }
        if (setting == "ssl.key.location" && isWrongKeyPassword(words)) {
            return Error{ErrorCode::TlsKeyPassword}.with("setting", setting).with("file", file);
        }
        reason = words.find("mismatch") != std::string::npos ? "the key does not belong to the certificate"
                                                             : "it holds none in PEM form";
    }
    ERR_clear_error();
    return Error{ErrorCode::TlsFile}.with("setting", setting).with("file", file).with("reason", reason);
}

/// Certificates and keys that came as text, out of stores of other forms; they were looked at when they were read.
void loadPem(SSL_CTX* context, const TlsSettings& settings) {
    using Text = std::unique_ptr<BIO, decltype([](BIO* bio) { BIO_free(bio); })>;
    using Certificate = std::unique_ptr<X509, decltype([](X509* certificate) { X509_free(certificate); })>;
    using Key = std::unique_ptr<EVP_PKEY, decltype([](EVP_PKEY* key) { EVP_PKEY_free(key); })>;
    const auto open = [](const std::string& pem) {
        return Text{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
    };
    const auto next = [](const Text& text) {
        return Certificate{PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr)};
    };
    const Text trusted = open(settings.caPem);
    while (const Certificate each = next(trusted)) {
        X509_STORE_add_cert(SSL_CTX_get_cert_store(context), each.get());
    }
    if (!settings.certificatePem.empty()) {
        const Text own = open(settings.certificatePem);
        const Certificate first = next(own);
        const Text keyText = open(settings.keyPem);
        const Key key{PEM_read_bio_PrivateKey(keyText.get(), nullptr, nullptr, nullptr)};
        SSL_CTX_use_certificate(context, first.get());
        SSL_CTX_use_PrivateKey(context, key.get());
        while (Certificate each = next(own)) {
            // SSL_CTX_add0_chain_cert() is a macro with a cast that this code does not allow itself.
            if (SSL_CTX_ctrl(context, SSL_CTRL_CHAIN_CERT, 0, each.get()) == 1) {
                static_cast<void>(each.release());  // NOLINT(bugprone-unused-return-value)
            }
        }
    }
    ERR_clear_error();  // the end of each text is one
}

/// Called while a broker that asks for a client certificate is answered.
int noteAsked(SSL* /*ssl*/, void* asked) {
    *static_cast<bool*>(asked) = true;
    return 1;
}

}  // namespace

Result<std::shared_ptr<TlsContext>> TlsContext::create(const TlsSettings& settings) {
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    auto out = std::shared_ptr<TlsContext>(new TlsContext{context, settings.verify && settings.verifyHost});  // NOLINT
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    // Whole records at a time instead of their headers first: a third fewer system calls.
    SSL_CTX_set_read_ahead(context, 1);
    SSL_CTX_set_default_read_buffer_len(context, 4 * (kTlsRecordBytes + 512));
    SSL_CTX_set_verify(context, settings.verify ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, nullptr);
    loadPem(context, settings);
    std::error_code unreadable;
    const char* place = settings.caFile.c_str();
    const bool trusted = !settings.caPem.empty()   ? true
                         : settings.caFile.empty() ? SSL_CTX_set_default_verify_paths(context) == 1
                         : std::filesystem::is_directory(settings.caFile, unreadable)
                             ? SSL_CTX_load_verify_locations(context, nullptr, place) == 1
                             : SSL_CTX_load_verify_locations(context, place, nullptr) == 1;
    if (!trusted) {
        return std::unexpected(tlsFile("ssl.ca.location", settings.caFile));
    }
    if (!settings.keyPassword.empty()) {
        // Copied by OpenSSL's default callback while the key is read below.
        SSL_CTX_set_default_passwd_cb_userdata(context, const_cast<char*>(settings.keyPassword.c_str()));
    }
    if (!settings.certificateFile.empty() &&
        SSL_CTX_use_certificate_chain_file(context, settings.certificateFile.c_str()) != 1) {
        return std::unexpected(tlsFile("ssl.certificate.location", settings.certificateFile));
    }
    if (!settings.keyFile.empty() &&
        SSL_CTX_use_PrivateKey_file(context, settings.keyFile.c_str(), SSL_FILETYPE_PEM) != 1) {
        return std::unexpected(tlsFile("ssl.key.location", settings.keyFile));
    }
    SSL_CTX_set_default_passwd_cb_userdata(context, nullptr);
    return out;
}

TlsContext::~TlsContext() { SSL_CTX_free(static_cast<SSL_CTX*>(m_context)); }

void blockBrokenPipes() {
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
}

struct Transport::Impl : std::enable_shared_from_this<Transport::Impl> {
    Impl(asio::io_context& context, std::shared_ptr<TlsContext> tlsContext)
        : resolver(context), socket(context), tls(std::move(tlsContext)) {}
    ~Impl() { SSL_free(ssl); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    tcp::resolver resolver;
    tcp::socket socket;
    std::shared_ptr<TlsContext> tls;
    SSL* ssl = nullptr;
    Address address;
    Handler connected;
    Error why;
    Reach reach = Reach::Resolving;
    bool certificateAsked = false;
    bool spoken = false;  ///< the broker has sent something that is not of TLS itself
    bool closed = false;
    std::array<std::byte, kTlsRecordBytes> record{};

    void fail(ErrorCode kind, std::string_view reason = {}) { why = unreached(kind, address.text(), reason); }

    [[nodiscard]] bool hasCertificate() const { return SSL_get_certificate(ssl) != nullptr; }

    /// By OpenSSL's own error, or what the check of the certificate says.
    void failTls() {
        const long verified = SSL_get_verify_result(ssl);
        const std::string words = takeReason();
        if (verified != X509_V_OK && words.find("certificate verify failed") != std::string::npos) {
            const std::string_view found = X509_verify_cert_error_string(verified);
            fail(certificateFault(found), found);
        } else if (words.find("unexpected eof") != std::string::npos) {
            failClosed();
        } else {
            fail(handshakeFault(words, hasCertificate(), certificateAsked), words);
        }
    }

    /// The broker has ended the connection. Where it had not said anything yet, what it said last before it did tells
    /// why.
    void failClosed() {
        if (spoken) {
            fail(ErrorCode::KafkaUnreachable, "the broker closed the connection");
        } else if (certificateAsked) {
            // The alert was lost with the connection.
            fail(hasCertificate() ? ErrorCode::TlsRefusesCertificate : ErrorCode::TlsNeedsCertificate);
        } else if (ssl != nullptr && BIO_number_read(SSL_get_rbio(ssl)) != 0) {
            fail(ErrorCode::TlsFailed, "the broker closed the connection");
        } else {
            fail(ErrorCode::BrokerCloses);
        }
    }

    void tell(const Status& outcome) {
        if (const Handler handler = std::exchange(connected, nullptr); handler && !closed) {
            handler(outcome);
        }
    }

    void tellFailure(ErrorCode kind, std::string_view reason = {}) {
        fail(kind, reason);
        tell(std::unexpected(why));
    }

    void onConnected() {
        std::error_code ignored;
        socket.set_option(tcp::no_delay{true}, ignored);
        socket.set_option(asio::socket_base::keep_alive{true}, ignored);
        // A peer that is gone without a word is noticed within about half a minute.
        const auto set = [this](int option, int value) {
            static_cast<void>(::setsockopt(socket.native_handle(), IPPROTO_TCP, option, &value, sizeof value));
        };
        set(TCP_KEEPIDLE, 15);
        set(TCP_KEEPINTVL, 5);
        set(TCP_KEEPCNT, 3);
        set(TCP_USER_TIMEOUT, 30'000);
        socket.native_non_blocking(true, ignored);
        if (!tls) {
            reach = Reach::Connected;
            tell({});
            return;
        }
        reach = Reach::ShakingHands;
        ssl = SSL_new(static_cast<SSL_CTX*>(tls->native()));
        SSL_set_fd(ssl, static_cast<int>(socket.native_handle()));
        SSL_set_cert_cb(ssl, noteAsked, &certificateAsked);
        std::error_code notAnAddress;
        static_cast<void>(asio::ip::make_address(address.host, notAnAddress));
        if (notAnAddress) {
            // SSL_set_tlsext_host_name() is a macro with a cast that this code does not allow itself.
            SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, address.host.data());
        }
        if (tls->verifyHost()) {
            X509_VERIFY_PARAM* parameters = SSL_get0_param(ssl);
            if (notAnAddress) {
                X509_VERIFY_PARAM_set1_host(parameters, address.host.c_str(), 0);
            } else {
                X509_VERIFY_PARAM_set1_ip_asc(parameters, address.host.c_str());
            }
        }
        shakeHands();
    }

    void shakeHands() {
        ERR_clear_error();
        const int outcome = SSL_connect(ssl);
        if (outcome == 1) {
            reach = Reach::Connected;
            tell({});
            return;
        }
        switch (SSL_get_error(ssl, outcome)) {
            case SSL_ERROR_WANT_READ: wait(tcp::socket::wait_read, [this] { shakeHands(); }); return;
            case SSL_ERROR_WANT_WRITE: wait(tcp::socket::wait_write, [this] { shakeHands(); }); return;
            case SSL_ERROR_SYSCALL:
                failClosed();
                break;
            default:
                failTls();
                break;
        }
        tell(std::unexpected(why));
    }

    void wait(tcp::socket::wait_type type, std::function<void()> ready) {
        socket.async_wait(type, [self = shared_from_this(), ready = std::move(ready)](const std::error_code& error) {
            if (!error && !self->closed) {
                ready();
            }
        });
    }

    IoResult plainOutcome(ssize_t outcome, IoResult::State again) {
        if (outcome > 0) {
            return {IoResult::State::Done, static_cast<std::size_t>(outcome)};
        }
        if (outcome == 0) {
            failClosed();
            return {IoResult::State::Closed};
        }
        if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) {
            return {again};
        }
        if (errno == ECONNRESET || errno == EPIPE) {
            failClosed();
        } else {
            fail(ErrorCode::KafkaUnreachable, std::strerror(errno));
        }
        return {IoResult::State::Failed};
    }

    IoResult tlsOutcome(int outcome) {
        if (outcome > 0) {
            return {IoResult::State::Done, static_cast<std::size_t>(outcome)};
        }
        switch (SSL_get_error(ssl, outcome)) {
            case SSL_ERROR_WANT_READ: return {IoResult::State::WaitReadable};
            case SSL_ERROR_WANT_WRITE: return {IoResult::State::WaitWritable};
            case SSL_ERROR_ZERO_RETURN:
            case SSL_ERROR_SYSCALL:
                failClosed();
                return {IoResult::State::Closed};
            default:
                failTls();
                return {IoResult::State::Failed};
        }
    }
};

Transport::Transport(asio::io_context& context, std::shared_ptr<TlsContext> tls)
    : m_impl(std::make_shared<Impl>(context, std::move(tls))) {}

Transport::~Transport() { close(); }

void Transport::connect(const Address& address, Handler done) {
    m_impl->address = address;
    m_impl->connected = std::move(done);
    m_impl->resolver.async_resolve(
        address.host, std::to_string(address.port),
        [self = m_impl](const std::error_code& error, const tcp::resolver::results_type& found) {
            if (self->closed) {
                return;
            }
            if (error) {
                self->tellFailure(ErrorCode::HostUnknown);
                return;
            }
            // Each attempt begins with another address: one that is silent takes the whole time of its attempt.
            self->reach = Reach::Connecting;
            std::vector<tcp::endpoint> endpoints;
            for (const auto& each : found) {
                endpoints.push_back(each.endpoint());
            }
            static std::atomic<std::size_t> turn{0};
            std::ranges::rotate(endpoints, endpoints.begin() + static_cast<std::ptrdiff_t>(turn++ % endpoints.size()));
            asio::async_connect(self->socket, endpoints, [self](const std::error_code& failed, const tcp::endpoint&) {
                if (self->closed) {
                    return;
                }
                if (failed == asio::error::operation_aborted) {
                    // Nobody has: so it says where it got no socket, but not why.
                    std::error_code unopened;
                    self->socket.open(tcp::v4(), unopened);
                    self->tellFailure(ErrorCode::MachineLimit, (unopened ? unopened : failed).message());
                    return;
                }
                if (failed) {
                    const bool refused = failed == asio::error::connection_refused;
                    self->tellFailure(refused ? ErrorCode::PortClosed : ErrorCode::HostUnreachable, failed.message());
                    return;
                }
                self->onConnected();
            });
        });
}

IoResult Transport::read(std::span<std::byte> into) {
    IoResult result;
    if (m_impl->ssl == nullptr) {
        result = m_impl->plainOutcome(::recv(m_impl->socket.native_handle(), into.data(), into.size(), 0),
                                      IoResult::State::WaitReadable);
    } else {
        ERR_clear_error();
        result = m_impl->tlsOutcome(
            SSL_read(m_impl->ssl, into.data(), static_cast<int>(std::min<std::size_t>(into.size(), 1U << 30U))));
    }
    m_impl->spoken = m_impl->spoken || result.state == IoResult::State::Done;
    return result;
}

IoResult Transport::write(std::span<const iovec> pieces) {
    if (m_impl->ssl == nullptr) {
        msghdr message{};
        message.msg_iov = const_cast<iovec*>(pieces.data());
        message.msg_iovlen = pieces.size();
        return m_impl->plainOutcome(::sendmsg(m_impl->socket.native_handle(), &message, MSG_NOSIGNAL),
                                    IoResult::State::WaitWritable);
    }
    // Gathered into one record: a record of its own for each small piece would cost more than the copy. A repeated write
    // sees the same bytes at the front, as OpenSSL demands.
    std::size_t gathered = 0;
    for (const iovec& piece : pieces) {
        const std::size_t now = std::min(piece.iov_len, m_impl->record.size() - gathered);
        std::memcpy(m_impl->record.data() + gathered, piece.iov_base, now);
        gathered += now;
        if (gathered == m_impl->record.size()) {
            break;
        }
    }
    ERR_clear_error();
    return m_impl->tlsOutcome(SSL_write(m_impl->ssl, m_impl->record.data(), static_cast<int>(gathered)));
}

Error Transport::failure() const { return m_impl->why; }

Reach Transport::reach() const { return m_impl->reach; }

void Transport::waitReadable(std::function<void()> ready) {
    m_impl->wait(tcp::socket::wait_read, std::move(ready));
}

void Transport::waitWritable(std::function<void()> ready) {
    m_impl->wait(tcp::socket::wait_write, std::move(ready));
}

void Transport::close() {
    m_impl->closed = true;
    m_impl->connected = nullptr;
    m_impl->resolver.cancel();
    std::error_code ignored;
    m_impl->socket.close(ignored);
}

}  // namespace tributary::wire
