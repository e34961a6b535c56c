#include "ui/canvas/alignment.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sluice {

namespace {

std::array<double, 3> marksAcross(const QRectF &rect)
{
    return {rect.left(), rect.center().x(), rect.right()};
}

std::array<double, 3> marksDown(const QRectF &rect)
{
    return {rect.top(), rect.center().y(), rect.bottom()};
}

/// The shortest way to a mark of the same kind of another; none within reach: zero and false.
struct LevelStep {
    double by = 0;
    bool isFound = false;
};

template <typename Marks>
LevelStep nearest(const QRectF &moving, const std::vector<QRectF> &others, double reach, Marks marks)
{
    LevelStep best;
    double least = reach;
    const auto own = marks(moving);
    for (const QRectF &other : others) {
        const auto theirs = marks(other);
        for (std::size_t i = 0; i < own.size(); ++i) {
            const double by = theirs[i] - own[i];
            if (std::abs(by) > least || (best.isFound && std::abs(by) == least))
                continue;
            least = std::abs(by);
            best = {by, true};
        }
    }
    return best;
}

} // namespace

Level levelWith(const QRectF &moving, const std::vector<QRectF> &others, double reach)
{
    const auto across = nearest(moving, others, reach, marksAcross);
    const auto down = nearest(moving, others, reach, marksDown);
    Level level{{across.by, down.by}, {}};
    const auto moved = moving.translated(level.by);
    constexpr double kSame = 0.01;
    for (const QRectF &other : others) {
        const auto both = moved | other;
        for (std::size_t i = 0; i < 3; ++i) {
            const double x = marksAcross(moved)[i];
            if (across.isFound && std::abs(marksAcross(other)[i] - x) < kSame)
                level.lines << QLineF(x, both.top(), x, both.bottom());
            const double y = marksDown(moved)[i];
            if (down.isFound && std::abs(marksDown(other)[i] - y) < kSame)
                level.lines << QLineF(both.left(), y, both.right(), y);
        }
    }
    return level;
}

QMap<QString, QPointF> aligned(const QMap<QString, QPointF> &places, QSizeF size, Align align)
{
    QRectF all;
    for (const QPointF &place : places)
        all = all.isNull() ? QRectF(place, size) : all | QRectF(place, size);
    auto result = places;
    for (QPointF &place : result) {
        switch (align) {
        case Align::Left:
            place.setX(all.left());
            break;
        case Align::Centre:
            place.setX(all.center().x() - size.width() / 2);
            break;
        case Align::Right:
            place.setX(all.right() - size.width());
            break;
        case Align::Top:
            place.setY(all.top());
            break;
        case Align::Middle:
            place.setY(all.center().y() - size.height() / 2);
            break;
        case Align::Bottom:
            place.setY(all.bottom() - size.height());
            break;
        }
    }
    return result;
}

QMap<QString, QPointF> distributed(const QMap<QString, QPointF> &places, Qt::Orientation direction)
{
    if (places.size() < 3)
        return places;
    const auto along = [&](QPointF point) { return direction == Qt::Horizontal ? point.x() : point.y(); };
    auto order = places.keys();
    std::ranges::stable_sort(order, {}, [&](const QString &id) { return along(places[id]); });
    const double first = along(places[order.front()]);
    const double step = (along(places[order.back()]) - first) / static_cast<double>(order.size() - 1);
    auto result = places;
    for (qsizetype i = 0; i < order.size(); ++i) {
        auto &place = result[order[i]];
        const double at = std::round(first + step * static_cast<double>(i));
        place = direction == Qt::Horizontal ? QPointF(at, place.y()) : QPointF(place.x(), at);
    }
    return result;
}

} // namespace sluice
