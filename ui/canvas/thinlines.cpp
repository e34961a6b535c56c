#include "ui/canvas/thinlines.h"

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {
/// Bits of a place beside the axis: so many that a line is the same wherever it is cut.
constexpr int kFraction = 32;
/// `part`: how much of the colour, of 256.
inline void blend(uchar *pixel, QRgb color, quint32 part)
{
    // Two channels at once: they stay apart, since parts of 256 do not carry.
    auto &below = *reinterpret_cast<QRgb *>(pixel);
    const quint32 rest = 256 - part;
    const quint32 redBlue = ((color & 0xFF00FFU) * part + (below & 0xFF00FFU) * rest) >> 8U & 0xFF00FFU;
    const quint32 green = ((color & 0x00FF00U) * part + (below & 0x00FF00U) * rest) >> 8U & 0x00FF00U;
    below = 0xFF000000U | redBlue | green;
}

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
void ThinLines::trace(double from, double to, double start, double slope, int length, int width, qsizetype step,
                      qsizetype aside) const
{
    // Only what lies in the image, and what little is beside it.
    double begin = std::max(std::min(from, to), 0.0);
    double end = std::min(std::max(from, to), static_cast<double>(length));
    const double least = isSmooth ? -0.5 : 0;
    const double most = width + (isSmooth ? 0.5 : 0);
    if (slope != 0) {
        const double low = from + (least - start) / slope;
        const double high = from + (most - start) / slope;
        begin = std::max(begin, std::min(low, high));
        end = std::min(end, std::max(low, high));
    } else if (start < least || start > most) {
        return;
    }
    if (!(begin < end)) // before they become whole numbers: what lies far outside is none
        return;
    const int first = static_cast<int>(std::ceil(begin - 0.5));
    const int last = static_cast<int>(std::ceil(end - 0.5));
    constexpr double kOne = qint64(1) << kFraction;
    // A pixel's middle lies half a pixel in; a smooth line is spread over the two pixels nearest to it.
    const double exact = start + (first + 0.5 - from) * slope - (isSmooth ? 0.5 : 0);
    const double place = std::min(std::max(exact, least - 1), most + 1); // of a line that ends very far away, it is not
    auto beside = static_cast<qint64>(std::llround(place * kOne));
    const auto drift = static_cast<qint64>(std::llround(slope * kOne));
    const QRgb color = m_color;
    const quint32 alpha = m_alpha;
    auto *row = m_bits + first * step;
    for (int along = first; along < last; ++along, row += step, beside += drift) {
        const auto at = beside >> kFraction;
        if (at < (isSmooth ? -1 : 0) || at >= width)
            continue;
        auto *pixel = row + at * aside;
        if constexpr (isSmooth) {
            const auto second = static_cast<quint32>(beside >> (kFraction - 8) & 0xFF) * alpha >> 8U;
            if (at >= 0)
                blend(pixel, color, alpha - second);
            if (at + 1 < width)
                blend(pixel + aside, color, second);
        } else if (alpha == 256) {
            *reinterpret_cast<QRgb *>(pixel) = color;
        } else {
            blend(pixel, color, alpha);
        }
    }
}

template void ThinLines::trace<true>(const QLineF &line) const;
template void ThinLines::trace<false>(const QLineF &line) const;

} // namespace sluice
