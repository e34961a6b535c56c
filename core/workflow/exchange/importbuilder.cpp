#include "core/workflow/exchange/importbuilder.h"

#include <QJsonDocument>

#include <cmath>

namespace sluice {

namespace {

const auto kStandIn = QStringLiteral("noop");

QString originalText(const QJsonObject &original)
{
    QString text = QString::fromUtf8(QJsonDocument(original).toJson(QJsonDocument::Indented)).trimmed();
    if (text.size() > kMostOriginal)
        text = text.first(kMostOriginal) + u'…';
    return text;
}

} // namespace

void ImportBuilder::addTask(const QString &key, const QString &name, const QString &was, const ForeignTask &made,
                            const QJsonObject &original)
{
    Task task;
    task.id = m_taken.take(name.isEmpty() ? was : name);
    task.name = name == task.id ? QString() : name;
    const bool isKnown = !made.type.isEmpty() && m_catalog.find(made.type);
    task.type = isKnown ? made.type : kStandIn;
    task.disabled = made.isDisabled || !isKnown;
    ImportNote note{name, was, ImportNote::Kind::Mapped, task.id, task.type, made.reason, made.detail};
    if (isKnown)
        task.params = made.params;
    else if (note.reason == ImportNote::Reason::None)
        note.reason = ImportNote::Reason::UnknownType;
    if (!isKnown)
        note.kind = ImportNote::Kind::Disabled;
    else if (note.reason != ImportNote::Reason::None)
        note.kind = ImportNote::Kind::Partly;
    if (note.kind != ImportNote::Kind::Mapped)
        task.notes = originalText(original);
    m_ids.insert(key, task.id);
    m_made.workflow.tasks.push_back(std::move(task));
    m_made.notes.push_back(note);
}

void ImportBuilder::addTrigger(const QString &name, const QString &was, Trigger trigger, ImportNote::Reason reason,
                               const QString &detail)
{
    trigger.id = m_triggers.take(name.isEmpty() ? was : name);
    m_made.notes.push_back({name,
                            was,
                            reason == ImportNote::Reason::None ? ImportNote::Kind::Mapped : ImportNote::Kind::Partly,
                            {},
                            QStringLiteral("trigger"),
                            reason,
                            detail});
    m_made.workflow.triggers.push_back(std::move(trigger));
}

void ImportBuilder::passOver(const QString &key)
{
    m_passed.insert(key);
}

void ImportBuilder::addSticky(const QString &text, const QRectF &place)
{
    auto &notes = m_made.workflow.drawing.notes;
    notes.push_back({QStringLiteral("note%1").arg(notes.size() + 1), text, place, {}});
}

void ImportBuilder::place(const QString &key, QPointF at)
{
    const QString id = idOf(key);
    constexpr double kFarthest = 1e7; // farther out is no place that anybody drew
    if (!id.isEmpty() && std::abs(at.x()) <= kFarthest && std::abs(at.y()) <= kFarthest)
        m_made.workflow.layout.insert(id, at);
}

void ImportBuilder::link(const QString &fromKey, const QString &port, const QString &toKey)
{
    m_links.push_back({fromKey, port, toKey});
}

Imported ImportBuilder::finish()
{
    for (const Link &link : m_links) {
        if (m_passed.contains(link.from))
            m_behind[link.from].push_back(link.to);
    }
    for (const Link &link : m_links) {
        if (m_passed.contains(link.from))
            continue;
        if (idOf(link.from).isEmpty() || (idOf(link.to).isEmpty() && !m_passed.contains(link.to))) {
            m_made.notes.push_back(
                {link.from, link.port, ImportNote::Kind::Dropped, {}, {}, ImportNote::Reason::DanglingLink, link.to});
            continue;
        }
        std::set<QString> seen;
        follow(link.from, link.port, link.to, seen);
    }
    breakCycles();
    return std::move(m_made);
}

void ImportBuilder::follow(const QString &from, const QString &port, const QString &to, std::set<QString> &seen)
{
    if (!idOf(to).isEmpty())
        return addEdge(idOf(from), port, idOf(to));
    if (!seen.insert(to).second)
        return;
    for (const QString &next : m_behind.value(to))
        follow(from, port, next, seen);
}

void ImportBuilder::addEdge(const QString &from, const QString &port, const QString &to)
{
    const Task *task = m_made.workflow.task(from);
    const TaskTypeInfo *type = task ? m_catalog.find(task->type) : nullptr;
    QStringList ports = type ? outPortsOf(*task, *type) : QStringList(QStringLiteral("out"));
    const bool isAny = port == u"failure" || port == u"timeout" || ports.contains(port);
    const Edge edge{from, isAny ? port : ports.front(), to};
    if (m_edges.insert(edge).second)
        m_made.workflow.edges.push_back(edge);
}

/// Without recursion: a file may hold a chain of any length.
void ImportBuilder::breakCycles()
{
    std::vector<Edge> &edges = m_made.workflow.edges;
    QHash<QString, std::vector<std::size_t>> out;
    for (std::size_t at = 0; at < edges.size(); ++at)
        out[edges[at].from].push_back(at);
    enum class Mark : quint8 { New, Open, Done };
    QHash<QString, Mark> marks;
    std::set<std::size_t> back;
    struct Visit {
        QString task;
        std::size_t next = 0;
    };
    for (const Task &root : m_made.workflow.tasks) {
        if (marks.value(root.id) != Mark::New)
            continue;
        std::vector<Visit> path{{root.id}};
        marks.insert(root.id, Mark::Open);
        while (!path.empty()) {
            Visit &visit = path.back();
            const auto &ways = out[visit.task];
            if (visit.next == ways.size()) {
                marks.insert(visit.task, Mark::Done);
                path.pop_back();
                continue;
            }
            const std::size_t way = ways[visit.next++];
            const QString to = edges[way].to;
            if (marks.value(to) == Mark::Open)
                back.insert(way);
            else if (marks.value(to) == Mark::New) {
                marks.insert(to, Mark::Open);
                path.push_back({to});
            }
        }
    }
    for (const std::size_t way : back) {
        m_made.notes.push_back({shown(edges[way].from),
                                {},
                                ImportNote::Kind::Dropped,
                                {},
                                {},
                                ImportNote::Reason::Loop,
                                shown(edges[way].to)});
    }
    std::size_t at = 0;
    std::erase_if(edges, [&](const Edge &) { return back.contains(at++); });
}

QString ImportBuilder::shown(const QString &id) const
{
    const Task *task = m_made.workflow.task(id);
    return task && !task->name.isEmpty() ? task->name : id;
}

} // namespace sluice
