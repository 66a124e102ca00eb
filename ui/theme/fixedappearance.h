#pragma once

#include "ui/theme/platformappearance.h"

namespace tributary::ui {

/// Wishes that are given: by a test, or on the command line. GUI thread.
class FixedAppearance final : public PlatformAppearance {
public:
    explicit FixedAppearance(bool dark = false, bool highContrast = false, bool reducedMotion = false,
                             QObject* parent = nullptr)
        : PlatformAppearance(parent), m_dark(dark), m_highContrast(highContrast), m_reducedMotion(reducedMotion) {}

    [[nodiscard]] bool prefersDark() const override { return m_dark; }
    [[nodiscard]] bool prefersHighContrast() const override { return m_highContrast; }
    [[nodiscard]] bool prefersReducedMotion() const override { return m_reducedMotion; }

    /// As if the person had changed the desktop's settings.
    void set(bool dark, bool highContrast, bool reducedMotion) {
        m_dark = dark;
        m_highContrast = highContrast;
        m_reducedMotion = reducedMotion;
        emit changed();
    }

private:
    bool m_dark;
    bool m_highContrast;
    bool m_reducedMotion;
};

}  // namespace tributary::ui
