#include "ui/alerts/desktopnotice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QVariantMap>

namespace sluice {

namespace {

constexpr uchar kNormalUrgency = 1;
constexpr uchar kCriticalUrgency = 2;
constexpr int kServersOwnTime = -1;

} // namespace

void showDesktopNotice(const DesktopNotice &notice)
{
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("/org/freedesktop/Notifications"),
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
    const QVariantMap hints{
        {QStringLiteral("urgency"), QVariant::fromValue(notice.isCritical ? kCriticalUrgency : kNormalUrgency)},
        {QStringLiteral("desktop-entry"), QStringLiteral("sluice")}};
    // The server may take the text for marked up: what comes from outside is shown as it is.
    call.setArguments({QStringLiteral("Sluice"), 0U, QStringLiteral("dialog-warning"), notice.title,
                       notice.text.toHtmlEscaped(), QStringList(), hints, kServersOwnTime});
    QDBusConnection::sessionBus().send(call);
}

} // namespace sluice
