#pragma once

#include "ui/theme/icons.h"
#include "ui/theme/motionclock.h"
#include "ui/theme/theme.h"

#include <QObject>

#include <memory>

namespace sluice {

class SystemAppearance;

/// What a person chose; `System` follows the desktop.
enum class ThemeChoice : quint8 { System, Dark, Light, HighContrast };
enum class MotionChoice : quint8 { System, Full, Reduced };

/// Holds the theme of the program and says when it changed; made once in `app/`, passed to widgets by constructor.
///
/// A widget keeps a reference to it, reads `theme()` whenever it paints, and connects to `changed` only if it caches
/// something that depends on the theme (icons, fonts, fixed heights).
class ThemeController final : public QObject {
    Q_OBJECT
public:
    /// Follows `system`; without one, always `fallback`.
    explicit ThemeController(std::unique_ptr<SystemAppearance> system, Scheme fallback = Scheme::Light,
                             QObject *parent = nullptr);
    /// Holds a fixed theme, for tests.
    explicit ThemeController(const Theme &theme, QObject *parent = nullptr);
    ~ThemeController() override;

    [[nodiscard]] const Theme &theme() const noexcept { return m_theme; }
    [[nodiscard]] QColor color(Token token) const { return m_theme.color(token); }
    /// An icon of the list in `icons.txt`, in a colour of the theme. It does not follow a later change of theme: set
    /// it anew on `changed`.
    [[nodiscard]] QIcon icon(const QString &name, Token token = Token::Text) const;
    [[nodiscard]] MotionClock &motion() noexcept { return m_motion; }

    [[nodiscard]] ThemeChoice choice() const noexcept { return m_choice; }
    [[nodiscard]] MotionChoice motionChoice() const noexcept { return m_motionChoice; }
    void setChoice(ThemeChoice choice);
    void setMotionChoice(MotionChoice choice);
    /// 0.8 to 2.0; beyond is cut off.
    void setFontScale(double scale);

    /// Gives style, palette and font to the application, now and at each change.
    void applyToApplication();

Q_SIGNALS:
    void changed();

private:
    void update();
    void apply();
    [[nodiscard]] Scheme wantedScheme() const;

    std::unique_ptr<SystemAppearance> m_system;
    Scheme m_fallback;
    ThemeChoice m_choice = ThemeChoice::System;
    MotionChoice m_motionChoice = MotionChoice::System;
    double m_fontScale = 1.0;
    Theme m_theme;
    MotionClock m_motion;
    bool m_applies = false;
};

} // namespace sluice
