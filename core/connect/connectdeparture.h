#pragma once

#include "core/connect/connectpositions.h"
#include "core/connect/connectrest.h"
#include "core/topology/topologyspec.h"

#include <functional>
#include <utility>

namespace tributary {

/// Takes a link's connectors away from Connect clusters, with their positions going back to the group: stopped first,
/// then the positions, then what Connect keeps of them, then deleted. Every step may be repeated after a crash; what
/// one that was cut off left behind has stopped.
///
/// Blocks for requests; the thread of the workers' clients.
class ConnectDeparture {
public:
    using Workers = std::function<Result<ConnectRest*>(const ConnectSpec&)>;

    /// `spec` and `link` must outlive it. `workers` gives the client of a Connect cluster.
    ConnectDeparture(const TopologySpec& spec, const LinkSpec& link, ConnectPositions positions, Workers workers)
        : m_spec(spec), m_link(link), m_positions(std::move(positions)), m_workers(std::move(workers)) {}

    /// From every Connect cluster of the document that may have mirrored the link.
    [[nodiscard]] Status fromAll() const;
    /// `holds`: its positions are the link's.
    [[nodiscard]] Status from(const ConnectSpec& connect, bool holds) const;

private:
    void clearRemains(const ConnectSpec& connect) const;

    const TopologySpec& m_spec;
    const LinkSpec& m_link;
    const ConnectPositions m_positions;
    const Workers m_workers;
};

}  // namespace tributary
