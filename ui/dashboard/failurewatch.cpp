#include "ui/dashboard/failurewatch.h"

#include "core/base/clock.h"
#include "ui/bridge/enginebridge.h"
#include "ui/document/edits.h"
#include "ui/document/topologydocument.h"
#include "ui/text/errortext.h"
#include "ui/text/statetext.h"

namespace tributary::ui {

namespace {

/// The whole sentence: a notification is read far from the window that says the rest.
QString reasonOf(const LinkStatus& status) {
    if (status.error) {
        return errorText(*status.error);
    }
    return stateLook(status, nullptr, 0, wallClockMs()).detail;
}

}  // namespace

FailureWatch::FailureWatch(TopologyDocument& document, EngineBridge& bridge, std::chrono::milliseconds patience,
                           QObject* parent)
    : QObject(parent), m_document(document), m_bridge(bridge), m_patience(patience) {
    connect(&m_bridge, &EngineBridge::statusChanged, this, &FailureWatch::follow);
}

void FailureWatch::follow(const LinkId& link) {
    const LinkStatus status = m_bridge.status(link);
    switch (status.state) {
        case LinkState::Failed: {
            Trouble& trouble = m_troubles[link];
            trouble.patience.stop();
            trouble.status = status;
            if (!trouble.failed) {
                trouble.failed = true;
                raise(link);
            }
            break;
        }
        case LinkState::Backoff:
        case LinkState::Degraded: {
            Trouble& trouble = m_troubles[link];
            trouble.failed = false;
            trouble.status = status;
            if (!trouble.raised && !trouble.patience.isActive()) {
                trouble.patience.setSingleShot(true);
                trouble.patience.callOnTimeout(this, [this, link] { raise(link); });
                trouble.patience.start(m_patience);
            }
            break;
        }
        case LinkState::Starting:
            // The next try: what comes of it decides. After a failure a person wanted it, and hears of the next one.
            if (const auto trouble = m_troubles.find(link); trouble != m_troubles.end()) {
                trouble->second.failed = false;
            }
            break;
        default:
            clear(link);
    }
}

void FailureWatch::raise(const LinkId& link) {
    Trouble& trouble = m_troubles[link];
    trouble.raised = true;
    const TopologySpec& spec = m_document.spec().link(link) != nullptr ? m_document.spec() : m_bridge.applied();
    const LinkSpec* known = spec.link(link);
    const QString title = QString::fromStdString(known == nullptr ? link.str() : linkTitle(spec, *known));
    const QString what = tr("%1: %2", "link, state").arg(title, stateWord(trouble.status.state));
    const QString reason = reasonOf(trouble.status);
    emit raised(link, reason.isEmpty() ? what : tr("%1. %2", "what happened, why").arg(what, reason));
}

void FailureWatch::clear(const LinkId& link) {
    const auto trouble = m_troubles.find(link);
    if (trouble == m_troubles.end()) {
        return;
    }
    const bool wasRaised = trouble->second.raised;
    m_troubles.erase(trouble);
    if (wasRaised) {
        emit cleared(link);
    }
}

}  // namespace tributary::ui
