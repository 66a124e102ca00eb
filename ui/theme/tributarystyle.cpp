#include "ui/theme/tributarystyle.h"

#include "ui/theme/stylecontrols.h"
#include "ui/theme/stylemetrics.h"
#include "ui/theme/stylepanels.h"
#include "ui/theme/themeicon.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QGroupBox>
#include <QLineEdit>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace tributary::ui {

namespace {

constexpr qreal kControlHeight = 28;
constexpr qreal kRowHeight = 24;
constexpr qreal kBoldWidening = 1.09;  // sizes are measured with the plain font

bool isPrimary(const QStyleOption& option, const QWidget* widget) {
    if (widget != nullptr && widget->property(kPrimaryProperty).toBool()) {
        return true;
    }
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    return button != nullptr && button->features.testFlag(QStyleOptionButton::DefaultButton);
}

QFont bold(QFont font) {
    font.setBold(true);
    return font;
}

/// A tool button with its text beside its icon; null for anything else.
const QStyleOptionToolButton* besideIcon(const QStyleOption* option) {
    const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    return tool != nullptr && tool->toolButtonStyle == Qt::ToolButtonTextBesideIcon && !tool->icon.isNull() &&
                   !tool->text.isEmpty()
               ? tool
               : nullptr;
}

}  // namespace

TributaryStyle::TributaryStyle(const StyleLook& look)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_look(look) {}

void TributaryStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                   const QWidget* widget) const {
    switch (element) {
        case PE_FrameFocusRect:
            // A click needs no ring; the keyboard does.
            if (option->state.testFlag(State_KeyboardFocusChange)) {
                drawFocusRing(*painter, m_look, option->rect, option->state.testFlag(State_Item) ? 2 : kControlRadius);
            }
            return;
        case PE_PanelButtonCommand:
            return drawPushButton(*painter, m_look, *option, isPrimary(*option, widget));
        case PE_PanelButtonTool:
            return drawToolButton(*painter, m_look, *option, isPrimary(*option, widget));
        case PE_IndicatorCheckBox:
        case PE_IndicatorItemViewItemCheck:
            return drawCheckBox(*painter, m_look, *option);
        case PE_IndicatorRadioButton:
            return drawRadioButton(*painter, m_look, *option);
        case PE_IndicatorArrowDown:
        case PE_IndicatorArrowUp:
        case PE_IndicatorArrowLeft:
        case PE_IndicatorArrowRight: {
            const Qt::ArrowType direction = element == PE_IndicatorArrowDown   ? Qt::DownArrow
                                            : element == PE_IndicatorArrowUp   ? Qt::UpArrow
                                            : element == PE_IndicatorArrowLeft ? Qt::LeftArrow
                                                                               : Qt::RightArrow;
            const bool enabled = option->state.testFlag(State_Enabled);
            return drawChevron(*painter, m_look, option->rect, direction, enabled ? m_look.dim : m_look.disabled);
        }
        case PE_IndicatorHeaderArrow:
            if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
                // What Qt calls SortDown is the ascending order, which people know as an arrow up.
                const bool down = header->sortIndicator == QStyleOptionHeader::SortUp;
                drawChevron(*painter, m_look, option->rect, down ? Qt::DownArrow : Qt::UpArrow, m_look.text);
            }
            return;
        case PE_PanelItemViewItem: {
            const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
            if (item != nullptr && item->backgroundBrush.style() != Qt::NoBrush) {
                painter->fillRect(option->rect, item->backgroundBrush);
            }
            return drawItem(*painter, m_look, *option, {});
        }
        case PE_PanelItemViewRow: {
            const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
            const bool alternate = item != nullptr && item->features.testFlag(QStyleOptionViewItem::Alternate);
            return drawItem(*painter, m_look, *option, alternate ? m_look.background : QColor());
        }
        default:
            if (!drawPanel(*painter, m_look, element, *option, widget)) {
                QProxyStyle::drawPrimitive(element, option, painter, widget);
            }
    }
}

void TributaryStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const {
    switch (element) {
        case CE_PushButtonLabel:
        case CE_ToolButtonLabel:
            if (isPrimary(*option, widget) && option->state.testFlag(State_Enabled)) {
                if (const auto* push = qstyleoption_cast<const QStyleOptionButton*>(option)) {
                    QStyleOptionButton copy = *push;
                    copy.palette.setColor(QPalette::ButtonText, m_look.onAccent);
                    painter->setFont(bold(painter->font()));
                    return QProxyStyle::drawControl(element, &copy, painter, widget);
                }
                if (const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
                    QStyleOptionToolButton copy = *tool;
                    copy.palette.setColor(QPalette::ButtonText, m_look.onAccent);
                    copy.font = bold(copy.font);
                    copy.rect.adjust(m_look.px(5), 0, 0, 0);
                    return QProxyStyle::drawControl(element, &copy, painter, widget);
                }
            }
            if (const auto* tool = besideIcon(option)) {
                QStyleOptionToolButton copy = *tool;
                copy.text.prepend(
                    QChar::Nbsp);  // what the base style leaves between them is too little for these icons
                return QProxyStyle::drawControl(element, &copy, painter, widget);
            }
            break;
        case CE_ItemViewItem:
            if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
                QStyleOptionViewItem copy = *item;
                // The selection is a light wash: its text keeps its own colour.
                copy.palette.setBrush(QPalette::HighlightedText, copy.palette.brush(QPalette::Text));
                return QProxyStyle::drawControl(element, &copy, painter, widget);
            }
            break;
        case CE_MenuItem:
        case CE_MenuBarItem:
            if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
                QStyleOptionMenuItem copy = *item;
                copy.palette.setColor(QPalette::Highlight, m_look.strong ? m_look.accent : m_look.selection);
                copy.palette.setColor(QPalette::HighlightedText, m_look.strong ? m_look.onAccent : m_look.text);
                copy.palette.setColor(QPalette::Window, element == CE_MenuItem ? m_look.raised : m_look.surface);
                return QProxyStyle::drawControl(element, &copy, painter, widget);
            }
            break;
        case CE_HeaderSection:
        case CE_HeaderEmptyArea:
            painter->fillRect(option->rect, m_look.surface);
            painter->fillRect(option->rect.adjusted(0, option->rect.height() - 1, 0, 0), m_look.line);
            return;
        case CE_HeaderLabel:
            if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
                auto copy = *header;
                copy.palette.setColor(QPalette::ButtonText, m_look.dim);
                painter->save();
                painter->setFont(bold(painter->font()));
                QProxyStyle::drawControl(element, &copy, painter, widget);
                painter->restore();
                return;
            }
            break;
        case CE_TabBarTabShape:
            if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
                return drawTab(*painter, m_look, *tab);
            }
            break;
        case CE_TabBarTabLabel:
            return drawTabLabel(*option, *painter, widget);
        case CE_ToolBar: {
            painter->fillRect(option->rect, m_look.surface);
            const auto* bar = qstyleoption_cast<const QStyleOptionToolBar*>(option);
            if (bar != nullptr && bar->toolBarArea == Qt::TopToolBarArea) {
                painter->fillRect(option->rect.adjusted(0, option->rect.height() - 1, 0, 0), m_look.line);
            }
            return;
        }
        case CE_ProgressBarGroove:
            return drawBox(*painter, m_look, option->rect, m_look.background, m_look.line, kProgressRadius);
        case CE_ProgressBarContents:
            if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
                bar != nullptr && bar->maximum > bar->minimum && bar->state.testFlag(State_Horizontal)) {
                return drawProgress(*painter, m_look, *bar);
            }
            break;
        case CE_DockWidgetTitle:
            return drawDockTitle(*option, *painter, widget);
        case CE_Splitter:
            return drawSeparator(*painter, m_look, option->rect, option->state.testFlag(State_Horizontal));
        case CE_ShapedFrame:
            if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
                frame != nullptr && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
                return drawSeparator(*painter, m_look, option->rect, frame->frameShape == QFrame::VLine);
            }
            break;
        default:
            break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void TributaryStyle::drawTabLabel(const QStyleOption& option, QPainter& painter, const QWidget* widget) const {
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(&option);
    if (tab == nullptr) {
        return;
    }
    QStyleOptionTab copy = *tab;
    const bool selected = option.state.testFlag(State_Selected);
    if (option.state.testFlag(State_Enabled)) {
        const QColor color = selected ? m_look.accent : m_look.dim;
        copy.palette.setColor(QPalette::WindowText, color);
        copy.palette.setColor(QPalette::ButtonText, color);
    }
    painter.save();
    if (selected) {
        painter.setFont(bold(painter.font()));
    }
    // The focus ring stands round the whole tab, drawn here: the label's own would cut through the text.
    copy.state &= ~State_HasFocus;
    QProxyStyle::drawControl(CE_TabBarTabLabel, &copy, &painter, widget);
    painter.restore();
    if (option.state.testFlag(State_HasFocus)) {
        const int inset = m_look.px(2);
        drawFocusRing(painter, m_look, option.rect.adjusted(inset, inset, -inset, -inset));
    }
}

void TributaryStyle::drawDockTitle(const QStyleOption& option, QPainter& painter, const QWidget* widget) const {
    const auto* dock = qstyleoption_cast<const QStyleOptionDockWidget*>(&option);
    if (dock == nullptr) {
        return;
    }
    painter.fillRect(option.rect, m_look.surface);
    painter.fillRect(option.rect.adjusted(0, option.rect.height() - 1, 0, 0), m_look.line);
    const int margin = m_look.px(12);
    const QRect room = subElementRect(SE_DockWidgetTitleBarText, &option, widget);
    const QRect text = visualRect(option.direction, option.rect,
                                  QRect(option.rect.left() + margin, option.rect.top(),
                                        room.width() - margin + m_look.px(4), option.rect.height()));
    painter.save();
    painter.setFont(bold(painter.font()));
    painter.setPen(m_look.text);
    const QString title = painter.fontMetrics().elidedText(dock->title, Qt::ElideRight, text.width());
    painter.drawText(
        text,
        static_cast<int>(Qt::AlignVCenter | visualAlignment(option.direction, Qt::AlignLeft)) | Qt::TextShowMnemonic,
        title);
    painter.restore();
}

void TributaryStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                        const QWidget* widget) const {
    switch (control) {
        case CC_ComboBox:
            return drawComboBox(*option, *painter, widget);
        case CC_SpinBox:
            return drawSpinBox(*option, *painter, widget);
        case CC_GroupBox:
            return drawGroupBox(*option, *painter, widget);
        case CC_ScrollBar:
            if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
                return drawScrollBar(*painter, m_look, *bar, scrollBarSlider(m_look, *bar));
            }
            break;
        case CC_ToolButton:
            if (isPrimary(*option, widget)) {
                // An auto-raised button asks for a panel only under the mouse; this one always has one.
                QStyleOption panel = *option;
                drawToolButton(*painter, m_look, panel, true);
            }
            break;
        default:
            break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void TributaryStyle::drawComboBox(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const {
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(&option);
    const bool frame = combo == nullptr || combo->frame;
    if (frame) {
        drawField(painter, m_look, option, m_look.raised);
    }
    const QRect arrow = proxy()->subControlRect(CC_ComboBox, &option, SC_ComboBoxArrow, widget);
    drawChevron(painter, m_look, arrow, Qt::DownArrow,
                option.state.testFlag(State_Enabled) ? m_look.dim : m_look.disabled);
}

void TributaryStyle::drawSpinBox(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const {
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(&option);
    if (spin == nullptr) {
        return;
    }
    if (spin->frame) {
        drawField(painter, m_look, option, m_look.raised);
    }
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons) {
        return;
    }
    const auto arrow = [&](SubControl sub, Qt::ArrowType direction, QAbstractSpinBox::StepEnabledFlag step) {
        const bool usable = option.state.testFlag(State_Enabled) && spin->stepEnabled.testFlag(step);
        const bool hovered = usable && (option.activeSubControls & sub) != 0;
        drawChevron(painter, m_look, proxy()->subControlRect(CC_SpinBox, &option, sub, widget), direction,
                    !usable   ? m_look.disabled
                    : hovered ? m_look.accent
                              : m_look.dim);
    };
    arrow(SC_SpinBoxUp, Qt::UpArrow, QAbstractSpinBox::StepUpEnabled);
    arrow(SC_SpinBoxDown, Qt::DownArrow, QAbstractSpinBox::StepDownEnabled);
}

void TributaryStyle::drawGroupBox(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const {
    const auto* box = qstyleoption_cast<const QStyleOptionGroupBox*>(&option);
    if (box == nullptr) {
        return;
    }
    if (box->subControls.testFlag(SC_GroupBoxCheckBox)) {
        QStyleOption check = option;
        check.rect = proxy()->subControlRect(CC_GroupBox, &option, SC_GroupBoxCheckBox, widget);
        drawCheckBox(painter, m_look, check);
    }
    if (box->text.isEmpty()) {
        return;
    }
    QRect label = proxy()->subControlRect(CC_GroupBox, &option, SC_GroupBoxLabel, widget);
    painter.save();
    QFont font = bold(painter.font());
    font.setCapitalization(QFont::AllUppercase);
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * 0.9);
    }
    painter.setFont(font);
    painter.setPen(option.state.testFlag(State_Enabled) ? m_look.dim : m_look.disabled);
    label.setWidth(option.rect.right() - label.left());
    painter.drawText(label, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, box->text);
    if (option.state.testFlag(State_HasFocus) && option.state.testFlag(State_KeyboardFocusChange)) {
        label.setWidth(painter.fontMetrics().horizontalAdvance(box->text) + m_look.px(4));
        drawFocusRing(painter, m_look, label.adjusted(-m_look.px(3), 0, 0, 0), 3);
    }
    painter.restore();
}

QRect TributaryStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub,
                                     const QWidget* widget) const {
    const auto* bar = control == CC_ScrollBar ? qstyleoption_cast<const QStyleOptionSlider*>(option) : nullptr;
    if (bar == nullptr) {
        return QProxyStyle::subControlRect(control, option, sub, widget);
    }
    const bool horizontal = bar->orientation == Qt::Horizontal;
    const QRect slider = scrollBarSlider(m_look, *bar);
    const bool mirrored = horizontal && bar->direction == Qt::RightToLeft;
    const bool before = (sub == SC_ScrollBarSubPage) != mirrored;
    switch (sub) {
        case SC_ScrollBarGroove:
            return bar->rect;
        case SC_ScrollBarSlider:
            return slider;
        case SC_ScrollBarSubPage:
        case SC_ScrollBarAddPage: {
            QRect page = bar->rect;
            if (horizontal) {
                before ? page.setRight(slider.left() - 1) : page.setLeft(slider.right() + 1);
            } else {
                before ? page.setBottom(slider.top() - 1) : page.setTop(slider.bottom() + 1);
            }
            return page;
        }
        default:
            return {};
    }
}

QRect TributaryStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        const int inset = frame != nullptr && frame->lineWidth > 0 ? m_look.px(5) : 0;
        return rect.adjusted(inset, 0, -inset, 0);
    }
    return rect;
}

int TributaryStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    // The contents of a group stand under its heading, without a frame that they would have to keep away from.
    if (qobject_cast<const QGroupBox*>(widget) != nullptr) {
        switch (metric) {
            case PM_LayoutLeftMargin:
            case PM_LayoutRightMargin:
            case PM_LayoutBottomMargin:
                return 0;
            case PM_LayoutTopMargin:
                return m_look.px(4);
            default:
                break;
        }
    }
    const std::optional<int> own = styleMetric(m_look, metric);
    return own ? *own : QProxyStyle::pixelMetric(metric, option, widget);
}

int TributaryStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                              QStyleHintReturn* data) const {
    switch (hint) {
        case SH_EtchDisabledText:
        case SH_DitherDisabledText:
        case SH_DialogButtonBox_ButtonsHaveIcons:
        case SH_ComboBox_Popup:
            return 0;
        case SH_ItemView_ShowDecorationSelected:
            return 1;
        case SH_Table_GridLineColor:
            return static_cast<int>(m_look.line.rgba());
        case SH_Widget_Animation_Duration:
            return m_look.animated ? QProxyStyle::styleHint(hint, option, widget, data) : 0;
        default:
            return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize TributaryStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                       const QWidget* widget) const {
    QSize out = QProxyStyle::sizeFromContents(type, option, size, widget);
    const auto atLeast = [&](qreal height) { out.setHeight(qMax(out.height(), m_look.px(height))); };
    switch (type) {
        case CT_PushButton:
            out.rwidth() += m_look.px(option != nullptr && isPrimary(*option, widget) ? 16 : 8);
            atLeast(kControlHeight);
            break;
        case CT_ToolButton:
            if (option != nullptr && isPrimary(*option, widget)) {
                out.rwidth() += m_look.px(12);
            }
            out.rwidth() += m_look.px(besideIcon(option) != nullptr ? 6 : 2);
            atLeast(kControlHeight);
            break;
        case CT_LineEdit:
        case CT_ComboBox:
        case CT_SpinBox:
            atLeast(kControlHeight);
            break;
        case CT_ItemViewItem:
        case CT_MenuItem:
            if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
                item == nullptr || item->menuItemType != QStyleOptionMenuItem::Separator) {
                atLeast(kRowHeight);
            }
            break;
        case CT_HeaderSection:
            out.setWidth(qRound(out.width() * kBoldWidening));
            atLeast(kRowHeight + 2);
            break;
        case CT_TabBarTab:
            if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
                tab != nullptr && isVertical(*tab)) {
                out.setHeight(qRound(out.height() * kBoldWidening));
            } else {
                out.setWidth(qRound(out.width() * kBoldWidening));
            }
            break;
        default:
            break;
    }
    return out;
}

QIcon TributaryStyle::standardIcon(StandardPixmap icon, const QStyleOption* option, const QWidget* widget) const {
    switch (icon) {
        case SP_TitleBarCloseButton:
        case SP_DockWidgetCloseButton:
        case SP_TabCloseButton:
        case SP_LineEditClearButton:
            return themeIcon(QStringLiteral("close"), m_look.dim, m_look.disabled);
        case SP_TitleBarNormalButton:
            return themeIcon(QStringLiteral("dock-float"), m_look.dim, m_look.disabled);
        case SP_ToolBarHorizontalExtensionButton:
            return themeIcon(QStringLiteral("chevron-right"), m_look.dim, m_look.disabled);
        case SP_ToolBarVerticalExtensionButton:
            return themeIcon(QStringLiteral("chevron-down"), m_look.dim, m_look.disabled);
        case SP_MessageBoxWarning:
            return themeIcon(QStringLiteral("warn"), m_look.text, m_look.disabled);
        case SP_MessageBoxCritical:
            return themeIcon(QStringLiteral("bad"), m_look.text, m_look.disabled);
        case SP_MessageBoxInformation:
        case SP_MessageBoxQuestion:
            return themeIcon(QStringLiteral("help"), m_look.text, m_look.disabled);
        default:
            return QProxyStyle::standardIcon(icon, option, widget);
    }
}

QPalette TributaryStyle::standardPalette() const {
    QPalette palette = QProxyStyle::standardPalette();
    palette.setColor(QPalette::Window, m_look.surface);
    palette.setColor(QPalette::WindowText, m_look.text);
    palette.setColor(QPalette::Base, m_look.surface);
    palette.setColor(QPalette::Text, m_look.text);
    palette.setColor(QPalette::Button, m_look.raised);
    palette.setColor(QPalette::ButtonText, m_look.text);
    return palette;
}

void TributaryStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (auto* view = qobject_cast<QAbstractItemView*>(widget)) {
        view->viewport()->setAttribute(Qt::WA_Hover);
    } else if (qobject_cast<QLineEdit*>(widget) != nullptr || qobject_cast<QAbstractSpinBox*>(widget) != nullptr) {
        widget->setAttribute(Qt::WA_Hover);
    }
}

}  // namespace tributary::ui
