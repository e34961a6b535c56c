#include "core/workflow/layerplaces.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace sluice::layers {

namespace {

constexpr double kFar = std::numeric_limits<double>::max();

/// The corner that an alignment leans towards.
struct Corner {
    bool isStart; ///< level with the neighbours before, not with those after
    bool isTop;
};

class Placing {
public:
    Placing(const Layering &layering, const Room &room)
        : m_layering(layering)
        , m_room(room)
        , m_isCut(layering.links().size(), false)
        , m_root(layering.nodes(), 0)
    {
        cutCrossedLinks();
    }

    std::vector<double> run()
    {
        std::array<std::vector<double>, 4> found;
        std::array<double, 4> heights{};
        for (std::size_t i = 0; i < found.size(); ++i) {
            const Corner corner{i < 2, i % 2 == 0};
            align(corner);
            found[i] = compact(corner.isTop);
            const auto [low, high] = std::ranges::minmax_element(found[i]);
            heights[i] = *high - *low;
        }
        const auto lowest = static_cast<std::size_t>(std::ranges::min_element(heights) - heights.begin());
        const auto [top, bottom] = std::ranges::minmax(found[lowest]);
        for (std::size_t i = 0; i < found.size(); ++i) {
            const auto [low, high] = std::ranges::minmax(found[i]);
            const double shift = i % 2 == 0 ? top - low : bottom - high;
            for (double &place : found[i])
                place += shift;
        }
        std::vector<double> result(m_layering.nodes());
        for (std::size_t node = 0; node < result.size(); ++node) {
            std::array<double, 4> four{found[0][node], found[1][node], found[2][node], found[3][node]};
            std::ranges::sort(four);
            result[node] = (four[1] + four[2]) / 2;
        }
        return result;
    }

private:
    [[nodiscard]] double apart(int above, int below) const
    {
        const bool isBend = m_layering.isBend(above) || m_layering.isBend(below);
        const auto size = [&](int node) { return m_layering.isBend(node) ? m_room.bend : m_room.node; };
        return (size(above) + size(below)) / 2 + (isBend ? m_room.bendGap : m_room.nodeGap);
    }

    [[nodiscard]] bool isInner(const Layering::Link &link) const
    {
        return m_layering.isBend(link.from) && m_layering.isBend(link.to);
    }

    /// The link between two bends that enters a node; -1: none.
    [[nodiscard]] int innerInto(int node) const
    {
        for (const int link : m_layering.linksInto(node)) {
            if (isInner(m_layering.links()[link]))
                return link;
        }
        return -1;
    }

    /// Links that cross one between two bends are not straightened, so that those are (the paper's conflicts of type 1).
    void cutCrossedLinks()
    {
        for (std::size_t rank = 1; rank < m_layering.rows().size(); ++rank) {
            const auto &row = m_layering.rows()[rank];
            const int before = static_cast<int>(m_layering.rows()[rank - 1].size());
            int low = 0;
            std::size_t done = 0;
            for (std::size_t at = 0; at < row.size(); ++at) {
                const int inner = innerInto(row[at]);
                if (inner < 0 && at + 1 < row.size())
                    continue;
                const int high = inner < 0 ? before : m_layering.rowOf(m_layering.links()[inner].from);
                for (; done <= at; ++done) {
                    for (const int link : m_layering.linksInto(row[done])) {
                        const auto &way = m_layering.links()[link];
                        const int start = m_layering.rowOf(way.from);
                        if ((start < low || start > high) && !isInner(way))
                            m_isCut[link] = true;
                    }
                }
                low = high;
            }
        }
    }

    /// Puts nodes into blocks that shall lie level: each with the middle one of its neighbours on one side, unless a
    /// block that is there would be crossed.
    void align(Corner corner)
    {
        std::iota(m_root.begin(), m_root.end(), 0);
        const int last = static_cast<int>(m_layering.rows().size()) - 1;
        for (int step = 1; step <= last; ++step) {
            auto row = m_layering.rows()[corner.isStart ? step : last - step];
            if (!corner.isTop)
                std::ranges::reverse(row);
            int taken = corner.isTop ? -1 : std::numeric_limits<int>::max();
            for (const int node : row)
                alignNode(node, corner, taken);
        }
    }

    void alignNode(int node, Corner corner, int &taken)
    {
        m_sides.clear();
        for (const int link : corner.isStart ? m_layering.linksInto(node) : m_layering.linksFrom(node)) {
            const auto &way = m_layering.links()[link];
            m_sides.emplace_back(corner.isStart ? way.from : way.to, link);
        }
        if (m_sides.empty())
            return;
        std::ranges::sort(m_sides, {}, [&](const auto &side) { return m_layering.rowOf(side.first); });
        std::array<std::size_t, 2> middle{(m_sides.size() - 1) / 2, m_sides.size() / 2};
        if (!corner.isTop)
            std::swap(middle[0], middle[1]);
        for (const auto at : middle) {
            const auto &[other, link] = m_sides[at];
            const int row = m_layering.rowOf(other);
            if (m_isCut[link] || (corner.isTop ? taken >= row : taken <= row))
                continue;
            m_root[node] = m_root[other];
            taken = row;
            return;
        }
    }

    /// Places the blocks as far up (or down) as their room allows, then those that can towards what lies beyond them.
    std::vector<double> compact(bool isTop)
    {
        const int count = m_layering.nodes();
        // From a block to the next one below it (above it, when all leans down), by root.
        std::vector<std::vector<std::pair<int, double>>> next(count);
        std::vector<int> waiting(count, 0);
        for (const auto &row : m_layering.rows()) {
            for (std::size_t at = 1; at < row.size(); ++at) {
                const double distance = apart(row[at - 1], row[at]);
                const int first = m_root[isTop ? row[at - 1] : row[at]];
                const int second = m_root[isTop ? row[at] : row[at - 1]];
                next[first].emplace_back(second, distance);
                ++waiting[second];
            }
        }
        std::vector<int> order;
        for (int node = 0; node < count; ++node) {
            if (m_root[node] == node && waiting[node] == 0)
                order.push_back(node);
        }
        std::vector<double> place(count, 0);
        for (std::size_t at = 0; at < order.size(); ++at) {
            for (const auto &[other, distance] : next[order[at]]) {
                place[other] = std::max(place[other], place[order[at]] + distance);
                if (--waiting[other] == 0)
                    order.push_back(other);
            }
        }
        for (std::size_t at = order.size(); at-- > 0;) {
            double limit = kFar;
            for (const auto &[other, distance] : next[order[at]])
                limit = std::min(limit, place[other] - distance);
            if (limit < kFar)
                place[order[at]] = std::max(place[order[at]], limit);
        }
        std::vector<double> result(count);
        for (int node = 0; node < count; ++node)
            result[node] = isTop ? place[m_root[node]] : -place[m_root[node]];
        return result;
    }

    const Layering &m_layering;
    const Room &m_room;
    std::vector<bool> m_isCut; ///< by link
    std::vector<int> m_root;   ///< by node: the first one of its block
    std::vector<std::pair<int, int>> m_sides;
};

} // namespace

std::vector<double> places(const Layering &layering, const Room &room)
{
    return layering.nodes() == 0 ? std::vector<double>() : Placing(layering, room).run();
}

} // namespace sluice::layers
