#include "ui/theme/stylepanels.h"

#include "ui/theme/stylecontrols.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPainter>
#include <QStyleOption>

namespace tributary::ui {

namespace {

bool isInField(const QWidget* widget) {
    const QWidget* parent = widget == nullptr ? nullptr : widget->parentWidget();
    return qobject_cast<const QAbstractSpinBox*>(parent) != nullptr ||
           qobject_cast<const QComboBox*>(parent) != nullptr;
}

}  // namespace

bool drawPanel(QPainter& painter, const StyleLook& look, QStyle::PrimitiveElement element, const QStyleOption& option,
               const QWidget* widget) {
    const QRect rect = option.rect;
    switch (element) {
        case QStyle::PE_PanelLineEdit: {
            const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(&option);
            if (frame != nullptr && frame->lineWidth > 0) {
                drawField(painter, look, option, look.raised);
            } else if (!isInField(widget)) {
                painter.fillRect(rect, option.palette.brush(QPalette::Base));
            }
            return true;
        }
        case QStyle::PE_FrameLineEdit:
            drawField(painter, look, option, {});
            return true;
        case QStyle::PE_Frame:
            painter.fillRect(rect.adjusted(0, 0, 0, 1 - rect.height()), look.line);
            painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), look.line);
            painter.fillRect(rect.adjusted(0, 0, 1 - rect.width(), 0), look.line);
            painter.fillRect(rect.adjusted(rect.width() - 1, 0, 0, 0), look.line);
            return true;
        case QStyle::PE_FrameMenu:
            return true;
        case QStyle::PE_PanelMenu:
        case QStyle::PE_PanelTipLabel:
            painter.fillRect(rect, look.line);
            painter.fillRect(rect.adjusted(1, 1, -1, -1), look.raised);
            return true;
        case QStyle::PE_FrameTabWidget:
        case QStyle::PE_FrameTabBarBase: {
            const auto* base = qstyleoption_cast<const QStyleOptionTabBarBase*>(&option);
            const auto* tabs = qstyleoption_cast<const QStyleOptionTabWidgetFrame*>(&option);
            const QTabBar::Shape shape = base != nullptr   ? base->shape
                                         : tabs != nullptr ? tabs->shape
                                                           : QTabBar::RoundedNorth;
            if (shape == QTabBar::RoundedNorth) {
                const int y = element == QStyle::PE_FrameTabWidget ? rect.top() : rect.bottom();
                painter.fillRect(QRect(rect.left(), y, rect.width(), 1), look.line);
            }
            return true;
        }
        case QStyle::PE_PanelStatusBar:
            painter.fillRect(rect, look.background);
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), look.line);
            return true;
        case QStyle::PE_FrameGroupBox:
        case QStyle::PE_FrameStatusBarItem:
        case QStyle::PE_FrameButtonBevel:
            return true;
        case QStyle::PE_IndicatorToolBarSeparator:
            drawSeparator(painter, look, rect.adjusted(0, look.px(5), 0, -look.px(5)),
                          option.state.testFlag(QStyle::State_Horizontal));
            return true;
        case QStyle::PE_IndicatorDockWidgetResizeHandle:
            // A separator that lies across has the horizontal flag.
            painter.fillRect(rect, look.background);
            drawSeparator(painter, look, rect, !option.state.testFlag(QStyle::State_Horizontal));
            return true;
        default:
            return false;
    }
}

void drawItem(QPainter& painter, const StyleLook& look, const QStyleOption& option, const QColor& idle) {
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter.fillRect(option.rect, look.selection);
        if (look.strong) {
            drawBox(painter, look, option.rect, {}, look.focus, 0);
        }
    } else if (option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled)) {
        painter.fillRect(option.rect, look.hover);
    } else if (idle.isValid()) {
        painter.fillRect(option.rect, idle);
    }
}

void drawSeparator(QPainter& painter, const StyleLook& look, const QRect& rect, bool vertical) {
    const QRect line = vertical ? QRect(rect.center().x(), rect.top(), 1, rect.height())
                                : QRect(rect.left(), rect.center().y(), rect.width(), 1);
    painter.fillRect(line, look.line);
}

}  // namespace tributary::ui
