#include "ui/canvas/ground.h"

#include <QPointF>

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {

/// One channel or two of a colour, times a part of 255, as Qt's rasterizer rounds it.
quint32 partOf(quint32 channels, quint32 part)
{
    const quint32 product = channels * part;
    return (product + (product >> 8U & 0xFF00FFU) + 0x800080U) >> 8U & 0xFF00FFU;
}

QRgb tinted(QRgb below, QRgb premultiplied)
{
    const quint32 rest = 255U - static_cast<quint32>(qAlpha(premultiplied));
    return premultiplied + (partOf(below & 0xFF00FFU, rest) | partOf(below >> 8U & 0xFF00FFU, rest) << 8U);
}

/// Where an area begins or ends across.
struct Side {
    int x;
    std::size_t area;
    bool isLeft;
};

void fillRow(QImage &pixels, int y, int left, int right, QRgb color)
{
    auto *row = reinterpret_cast<QRgb *>(pixels.scanLine(y));
    std::fill(row + left, row + right, color);
}

/// A row of pixels, from area to area.
class GroundRow {
public:
    GroundRow(QRgb ground, const std::vector<QRgb> &tints)
        : m_ground(ground)
        , m_tints(tints)
        , m_over(tints.size(), false)
    {
    }
    void pass(const Side &side) { m_over[side.area] = side.isLeft; }
    [[nodiscard]] QRgb color() const
    {
        QRgb color = m_ground;
        for (std::size_t area = 0; area < m_over.size(); ++area) {
            if (m_over[area])
                color = tinted(color, m_tints[area]);
        }
        return color;
    }

private:
    QRgb m_ground;
    const std::vector<QRgb> &m_tints;
    std::vector<bool> m_over;
};

} // namespace

void paintGround(QImage &pixels, const QColor &ground, const std::vector<TintedArea> &areas)
{
    std::vector<Side> sides;
    std::vector<QRect> clipped;
    std::vector<QRgb> tints;
    std::vector<int> levels{0, pixels.height()};
    for (const auto &[area, tint] : areas) {
        const auto rect = area & pixels.rect();
        if (rect.isEmpty())
            continue;
        sides.push_back({rect.left(), clipped.size(), true});
        sides.push_back({rect.right() + 1, clipped.size(), false});
        levels.insert(levels.end(), {rect.top(), rect.bottom() + 1});
        clipped.push_back(rect);
        tints.push_back(qPremultiply(tint.rgba()));
    }
    std::ranges::sort(sides, {}, &Side::x);
    std::ranges::sort(levels);
    const auto [first, last] = std::ranges::unique(levels);
    levels.erase(first, last);
    for (std::size_t band = 1; band < levels.size(); ++band) {
        const int top = levels[band - 1];
        GroundRow row(ground.rgb(), tints);
        int left = 0;
        for (const Side &side : sides) {
            const auto &rect = clipped[side.area];
            if (top < rect.top() || top > rect.bottom())
                continue;
            if (side.x > left)
                fillRow(pixels, top, left, side.x, row.color());
            left = side.x;
            row.pass(side);
        }
        fillRow(pixels, top, left, pixels.width(), row.color());
        const auto bytes = static_cast<std::size_t>(pixels.width()) * sizeof(QRgb);
        for (int y = top + 1; y < levels[band]; ++y)
            std::copy_n(pixels.constScanLine(top), bytes, pixels.scanLine(y));
    }
}

void fillArea(QImage &pixels, const QRect &area, const QColor &color)
{
    const auto clipped = area & pixels.rect();
    for (int y = clipped.top(); y <= clipped.bottom(); ++y)
        fillRow(pixels, y, clipped.left(), clipped.right() + 1, color.rgb());
}

void paintDots(QImage &pixels, QPointF origin, double step, double size, const QColor &color)
{
    // The pixels whose middles a square of that size around the point holds.
    const auto first = [&](double along) { return static_cast<int>(std::ceil(along - size / 2 - 0.5)); };
    const auto end = [&](double along) { return static_cast<int>(std::ceil(along + size / 2 - 0.5)); };
    const auto begin = [&](double along) { return along - std::ceil((along + size) / step) * step; };
    std::vector<int> across;
    for (double x = begin(origin.x()); x < pixels.width() + size; x += step) {
        for (int pixel = std::max(0, first(x)); pixel < std::min(pixels.width(), end(x)); ++pixel)
            across.push_back(pixel);
    }
    for (double y = begin(origin.y()); y < pixels.height() + size; y += step) {
        for (int pixel = std::max(0, first(y)); pixel < std::min(pixels.height(), end(y)); ++pixel) {
            auto *row = reinterpret_cast<QRgb *>(pixels.scanLine(pixel));
            for (const int x : across)
                row[x] = color.rgb();
        }
    }
}

} // namespace sluice
