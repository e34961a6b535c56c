#pragma once

#include <QPoint>
#include <QPointF>
#include <Qt>

namespace sluice {

class CanvasView;

/// Where the pointer is, and what is held down.
struct CanvasPointer {
    QPointF scene;
    QPoint view;
    Qt::MouseButton button = Qt::NoButton;
    Qt::KeyboardModifiers modifiers;
};

/// What the pointer does on the canvas just now; one class for each gesture, alive as long as the gesture.
///
/// The view feeds it and drops it once it is over. A tool that is cancelled leaves everything as it found it.
class CanvasTool {
public:
    explicit CanvasTool(CanvasView &view)
        : m_view(view)
    {
    }
    virtual ~CanvasTool() = default;

    virtual void move(const CanvasPointer &pointer) = 0;
    virtual void release(const CanvasPointer &pointer) = 0;
    virtual void cancel() = 0;
    [[nodiscard]] virtual Qt::CursorShape cursor() const { return Qt::ArrowCursor; }

protected:
    CanvasView &m_view;
};

} // namespace sluice
