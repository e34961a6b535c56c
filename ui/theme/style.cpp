#include "ui/theme/style.h"

#include "ui/theme/stylepainter.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFrame>
#include <QLineEdit>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>

namespace sluice {

namespace {

bool isMarked(const QWidget *widget, const char *property)
{
    return widget && widget->property(property).toBool();
}

} // namespace

Style::Style(const Theme &theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_theme(theme)
{
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QComboBox *>(widget) || qobject_cast<QAbstractSpinBox *>(widget)
        || qobject_cast<QLineEdit *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    if (!drawPanel(element, *option, *painter, widget) && !drawIndicator(element, *option, *painter, widget))
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

bool Style::drawPanel(PrimitiveElement element, const QStyleOption &option, QPainter &painter,
                      const QWidget *widget) const
{
    StylePainter paint(m_theme, painter);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(&option);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    switch (element) {
    case PE_PanelLineEdit:
        if (frame && frame->lineWidth > 0)
            paint.field(option);
        return true;
    case PE_FrameLineEdit:
        paint.field(option);
        return true;
    case PE_PanelButtonCommand:
        paint.button(option, button && button->features.testFlag(QStyleOptionButton::Flat), isMarked(widget, "accent"));
        return true;
    case PE_PanelButtonTool:
    case PE_PanelButtonBevel:
        paint.toolButton(option, option.state.testFlag(State_Raised) && !option.state.testFlag(State_AutoRaise));
        return true;
    case PE_PanelMenu:
    case PE_FrameMenu:
    case PE_PanelTipLabel:
        paint.panel(option.rect, Token::Raised, Token::Line);
        return true;
    case PE_Frame:
        if (frame && frame->lineWidth > 0 && showsBase(widget))
            paint.viewFrame(option, isTextField(widget));
        else if (frame && frame->lineWidth > 0)
            paint.frame(option.rect);
        return true;
    case PE_FrameGroupBox:
    case PE_FrameTabWidget:
        paint.frame(option.rect);
        return true;
    case PE_FrameTabBarBase:
        paint.menuSeparator(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1));
        return true;
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&option))
            paint.itemBackground(*item);
        return true;
    case PE_PanelItemViewRow:
        paint.rowIndent(option);
        return true;
    case PE_FrameButtonTool:
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
        return true;
    default:
        return false;
    }
}

bool Style::drawIndicator(PrimitiveElement element, const QStyleOption &option, QPainter &painter,
                          const QWidget *widget) const
{
    StylePainter paint(m_theme, painter);
    const QColor muted = m_theme.color(Token::Muted);
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paint.checkBox(option);
        return true;
    case PE_IndicatorRadioButton:
        paint.radioButton(option);
        return true;
    case PE_IndicatorBranch:
        paint.branch(option);
        return true;
    case PE_IndicatorTabClose:
        paint.tabClose(option);
        return true;
    case PE_FrameFocusRect:
        if (option.state.testFlag(State_KeyboardFocusChange) || qobject_cast<const QAbstractItemView *>(widget))
            paint.focusRing(option.rect, 4);
        return true;
    case PE_IndicatorArrowDown:
        paint.arrow(option.rect, 0, muted);
        return true;
    case PE_IndicatorArrowLeft:
        paint.arrow(option.rect, 90, muted);
        return true;
    case PE_IndicatorArrowUp:
        paint.arrow(option.rect, 180, muted);
        return true;
    case PE_IndicatorArrowRight:
        paint.arrow(option.rect, 270, muted);
        return true;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option))
            paint.arrow(option.rect, header->sortIndicator == QStyleOptionHeader::SortUp ? 180 : 0, muted);
        return true;
    default:
        return false;
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    if (!drawWords(element, *option, *painter, widget) && !drawShape(element, *option, *painter))
        QProxyStyle::drawControl(element, option, painter, widget);
}

bool Style::drawWords(ControlElement element, const QStyleOption &option, QPainter &painter,
                      const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option);
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(&option);
    if (element == CE_PushButtonLabel && button) {
        QStyleOptionButton label(*button);
        if (isMarked(widget, "accent") && option.state.testFlag(State_Enabled))
            label.palette.setColor(QPalette::ButtonText, m_theme.color(Token::OnFill));
        else if (isMarked(widget, "danger") && option.state.testFlag(State_Enabled))
            label.palette.setColor(QPalette::ButtonText, m_theme.color(Token::Danger));
        QProxyStyle::drawControl(element, &label, &painter, widget);
        return true;
    }
    const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(&option);
    if (element == CE_ToolButtonLabel && tool && tool->toolButtonStyle == Qt::ToolButtonTextBesideIcon
        && !option.state.testFlag(State_AutoRaise)) {
        QStyleOptionToolButton label(*tool);
        // As much before the icon as there is behind the words.
        label.rect.adjust(space::kXs, 0, 0, 0);
        QProxyStyle::drawControl(element, &label, &painter, widget);
        return true;
    }
    if (element == CE_HeaderLabel && header) {
        QStyleOptionHeaderV2 label;
        if (const auto *second = qstyleoption_cast<const QStyleOptionHeaderV2 *>(&option))
            label = *second;
        else
            label.QStyleOptionHeader::operator=(*header);
        label.palette.setColor(QPalette::ButtonText, m_theme.color(Token::Muted));
        // A heading begins where the text of its cells does.
        label.rect.adjust(space::kXs + 2, 0, -space::kXs - 2, 0);
        QProxyStyle::drawControl(element, &label, &painter, widget);
        return true;
    }
    if (element == CE_MenuItem && item && item->menuItemType != QStyleOptionMenuItem::Separator) {
        StylePainter(m_theme, painter).menuItemBackground(*item);
        QStyleOptionMenuItem plain(*item);
        // Fusion would paint its own background under a selected item; the words stay as they are.
        plain.palette.setColor(QPalette::Highlight, Qt::transparent);
        plain.state.setFlag(State_Selected, false);
        QProxyStyle::drawControl(element, &plain, &painter, widget);
        return true;
    }
    if (element == CE_MenuBarItem && item) {
        const bool selected = option.state.testFlag(State_Selected);
        painter.fillRect(option.rect, m_theme.color(selected ? Token::Hover : Token::Background));
        drawItemText(&painter, item->rect,
                     Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine, item->palette,
                     option.state.testFlag(State_Enabled), item->text, QPalette::ButtonText);
        return true;
    }
    return false;
}

bool Style::drawShape(ControlElement element, const QStyleOption &option, QPainter &painter) const
{
    StylePainter paint(m_theme, painter);
    switch (element) {
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option))
            paint.header(*header);
        return true;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(&option))
            paint.tab(*tab);
        return true;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(&option))
            paint.progress(*bar);
        return true;
    case CE_ProgressBarGroove:
        return true;
    case CE_MenuItem:
        paint.menuSeparator(option.rect);
        return true;
    case CE_ShapedFrame: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(&option);
        const bool isLine = frame && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine);
        if (isLine)
            paint.line(option.rect, frame->frameShape == QFrame::VLine);
        return isLine;
    }
    case CE_HeaderEmptyArea:
    case CE_MenuBarEmptyArea:
    case CE_ToolBar:
        painter.fillRect(option.rect, m_theme.color(Token::Background));
        return true;
    case CE_Splitter:
        painter.fillRect(option.rect,
                         m_theme.color(option.state.testFlag(State_MouseOver) ? Token::Accent : Token::Line));
        return true;
    default:
        return false;
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    const auto part = [&](SubControl which) { return proxy()->subControlRect(control, option, which, widget); };
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option); combo && control == CC_ComboBox)
        return StylePainter(m_theme, *painter).comboBox(*combo, part(SC_ComboBoxArrow));
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option); spin && control == CC_SpinBox)
        return StylePainter(m_theme, *painter).spinBox(*spin, part(SC_SpinBoxUp), part(SC_SpinBoxDown));
    if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        button && control == CC_ToolButton && showsMenuArrow(*button))
        return drawMenuButton(*button, *painter, widget);
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (slider && control == CC_ScrollBar)
        return StylePainter(m_theme, *painter).scrollBar(*slider, part(SC_ScrollBarSlider), groundOf(widget));
    if (slider && control == CC_Slider)
        return StylePainter(m_theme, *painter).slider(*slider, part(SC_SliderGroove), part(SC_SliderHandle));
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

/// The arrow stands behind what the button says, as that of a push button does, and not in its corner.
void Style::drawMenuButton(const QStyleOptionToolButton &option, QPainter &painter, const QWidget *widget) const
{
    QStyleOptionToolButton plain(option);
    plain.features &= ~QStyleOptionToolButton::HasMenu;
    QStyleOptionToolButton panel(plain);
    panel.text.clear();
    panel.icon = {};
    QProxyStyle::drawComplexControl(CC_ToolButton, &panel, &painter, widget);
    plain.rect = option.rect.adjusted(0, 0, -kMenuArrow, 0);
    QProxyStyle::drawControl(CE_ToolButtonLabel, &plain, &painter, widget);
    const bool isEnabled = option.state.testFlag(State_Enabled);
    StylePainter(m_theme, painter)
        .arrow(proxy()->subControlRect(CC_ToolButton, &option, SC_ToolButtonMenu, widget), 0,
               isEnabled ? m_theme.color(Token::Muted) : m_theme.tint(Token::Muted, Token::Surface, 0.45));
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
        return m_theme.motionMs();
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    case SH_Table_GridLineColor:
        return static_cast<int>(m_theme.color(Token::Line).rgb());
    case SH_Menu_SubMenuPopupDelay:
        return 120;
    case SH_ToolTip_WakeUpDelay:
        return 400;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace sluice
