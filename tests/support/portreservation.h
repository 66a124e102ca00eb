#pragma once

#include <cstdint>

namespace tributary {

/// A TCP port of the loopback interface that is free now and that no other test picks while this object lives: a server
/// can be stopped and started on it again. Outside the range from which the kernel takes ports for outgoing
/// connections.
///
/// The claim is the name of an abstract Unix socket, so it ends with the process. Movable; no thread affinity.
class PortReservation {
public:
    /// Throws std::runtime_error when no port is free.
    PortReservation();
    ~PortReservation();
    PortReservation(PortReservation&& other) noexcept;
    PortReservation& operator=(PortReservation&& other) noexcept;
    PortReservation(const PortReservation&) = delete;
    PortReservation& operator=(const PortReservation&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }

private:
    std::uint16_t m_port = 0;
    int m_claim = -1;
};

}  // namespace tributary
