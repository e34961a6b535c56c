#pragma once

#include "core/workflow/drawing.h"
#include "ui/canvas/nodeitem.h"

namespace sluice {

/// A sticky note on the canvas.
class NoteItem final : public CanvasItem {
public:
    static constexpr Kind kKind = Kind::Note;
    static constexpr QSizeF kLeast{96, 56};
    static constexpr QSizeF kUsual{208, 112};

    NoteItem(QString noteId, const CanvasKit &kit);

    [[nodiscard]] const QString &id() const { return m_note.id; }
    [[nodiscard]] const StickyNote &note() const { return m_note; }
    void setNote(const StickyNote &note);
    /// Shows it elsewhere, or in another size, while it is dragged. Units: scene.
    void setPlace(const QRectF &place);
    /// The corner that sizes it. Units: scene.
    [[nodiscard]] QRectF grip() const;

    [[nodiscard]] QRectF bounds() const override { return m_note.place.adjusted(-2, -2, 2, 2); }
    [[nodiscard]] bool takes(QPointF point) const override { return bounds().contains(point); }
    /// As it is painted on any device. Units: scene.
    void paint(QPainter &painter, Detail detail) const;

private:
    const CanvasKit &m_kit;
    StickyNote m_note;
};

} // namespace sluice
