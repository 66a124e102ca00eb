#pragma once

#include <QObject>

namespace tributary::ui {

/// What the desktop asks for: dark, high contrast, reduced motion. The seam for what Qt 6.4 does not tell. GUI thread.
class PlatformAppearance : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    [[nodiscard]] virtual bool prefersDark() const = 0;
    [[nodiscard]] virtual bool prefersHighContrast() const = 0;
    [[nodiscard]] virtual bool prefersReducedMotion() const = 0;

signals:
    void changed();
};

}  // namespace tributary::ui
