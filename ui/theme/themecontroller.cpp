#include "ui/theme/themecontroller.h"

#include "ui/theme/style.h"
#include "ui/theme/systemappearance.h"

#include <QApplication>

namespace sluice {

ThemeController::ThemeController(std::unique_ptr<SystemAppearance> system, Scheme fallback, QObject *parent)
    : QObject(parent)
    , m_system(std::move(system))
    , m_fallback(fallback)
{
    if (m_system)
        connect(m_system.get(), &SystemAppearance::changed, this, &ThemeController::update);
    update();
}

ThemeController::ThemeController(const Theme &theme, QObject *parent)
    : QObject(parent)
    , m_fallback(theme.scheme())
    , m_motionChoice(theme.hasReducedMotion() ? MotionChoice::Reduced : MotionChoice::Full)
    , m_fontScale(theme.fontScale())
    , m_theme(theme)
{
    m_motion.setStill(theme.hasReducedMotion());
}

ThemeController::~ThemeController() = default;

QIcon ThemeController::icon(const QString &name, Token token) const
{
    return Icons::icon(name, m_theme.color(token), m_theme.tint(Token::Muted, Token::Surface, 0.6));
}

void ThemeController::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    update();
}

void ThemeController::setMotionChoice(MotionChoice choice)
{
    m_motionChoice = choice;
    update();
}

void ThemeController::setFontScale(double scale)
{
    m_fontScale = scale;
    update();
}

void ThemeController::applyToApplication()
{
    m_applies = true;
    apply();
}

Scheme ThemeController::wantedScheme() const
{
    switch (m_choice) {
    case ThemeChoice::Dark:
        return Scheme::Dark;
    case ThemeChoice::Light:
        return Scheme::Light;
    case ThemeChoice::HighContrast:
        return Scheme::HighContrast;
    case ThemeChoice::System:
        break;
    }
    if (!m_system)
        return m_fallback;
    if (m_system->wantsHighContrast())
        return Scheme::HighContrast;
    return m_system->wantsDark() ? Scheme::Dark : Scheme::Light;
}

void ThemeController::update()
{
    const bool reduced = m_motionChoice == MotionChoice::Reduced
                         || (m_motionChoice == MotionChoice::System && m_system && m_system->wantsReducedMotion());
    const Theme theme = Theme::make(wantedScheme(), m_fontScale, reduced);
    m_motion.setStill(reduced);
    if (theme == m_theme)
        return;
    m_theme = theme;
    if (m_applies)
        apply();
    Q_EMIT changed();
}

void ThemeController::apply()
{
    // A new style object makes every widget polish itself anew, with the sizes of the new theme.
    QApplication::setStyle(new Style(m_theme));
    QApplication::setPalette(m_theme.palette());
    QApplication::setFont(m_theme.font());
}

} // namespace sluice
