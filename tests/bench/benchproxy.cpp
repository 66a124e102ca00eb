// A long way between the benchmark's mirror and a broker: forwards to a loopback port, each byte later by the same
// delay either way. Prints its port, and runs until SIGTERM.

#include "tests/support/tcpproxy.h"

#include <csignal>
#include <cstdio>
#include <exception>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

int main(int argc, char** argv) {
    std::uint16_t server = 0;
    int delayMs = 0;
    CLI::App app{"A TCP proxy that delays what it forwards."};
    app.add_option("--server", server, "port to forward to")->required();
    app.add_option("--delay-ms", delayMs, "each way")->required();
    CLI11_PARSE(app, argc, argv);
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    sigprocmask(SIG_BLOCK, &ends, nullptr);  // before the proxy's thread is made, which inherits it
    try {
        tributary::TcpProxy proxy{server};
        using Direction = tributary::TcpProxy::Direction;
        proxy.setDelay(Direction::ToServer, std::chrono::milliseconds{delayMs});
        proxy.setDelay(Direction::ToClient, std::chrono::milliseconds{delayMs});
        fmt::print("{}\n", proxy.port());
        std::fflush(stdout);
        int received = 0;
        sigwait(&ends, &received);
    } catch (const std::exception& error) {
        fmt::print(stderr, "benchproxy: {}\n", error.what());
        return 1;
    }
    return 0;
}
