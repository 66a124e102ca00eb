#pragma once

#include <string>
#include <vector>

#include "core/dialects/dialect.h"
#include "core/dialects/propertyset.h"

namespace tributary {

/// One connector of a Kafka Connect cluster: its configuration with the place of every property.
struct Connector {
    std::string name;
    std::string type;   ///< the last part of connector.class
    std::string place;  ///< of its class
    PropertySet config;
    std::string state{};  ///< "STOPPED", "PAUSED", where what was read says it; in capitals
    std::string statePlace{};
    std::string worker{};  ///< the Connect cluster that it runs on, where what was read says it
};

/// Makes a connector of a configuration, whose class and name it takes out. `name` is for one that has none. An error
/// where the class is missing, at `place`.
[[nodiscard]] Result<Connector> connectorOf(PropertySet config, const std::string& name, const std::string& place);

/// Reads connectors from JSON: {"name": …, "config": {…}}, the configuration alone, a list of them, or what
/// GET /connectors?expand=info answers. Of what stands twice the last counts, as it does for Connect; the report says
/// so.
[[nodiscard]] Result<std::vector<Connector>> readConnectors(const SourceText& file, LossReport& report);

/// {"name": …, "config": {…}}, as POST /connectors takes it; with "initial_state" where it is not to run at once.
[[nodiscard]] std::string writeConnector(const std::string& name,
                                         const std::vector<std::pair<std::string, std::string>>& config, bool stopped);

}  // namespace tributary
