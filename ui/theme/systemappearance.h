#pragma once

#include <QObject>

namespace sluice {

/// What the desktop asks of a program's looks. Tests give their own.
class SystemAppearance : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual bool wantsDark() const = 0;
    [[nodiscard]] virtual bool wantsHighContrast() const = 0;
    [[nodiscard]] virtual bool wantsReducedMotion() const = 0;

Q_SIGNALS:
    void changed();
};

} // namespace sluice
