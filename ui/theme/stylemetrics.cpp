#include "ui/theme/stylemetrics.h"

namespace tributary::ui {

std::optional<int> styleMetric(const StyleLook& look, QStyle::PixelMetric metric) {
    switch (metric) {
        case QStyle::PM_ScrollBarExtent:
            return look.px(11);
        case QStyle::PM_ScrollBarSliderMin:
            return look.px(28);
        case QStyle::PM_SmallIconSize:
        case QStyle::PM_ToolBarIconSize:
        case QStyle::PM_ButtonIconSize:
        case QStyle::PM_ListViewIconSize:
        case QStyle::PM_TabBarIconSize:
        case QStyle::PM_LineEditIconSize:
        case QStyle::PM_IndicatorWidth:
        case QStyle::PM_IndicatorHeight:
        case QStyle::PM_ExclusiveIndicatorWidth:
        case QStyle::PM_ExclusiveIndicatorHeight:
            return look.px(16);
        case QStyle::PM_TabBarTabHSpace:
            return look.px(24);
        case QStyle::PM_TabBarTabVSpace:
            return look.px(14);
        case QStyle::PM_TabBarTabShiftHorizontal:
        case QStyle::PM_TabBarTabShiftVertical:
        case QStyle::PM_TabBarBaseOverlap:
        case QStyle::PM_ButtonShiftHorizontal:
        case QStyle::PM_ButtonShiftVertical:
        case QStyle::PM_ToolBarFrameWidth:
            return 0;
        case QStyle::PM_ToolBarItemSpacing:
            return look.px(4);
        case QStyle::PM_ToolBarItemMargin:
            return look.px(6);
        case QStyle::PM_ToolBarSeparatorExtent:
            return look.px(13);
        case QStyle::PM_SplitterWidth:
        case QStyle::PM_DockWidgetSeparatorExtent:
            return look.px(5);
        case QStyle::PM_DockWidgetTitleMargin:
            return look.px(6);
        case QStyle::PM_HeaderMargin:
            return look.px(6);
        case QStyle::PM_LayoutLeftMargin:
        case QStyle::PM_LayoutTopMargin:
        case QStyle::PM_LayoutRightMargin:
        case QStyle::PM_LayoutBottomMargin:
            return look.px(12);
        case QStyle::PM_LayoutHorizontalSpacing:
        case QStyle::PM_LayoutVerticalSpacing:
            return look.px(8);
        case QStyle::PM_MenuPanelWidth:
            return 1;
        case QStyle::PM_MenuVMargin:
            return look.px(4);
        default:
            return std::nullopt;
    }
}

}  // namespace tributary::ui
