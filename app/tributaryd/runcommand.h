#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/tributaryd/documentreader.h"
#include "app/tributaryd/eventlines.h"
#include "app/tributaryd/linksession.h"
#include "app/tributaryd/livescreen.h"
#include "app/tributaryd/statusserver.h"
#include "app/tributaryd/terminal.h"
#include "core/alerts/lagalerts.h"
#include "core/mirror/localengine.h"
#include "core/prometheus/metricsendpoint.h"

namespace tributary::daemon {

/// `tributaryd run FILE`: runs links of a document until a signal comes or none of them can run.
class RunCommand {
public:
    enum class Detail { Links, Topics, Partitions };
    struct Options {
        std::string file;
        std::vector<std::string> links;  ///< empty: all
        std::string instance;
        std::string stateDirectory;
        std::string metrics;  ///< address of the Prometheus endpoint; empty: none
        Detail metricsDetail = Detail::Topics;
        std::optional<StartSpec> acceptPosition;
        bool status = false;
        bool json = false;
    };
    using MakeEngine = std::function<std::unique_ptr<Engine>(LocalEngineOptions)>;

    RunCommand(Options options, MakeEngine makeEngine, std::shared_ptr<const kafka::SecretSource> secrets, Terminal out,
               Terminal errors);
    /// Runs the event loop.
    [[nodiscard]] int run();

private:
    [[nodiscard]] int prepare();
    [[nodiscard]] bool chooseLinks();
    [[nodiscard]] bool refuseInvalid();
    void openStatus(const std::filesystem::path& state);
    [[nodiscard]] int execute(const std::filesystem::path& state);
    void onEvent(const Event& event);
    void onMetrics(const MetricsPtr& snapshot);
    void watchLag(const MetricsSnapshot& snapshot);
    void answer(const Event& event);
    void onAllFailed();
    void say(const std::string& line);

    const Options m_options;
    const MakeEngine m_makeEngine;
    const std::shared_ptr<const kafka::SecretSource> m_secrets;
    const Terminal m_errors;
    LiveScreen m_screen;
    Document m_document;
    std::vector<LinkId> m_links;
    StatusNames m_names;
    std::set<LinkId> m_answered;  // links whose question --accept-position has answered
    std::set<LinkId> m_asked;     // links of which it was said how their question is answered
    EventLines m_lines;
    LagAlerts m_alerts;
    int m_code = 0;
    std::unique_ptr<StatusServer> m_server;
    std::unique_ptr<MetricsEndpoint> m_endpoint;
    std::unique_ptr<LinkSession> m_session;
};

}  // namespace tributary::daemon
