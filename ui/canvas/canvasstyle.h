#pragma once

#include "ui/theme/themecontroller.h"

#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QIcon>

namespace sluice {

/// All that painting a canvas takes from the theme, looked up once for a theme instead of once for a node.
class CanvasStyle {
public:
    explicit CanvasStyle(const ThemeController &themes);

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] QColor color(Token token) const { return m_theme.color(token); }
    /// The colour of a category, and its soft tint behind an icon.
    [[nodiscard]] QColor categoryColor(const QString &category) const;
    [[nodiscard]] QColor categoryTint(const QString &category) const;
    /// The colour of a tint of `tintNames`; of none, that of a line around a control.
    [[nodiscard]] QColor tintColor(const QString &tint) const;
    /// What a note of a tint is filled with; text is readable on it.
    [[nodiscard]] QColor noteFill(const QString &tint) const;
    [[nodiscard]] const QIcon &icon(const QString &name, const QString &category) const;

    QFont title;
    QFont small;
    QFont large; ///< for names that are read from afar
    QFontMetricsF titleMetrics;
    QFontMetricsF smallMetrics;
    QFontMetricsF largeMetrics;

private:
    const ThemeController *m_themes;
    Theme m_theme;
    mutable QHash<QString, QIcon> m_icons;
};

} // namespace sluice
