#include "core/workflow/exchange/mermaid.h"

#include <QHash>
#include <QSet>

namespace sluice {

namespace {

/// Mermaid reads quotes and some signs even in quoted text, unless they are written as entities.
QByteArray quoted(const QString &text)
{
    QString safe;
    for (const QChar c : text) {
        if (c == u'\n')
            safe += QStringLiteral("<br>");
        else if (c == u'"' || c == u'#' || c == u'&' || c == u'<' || c == u'>' || c == u'`' || c == u'\\')
            safe += QStringLiteral("#%1;").arg(c.unicode());
        else if (c >= u' ')
            safe += c;
    }
    return '"' + safe.toUtf8() + '"';
}

QByteArray nodeLine(const QByteArray &node, const Task &task)
{
    const QByteArray label = quoted(task.name.isEmpty() ? task.id : task.name);
    if (task.type == u"if" || task.type == u"switch")
        return node + '{' + label + '}';
    return node + '[' + label + ']';
}

} // namespace

/// Numbers stand for ids: an id may be a word of the language.
QByteArray writeMermaid(const Workflow &workflow)
{
    QHash<QString, QByteArray> nodes;
    for (const Task &task : workflow.tasks)
        nodes.insert(task.id, 't' + QByteArray::number(nodes.size() + 1));
    QByteArray text("flowchart LR\n");
    QSet<QString> grouped;
    int groups = 0;
    for (const TaskGroup &group : workflow.drawing.groups) {
        text += "    subgraph g" + QByteArray::number(++groups) + '[' + quoted(group.name) + "]\n";
        for (const QString &id : group.tasks) {
            if (const Task *task = workflow.task(id); task && !grouped.contains(id)) {
                text += "        " + nodeLine(nodes.value(id), *task) + '\n';
                grouped.insert(id);
            }
        }
        text += "    end\n";
    }
    QByteArrayList off;
    for (const Task &task : workflow.tasks) {
        if (!grouped.contains(task.id))
            text += "    " + nodeLine(nodes.value(task.id), task) + '\n';
        if (task.disabled)
            off += nodes.value(task.id);
    }
    for (const Edge &edge : workflow.edges) {
        text += "    " + nodes.value(edge.from);
        text += edge.fromPort == u"out" ? QByteArray(" --> ") : " -->|" + quoted(edge.fromPort) + "| ";
        text += nodes.value(edge.to) + '\n';
    }
    if (!off.isEmpty())
        text += "    classDef off stroke-dasharray: 4 4\n    class " + off.join(',') + " off\n";
    return text;
}

} // namespace sluice
