#include "ui/canvas/edgepieces.h"

#include <algorithm>
#include <cmath>

namespace sluice {

QRectF EdgePiece::bounds() const
{
    const auto [left, right] = std::minmax({from.x(), control1.x(), control2.x(), to.x()});
    const auto [top, bottom] = std::minmax({from.y(), control1.y(), control2.y(), to.y()});
    return {left, top, right - left, bottom - top};
}

QPointF EdgePiece::at(double part) const
{
    if (isLine)
        return from + (to - from) * part;
    const double rest = 1 - part;
    return from * (rest * rest * rest) + control1 * (3 * rest * rest * part) + control2 * (3 * rest * part * part)
           + to * (part * part * part);
}

void EdgePiece::flatten(double tolerance, QList<QPointF> &points) const
{
    int steps = 1;
    if (!isLine) {
        // As many as its second differences ask for (Wang, in Sederberg: Computer Aided Geometric Design, 10.6).
        const auto first = from - 2 * control1 + control2;
        const auto second = control1 - 2 * control2 + to;
        const double bend = std::max(std::hypot(first.x(), first.y()), std::hypot(second.x(), second.y()));
        steps = std::clamp(static_cast<int>(std::ceil(std::sqrt(0.75 * bend / tolerance))), 1, 64);
    }
    for (int step = 1; step < steps; ++step)
        points.push_back(at(step / double(steps)));
    points.push_back(to);
}

double distanceOf(QPointF point, const QLineF &line)
{
    const auto way = line.p2() - line.p1();
    const double length = QPointF::dotProduct(way, way);
    const double part = length == 0 ? 0 : std::clamp(QPointF::dotProduct(point - line.p1(), way) / length, 0.0, 1.0);
    const auto apart = point - (line.p1() + way * part);
    return std::hypot(apart.x(), apart.y());
}

bool reachesInto(const QLineF &line, const QRectF &rect)
{
    // Cuts off what lies outside of each side (Liang and Barsky 1984).
    double begin = 0;
    double end = 1;
    const auto cut = [&](double way, double room) {
        if (way == 0)
            return room >= 0;
        const double part = room / way;
        if (way < 0)
            begin = std::max(begin, part);
        else
            end = std::min(end, part);
        return begin <= end;
    };
    return cut(-line.dx(), line.x1() - rect.left()) && cut(line.dx(), rect.right() - line.x1())
           && cut(-line.dy(), line.y1() - rect.top()) && cut(line.dy(), rect.bottom() - line.y1());
}

} // namespace sluice
