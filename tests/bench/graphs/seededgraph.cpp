#include "tests/bench/graphs/seededgraph.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

namespace sluice::bench {

namespace {

/// The standard's distributions differ between libraries; this does not.
class Chance {
public:
    explicit Chance(quint32 seed)
        : m_engine(seed)
    {
    }
    int below(int limit) { return static_cast<int>(m_engine() % static_cast<quint32>(std::max(1, limit))); }

private:
    std::mt19937 m_engine;
};

int startFor(int task, int tasks, Shape shape, bool isTree, Chance &chance)
{
    const int width = std::max(3, static_cast<int>(std::sqrt(tasks) / 1.5));
    int back = 0;
    switch (shape) {
    case Shape::Layered:
        back = width + chance.below(isTree ? width : 2 * width);
        break;
    case Shape::Local:
        back = 1 + chance.below(isTree ? 12 : 30);
        break;
    case Shape::Free:
        back = 1 + chance.below(std::min(task, tasks / 5));
        break;
    }
    return task - back;
}

} // namespace

Workflow seededGraph(int tasks, Shape shape, quint32 seed)
{
    Chance chance(seed);
    Workflow workflow;
    workflow.id = QStringLiteral("bench");
    const auto idAt = [](int task) { return QStringLiteral("t%1").arg(task); };
    const QStringList types{QStringLiteral("http.request"), QStringLiteral("transform"), QStringLiteral("if"),
                            QStringLiteral("sql.query")};
    for (int i = 0; i < tasks; ++i) {
        Task task;
        task.id = idAt(i);
        task.type = types[chance.below(static_cast<int>(types.size()))];
        task.name = QStringLiteral("Task number %1").arg(i);
        workflow.tasks.push_back(std::move(task));
    }
    std::set<std::pair<int, int>> edges;
    const auto connect = [&](int from, int to) {
        if (from < 0 || !edges.emplace(from, to).second)
            return;
        const Task &start = workflow.tasks[static_cast<std::size_t>(from)];
        const auto port = start.type != u"if"    ? QStringLiteral("out")
                          : chance.below(2) == 0 ? QStringLiteral("true")
                                                 : QStringLiteral("false");
        workflow.edges.push_back({start.id, port, idAt(to)});
    };
    for (int i = 1; i < tasks; ++i)
        connect(startFor(i, tasks, shape, true, chance), i);
    for (int tries = 0; static_cast<int>(edges.size()) < tasks * 3 / 2 && tries < 10 * tasks; ++tries) {
        const int to = 1 + chance.below(tasks - 1);
        connect(startFor(to, tasks, shape, false, chance), to);
    }
    for (int first = 0; first + 10 <= tasks; first += 100) {
        TaskGroup group{
            QStringLiteral("group%1").arg(first), QStringLiteral("Group %1").arg(first / 100), {}, {}, false};
        for (int i = first; i < first + 10; ++i)
            group.tasks.push_back(idAt(i));
        workflow.drawing.groups.push_back(group);
    }
    return workflow;
}

} // namespace sluice::bench
