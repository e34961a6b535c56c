#include "ui/theme/theme.h"

#include <QFontDatabase>

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {

using Colors = std::array<QRgb, kTokenCount>;

// Order of `Token`: background, surface, raised, hover, selected, line, outline, text, muted, accent, success, warning,
// danger, retry, paused, onFill.
constexpr Colors kDark{0xff14171c, 0xff1b2027, 0xff242b35, 0xff2a323d, 0xff24384f, 0xff323b47, 0xff76849a, 0xffe6eaf0,
                       0xff9aa5b4, 0xff6ca8ff, 0xff4cc38a, 0xffe7b04b, 0xffff7a85, 0xffbc9cff, 0xffa3aebd, 0xff14171c};
constexpr Colors kLight{0xfff5f6f8, 0xffffffff, 0xffffffff, 0xffeef1f5, 0xffe3edfc, 0xffdbe0e7, 0xff7a8698, 0xff1b2330,
                        0xff566274, 0xff1c64d9, 0xff14734a, 0xff8a5800, 0xffbf2d3a, 0xff6b43c9, 0xff566274, 0xffffffff};
constexpr Colors kHighContrast{0xff000000, 0xff000000, 0xff101418, 0xff1e262f, 0xff0f3557, 0xffb8c2ce,
                               0xffffffff, 0xffffffff, 0xffd5dce5, 0xff8cc8ff, 0xff5fe8a6, 0xffffd166,
                               0xffff9aa3, 0xffd3beff, 0xffd5dce5, 0xff000000};

const Colors &colorsOf(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Light:
        return kLight;
    case Scheme::HighContrast:
        return kHighContrast;
    case Scheme::Dark:
        break;
    }
    return kDark;
}

double linear(int channel)
{
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.red()) + 0.7152 * linear(color.green()) + 0.0722 * linear(color.blue());
}

} // namespace

Theme Theme::make(Scheme scheme, double fontScale, bool reducedMotion)
{
    Theme theme;
    theme.m_scheme = scheme;
    theme.m_fontScale = std::clamp(fontScale, 0.8, 2.0);
    theme.m_reducedMotion = reducedMotion;
    theme.m_colors = colorsOf(scheme);
    return theme;
}

QColor Theme::color(Token token) const
{
    return QColor::fromRgb(m_colors[static_cast<std::size_t>(token)]);
}

QColor Theme::tint(Token token, Token surface, double share) const
{
    const QColor top = color(token);
    const QColor under = color(surface);
    const auto mixed = [share](int from, int to) { return static_cast<int>(std::lround(from + (to - from) * share)); };
    return {mixed(under.red(), top.red()), mixed(under.green(), top.green()), mixed(under.blue(), top.blue())};
}

int Theme::pixels(TypeSize size) const
{
    constexpr std::array kPixels{11, 13, 15, 20, 28, 72};
    return static_cast<int>(std::lround(kPixels[static_cast<std::size_t>(size)] * m_fontScale));
}

QFont Theme::font(TypeSize size, QFont::Weight weight) const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setPixelSize(pixels(size));
    font.setWeight(weight);
    return font;
}

QFont Theme::monospace(TypeSize size) const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(pixels(size));
    return font;
}

int Theme::controlHeight() const
{
    return static_cast<int>(std::lround(kControlHeight * std::max(1.0, m_fontScale)));
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Token token) { palette.setColor(role, color(token)); };
    set(QPalette::Window, Token::Background);
    set(QPalette::WindowText, Token::Text);
    set(QPalette::Base, Token::Surface);
    set(QPalette::AlternateBase, Token::Background);
    set(QPalette::ToolTipBase, Token::Raised);
    set(QPalette::ToolTipText, Token::Text);
    set(QPalette::PlaceholderText, Token::Muted);
    set(QPalette::Text, Token::Text);
    set(QPalette::Button, Token::Raised);
    set(QPalette::ButtonText, Token::Text);
    set(QPalette::BrightText, Token::OnFill);
    set(QPalette::Light, Token::Raised);
    set(QPalette::Midlight, Token::Hover);
    set(QPalette::Dark, Token::Line);
    set(QPalette::Mid, Token::Line);
    set(QPalette::Shadow, Token::Background);
    set(QPalette::Highlight, Token::Selected);
    set(QPalette::HighlightedText, Token::Text);
    set(QPalette::Link, Token::Accent);
    set(QPalette::LinkVisited, Token::Retry);
    const QColor dimmed = tint(Token::Muted, Token::Surface, 0.75);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, dimmed);
    return palette;
}

double contrast(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace sluice
