#pragma once

#include "ui/theme/token.h"

#include <QColor>
#include <QFont>
#include <QPalette>

#include <array>

namespace sluice {

enum class Scheme : quint8 { Dark, Light, HighContrast };

/// All that decides how things look, as one value: colours by meaning, type, distances and motion.
///
/// It is cheap to copy. Whoever paints asks it for a colour at the time of painting, so that a change of theme needs
/// a repaint and nothing else.
class Theme {
public:
    [[nodiscard]] static Theme make(Scheme scheme, double fontScale = 1.0, bool reducedMotion = false);

    [[nodiscard]] Scheme scheme() const noexcept { return m_scheme; }
    [[nodiscard]] bool isDark() const noexcept { return m_scheme != Scheme::Light; }
    [[nodiscard]] QColor color(Token token) const;
    /// The surface with a share (0 to 1) of a colour mixed in: opaque, for tinted chips, bars and charts.
    [[nodiscard]] QColor tint(Token token, Token surface = Token::Surface, double share = 0.16) const;

    [[nodiscard]] double fontScale() const noexcept { return m_fontScale; }
    [[nodiscard]] int pixels(TypeSize size) const;
    /// The system's font in one of the sizes.
    [[nodiscard]] QFont font(TypeSize size = TypeSize::Base, QFont::Weight weight = QFont::Normal) const;
    /// The system's fixed-width font, for payloads and code.
    [[nodiscard]] QFont monospace(TypeSize size = TypeSize::Base) const;
    /// Height of a button, field or row of a form, in pixels.
    [[nodiscard]] int controlHeight() const;

    [[nodiscard]] bool hasReducedMotion() const noexcept { return m_reducedMotion; }
    /// How long a movement may last, in milliseconds; 0 when the person asked for less motion.
    [[nodiscard]] int motionMs() const noexcept { return m_reducedMotion ? 0 : 150; }

    [[nodiscard]] QPalette palette() const;

    bool operator==(const Theme &) const = default;

private:
    Scheme m_scheme = Scheme::Dark;
    double m_fontScale = 1.0;
    bool m_reducedMotion = false;
    std::array<QRgb, kTokenCount> m_colors{};
};

/// The ratio of WCAG 2.1 between two opaque colours, 1 to 21.
[[nodiscard]] double contrast(const QColor &one, const QColor &other);

} // namespace sluice
