#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace tributary::ui {

class LinkRoute;

struct LabelWish {
    const LinkRoute* route = nullptr;
    QSizeF size;
    QSizeF compact;      ///< when there is no room for `size`
    bool whole = false;  ///< never compact, and placed before the others
};

struct LabelPlace {
    QPointF at;  ///< the label's middle
    bool compact = false;
};

/// Where the labels go: on their curves, near the middle, off the cards and off each other. Where there is no room a
/// label becomes compact. The same wishes always give the same places. Pure.
[[nodiscard]] std::vector<LabelPlace> placeLabels(const std::vector<LabelWish>& wishes,
                                                  const std::vector<QRectF>& cards);

}  // namespace tributary::ui
