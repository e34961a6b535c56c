#include "ui/canvas/canvasstyle.h"

namespace sluice {

namespace {

Token tokenOf(const QString &category)
{
    if (category == u"io")
        return Token::Accent;
    if (category == u"flow")
        return Token::Retry;
    if (category == u"data")
        return Token::Success;
    return Token::Muted;
}

Token tokenOfTint(const QString &tint)
{
    static const QHash<QString, Token> tokens{
        {QStringLiteral("blue"), Token::Accent},   {QStringLiteral("green"), Token::Success},
        {QStringLiteral("amber"), Token::Warning}, {QStringLiteral("red"), Token::Danger},
        {QStringLiteral("violet"), Token::Retry},  {QStringLiteral("grey"), Token::Paused},
    };
    return tokens.value(tint, Token::Outline);
}

} // namespace

CanvasStyle::CanvasStyle(const ThemeController &themes)
    : title(themes.theme().font(TypeSize::Base, QFont::DemiBold))
    , small(themes.theme().font(TypeSize::Small))
    , large(themes.theme().font(TypeSize::Title, QFont::Medium))
    , titleMetrics(title)
    , smallMetrics(small)
    , largeMetrics(large)
    , m_themes(&themes)
    , m_theme(themes.theme())
{
}

QColor CanvasStyle::categoryColor(const QString &category) const
{
    return m_theme.color(tokenOf(category));
}

QColor CanvasStyle::categoryTint(const QString &category) const
{
    return m_theme.tint(tokenOf(category), Token::Surface, 0.16);
}

QColor CanvasStyle::tintColor(const QString &tint) const
{
    return m_theme.color(tokenOfTint(tint));
}

QColor CanvasStyle::noteFill(const QString &tint) const
{
    return m_theme.tint(tokenOfTint(tint), Token::Surface, 0.14);
}

const QIcon &CanvasStyle::icon(const QString &name, const QString &category) const
{
    const auto key = name + u'/' + category;
    auto found = m_icons.find(key);
    if (found == m_icons.end())
        found = m_icons.insert(key, m_themes->icon(name, tokenOf(category)));
    return *found;
}

} // namespace sluice
