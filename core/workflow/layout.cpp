#include "core/workflow/layout.h"

#include "core/workflow/catalog.h"
#include "core/workflow/graph.h"
#include "core/workflow/layerplaces.h"
#include "core/workflow/layerranks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace sluice {

namespace {

constexpr double kGrid = 8;
constexpr double kWidth = 208;
constexpr double kHeight = 64;
constexpr double kLayerGap = 80;
constexpr double kColumn = kWidth + kLayerGap;
constexpr double kPartGap = 64;
constexpr double kUnknown = std::numeric_limits<double>::lowest();
constexpr layers::Room kRoom{.node = kHeight, .nodeGap = 32, .bend = 8, .bendGap = 16};

double snapped(double value)
{
    return std::floor(value / kGrid) * kGrid;
}

/// Tasks that edges join, numbered from 0 within it.
struct Part {
    std::vector<int> tasks; ///< positions in the workflow
    layers::Graph graph;
    /// Positions in the workflow of the edges that lead as an arc does; none for an arc that was turned round.
    [[nodiscard]] std::vector<int> edgesOf(const layers::Arc &arc) const
    {
        const auto found = edges.find({arc.from, arc.to, arc.slot});
        return found == edges.end() ? std::vector<int>() : found->second;
    }

    std::map<std::tuple<int, int, int>, std::vector<int>> edges; ///< by start, end and slot
};

class Arranging {
public:
    Arranging(const Workflow &workflow, const TaskCatalog *catalog)
        : m_workflow(workflow)
        , m_catalog(catalog)
        , m_graph(workflow)
        , m_places(workflow.tasks.size())
    {
    }

    Arrangement run()
    {
        std::vector<int> alone;
        double top = 0;
        for (const Part &part : parts()) {
            if (part.graph.arcs.empty()) {
                alone.insert(alone.end(), part.tasks.begin(), part.tasks.end());
                continue;
            }
            top = placePart(part, top) + kPartGap;
        }
        placeAlone(alone, top);
        const auto shift = wayBack();
        Arrangement result;
        for (int task = 0; task < m_graph.size(); ++task)
            result.places.insert(m_graph.idOf(task), m_places[task] + shift);
        for (auto &[edge, route] : m_routes) {
            for (QPointF &point : route)
                point += shift;
            result.routes.insert(m_workflow.edges[edge], route);
        }
        return result;
    }

private:
    /// Parts in the order of their first tasks; where tasks have places, from above.
    std::vector<Part> parts()
    {
        std::vector<int> rank(m_graph.size());
        const auto order = m_graph.forwardOrder();
        for (std::size_t i = 0; i < order.size(); ++i)
            rank[order[i]] = static_cast<int>(i);
        std::vector<Part> result;
        std::vector<int> number(m_graph.size(), -1);
        for (int first = 0; first < m_graph.size(); ++first) {
            if (number[first] >= 0)
                continue;
            Part part;
            const auto take = [&](int task) {
                if (number[task] >= 0)
                    return;
                number[task] = static_cast<int>(part.tasks.size());
                part.tasks.push_back(task);
            };
            take(first);
            for (std::size_t next = 0; next < part.tasks.size(); ++next) {
                for (const auto &arc : m_graph.outgoing(part.tasks[next]))
                    take(arc.task);
                for (const auto &arc : m_graph.incoming(part.tasks[next]))
                    take(arc.task);
            }
            part.graph.nodes = static_cast<int>(part.tasks.size());
            for (const int task : part.tasks) {
                for (const auto &arc : m_graph.outgoing(task)) {
                    if (arc.task == task)
                        continue;
                    layers::Arc own{number[task], number[arc.task],
                                    slotOf(m_workflow.tasks[task], m_workflow.edges[arc.edge])};
                    if (rank[arc.task] < rank[task])
                        own = {own.to, own.from, 0};
                    else
                        part.edges[{own.from, own.to, own.slot}].push_back(arc.edge);
                    part.graph.arcs.push_back(own);
                }
            }
            result.push_back(std::move(part));
        }
        std::ranges::stable_sort(result, {}, [this](const Part &part) { return topOf(part); });
        return result;
    }

    /// The highest place of its tasks; parts without any come last.
    [[nodiscard]] double topOf(const Part &part) const
    {
        double top = std::numeric_limits<double>::max();
        for (const int task : part.tasks) {
            if (const auto place = placeOf(task))
                top = std::min(top, place->y());
        }
        return top;
    }

    [[nodiscard]] int slotOf(const Task &task, const Edge &edge) const
    {
        const auto *type = m_catalog ? m_catalog->find(task.type) : nullptr;
        if (!type)
            return 0;
        // Ports that a task has besides those of its type are painted below them.
        const auto ports = outPortsOf(task, *type);
        return static_cast<int>(ports.contains(edge.fromPort) ? ports.indexOf(edge.fromPort) : ports.size());
    }

    [[nodiscard]] std::optional<QPointF> placeOf(int task) const
    {
        const auto found = m_workflow.layout.constFind(m_graph.idOf(task));
        return found == m_workflow.layout.constEnd() ? std::nullopt : std::optional(*found);
    }

    /// Places the tasks of a part from `top` down, and says where it ends.
    double placePart(const Part &part, double top)
    {
        const auto ranks = layers::ranks(part.graph);
        layers::Layering layering(part.graph, ranks);
        layers::uncross(layering, takeOrder(part, layering));
        const auto middles = layers::places(layering, kRoom);
        const double least = *std::ranges::min_element(middles.begin(), middles.begin() + part.graph.nodes);
        // Long edges may lie above all tasks: there they keep clear of the part before.
        if (const double rise = least - kHeight / 2 - *std::ranges::min_element(middles); top > 0 && rise > 0)
            top += std::ceil(rise / kGrid) * kGrid;
        double end = top;
        for (int node = 0; node < part.graph.nodes; ++node) {
            const double height = top + snapped(middles[node] - least);
            m_places[part.tasks[node]] = {ranks[node] * kColumn, height};
            end = std::max(end, height + kHeight);
        }
        for (const auto &[arc, first, bends] : layering.chains()) {
            QList<QPointF> route;
            for (int bend = first; bend < first + bends; ++bend) {
                const double left = layering.rankOf(bend) * kColumn;
                const double level = top + std::round(middles[bend] - least + kHeight / 2);
                end = std::max(end, std::ceil(level / kGrid) * kGrid);
                if (!route.isEmpty() && route.back().y() == level)
                    route.back().setX(left + kWidth);
                else
                    route << QPointF(left, level) << QPointF(left + kWidth, level);
            }
            for (const int edge : part.edgesOf(arc))
                m_routes.emplace_back(edge, route);
        }
        return end;
    }

    /// Begins with the order in which tasks and long edges lie; false: fewer than half of the tasks have a place.
    [[nodiscard]] bool takeOrder(const Part &part, layers::Layering &layering) const
    {
        std::vector<double> middles(layering.nodes(), kUnknown);
        for (int node = 0; node < part.graph.nodes; ++node) {
            if (const auto place = placeOf(part.tasks[node]))
                middles[node] = place->y() + kHeight / 2;
        }
        if (2 * std::count(middles.begin(), middles.begin() + part.graph.nodes, kUnknown) > part.graph.nodes)
            return false;
        for (const auto &[arc, first, bends] : layering.chains()) {
            const auto edges = part.edgesOf(arc);
            const auto start = placeOf(part.tasks[arc.from]);
            const auto route = edges.empty() ? QList<QPointF>()
                                             : m_workflow.drawing.routes.value(m_workflow.edges[edges.front()]);
            for (int step = 0; start && !route.isEmpty() && step < bends; ++step)
                middles[first + step] = levelAt(route, start->x() + (step + 1) * kColumn + kWidth / 2);
        }
        settleUnknown(middles, layering);
        for (int rank = 0; rank < static_cast<int>(layering.rows().size()); ++rank) {
            auto row = layering.rows()[rank];
            std::ranges::sort(row, {}, [&](int node) { return std::pair(middles[node], node); });
            layering.setRow(rank, std::move(row));
        }
        return true;
    }

    /// How high a route is at a place across.
    [[nodiscard]] static double levelAt(const QList<QPointF> &route, double across)
    {
        for (qsizetype i = 1; i < route.size(); ++i) {
            const QPointF &from = route[i - 1];
            const QPointF &to = route[i];
            if (across > to.x() || to.x() <= from.x())
                continue;
            const double part = std::clamp((across - from.x()) / (to.x() - from.x()), 0.0, 1.0);
            return from.y() + part * (to.y() - from.y());
        }
        return route.back().y();
    }

    /// What is nowhere yet lies level with what leads to it.
    static void settleUnknown(std::vector<double> &middles, const layers::Layering &layering)
    {
        for (const auto &row : layering.rows()) {
            for (const int node : row) {
                if (middles[node] != kUnknown)
                    continue;
                double sum = 0;
                for (const int link : layering.linksInto(node))
                    sum += middles[layering.links()[link].from];
                const auto count = static_cast<double>(layering.linksInto(node).size());
                middles[node] = count == 0 ? 0 : sum / count;
            }
        }
    }

    /// Tasks that nothing joins: in lines, about as wide as high.
    void placeAlone(const std::vector<int> &tasks, double top)
    {
        const auto columns = std::max<std::size_t>(
            1, static_cast<std::size_t>(std::sqrt(static_cast<double>(tasks.size()) / 2)));
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            m_places[tasks[i]] = {static_cast<double>(i % columns) * kColumn,
                                  top + static_cast<double>(i / columns) * (kHeight + kRoom.nodeGap)};
        }
    }

    /// How far to move all, so that half of the tasks that had a place lie on either side of it.
    [[nodiscard]] QPointF wayBack() const
    {
        std::vector<double> across;
        std::vector<double> down;
        for (int task = 0; task < m_graph.size(); ++task) {
            if (const auto place = placeOf(task)) {
                across.push_back(place->x() - m_places[task].x());
                down.push_back(place->y() - m_places[task].y());
            }
        }
        if (2 * across.size() < m_workflow.tasks.size() || across.empty())
            return {};
        const auto median = [](std::vector<double> &values) {
            const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
            std::ranges::nth_element(values, middle);
            return snapped(*middle);
        };
        return {median(across), median(down)};
    }

    const Workflow &m_workflow;
    const TaskCatalog *m_catalog;
    WorkflowGraph m_graph;
    std::vector<QPointF> m_places;                        ///< by position of the task
    std::vector<std::pair<int, QList<QPointF>>> m_routes; ///< by position of the edge
};

} // namespace

Arrangement layeredLayout(const Workflow &workflow, const TaskCatalog *catalog)
{
    return Arranging(workflow, catalog).run();
}

} // namespace sluice
