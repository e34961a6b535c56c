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

std::array<double, 4> EdgePiece::turns() const
{
    std::array<double, 4> turns{};
    if (isLine)
        return turns;
    // Where the derivative, a quadratic, is 0: in the form that does not lose small roots (Press et al.: Numerical
    // Recipes, 5.6).
    const auto solve = [](double start, double middle, double end, double &one, double &other) {
        const double a = start - 2 * middle + end;
        const double half = middle - start;
        const double under = half * half - a * start;
        if (!(under >= 0))
            return;
        const double sum = -(half + std::copysign(std::sqrt(under), half));
        one = a != 0 ? sum / a : 0;
        other = sum != 0 ? start / sum : 0;
    };
    const auto first = control1 - from;
    const auto second = control2 - control1;
    const auto third = to - control2;
    solve(first.x(), second.x(), third.x(), turns[0], turns[1]);
    solve(first.y(), second.y(), third.y(), turns[2], turns[3]);
    return turns;
}

void EdgePiece::flatten(double tolerance, QList<QPointF> &points) const
{
    int steps = 1;
    if (!isLine) {
        // As many as its second differences ask for (Wang, in Sederberg: Computer Aided Geometric Design, 10.6).
        const auto first = from - 2 * control1 + control2;
        const auto second = control1 - 2 * control2 + to;
        const double bend = std::max(std::hypot(first.x(), first.y()), std::hypot(second.x(), second.y()));
        constexpr double kMost = 64;
        steps = static_cast<int>(std::max(1.0, std::min(kMost, std::ceil(std::sqrt(0.75 * bend / tolerance)))));
    }
    for (int step = 1; step < steps; ++step)
        points.push_back(at(step / double(steps)));
    points.push_back(to);
}

QList<QLineF> dashesAlong(const QList<QPointF> &points, double dash, double gap, const QRectF &sight)
{
    constexpr double kMost = 10'000; // of a line in any sight; one that is longer than numbers can tell has no dashes
    const double turn = dash + gap;
    QList<QLineF> dashes;
    double done = 0; // of a turn, where a line begins
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QLineF line(points[i - 1], points[i]);
        const double length = line.length();
        if (const auto seen = partIn(line, sight); length > 0 && seen) {
            const double first = std::floor((seen->first * length + done) / turn);
            const double count = std::min(kMost, std::ceil((seen->second * length + done) / turn) - first);
            for (int dashed = 0; dashed < count; ++dashed) {
                const double at = (first + dashed) * turn - done;
                const double begin = std::max(at, 0.0);
                const double end = std::min(at + dash, length);
                if (begin < end)
                    dashes.push_back({line.pointAt(begin / length), line.pointAt(end / length)});
            }
        }
        done = std::fmod(done + length, turn);
    }
    return dashes;
}

double distanceOf(QPointF point, const QLineF &line)
{
    const auto way = line.p2() - line.p1();
    const double length = QPointF::dotProduct(way, way);
    const double part = length == 0 ? 0 : std::clamp(QPointF::dotProduct(point - line.p1(), way) / length, 0.0, 1.0);
    const auto apart = point - (line.p1() + way * part);
    return std::hypot(apart.x(), apart.y());
}

std::optional<std::pair<double, double>> partIn(const QLineF &line, const QRectF &rect)
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
    const bool reaches = cut(-line.dx(), line.x1() - rect.left()) && cut(line.dx(), rect.right() - line.x1())
                         && cut(-line.dy(), line.y1() - rect.top()) && cut(line.dy(), rect.bottom() - line.y1());
    return reaches ? std::optional(std::pair(begin, end)) : std::nullopt;
}

bool reachesInto(const QLineF &line, const QRectF &rect)
{
    return partIn(line, rect).has_value();
}

} // namespace sluice
