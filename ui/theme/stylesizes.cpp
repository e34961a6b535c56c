#include "ui/theme/style.h"

#include "ui/theme/stylepainter.h"

#include <QStyleOption>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kIndicator = 16;

} // namespace

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return static_cast<int>(kIndicator * std::max(1.0, m_theme.fontScale()));
    case PM_ScrollBarExtent:
        return 12;
    case PM_DefaultFrameWidth:
        // A view is square: within less, it would paint over the corners of its frame.
        return showsBase(widget) ? 2 : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_SplitterWidth:
        return 1;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return static_cast<int>(16 * m_theme.fontScale());
    case PM_ToolBarIconSize:
        return static_cast<int>(20 * m_theme.fontScale());
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_ToolBarFrameWidth:
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return space::kM;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::kS;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return space::kXs;
    case PM_TabBarTabHSpace:
        return space::kXl;
    case PM_TabBarTabVSpace:
        return space::kM;
    case PM_SliderLength:
    case PM_SliderThickness:
        return 20;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                              const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    const int height = m_theme.controlHeight();
    switch (type) {
    case CT_PushButton:
        size.setWidth(std::max(contents.width() + 2 * space::kM, height));
        size.setHeight(std::max(contents.height() + space::kS, height));
        return size;
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && showsMenuArrow(*button))
            size.rwidth() += kMenuArrow;
        return size;
    case CT_ComboBox:
        size.rwidth() += space::kXs;
        [[fallthrough]];
    case CT_LineEdit:
    case CT_SpinBox:
        size.setHeight(std::max(size.height(), height));
        return size;
    case CT_MenuBarItem:
    case CT_HeaderSection:
    case CT_ItemViewItem:
        size.setHeight(std::max(size.height(), height - 2));
        return size;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType == QStyleOptionMenuItem::Separator)
            size.setHeight(9);
        else
            size.setHeight(std::max(size.height(), height - 2));
        return size;
    default:
        return size;
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        button && control == CC_ToolButton && showsMenuArrow(*button))
        return part == SC_ToolButtonMenu ? rect.adjusted(rect.width() - kMenuArrow - space::kXs, 0, -space::kXs, 0)
                                         : rect;
    // What is chosen stands where the text of a field above or below it does.
    return control == CC_ComboBox && part == SC_ComboBoxEditField ? rect.adjusted(space::kXs, 0, 0, 0) : rect;
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents)
        return rect.adjusted(space::kXs, 0, -space::kXs, 0);
    return rect;
}

} // namespace sluice
