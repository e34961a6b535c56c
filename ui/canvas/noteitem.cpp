#include "ui/canvas/noteitem.h"

#include <QCoreApplication>
#include <QPainter>

namespace sluice {

namespace {
constexpr double kGrip = 14;
} // namespace

NoteItem::NoteItem(QString noteId, const CanvasKit &kit)
    : CanvasItem(kKind)
    , m_kit(kit)
{
    m_note.id = std::move(noteId);
}

void NoteItem::setNote(const StickyNote &note)
{
    if (m_note == note)
        return;
    repaint();
    m_note = note;
    repaint();
    lieElsewhere();
}

void NoteItem::setPlace(const QRectF &place)
{
    if (m_note.place == place)
        return;
    repaint();
    m_note.place = place;
    repaint();
    lieElsewhere();
}

QRectF NoteItem::grip() const
{
    return {m_note.place.bottomRight() - QPointF(kGrip, kGrip), QSizeF(kGrip, kGrip)};
}

void NoteItem::paint(QPainter &painter, Detail detail) const
{
    const auto &style = m_kit.style;
    const auto tint = style.tintColor(m_note.tint);
    painter.setRenderHint(QPainter::Antialiasing, detail >= Detail::Names);
    painter.setPen(QPen(isSelected() ? style.color(Token::Accent) : tint, isSelected() ? 2 : 1));
    painter.setBrush(style.noteFill(m_note.tint));
    painter.drawRoundedRect(m_note.place.adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    if (detail < Detail::Names)
        return;
    const auto inside = m_note.place.adjusted(space::kM, space::kS, -space::kM, -space::kS);
    painter.setFont(detail == Detail::All ? style.small : style.large);
    painter.setPen(style.color(m_note.text.isEmpty() ? Token::Muted : Token::Text));
    const auto text = m_note.text.isEmpty() ? QCoreApplication::translate("NoteItem", "Double-click to write")
                                            : m_note.text;
    painter.save();
    painter.setClipRect(inside, Qt::IntersectClip);
    painter.drawText(inside, Qt::TextWordWrap, text);
    painter.restore();
    if (!isSelected())
        return;
    painter.setPen(QPen(tint, 1.5));
    for (const double back : {4.0, 8.0})
        painter.drawLine(m_note.place.bottomRight() - QPointF(back, 3), m_note.place.bottomRight() - QPointF(3, back));
}

} // namespace sluice
