#include "ui/widgets/drawnface.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QWidget>

namespace sluice {

namespace {

QAccessibleInterface *faceOfDrawing(const QString &className, QObject *object)
{
    static const QHash<QString, QAccessible::Role> roles{
        {QStringLiteral("sluice::CanvasView"), QAccessible::Canvas},
        {QStringLiteral("sluice::GraphViewer"), QAccessible::Canvas},
        {QStringLiteral("sluice::GanttView"), QAccessible::Chart},
        {QStringLiteral("sluice::TimeChart"), QAccessible::Chart},
        {QStringLiteral("sluice::DepthChart"), QAccessible::Chart},
        {QStringLiteral("sluice::GrowthChart"), QAccessible::Chart},
        {QStringLiteral("sluice::EventMapView"), QAccessible::Chart},
        {QStringLiteral("sluice::LimitGauge"), QAccessible::Indicator},
        {QStringLiteral("sluice::DurationChart"), QAccessible::Chart},
    };
    const auto role = roles.constFind(className);
    auto *widget = role == roles.constEnd() ? nullptr : qobject_cast<QWidget *>(object);
    return widget ? new QAccessibleWidget(widget, *role) : nullptr;
}

} // namespace

void tellRolesOfDrawings()
{
    QAccessible::removeFactory(faceOfDrawing); // there is one of it, however often this is asked for
    QAccessible::installFactory(faceOfDrawing);
}

} // namespace sluice
