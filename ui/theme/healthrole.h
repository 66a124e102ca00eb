#pragma once

#include "ui/text/statetext.h"
#include "ui/theme/theme.h"

namespace tributary::ui {

/// The colour of a mark for `health`.
[[nodiscard]] constexpr ColorRole markRole(Health health) {
    switch (health) {
        case Health::Ok:
            return ColorRole::Ok;
        case Health::Busy:
            return ColorRole::Warn;
        case Health::Warn:
            return ColorRole::Warn;
        case Health::Bad:
            return ColorRole::Bad;
        case Health::Idle:
            return ColorRole::Idle;
    }
    return ColorRole::Idle;
}

/// The colour of a word about `health`: readable as text.
[[nodiscard]] constexpr ColorRole wordRole(Health health) {
    switch (health) {
        case Health::Ok:
            return ColorRole::OkText;
        case Health::Busy:
            return ColorRole::WarnText;
        case Health::Warn:
            return ColorRole::WarnText;
        case Health::Bad:
            return ColorRole::BadText;
        case Health::Idle:
            return ColorRole::Dim;
    }
    return ColorRole::Dim;
}

/// The name of its icon for Theme::icon().
[[nodiscard]] inline QString markIcon(Health health) {
    switch (health) {
        case Health::Ok:
            return QStringLiteral("ok");
        case Health::Busy:
            return QStringLiteral("busy");
        case Health::Warn:
            return QStringLiteral("warn");
        case Health::Bad:
            return QStringLiteral("bad");
        case Health::Idle:
            return QStringLiteral("idle");
    }
    return QStringLiteral("idle");
}

}  // namespace tributary::ui
