#include "ui/bridge/documenttrust.h"

#include <utility>

namespace tributary::ui {

void DocumentTrust::set(bool trusted) {
    if (m_trusted->exchange(trusted) != trusted) {
        emit changed();
    }
}

void DocumentTrust::give() {
    set(true);
    emit given();
    const std::function<void()> act = std::exchange(m_waiting, {});
    if (act && m_context) {
        act();
    }
}

void DocumentTrust::whenTrusted(QObject* context, std::function<void()> act) {
    if (isTrusted()) {
        act();
        return;
    }
    m_context = context;
    m_waiting = std::move(act);
    emit asked();
}

PlanLink DocumentTrust::guarded(PlanLink plan) const {
    return [trusted = m_trusted, plan = std::move(plan)](const TopologySpec& spec, const LinkSpec& link) {
        return *trusted ? plan(spec, link) : std::unexpected(Error{ErrorCode::DocumentUntrusted});
    };
}

}  // namespace tributary::ui
