#pragma once

#include "core/base/id.h"

#include <map>
#include <string>
#include <vector>

namespace tributary {

/// One task of a connector, as its Connect cluster describes it.
struct ConnectorTask {
    int id = 0;
    std::string state;   ///< RUNNING, PAUSED, FAILED, UNASSIGNED, RESTARTING
    std::string worker;  ///< "host:port"
    std::string trace;   ///< of the failure

    bool operator==(const ConnectorTask&) const = default;
};

/// A connector as its Connect cluster describes it.
struct ConnectorState {
    std::string name;
    std::string state;  ///< as a task's, and STOPPED
    std::string worker;
    std::string trace;
    std::vector<ConnectorTask> tasks;

    bool operator==(const ConnectorState&) const = default;
};

/// A property that the drawing and the running connector do not agree on. An empty value: it is not set there.
struct ConnectorDrift {
    std::string connector;
    std::string key;
    std::string drawn;
    std::string running;

    bool operator==(const ConnectorDrift&) const = default;
};

/// What a Connect cluster says of a link that runs on it. Plain value.
struct ConnectDetail {
    ConnectId connect;
    std::vector<ConnectorState> connectors;  ///< those that are there
    std::vector<ConnectorDrift> drift;       ///< none: it runs as drawn
    /// The configurations that run, by connector: what to take over.
    std::map<std::string, std::map<std::string, std::string>> configs;

    bool operator==(const ConnectDetail&) const = default;
};

}  // namespace tributary
