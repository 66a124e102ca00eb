#include "app/tributaryd/runcommand.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <QCoreApplication>

#include <fmt/format.h>

#include "app/process/directories.h"
#include "app/process/exitcode.h"
#include "app/process/signalwatch.h"
#include "app/tributaryd/numbertext.h"
#include "app/tributaryd/terminaltext.h"
#include "core/base/clock.h"
#include "core/topology/linknames.h"

namespace tributary::daemon {

namespace {

/// The question that an event puts, if it does.
std::optional<Error> question(const Event& event) {
    if (event.kind == EventKind::StateChanged && event.status && event.status->state == LinkState::Failed &&
        event.status->error && asksForPosition(*event.status->error)) {
        return event.status->error;
    }
    if (event.kind == EventKind::PartitionHalted && event.error && asksForPosition(*event.error)) {
        return event.error;
    }
    return std::nullopt;
}

}  // namespace

RunCommand::RunCommand(Options options, MakeEngine makeEngine, std::shared_ptr<const kafka::SecretSource> secrets,
                       Terminal out, Terminal errors)
    : m_options(std::move(options)),
      m_makeEngine(std::move(makeEngine)),
      m_secrets(std::move(secrets)),
      m_errors(errors),
      m_screen(out),
      m_lines([this](const std::string& line) { say(line); }) {}

void RunCommand::say(const std::string& line) {
    // On one terminal with the table, a line has to go above it.
    if (m_options.status && !m_options.json && m_screen.terminal().interactive() && m_errors.interactive()) {
        m_screen.print(line);
    } else {
        m_errors.say(line);
    }
}

int RunCommand::run() {
    if (const int refused = prepare(); refused != kOk) {
        return refused;
    }
    const std::filesystem::path state = stateDirectory(m_options.stateDirectory);
    if (const Status made = makePrivateDirectory(state); !made) {
        say("tributaryd: " + made.error().text() + " Choose another directory with --state-dir.");
        return kFailure;
    }
    if (!m_options.metrics.empty()) {
        Result<std::unique_ptr<MetricsEndpoint>> endpoint = MetricsEndpoint::listen(m_options.metrics);
        if (!endpoint) {
            say("tributaryd: " + endpoint.error().text());
            return kFailure;
        }
        m_endpoint = std::move(*endpoint);
        say("tributaryd: metrics at " + m_endpoint->url());
    }
    openStatus(state);
    return execute(state);
}

int RunCommand::prepare() {
    Result<Document> document = readDocument(m_options.file, *m_secrets, m_options.links);
    if (!document) {
        say("tributaryd: " + document.error().text());
        return kDocument;
    }
    m_document = std::move(*document);
    if (!chooseLinks()) {
        return kUsage;
    }
    if (refuseInvalid()) {
        return kDocument;
    }
    const TopologySpec& spec = m_document.spec;
    if (!spec.id) {
        say(fmt::format(
            "tributaryd: {} has no \"id\": its name \"{}\" is used in the consumer groups (tributary.{}.LINK). "
            "Another document of that name would share them.",
            m_document.name, spec.name, spec.name));
    }
    m_names.document = spec.name.empty() ? m_document.name : spec.name;
    for (const LinkId& id : m_links) {
        const LinkSpec* link = spec.link(id);
        m_names.links[id] = {spec.cluster(link->source)->displayName(), spec.cluster(link->target)->displayName()};
    }
    return kOk;
}

bool RunCommand::chooseLinks() {
    for (const LinkSpec& link : m_document.spec.links) {
        if (m_options.links.empty() && link.autoStart) {
            m_links.push_back(link.id);
        } else if (m_options.links.empty()) {
            say(fmt::format(
                "tributaryd: link {} does not start by itself (\"autoStart\": false); start it with --link {}",
                link.id.str(), link.id.str()));
        }
    }
    for (const std::string& name : m_options.links) {
        if (m_document.spec.link(LinkId{name}) == nullptr) {
            say("tributaryd: " + linkUnknown(m_document.spec, name).text());
            return false;
        }
        m_links.emplace_back(name);
    }
    if (m_links.empty()) {
        say(fmt::format("tributaryd: {} has no links to run.", m_document.name));
        return false;
    }
    return true;
}

bool RunCommand::refuseInvalid() {
    bool refused = false;
    std::set<std::string> said;
    for (const LinkId& id : m_links) {
        for (const PlacedFinding& each : m_document.findingsFor(id)) {
            const bool error = each.finding.severity == Finding::Severity::Error;
            refused = refused || error;
            if (const std::string line = each.line(); said.insert(line).second) {
                say(line);
            }
        }
        const LinkSpec* link = m_document.spec.link(id);
        const ClusterSpec* source = m_document.spec.cluster(link->source);
        if (source != nullptr && source->kind == ClusterKind::Sandbox) {
            say(fmt::format(
                "{}: error: link {}: {} is a sandbox cluster, which exists only inside a running sandbox. Run "
                "it with: tributaryd sandbox {}",
                m_document.name, id.str(), source->displayName(), m_options.file));
            refused = true;
        }
    }
    if (refused) {
        say(fmt::format("tributaryd: {}: nothing was started.", m_document.name));
    }
    return refused;
}

void RunCommand::openStatus(const std::filesystem::path& state) {
    const std::string wanted = m_options.instance.empty() ? m_names.document : m_options.instance;
    Result<std::unique_ptr<StatusServer>> server = StatusServer::listen(socketDirectory(state), wanted);
    if (!server) {
        // The links matter more than being watched.
        say("tributaryd: \"tributaryd status\" cannot watch this process: " + server.error().text());
        m_names.instance = instanceName(wanted);
        return;
    }
    m_server = std::move(*server);
    m_names.instance = m_server->instance();
    if (socketDirectory(state) != socketLinks(state)) {
        if (const Status linked = m_server->linkFrom(socketLinks(state)); !linked) {
            say("tributaryd: \"tributaryd status --state-dir\" will not find this process: " + linked.error().text());
        }
    }
}

int RunCommand::execute(const std::filesystem::path& state) {
    LocalEngineOptions options;
    options.stateDirectory = state;
    options.instanceId = m_options.instance;
    options.secrets = m_secrets;
    const std::unique_ptr<Engine> engine = m_makeEngine(std::move(options));
    Scope scope;
    scope.topics = m_endpoint && m_options.metricsDetail != Detail::Links;
    scope.partitions = m_endpoint && m_options.metricsDetail == Detail::Partitions;
    m_session = std::make_unique<LinkSession>(
        *engine, scope,
        LinkSession::Callbacks{[this](const Event& event) { onEvent(event); },
                               [this](const MetricsPtr& snapshot) { onMetrics(snapshot); }, [this] { onAllFailed(); },
                               [] { QCoreApplication::exit(); }});
    const SignalWatch stopSignals([this](int signal) {
        m_lines.flush();
        say(fmt::format("{} tributaryd stops: {}; a second signal ends it at once", timeText(wallClockMs()),
                        strsignal(signal)));
        m_session->stop();
    });
    engine->apply(m_document.spec);
    std::set<LinkId> elsewhere;
    for (const LinkId& id : m_links) {
        if (m_document.spec.connectOf(*m_document.spec.link(id)) != nullptr) {
            elsewhere.insert(id);
        }
    }
    m_session->start(m_links, std::move(elsewhere));
    QCoreApplication::exec();
    m_lines.flush();
    if (const std::optional<LinkSession::Leftover> left = m_session->leftover()) {
        say(left->late
                ? std::string{"tributaryd: the stop took too long; up to one commit interval comes twice."}
                : fmt::format("tributaryd: at most {} records will be mirrored once more, and {} that the target has "
                              "not answered perhaps, too.",
                              left->uncommitted, left->unanswered));
        m_code = m_code == kOk ? kUnclean : m_code;
    }
    m_session.reset();
    m_screen.clear();
    return m_code;
}

void RunCommand::onEvent(const Event& event) {
    if (!event.link.empty() && !m_names.links.contains(event.link)) {
        return;  // of a link that was not asked for
    }
    m_lines.add(event);
    if (event.status && event.status->state != LinkState::Degraded && event.status->state != LinkState::Failed) {
        m_asked.erase(event.link);
    }
    if (question(event) && !m_session->stopping()) {
        answer(event);
    }
}

void RunCommand::answer(const Event& event) {
    if (m_options.acceptPosition && m_answered.insert(event.link).second) {
        m_lines.flush(event.link);
        say(fmt::format("{} {} goes on where --accept-position says", timeText(event.timeMs), event.link.str()));
        m_session->goOnAt(event.link, *m_options.acceptPosition);
    } else if (!m_options.acceptPosition && m_asked.insert(event.link).second) {
        m_lines.flush(event.link);
        say(
            fmt::format("{} {} waits for a position; to choose one: tributaryd run {} --link {} --accept-position "
                        "earliest|latest|committed|2026-03-01T08:30:00Z",
                        timeText(event.timeMs), event.link.str(), m_options.file, event.link.str()));
    }
}

void RunCommand::onMetrics(const MetricsPtr& snapshot) {
    if (m_endpoint) {
        m_endpoint->publish(snapshot);
    }
    const StatusFrame frame = makeFrame(*snapshot, m_names);
    if (m_server) {
        m_server->publish(frame);
    }
    if (!m_options.status) {
        return;
    }
    const bool written =
        m_options.json ? m_screen.terminal().copy(frameToJson(frame) + "\n") : m_screen.show(frame, frame.document);
    if (!written) {
        m_session->stop();  // whoever started this to watch it has gone
    }
}

void RunCommand::onAllFailed() {
    m_lines.flush();
    say("tributaryd: no link is left that can run; what has to be done stands above.");
    m_code = kLinksFailed;
    m_session->stop();
}

}  // namespace tributary::daemon
