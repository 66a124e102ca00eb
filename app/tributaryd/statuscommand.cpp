#include "app/tributaryd/statuscommand.h"

#include <optional>
#include <utility>
#include <vector>

#include <QCoreApplication>

#include <fmt/format.h>

#include "app/process/directories.h"
#include "app/process/exitcode.h"
#include "app/process/signalwatch.h"

namespace tributary::daemon {

namespace {

std::string placesText(const StatusClient::Places& places) {
    std::string text;
    for (const auto& place : places) {
        text += (text.empty() ? "" : " or ") + place.string();
    }
    return text;
}

}  // namespace

StatusCommand::StatusCommand(Options options, Terminal out, Terminal errors)
    : m_options(std::move(options)), m_out(out), m_errors(errors), m_screen(out) {}

int StatusCommand::run() {
    const StatusClient::Places places = socketPlaces(m_options.stateDirectory);
    std::string instance = m_options.instance;
    if (instance.empty()) {
        const std::vector<std::string> running = StatusClient::running(places);
        if (running.size() != 1) {
            std::string names;
            for (const std::string& name : running) {
                names += (names.empty() ? "" : ", ") + name;
            }
            m_errors.say(
                running.empty()
                    ? fmt::format("tributaryd: nothing runs here (no socket answers in {}). Start a link with "
                                  "\"tributaryd run FILE\"; a service's process is found with --state-dir and its "
                                  "state directory.",
                                  placesText(places))
                    : fmt::format("tributaryd: several processes run; choose one with --instance: {}", names));
            return running.empty() ? kFailure : kUsage;
        }
        instance = running.front();
    }
    auto client = StatusClient::connect(
        places, instance, [this](const std::string& line) { show(line); },
        [this] {
            if (!m_options.json && !(m_options.once && m_shown)) {
                m_errors.say("tributaryd: the process has ended.");
            }
            QCoreApplication::exit(m_shown && m_options.once ? kOk : kFailure);
        });
    if (!client) {
        m_errors.say("tributaryd: " + client.error().text() + " Is it running?");
        return kFailure;
    }
    m_client = std::move(*client);
    const SignalWatch stopSignals([](int) { QCoreApplication::exit(kOk); });
    return QCoreApplication::exec();
}

void StatusCommand::show(const std::string& line) {
    const std::optional<StatusFrame> frame = frameFromJson(line);
    if (!frame || (m_options.once && m_shown)) {
        return;
    }
    m_shown = true;
    const bool written = m_options.json ? m_out.copy(line + "\n") : m_screen.show(*frame, frame->document);
    if (!written || m_options.once) {
        QCoreApplication::exit(kOk);
    }
}

}  // namespace tributary::daemon
