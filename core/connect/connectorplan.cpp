#include "core/connect/connectorplan.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/connect/connectorset.h"
#include "core/connect/connectrest.h"

namespace tributary {

namespace {

using Change = PlannedConnector::Change;

/// `set` null: none of the link's connectors is to be there.
Status compare(const TopologySpec& spec, const LinkSpec& link, const ConnectSpec& connect, const ConnectorSet* set,
               const kafka::SecretSource& secrets, LinkPlan& plan) {
    const Result<std::unique_ptr<ConnectRest>> rest = connectTo(connect, secrets);
    if (!rest) {
        return std::unexpected(rest.error());
    }
    for (const std::string& name : connectorNames(spec, link)) {
        const auto running = (*rest)->config(name);
        if (!running) {
            return std::unexpected(running.error());
        }
        const WantedConnector* wanted = set == nullptr ? nullptr : set->find(name);
        if (wanted == nullptr) {
            if (*running) {
                plan.connectors.push_back({connect.id.str(), name, Change::Delete, {}});
            }
        } else if (!*running) {
            plan.connectors.push_back({connect.id.str(), name, Change::Create, {}});
        } else if (std::vector<ConnectorDrift> drift = driftOf(*wanted, **running); !drift.empty()) {
            plan.connectors.push_back({connect.id.str(), name, Change::Update, std::move(drift)});
        }
    }
    return {};
}

}  // namespace

Status planConnectors(const TopologySpec& spec, const LinkSpec& link, const std::string& holder,
                      const kafka::SecretSource& secrets, LinkPlan& plan) {
    if (!holder.empty() && holder != link.runOn) {
        const auto before = std::ranges::find(spec.connect, ConnectId{holder}, &ConnectSpec::id);
        if (before != spec.connect.end()) {
            if (Status asked = compare(spec, link, *before, nullptr, secrets, plan); !asked) {
                return asked;
            }
        }
    }
    const ConnectSpec* connect = spec.connectOf(link);
    if (connect == nullptr) {
        return {};
    }
    const Result<ConnectorSet> set = connectorSet(spec, link);
    if (!set) {
        plan.problems.push_back(set.error());
        return {};
    }
    return compare(spec, link, *connect, &*set, secrets, plan);
}

}  // namespace tributary
