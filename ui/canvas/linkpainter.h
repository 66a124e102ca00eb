#pragma once

#include <QColor>

class QPainter;

namespace tributary::ui {

class CanvasStyle;
class LinkRoute;
struct LinkFace;

/// How a curve stands out.
struct LinkMarks {
    bool chosen = false;
    bool current = false;
    bool dimmed = false;  ///< does not match what is looked for
};

/// Strokes a link's curve with its arrow head, halo and bend points.
void paintLink(QPainter& painter, const LinkRoute& route, const LinkFace& face, const CanvasStyle& style,
               LinkMarks marks);
[[nodiscard]] QColor linkColor(const LinkFace& face, const CanvasStyle& style);

}  // namespace tributary::ui
