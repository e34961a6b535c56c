#include "ui/theme/portalappearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QPalette>

namespace sluice {

namespace {

const auto kService = QStringLiteral("org.freedesktop.portal.Desktop");
const auto kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const auto kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const auto kAppearance = QStringLiteral("org.freedesktop.appearance");
const auto kGnome = QStringLiteral("org.gnome.desktop.interface");
const auto kScheme = QStringLiteral("color-scheme");
const auto kContrast = QStringLiteral("contrast");
const auto kAnimations = QStringLiteral("enable-animations");

/// `Read` wraps its answer in a variant twice.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

PortalAppearance::PortalAppearance(QObject *parent)
    : SystemAppearance(parent)
    , m_startedDark(QGuiApplication::palette().color(QPalette::Window).lightness() < 128)
{
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                SLOT(take(QString, QString, QDBusVariant)));
    ask(kAppearance, kScheme);
    ask(kAppearance, kContrast);
    ask(kGnome, kAnimations);
}

bool PortalAppearance::wantsDark() const
{
    return m_dark.value_or(m_startedDark);
}

void PortalAppearance::ask(const QString &group, const QString &key)
{
    auto message = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    message << group << key;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message, 2000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, group, key](QDBusPendingCallWatcher *done) {
        const QDBusPendingReply<QDBusVariant> reply = *done;
        if (!reply.isError())
            take(group, key, reply.value());
        done->deleteLater();
    });
}

void PortalAppearance::take(const QString &group, const QString &key, const QDBusVariant &value)
{
    const QVariant plain = unwrapped(value.variant());
    if (group == kAppearance && key == kScheme) {
        // 0: no preference, 1: dark, 2: light.
        const uint preference = plain.toUInt();
        m_dark = preference == 0 ? std::nullopt : std::optional(preference == 1);
    } else if (group == kAppearance && key == kContrast) {
        m_highContrast = plain.toUInt() == 1;
    } else if (group == kGnome && key == kAnimations) {
        m_reducedMotion = !plain.toBool();
    } else {
        return;
    }
    Q_EMIT changed();
}

} // namespace sluice
