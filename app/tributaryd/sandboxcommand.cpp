#include "app/tributaryd/sandboxcommand.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include <QCoreApplication>
#include <QMetaObject>

#include <fmt/format.h>

#include "app/process/directories.h"
#include "app/process/exitcode.h"
#include "app/process/signalwatch.h"
#include "app/tributaryd/documentreader.h"
#include "app/tributaryd/numbertext.h"
#include "app/tributaryd/sandboxsummary.h"
#include "app/tributaryd/terminaltext.h"
#include "core/sandbox/samples.h"

namespace tributary::daemon {

namespace {

constexpr int kAcknowledgeTimeoutMs = 10'000;
constexpr int kQuietMs = 20'000;  // nothing arrived for so long: nothing more will
constexpr int kReadTimeoutMs = 10'000;

/// Worth a line among a table: what a person has to know of.
bool isTrouble(const Event& event) {
    return event.error || (event.status && (event.status->error || !event.status->problems.empty())) ||
           event.kind == EventKind::Gap || event.kind == EventKind::Overflow;
}

}  // namespace

SandboxCommand::SandboxCommand(Options options, MakeEngine makeEngine, Terminal out, Terminal errors)
    : m_options(std::move(options)),
      m_makeEngine(std::move(makeEngine)),
      m_errors(errors),
      m_screen(out),
      m_lines([this](const std::string& line) { say(line); }) {}

SandboxCommand::~SandboxCommand() = default;

void SandboxCommand::say(const std::string& line) {
    if (!m_options.json && m_screen.terminal().interactive() && m_errors.interactive()) {
        m_screen.print(line);
    } else {
        m_errors.say(line);
    }
}

int SandboxCommand::load(TopologySpec& spec) {
    if (m_options.file.empty()) {
        Result<TopologySpec> sample = sandbox::hubSample();
        if (!sample) {
            say("tributaryd: " + sample.error().text());
            return kFailure;
        }
        spec = std::move(*sample);
        return kOk;
    }
    Result<TopologySpec> loaded = readTopology(m_options.file);
    if (!loaded) {
        say("tributaryd: " + loaded.error().text());
        return kDocument;
    }
    // What is wrong with addresses or secrets of real clusters does not matter here.
    const Document document = documentOf(sandbox::asSandbox(*loaded), kafka::PlainSecretSource{});
    for (const PlacedFinding& each : document.findings) {
        say(fmt::format("{}:{}", m_options.file, each.line()));
    }
    if (hasErrors(document.findings)) {
        return kDocument;
    }
    spec = std::move(*loaded);
    return kOk;
}

int SandboxCommand::run() {
    TopologySpec spec;
    if (const int refused = load(spec); refused != kOk) {
        return refused;
    }
    m_names.document = spec.name;
    Result<std::unique_ptr<sandbox::Sandbox>> made =
        sandbox::Sandbox::create(std::move(spec), {m_options.rate, m_options.seed});
    if (!made) {
        say("tributaryd: " + made.error().text());
        return made.error().code == ErrorCode::DocumentInvalid ? kDocument : kFailure;
    }
    m_sandbox = std::move(*made);
    const TopologySpec& simulated = m_sandbox->topology();
    std::vector<LinkId> links;
    for (const LinkSpec& link : simulated.links) {
        links.push_back(link.id);
        m_names.links[link.id] = {simulated.cluster(link.source)->displayName(),
                                  simulated.cluster(link.target)->displayName()};
    }
    auto server = StatusServer::listen(socketDirectory(stateDirectory(m_options.stateDirectory)), "sandbox");
    if (server) {
        m_server = std::move(*server);
        m_names.instance = m_server->instance();
    }

    LocalEngineOptions options;
    options.sandboxBootstrap = m_sandbox->bootstrap();
    const std::unique_ptr<Engine> engine = m_makeEngine(std::move(options));
    m_session = std::make_unique<LinkSession>(
        *engine, Scope{},
        LinkSession::Callbacks{[this](const Event& event) { onEvent(event); },
                               [this](const MetricsPtr& snapshot) { onMetrics(snapshot); }, [this] { beginEnd(); },
                               [this] { readRest(); }});
    const SignalWatch stopSignals([this](int) { beginEnd(); });
    m_clock.setSingleShot(true);
    QObject::connect(&m_clock, &QTimer::timeout, &m_clock, [this] { beginEnd(); });
    if (m_options.seconds > 0) {
        m_clock.start(std::chrono::milliseconds{static_cast<std::int64_t>(m_options.seconds * 1000)});
    }
    m_trafficBegan = MonotonicClock::now();
    m_sandbox->startTraffic();
    engine->apply(simulated);
    m_session->start(links);
    QCoreApplication::exec();

    m_lines.flush();
    m_waiter = {};
    m_session.reset();
    return summarise();
}

// The end has three steps: no more traffic and all of it mirrored; links stopped; what they wrote last read.
void SandboxCommand::beginEnd() {
    if (std::exchange(m_ending, true)) {
        return;
    }
    m_clock.stop();
    m_phase = "waiting for the last records";
    m_waiter = std::jthread([this] {
        const bool acknowledged = m_sandbox->stopTraffic(kAcknowledgeTimeoutMs);
        const double seconds = std::chrono::duration<double>(MonotonicClock::now() - m_trafficBegan).count();
        const bool settled = m_sandbox->waitUntilMirrored(kQuietMs) && acknowledged;
        QMetaObject::invokeMethod(
            &m_clock,
            [this, settled, seconds] {
                m_settled = settled;
                m_trafficSeconds = seconds;
                endLinks();
            },
            Qt::QueuedConnection);
    });
}

void SandboxCommand::endLinks() {
    m_phase = "stopping the links";
    m_session->stop();
}

void SandboxCommand::readRest() {
    m_phase = "reading what the links wrote last";
    m_waiter = std::jthread([this] {
        const bool read = m_sandbox->readToEnd(kReadTimeoutMs);
        QMetaObject::invokeMethod(
            &m_clock,
            [this, read] {
                m_settled = m_settled && read;
                QCoreApplication::exit();
            },
            Qt::QueuedConnection);
    });
}

std::string SandboxCommand::title() const {
    const std::string text = fmt::format("sandbox {}: simulated clusters, {} records written", m_names.document,
                                         grouped(m_sandbox->traffic().records));
    return m_phase.empty() ? text : text + ", " + m_phase;
}

void SandboxCommand::onEvent(const Event& event) {
    if (isTrouble(event)) {
        m_lines.add(event);
    }
}

void SandboxCommand::onMetrics(const MetricsPtr& snapshot) {
    const StatusFrame frame = makeFrame(*snapshot, m_names);
    if (m_server) {
        m_server->publish(frame);
    }
    const bool written =
        m_options.json ? m_screen.terminal().copy(frameToJson(frame) + "\n") : m_screen.show(frame, title());
    if (!written) {
        beginEnd();
    }
}

int SandboxCommand::summarise() {
    m_screen.finish();
    const SandboxOutcome outcome{m_sandbox->topology(), m_sandbox->report(), m_sandbox->traffic(), m_trafficSeconds,
                                 m_settled};
    const Terminal& out = m_screen.terminal();
    if (m_options.json) {
        out.copy(summaryJson(outcome));
    } else {
        out.show(summaryText(outcome, out.style()));
    }
    return outcome.good() ? kOk : kFailure;
}

}  // namespace tributary::daemon
