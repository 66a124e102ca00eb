#include "core/connect/connectdeparture.h"

#include "core/connect/connectorset.h"

#include <string>
#include <vector>

namespace tributary {

Status ConnectDeparture::fromAll() const {
    const Result<ConnectPositions::Holder> holder = m_positions.holder();
    if (!holder) {
        return std::unexpected(holder.error());
    }
    for (const ConnectSpec& connect : m_spec.connect) {
        const bool holds = holder->connect == connect.id.str();
        // Nobody knows who mirrored before: each may have.
        if (holds || !holder->known || m_spec.connectOf(m_link) == &connect) {
            if (Status left = from(connect, holds || !holder->known); !left) {
                return left;
            }
        } else {
            clearRemains(connect);
        }
    }
    return {};
}

Status ConnectDeparture::from(const ConnectSpec& connect, bool holds) const {
    const Result<ConnectRest*> worker = m_workers(connect);
    if (!worker) {
        return std::unexpected(worker.error());
    }
    ConnectRest& there = **worker;
    const std::vector<std::string> names = connectorNames(m_spec, m_link);
    const std::string& source = names.front();
    const auto config = there.config(source);
    if (!config) {
        return std::unexpected(config.error());
    }
    if (*config) {
        if (Status stopped = there.stop(source); !stopped) {
            return stopped;
        }
        if (Status stopped = there.waitStopped(source); !stopped) {
            return stopped;
        }
    }
    if (holds) {
        if (Status back = m_positions.bringBack(there, *config ? source : std::string{}); !back) {
            return back;
        }
    }
    if (*config) {
        if (Status forgotten = there.forgetPositions(source); !forgotten) {
            return forgotten;
        }
    }
    for (const std::string& name : names) {
        if (Status removed = there.remove(name); !removed) {
            return removed;
        }
    }
    return {};
}

/// A move that was cut off when the group had its positions leaves connectors behind that have stopped. A worker that
/// does not answer holds up nobody for that: they are looked for again the next time.
void ConnectDeparture::clearRemains(const ConnectSpec& connect) const {
    const Result<ConnectRest*> worker = m_workers(connect);
    if (!worker) {
        return;
    }
    const auto config = (*worker)->config(connectorNames(m_spec, m_link).front());
    if (config && *config) {
        static_cast<void>(from(connect, false));
    }
}

}  // namespace tributary
