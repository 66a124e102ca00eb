#pragma once

#include <QObject>

#include <cstdint>
#include <optional>

namespace tributary::ui {

/// The stretch of time that all charts show, and the moment under the pointer. Milliseconds since 1970. Following: its
/// end is now and moves on; held: it stays, because it was panned or paused. GUI thread; knows no clock: tick() tells
/// it.
class TimeWindow final : public QObject {
    Q_OBJECT

public:
    static constexpr std::int64_t kMinute = 60'000;
    static constexpr std::int64_t kLeastMs = kMinute;
    static constexpr std::int64_t kGreatestMs = 30 * 24 * 60 * kMinute;

    explicit TimeWindow(QObject* parent = nullptr);

    [[nodiscard]] std::int64_t fromMs() const { return m_toMs - m_spanMs; }
    [[nodiscard]] std::int64_t toMs() const { return m_toMs; }
    [[nodiscard]] std::int64_t spanMs() const { return m_spanMs; }
    [[nodiscard]] std::int64_t nowMs() const { return m_nowMs; }
    [[nodiscard]] bool isFollowing() const { return m_following && !m_paused; }
    [[nodiscard]] bool isPaused() const { return m_paused; }
    /// The window chosen; zooming departs from it, reset() returns to it.
    [[nodiscard]] int minutes() const { return m_minutes; }
    [[nodiscard]] std::optional<std::int64_t> crosshairMs() const { return m_crosshairMs; }

    /// Time goes on; moves the view only when it follows.
    void tick(std::int64_t nowMs);
    void setMinutes(int minutes);
    /// Positive: later. A view that reaches now follows again, unless it is paused.
    void pan(std::int64_t byMs);
    /// `factor` below 1 shows less; the moment `anchorMs` keeps its place, but for the end of a view that follows.
    void zoom(double factor, std::int64_t anchorMs);
    /// The chosen length, up to now.
    void reset();
    void setPaused(bool paused);
    /// Follows again, at the length at hand.
    void goLive();
    void setCrosshair(std::optional<std::int64_t> timeMs);

signals:
    /// Time went on, and the view with it.
    void advanced();
    /// Somebody moved it.
    void rangeChanged();
    void modeChanged();
    void crosshairChanged();

private:
    void show(std::int64_t toMs, std::int64_t spanMs);
    bool place(std::int64_t toMs, std::int64_t spanMs);
    void setMode(bool following, bool paused);

    std::int64_t m_nowMs = 0;
    std::int64_t m_toMs = 0;
    int m_minutes = 15;
    std::int64_t m_spanMs = 15 * kMinute;
    bool m_following = true;
    bool m_paused = false;
    std::optional<std::int64_t> m_crosshairMs;
};

}  // namespace tributary::ui
