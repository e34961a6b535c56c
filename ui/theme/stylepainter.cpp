#include "ui/theme/stylepainter.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTextEdit>

#include <algorithm>

namespace sluice {

namespace {

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

/// A rectangle whose 1-pixel border falls on whole pixels.
QRectF crisp(const QRect &rect)
{
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
}

} // namespace

bool showsMenuArrow(const QStyleOptionToolButton &option)
{
    return option.features.testFlag(QStyleOptionToolButton::HasMenu)
           && !option.features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
}

bool isTextField(const QWidget *widget)
{
    return qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
}

bool showsBase(const QWidget *widget)
{
    return isTextField(widget) || qobject_cast<const QAbstractItemView *>(widget);
}

Token groundOf(const QWidget *scrollBar)
{
    // Between the two there is a container.
    const QWidget *container = scrollBar ? scrollBar->parentWidget() : nullptr;
    return container && showsBase(container->parentWidget()) ? Token::Surface : Token::Background;
}

StylePainter::StylePainter(const Theme &theme, QPainter &painter)
    : m_theme(theme)
    , m_painter(painter)
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
}

StylePainter::~StylePainter()
{
    m_painter.restore();
}

void StylePainter::rounded(const QRectF &rect, const QColor &fill, const QColor &border, double radius)
{
    m_painter.setPen(border.isValid() ? QPen(border, 1) : QPen(Qt::NoPen));
    m_painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    m_painter.drawRoundedRect(rect, radius, radius);
}

void StylePainter::panel(const QRect &rect, Token fill, Token border)
{
    rounded(crisp(rect), color(fill), color(border));
}

void StylePainter::frame(const QRect &rect)
{
    rounded(crisp(rect), {}, color(Token::Line));
}

void StylePainter::viewFrame(const QStyleOption &option, bool isField)
{
    rounded(crisp(option.rect), color(Token::Surface), color(isField ? Token::Outline : Token::Line));
    if (isField && has(option, QStyle::State_HasFocus))
        focusRing(option.rect);
}

void StylePainter::focusRing(const QRect &rect, int radius)
{
    m_painter.setPen(QPen(color(Token::Accent), 2));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius);
}

void StylePainter::field(const QStyleOption &option)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    rounded(crisp(option.rect), color(enabled ? Token::Surface : Token::Background),
            enabled ? color(Token::Outline) : color(Token::Line));
    if (has(option, QStyle::State_HasFocus))
        focusRing(option.rect);
}

void StylePainter::button(const QStyleOption &option, bool isFlat, bool isAccent)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool down = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    const bool hovered = enabled && has(option, QStyle::State_MouseOver);
    if (isAccent && enabled) {
        const QColor fill = down      ? m_theme.tint(Token::Accent, Token::Background, 0.8)
                            : hovered ? m_theme.tint(Token::Accent, Token::Text, 0.88)
                                      : color(Token::Accent);
        rounded(crisp(option.rect), fill, fill);
    } else if (isFlat) {
        if (down || hovered)
            rounded(crisp(option.rect), color(down ? Token::Selected : Token::Hover), {});
    } else {
        rounded(crisp(option.rect),
                color(down      ? Token::Selected
                      : hovered ? Token::Hover
                                : Token::Raised),
                enabled ? color(Token::Outline) : color(Token::Line));
    }
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange)) {
        focusRing(option.rect);
        if (isAccent) {
            m_painter.setPen(QPen(color(Token::OnFill), 1));
            m_painter.drawRoundedRect(QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -2.5), kRadius - 2, kRadius - 2);
        }
    }
}

void StylePainter::toolButton(const QStyleOption &option, bool isRaised)
{
    if (isRaised)
        return button(option, false, false);
    button(option, true, false);
}

void StylePainter::checkBox(const QStyleOption &option)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool checked = has(option, QStyle::State_On);
    const bool partly = has(option, QStyle::State_NoChange);
    const bool filled = checked || partly;
    const QColor fill = filled ? (enabled ? color(Token::Accent) : dimmed(Token::Accent)) : color(Token::Surface);
    const QColor border = filled ? fill : (enabled ? color(Token::Outline) : color(Token::Line));
    rounded(crisp(option.rect), fill, border, 4);
    const QRectF box(option.rect);
    m_painter.setPen(QPen(color(Token::OnFill), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](double x, double y) {
        return QPointF(box.x() + box.width() * x, box.y() + box.height() * y);
    };
    if (checked)
        m_painter.drawPolyline(QPolygonF{at(0.24, 0.53), at(0.43, 0.71), at(0.77, 0.31)});
    else if (partly)
        m_painter.drawLine(at(0.26, 0.5), at(0.74, 0.5));
}

void StylePainter::radioButton(const QStyleOption &option)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool checked = has(option, QStyle::State_On);
    const QColor accent = enabled ? color(Token::Accent) : dimmed(Token::Accent);
    m_painter.setPen(QPen(checked ? accent : color(enabled ? Token::Outline : Token::Line), 1));
    m_painter.setBrush(checked ? accent : color(Token::Surface));
    const QRectF ring = crisp(option.rect);
    m_painter.drawEllipse(ring);
    if (!checked)
        return;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color(Token::OnFill));
    m_painter.drawEllipse(ring.center(), ring.width() * 0.2, ring.height() * 0.2);
}

void StylePainter::comboBox(const QStyleOptionComboBox &option, const QRect &arrowRect)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    if (option.editable || !option.frame) {
        if (option.frame)
            field(option);
    } else {
        const bool hovered = enabled && has(option, QStyle::State_MouseOver);
        rounded(crisp(option.rect), color(hovered ? Token::Hover : Token::Raised),
                enabled ? color(Token::Outline) : color(Token::Line));
        if (has(option, QStyle::State_HasFocus))
            focusRing(option.rect);
    }
    arrow(arrowRect, 0, enabled ? color(Token::Muted) : dimmed(Token::Muted));
}

void StylePainter::spinBox(const QStyleOptionSpinBox &option, const QRect &up, const QRect &down)
{
    if (option.frame)
        field(option);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto shade = [&](QAbstractSpinBox::StepEnabledFlag step) {
        return option.stepEnabled.testFlag(step) ? color(Token::Muted) : dimmed(Token::Muted);
    };
    arrow(up, 180, shade(QAbstractSpinBox::StepUpEnabled));
    arrow(down, 0, shade(QAbstractSpinBox::StepDownEnabled));
}

void StylePainter::scrollBar(const QStyleOptionSlider &option, const QRect &handle, Token ground)
{
    m_painter.fillRect(option.rect, color(ground));
    if (option.maximum <= option.minimum)
        return;
    const bool active = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    const int inset = active ? 2 : 3;
    const QRectF bar = QRectF(handle).adjusted(inset, inset, -inset, -inset);
    const double radius = std::min(bar.width(), bar.height()) / 2;
    rounded(bar, color(active ? Token::Muted : Token::Outline), {}, radius);
}

void StylePainter::slider(const QStyleOptionSlider &option, const QRect &groove, const QRect &handle)
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    const QPoint centre = handle.center();
    QRectF track(groove);
    if (horizontal)
        track = QRectF(groove.left(), groove.center().y() - 1.5, groove.width(), 4);
    else
        track = QRectF(groove.center().x() - 1.5, groove.top(), 4, groove.height());
    rounded(track, color(Token::Outline), {}, 2);
    QRectF done = track;
    if (horizontal)
        done.setRight(centre.x());
    else
        done.setTop(centre.y());
    rounded(done, color(Token::Accent), {}, 2);
    m_painter.setPen(QPen(color(Token::Surface), 2));
    m_painter.setBrush(color(Token::Accent));
    m_painter.drawEllipse(QPointF(centre) + QPointF(0.5, 0.5), 7, 7);
    if (has(option, QStyle::State_HasFocus)) {
        m_painter.setPen(QPen(color(Token::Accent), 2));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawEllipse(QPointF(centre) + QPointF(0.5, 0.5), 9, 9);
    }
}

void StylePainter::header(const QStyleOptionHeader &option)
{
    const bool hovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    m_painter.fillRect(option.rect, color(hovered ? Token::Hover : Token::Background));
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setPen(color(Token::Line));
    if (option.orientation == Qt::Horizontal) {
        m_painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        if (option.position != QStyleOptionHeader::End && option.position != QStyleOptionHeader::OnlyOneSection)
            m_painter.drawLine(option.rect.topRight() + QPoint(0, 6), option.rect.bottomRight() - QPoint(0, 6));
    } else {
        m_painter.drawLine(option.rect.topRight(), option.rect.bottomRight());
    }
}

void StylePainter::tab(const QStyleOptionTab &option)
{
    const bool selected = has(option, QStyle::State_Selected);
    const bool hovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    if (!selected && hovered)
        m_painter.fillRect(option.rect.adjusted(0, 0, 0, -1), color(Token::Hover));
    if (selected)
        m_painter.fillRect(QRect(option.rect.left() + 4, option.rect.bottom() - 1, option.rect.width() - 8, 2),
                           color(Token::Accent));
    if (has(option, QStyle::State_HasFocus))
        focusRing(option.rect.adjusted(1, 1, -1, -3), 4);
}

void StylePainter::progress(const QStyleOptionProgressBar &option)
{
    const QRect rect = option.rect;
    const QRectF track(rect.left(), rect.center().y() - 2, rect.width(), 4);
    rounded(track, color(Token::Line), {}, 2);
    QRectF done = track;
    if (option.maximum > option.minimum) {
        done.setWidth(track.width() * (option.progress - option.minimum) / (option.maximum - option.minimum));
    } else {
        // Busy: half of the track, standing, since motion belongs to the motion clock.
        done.setWidth(track.width() / 2);
    }
    if (done.width() > 0)
        rounded(done, color(Token::Accent), {}, 2);
}

void StylePainter::itemBackground(const QStyleOptionViewItem &option)
{
    const bool selected = has(option, QStyle::State_Selected);
    const bool hovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    if (option.backgroundBrush.style() != Qt::NoBrush)
        m_painter.fillRect(option.rect, option.backgroundBrush);
    if (selected)
        m_painter.fillRect(option.rect, color(Token::Selected));
    else if (hovered)
        m_painter.fillRect(option.rect, color(Token::Hover));
    const bool first = option.viewItemPosition == QStyleOptionViewItem::Beginning
                       || option.viewItemPosition == QStyleOptionViewItem::OnlyOne;
    // Of an indented row, the indent bears the mark.
    if (selected && first && option.rect.left() <= 0)
        selectionMark(option);
}

void StylePainter::rowIndent(const QStyleOption &option)
{
    if (!has(option, QStyle::State_Selected) || option.rect.width() <= 0)
        return;
    m_painter.fillRect(option.rect, color(Token::Selected));
    selectionMark(option);
}

void StylePainter::selectionMark(const QStyleOption &option)
{
    if (has(option, QStyle::State_Active))
        m_painter.fillRect(QRect(option.rect.left(), option.rect.top(), 2, option.rect.height()), color(Token::Accent));
}

void StylePainter::branch(const QStyleOption &option)
{
    if (!has(option, QStyle::State_Children))
        return;
    const QRect box(option.rect.center() - QPoint(5, 5), QSize(11, 11));
    arrow(box, has(option, QStyle::State_Open) ? 0 : 270, color(Token::Muted));
}

void StylePainter::menuItemBackground(const QStyleOptionMenuItem &option)
{
    if (has(option, QStyle::State_Selected))
        rounded(QRectF(option.rect).adjusted(4, 1, -4, -1), color(Token::Selected), {}, 4);
}

void StylePainter::menuSeparator(const QRect &rect)
{
    m_painter.fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), color(Token::Line));
}

void StylePainter::line(const QRect &rect, bool isVertical)
{
    if (isVertical)
        m_painter.fillRect(QRect(rect.center().x(), rect.top(), 1, rect.height()), color(Token::Line));
    else
        m_painter.fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), color(Token::Line));
}

void StylePainter::tabClose(const QStyleOption &option)
{
    const bool hovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    if (hovered)
        rounded(crisp(option.rect), color(Token::Hover), {}, 4);
    const QPointF centre = QRectF(option.rect).center();
    m_painter.setPen(QPen(color(hovered ? Token::Text : Token::Muted), 1.5, Qt::SolidLine, Qt::RoundCap));
    m_painter.drawLine(centre + QPointF(-3.5, -3.5), centre + QPointF(3.5, 3.5));
    m_painter.drawLine(centre + QPointF(3.5, -3.5), centre + QPointF(-3.5, 3.5));
}

void StylePainter::arrow(const QRect &rect, int degrees, const QColor &tone)
{
    m_painter.save();
    m_painter.translate(QRectF(rect).center());
    m_painter.rotate(degrees);
    m_painter.setPen(QPen(tone, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_painter.drawPolyline(QPolygonF{QPointF(-3.5, -1.8), QPointF(0, 1.8), QPointF(3.5, -1.8)});
    m_painter.restore();
}

} // namespace sluice
