#include "ui/canvas/thinlines.h"

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {
constexpr int kFraction = 16; ///< bits of a place beside the axis
} // namespace

ThinLines::ThinLines(QImage &pixels)
    : m_bits(pixels.bits())
    , m_bytesPerLine(pixels.bytesPerLine())
    , m_width(pixels.width())
    , m_height(pixels.height())
{
}

void ThinLines::setColor(const QColor &color, double opacity)
{
    m_color = color.rgb();
    m_alpha = static_cast<quint32>(std::lround(opacity * 256));
}

void ThinLines::blend(QRgb &pixel, quint32 part) const
{
    // Two channels at once: they stay apart, since parts of 256 do not carry.
    const quint32 rest = 256 - part;
    const quint32 redBlue = ((m_color & 0xFF00FFU) * part + (pixel & 0xFF00FFU) * rest) >> 8U & 0xFF00FFU;
    const quint32 green = ((m_color & 0x00FF00U) * part + (pixel & 0x00FF00U) * rest) >> 8U & 0x00FF00U;
    pixel = 0xFF000000U | redBlue | green;
}

template <bool isSmooth>
void ThinLines::trace(const QLineF &line) const
{
    constexpr auto kPixel = static_cast<qsizetype>(sizeof(QRgb));
    if (std::abs(line.dy()) >= std::abs(line.dx())) {
        if (line.dy() != 0)
            trace<isSmooth>(line.y1(), line.y2(), line.x1(), line.dx() / line.dy(), m_height, m_width, m_bytesPerLine,
                            kPixel);
    } else {
        trace<isSmooth>(line.x1(), line.x2(), line.y1(), line.dy() / line.dx(), m_width, m_height, kPixel,
                        m_bytesPerLine);
    }
}

template <bool isSmooth>
void ThinLines::trace(double from, double to, double at, double slope, int length, int width, qsizetype step,
                      qsizetype aside) const
{
    // Only what lies in the image, so that no pixel has to be asked for.
    double begin = std::max(std::min(from, to), 0.0);
    double end = std::min(std::max(from, to), static_cast<double>(length));
    const double least = 0.5;
    const double most = width - (isSmooth ? 1.5 : 0.5);
    if (slope != 0) {
        const double low = from + (least - at) / slope;
        const double high = from + (most - at) / slope;
        begin = std::max(begin, std::min(low, high));
        end = std::min(end, std::max(low, high));
    } else if (at < least || at > most) {
        return;
    }
    const int first = static_cast<int>(std::ceil(begin - 0.5));
    const int last = static_cast<int>(std::ceil(end - 0.5));
    if (first >= last)
        return;
    // A pixel's middle lies half a pixel in; a smooth line is spread over the two pixels nearest to it.
    const double place = at + (first + 0.5 - from) * slope - (isSmooth ? 0.5 : 0);
    auto beside = static_cast<qint64>(std::lround(place * (1 << kFraction)));
    const auto drift = static_cast<qint64>(std::lround(slope * (1 << kFraction)));
    auto *row = m_bits + first * step;
    for (int along = first; along < last; ++along, row += step, beside += drift) {
        auto *pixel = row + std::clamp<qint64>(beside >> kFraction, 0, width - 1 - isSmooth) * aside;
        if constexpr (isSmooth) {
            const auto second = static_cast<quint32>(beside >> (kFraction - 8) & 0xFF) * m_alpha >> 8U;
            blend(*reinterpret_cast<QRgb *>(pixel), m_alpha - second);
            blend(*reinterpret_cast<QRgb *>(pixel + aside), second);
        } else if (m_alpha == 256) {
            *reinterpret_cast<QRgb *>(pixel) = m_color;
        } else {
            blend(*reinterpret_cast<QRgb *>(pixel), m_alpha);
        }
    }
}

template void ThinLines::trace<true>(const QLineF &line) const;
template void ThinLines::trace<false>(const QLineF &line) const;

} // namespace sluice
