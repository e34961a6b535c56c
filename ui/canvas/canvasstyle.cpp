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

const QIcon &CanvasStyle::icon(const QString &name, const QString &category) const
{
    const auto key = name + u'/' + category;
    auto found = m_icons.find(key);
    if (found == m_icons.end())
        found = m_icons.insert(key, m_themes->icon(name, tokenOf(category)));
    return *found;
}

} // namespace sluice
