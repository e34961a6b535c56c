#pragma once

#include <QString>

namespace sluice {

/// A notification as the desktop shows it.
struct DesktopNotice {
    QString title;
    QString text;
    bool isCritical = false; ///< it stays until somebody closes it
};

/// Shows a notification by org.freedesktop.Notifications; on a desktop without it, nothing happens. Does not wait.
void showDesktopNotice(const DesktopNotice &notice);

} // namespace sluice
