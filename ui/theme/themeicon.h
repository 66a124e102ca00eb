#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace tributary::ui {

/// ":/icons/<name>.svg" drawn in `color`, or `disabled` where it cannot be used; drawn from the vector at every size
/// and scale. An unknown name is an assertion. GUI thread.
[[nodiscard]] QIcon themeIcon(const QString& name, const QColor& color, const QColor& disabled);

}  // namespace tributary::ui
