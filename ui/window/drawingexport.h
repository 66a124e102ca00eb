#pragma once

#include "core/base/error.h"

#include <QString>

class QPrinter;

namespace tributary::ui {

class CanvasView;

/// Writes what is drawn as SVG, PDF or PNG, by the suffix of `path`: SVG where there is none of these.
[[nodiscard]] Status exportDrawing(CanvasView& canvas, const QString& title, const QString& path);

/// Puts the drawing on one page, as large as it fits.
void printDrawing(CanvasView& canvas, QPrinter& printer);

}  // namespace tributary::ui
