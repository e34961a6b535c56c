#include "ui/canvas/canvasface.h"

#include <QAccessibleWidget>
#include <QWidget>

namespace sluice {

namespace {

QAccessibleInterface *faceOfCanvas(const QString &className, QObject *object)
{
    auto *widget = className == u"sluice::CanvasView" ? qobject_cast<QWidget *>(object) : nullptr;
    return widget ? new QAccessibleWidget(widget, QAccessible::Canvas) : nullptr;
}

} // namespace

void tellRoleOfCanvases()
{
    QAccessible::removeFactory(faceOfCanvas); // there is one of it, however often this is asked for
    QAccessible::installFactory(faceOfCanvas);
}

} // namespace sluice
