#include "core/components/dependencyorder.h"

#include "core/components/errors.h"

#include <QHash>
#include <QSet>

namespace sluice {

namespace {

/// Depth first, so that the path to a cycle is at hand when it is met.
class Visit {
public:
    explicit Visit(const std::vector<ComponentSpec> &components)
        : m_components(components)
    {
        for (std::size_t i = 0; i < components.size(); ++i)
            m_byName.insert(components[i].name, i);
    }

    Result<void> one(const QString &name, const QString &wantedBy)
    {
        const auto found = m_byName.constFind(name);
        if (found == m_byName.cend()) {
            return failure(errors::kComponentDependencyUnknown,
                           {{QStringLiteral("component"), wantedBy}, {QStringLiteral("dependency"), name}});
        }
        if (const auto start = m_path.indexOf(name); start >= 0) {
            const QString path = (m_path.mid(start) << name).join(QStringLiteral(" → "));
            return failure(errors::kComponentDependencyCycle, {{QStringLiteral("path"), path}});
        }
        const std::size_t index = *found;
        if (m_done.contains(name))
            return {};
        m_path.append(name);
        for (const QString &dependency : m_components[index].dependencies) {
            if (auto visited = one(dependency, name); !visited)
                return visited;
        }
        m_path.removeLast();
        m_done.insert(name);
        order.push_back(m_components[index]);
        return {};
    }

    std::vector<ComponentSpec> order;

private:
    const std::vector<ComponentSpec> &m_components;
    QHash<QString, std::size_t> m_byName;
    QSet<QString> m_done;
    QStringList m_path;
};

} // namespace

Result<std::vector<ComponentSpec>> startOrder(const std::vector<ComponentSpec> &components)
{
    QSet<QString> names;
    for (const ComponentSpec &component : components) {
        if (names.contains(component.name))
            return failure(errors::kComponentDuplicate, {{QStringLiteral("component"), component.name}});
        names.insert(component.name);
    }
    Visit visit(components);
    for (const ComponentSpec &component : components) {
        if (auto visited = visit.one(component.name, {}); !visited)
            return tl::unexpected(visited.error());
    }
    return std::move(visit.order);
}

} // namespace sluice
