#pragma once

#include "ui/theme/systemappearance.h"

#include <QDBusVariant>

#include <optional>

namespace sluice {

/// Asks the desktop portal (`org.freedesktop.appearance`, `org.gnome.desktop.interface`) and listens to its changes.
///
/// Until the portal answers, and where there is none, the palette that the program started with decides between dark
/// and light. Nothing here waits for the bus.
class PortalAppearance final : public SystemAppearance {
    Q_OBJECT
public:
    explicit PortalAppearance(QObject *parent = nullptr);

    [[nodiscard]] bool wantsDark() const override;
    [[nodiscard]] bool wantsHighContrast() const override { return m_highContrast; }
    [[nodiscard]] bool wantsReducedMotion() const override { return m_reducedMotion; }

private Q_SLOTS:
    void take(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask(const QString &group, const QString &key);

    bool m_startedDark = false;
    std::optional<bool> m_dark;
    bool m_highContrast = false;
    bool m_reducedMotion = false;
};

} // namespace sluice
