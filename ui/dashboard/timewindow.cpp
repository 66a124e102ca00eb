#include "ui/dashboard/timewindow.h"

#include <algorithm>
#include <cmath>

namespace tributary::ui {

TimeWindow::TimeWindow(QObject* parent) : QObject(parent) {}

void TimeWindow::tick(std::int64_t nowMs) {
    const bool first = m_nowMs == 0;
    m_nowMs = nowMs;
    if ((isFollowing() || first) && place(nowMs, m_spanMs)) {
        emit advanced();
    }
}

void TimeWindow::setMinutes(int minutes) {
    m_minutes = minutes;
    const std::int64_t span = std::clamp(minutes * kMinute, kLeastMs, kGreatestMs);
    show(isFollowing() ? m_nowMs : m_toMs, span);
}

void TimeWindow::pan(std::int64_t byMs) {
    const std::int64_t to = std::min(m_toMs + byMs, m_nowMs);
    setMode(to == m_nowMs, m_paused);
    show(to, m_spanMs);
}

void TimeWindow::zoom(double factor, std::int64_t anchorMs) {
    const auto wanted = static_cast<std::int64_t>(std::llround(static_cast<double>(m_spanMs) * factor));
    const std::int64_t span = std::clamp(wanted, kLeastMs, kGreatestMs);
    if (isFollowing()) {
        show(m_toMs, span);
        return;
    }
    const double share = static_cast<double>(m_toMs - anchorMs) / static_cast<double>(m_spanMs);
    const auto behind = static_cast<std::int64_t>(std::llround(share * static_cast<double>(span)));
    show(std::min(anchorMs + behind, m_nowMs), span);
}

void TimeWindow::reset() {
    setMode(true, m_paused);
    show(m_paused ? m_toMs : m_nowMs, std::clamp(m_minutes * kMinute, kLeastMs, kGreatestMs));
}

void TimeWindow::setPaused(bool paused) {
    setMode(m_following, paused);
    if (isFollowing()) {
        show(m_nowMs, m_spanMs);
    }
}

void TimeWindow::goLive() {
    setMode(true, false);
    show(m_nowMs, m_spanMs);
}

void TimeWindow::setCrosshair(std::optional<std::int64_t> timeMs) {
    if (timeMs != m_crosshairMs) {
        m_crosshairMs = timeMs;
        emit crosshairChanged();
    }
}

void TimeWindow::show(std::int64_t toMs, std::int64_t spanMs) {
    if (place(toMs, spanMs)) {
        emit rangeChanged();
    }
}

bool TimeWindow::place(std::int64_t toMs, std::int64_t spanMs) {
    if (toMs == m_toMs && spanMs == m_spanMs) {
        return false;
    }
    m_toMs = toMs;
    m_spanMs = spanMs;
    return true;
}

void TimeWindow::setMode(bool following, bool paused) {
    if (following != m_following || paused != m_paused) {
        m_following = following;
        m_paused = paused;
        emit modeChanged();
    }
}

}  // namespace tributary::ui
