#include "core/workflow/layout.h"

#include "core/workflow/graph.h"

#include <algorithm>
#include <numeric>

namespace sluice {

namespace {

constexpr int kGrid = 8;
constexpr int kColumn = 208 + 80;
constexpr int kRow = 64 + 32;
constexpr int kSweeps = 4;

/// Sorts tasks into layers, then the layers.
class LayerSearch {
public:
    explicit LayerSearch(const Workflow &workflow)
        : m_graph(workflow)
        , m_layerOf(workflow.tasks.size(), 0)
        , m_rowOf(workflow.tasks.size(), 0)
        , m_rank(workflow.tasks.size(), 0)
    {
        const std::vector<int> order = m_graph.forwardOrder();
        for (std::size_t i = 0; i < order.size(); ++i)
            m_rank[at(order[i])] = static_cast<int>(i);
        for (const int task : order) {
            for (const auto &arc : m_graph.incoming(task)) {
                if (m_rank[at(arc.task)] < m_rank[at(task)])
                    m_layerOf[at(task)] = std::max(m_layerOf[at(task)], m_layerOf[at(arc.task)] + 1);
            }
        }
        for (int task = 0; task < m_graph.size(); ++task) {
            m_layers.resize(std::max(m_layers.size(), at(m_layerOf[at(task)]) + 1));
            m_layers[at(m_layerOf[at(task)])].push_back(task);
        }
        for (const auto &layer : m_layers)
            number(layer);
    }

    QMap<QString, QPointF> run()
    {
        for (int sweep = 0; sweep < kSweeps; ++sweep) {
            for (std::size_t i = 1; i < m_layers.size(); ++i)
                sort(m_layers[i], true);
            for (std::size_t i = m_layers.size(); i-- > 1;)
                sort(m_layers[i - 1], false);
        }
        return places();
    }

private:
    static std::size_t at(int index) { return static_cast<std::size_t>(index); }

    void number(const std::vector<int> &layer)
    {
        for (std::size_t row = 0; row < layer.size(); ++row)
            m_rowOf[at(layer[row])] = static_cast<double>(row);
    }

    /// Where the neighbours on one side lie on average; a task without any stays where it is.
    double barycentre(int task, bool before) const
    {
        double sum = 0;
        int count = 0;
        for (const auto &arc : before ? m_graph.incoming(task) : m_graph.outgoing(task)) {
            if ((m_layerOf[at(arc.task)] < m_layerOf[at(task)]) != before || arc.task == task)
                continue;
            const auto &layer = m_layers[at(m_layerOf[at(arc.task)])];
            sum += m_rowOf[at(arc.task)] - static_cast<double>(layer.size()) / 2;
            ++count;
        }
        const auto &own = m_layers[at(m_layerOf[at(task)])];
        return count == 0 ? m_rowOf[at(task)] - static_cast<double>(own.size()) / 2 : sum / count;
    }

    void sort(std::vector<int> &layer, bool before)
    {
        std::vector<std::pair<double, int>> keyed;
        keyed.reserve(layer.size());
        for (const int task : layer)
            keyed.emplace_back(barycentre(task, before), task);
        std::ranges::stable_sort(keyed, {}, &std::pair<double, int>::first);
        std::ranges::transform(keyed, layer.begin(), &std::pair<double, int>::second);
        number(layer);
    }

    QMap<QString, QPointF> places() const
    {
        std::size_t tallest = 0;
        for (const auto &layer : m_layers)
            tallest = std::max(tallest, layer.size());
        QMap<QString, QPointF> result;
        for (std::size_t column = 0; column < m_layers.size(); ++column) {
            const auto &layer = m_layers[column];
            const auto top = static_cast<int>(tallest - layer.size()) * kRow / 2 / kGrid * kGrid;
            for (std::size_t row = 0; row < layer.size(); ++row)
                result.insert(m_graph.idOf(layer[row]),
                              QPointF(static_cast<int>(column) * kColumn, top + static_cast<int>(row) * kRow));
        }
        return result;
    }

    WorkflowGraph m_graph;
    std::vector<int> m_layerOf;
    std::vector<double> m_rowOf;
    std::vector<int> m_rank;
    std::vector<std::vector<int>> m_layers;
};

} // namespace

QMap<QString, QPointF> layeredLayout(const Workflow &workflow)
{
    return LayerSearch(workflow).run();
}

} // namespace sluice
