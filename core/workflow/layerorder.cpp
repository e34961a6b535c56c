#include "core/workflow/layerorder.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace sluice::layers {

namespace {

constexpr int kSweeps = 24;  ///< of one first order
constexpr int kPatience = 6; ///< sweeps in a row that bring nothing
constexpr int kRounds = 12;  ///< through all layers, of one sweep
constexpr int kSmall = 600;  ///< links; beyond, less is tried, so that the time stays near linear
constexpr int kSweepsOfLarge = 10;
constexpr int kSiftReach = 300;  ///< rows up and down; wide layers would take time by their square
constexpr double kClearly = 0.8; ///< of the crossings of an order that people know

using Rows = std::vector<std::vector<int>>;

class Uncrossing {
public:
    explicit Uncrossing(Layering &layering)
        : m_layering(layering)
        , m_endsOf(layering.nodes())
    {
    }

    [[nodiscard]] std::int64_t best() const { return m_best; }
    [[nodiscard]] const Rows &bestRows() const { return m_bestRows; }

    /// Tries the order from either side.
    void search()
    {
        for (const bool isStart : {true, false}) {
            beginFrom(isStart);
            sweep();
            if (!isSmall() || m_best == 0)
                break;
        }
    }

    /// Mends the order at hand by exchanges only.
    void settle()
    {
        improve(true, kRounds, [this](int rank) { return exchangeIn(rank, false); });
        keepBest(m_layering.crossings());
    }

    void setRows(const Rows &rows)
    {
        for (int rank = 0; rank < static_cast<int>(rows.size()); ++rank)
            m_layering.setRow(rank, rows[rank]);
    }

private:
    /// Sweeps from the order at hand.
    void sweep()
    {
        const auto exchange = [this](int rank) { return exchangeIn(rank, false); };
        const auto exchangeEqual = [this](int rank) { return exchangeIn(rank, true); };
        improve(true, kRounds, exchange);
        auto least = m_layering.crossings();
        keepBest(least);
        const int sweeps = isSmall() ? kSweeps : kSweepsOfLarge;
        for (int sweep = 0, idle = 0; sweep < sweeps && idle < kPatience && least > 0; ++sweep) {
            const bool isDown = sweep % 2 == 0;
            // Ties fall the other way every other time, so that equal nodes try both orders.
            const bool reversesTies = sweep % 4 >= 2;
            sortAll(isDown, reversesTies);
            if (reversesTies)
                improve(isDown, kRounds, exchangeEqual);
            else
                improve(isDown, kRounds, exchange);
            const auto now = m_layering.crossings();
            idle = now < least ? 0 : idle + 1;
            least = std::min(least, now);
            keepBest(now);
        }
        polish();
    }

    void polish()
    {
        setRows(m_bestRows);
        if (m_best == 0)
            return;
        const auto sift = [this](int rank) { return siftIn(rank); };
        const int rounds = isSmall() ? kRounds : 1;
        improve(true, rounds, sift);
        improve(false, rounds, sift);
        keepBest(m_layering.crossings());
    }

    [[nodiscard]] bool isSmall() const { return m_layering.links().size() <= kSmall; }

    /// Each node after those it is joined to, found by going through the graph from one side.
    void beginFrom(bool isStart)
    {
        const int count = m_layering.nodes();
        std::vector<bool> isSeen(count, false);
        Rows rows(m_layering.rows().size());
        std::vector<int> queue;
        const auto see = [&](int node) {
            if (isSeen[node])
                return;
            isSeen[node] = true;
            rows[m_layering.rankOf(node)].push_back(node);
            queue.push_back(node);
        };
        for (int node = 0; node < count; ++node) {
            if (!(isStart ? m_layering.linksInto(node) : m_layering.linksFrom(node)).empty())
                continue;
            see(node);
            for (std::size_t next = queue.size() - 1; next < queue.size(); ++next) {
                const int here = queue[next];
                for (const int link : isStart ? m_layering.linksFrom(here) : m_layering.linksInto(here))
                    see(isStart ? m_layering.links()[link].to : m_layering.links()[link].from);
            }
        }
        setRows(rows);
    }

    void keepBest(std::int64_t now)
    {
        if (now < m_best) {
            m_best = now;
            m_bestRows = m_layering.rows();
        }
    }

    /// Where the neighbours on one side lie on average; below zero: there are none.
    [[nodiscard]] double place(int node, bool before) const
    {
        const auto &links = before ? m_layering.linksInto(node) : m_layering.linksFrom(node);
        double sum = 0;
        for (const int link : links)
            sum += before ? m_layering.startOf(m_layering.links()[link])
                          : m_layering.rowOf(m_layering.links()[link].to);
        return links.empty() ? -1 : sum / static_cast<double>(links.size());
    }

    void sortAll(bool isDown, bool reversesTies)
    {
        const int last = static_cast<int>(m_layering.rows().size()) - 1;
        for (int step = 1; step <= last; ++step)
            sortLayer(isDown ? step : last - step, isDown, reversesTies);
    }

    /// Sorts a layer by the places of the neighbours; nodes without any stay in their rows.
    void sortLayer(int rank, bool before, bool reversesTies)
    {
        auto row = m_layering.rows()[rank];
        m_keyed.clear();
        for (const int node : row) {
            if (const double key = place(node, before); key >= 0)
                m_keyed.emplace_back(key, node);
        }
        if (reversesTies)
            std::ranges::reverse(m_keyed);
        std::ranges::stable_sort(m_keyed, {}, &std::pair<double, int>::first);
        auto next = m_keyed.begin();
        for (int &node : row) {
            if (!(before ? m_layering.linksInto(node) : m_layering.linksFrom(node)).empty())
                node = (next++)->second;
        }
        m_layering.setRow(rank, std::move(row));
    }

    /// The places of a node's neighbours on one side, sorted: the one where there is only one, as for all bends.
    struct Ends {
        static constexpr int kNone = -1;
        static constexpr int kMany = -2;
        int only = kNone;
        int first = 0; ///< of many
        int count = 0;
    };

    /// Gathers the ends of a layer; they hold while only its own order changes.
    void gather(const std::vector<int> &row)
    {
        m_ends.clear();
        for (const int node : row) {
            auto &[before, after] = m_endsOf[node];
            const auto first = m_ends.size();
            for (const int link : m_layering.linksInto(node))
                m_ends.push_back(m_layering.startOf(m_layering.links()[link]));
            before = sortedFrom(first);
            const auto second = m_ends.size();
            for (const int link : m_layering.linksFrom(node))
                m_ends.push_back(m_layering.rowOf(m_layering.links()[link].to));
            after = sortedFrom(second);
        }
    }

    [[nodiscard]] Ends sortedFrom(std::size_t first)
    {
        const auto count = m_ends.size() - first;
        if (count == 0)
            return {};
        if (count == 1)
            return {m_ends[first], static_cast<int>(first), 1};
        std::sort(m_ends.begin() + static_cast<std::ptrdiff_t>(first), m_ends.end());
        return {Ends::kMany, static_cast<int>(first), static_cast<int>(count)};
    }

    /// How many links of two nodes of the gathered layer cross while the first lies above the second, less how many do
    /// the other way round.
    [[nodiscard]] int gain(int above, int below) const
    {
        const auto &upper = m_endsOf[above];
        const auto &lower = m_endsOf[below];
        return gainOn(upper.first, lower.first) + gainOn(upper.second, lower.second);
    }

    [[nodiscard]] int gainOn(const Ends &above, const Ends &below) const
    {
        if (above.only >= 0 && below.only >= 0)
            return (below.only < above.only ? 1 : 0) - (below.only > above.only ? 1 : 0);
        if (above.count == 0 || below.count == 0)
            return 0;
        const int *less = m_ends.data() + below.first;
        const int *end = less + below.count;
        const int *lessOrSame = less;
        const int *begin = less;
        int crossed = 0;
        for (int i = above.first; i < above.first + above.count; ++i) {
            while (less < end && *less < m_ends[i])
                ++less;
            while (lessOrSame < end && *lessOrSame <= m_ends[i])
                ++lessOrSame;
            crossed += static_cast<int>((less - begin) - (end - lessOrSame));
        }
        return crossed;
    }

    /// Goes through the layers, and through those beside one that got better again, while that helps.
    template <typename Improve>
    void improve(bool isDown, int rounds, Improve improveLayer)
    {
        const int count = static_cast<int>(m_layering.rows().size());
        std::vector<bool> isDue(count, true);
        for (int round = 0; round < rounds; ++round) {
            bool isBetter = false;
            for (int step = 0; step < count; ++step) {
                const int rank = isDown ? step : count - 1 - step;
                if (!isDue[rank])
                    continue;
                isDue[rank] = false;
                if (!improveLayer(rank))
                    continue;
                isBetter = true;
                for (int near = std::max(0, rank - 1); near <= std::min(count - 1, rank + 1); ++near)
                    isDue[near] = true;
            }
            if (!isBetter)
                break;
        }
    }

    /// Exchanges nodes side by side while that helps.
    bool exchangeIn(int rank, bool swapsEqual)
    {
        const auto &row = m_layering.rows()[rank];
        gather(row);
        bool isBetter = false;
        const int pairs = static_cast<int>(row.size()) - 1;
        // A pair that was looked at is looked at again once a node of it is another.
        m_isOpen.assign(row.size() + 1, true);
        for (bool goesOn = true; goesOn;) {
            goesOn = false;
            for (int at = 0; at < pairs; ++at) {
                if (!std::exchange(m_isOpen[at + 1], false))
                    continue;
                const int better = gain(row[at], row[at + 1]);
                if (better < 0 || (better == 0 && !swapsEqual))
                    continue;
                m_layering.exchange(rank, at);
                m_isOpen[at] = true;
                m_isOpen[at + 2] = true;
                goesOn = goesOn || better > 0;
                isBetter = isBetter || better > 0;
            }
            swapsEqual = false;
        }
        return isBetter;
    }

    /// Puts each node of a layer where it crosses least within reach while the others stay (Matuszewski, Schönfeld,
    /// Molitor 1999).
    bool siftIn(int rank)
    {
        auto row = m_layering.rows()[rank];
        gather(row);
        const auto nodes = row;
        bool isBetter = false;
        for (const int node : nodes) {
            const int from = static_cast<int>(std::ranges::find(row, node) - row.begin());
            int best = from;
            int most = 0;
            int sum = 0;
            for (int at = from - 1; at >= std::max(0, from - kSiftReach); --at) {
                sum += gain(row[at], node);
                if (sum > most) {
                    most = sum;
                    best = at;
                }
            }
            sum = 0;
            for (int at = from + 1; at < std::min(static_cast<int>(row.size()), from + kSiftReach + 1); ++at) {
                sum += gain(node, row[at]);
                if (sum > most) {
                    most = sum;
                    best = at;
                }
            }
            if (best == from)
                continue;
            isBetter = true;
            const auto begin = row.begin();
            if (best < from)
                std::rotate(begin + best, begin + from, begin + from + 1);
            else
                std::rotate(begin + from, begin + from + 1, begin + best + 1);
        }
        if (isBetter)
            m_layering.setRow(rank, std::move(row));
        return isBetter;
    }

    Layering &m_layering;
    std::int64_t m_best = std::numeric_limits<std::int64_t>::max();
    Rows m_bestRows;
    std::vector<int> m_ends;                     ///< of the gathered layer
    std::vector<std::pair<Ends, Ends>> m_endsOf; ///< by node of it: before and after
    std::vector<char> m_isOpen;                  ///< by pair of nodes side by side, from 1
    std::vector<std::pair<double, int>> m_keyed;
};

} // namespace

void uncross(Layering &layering, bool keepsOrder)
{
    Uncrossing search(layering);
    auto kept = std::numeric_limits<std::int64_t>::max();
    Rows keptRows;
    if (keepsOrder) {
        search.settle();
        kept = search.best();
        keptRows = search.bestRows();
    }
    search.search();
    if (keepsOrder && static_cast<double>(search.best()) >= kClearly * static_cast<double>(kept)) {
        search.setRows(keptRows);
        return;
    }
    search.setRows(search.bestRows());
    search.settle();
}

} // namespace sluice::layers
