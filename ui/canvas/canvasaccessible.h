#pragma once

#include "core/base/id.h"
#include "ui/canvas/canvasobject.h"

namespace tributary::ui {

class CanvasView;

/// QGraphicsView shows no item to a screen reader, so the canvas has an interface of its own, whose children are the
/// clusters and links of the document, in its order, with names, states and values. Installed once; later calls do
/// nothing.
void installCanvasAccessibility();
/// Tells a screen reader where the keyboard is now.
void announceFocus(CanvasView& view, const CanvasObject& object);
/// Tells it that a link is in another state. Numbers are never announced.
void announceState(CanvasView& view, const LinkId& link);

}  // namespace tributary::ui
