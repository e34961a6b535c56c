#include "core/workflow/exchange/graphfile.h"

#include "core/workflow/exchange/dot.h"
#include "core/workflow/exchange/graphml.h"
#include "core/workflow/exchange/mermaid.h"
#include "core/workflow/jsonfile.h"
#include "core/workflow/workflowfile.h"

namespace sluice {

GraphFormat formatOfName(const QString &path)
{
    const auto endsWith = [&](QStringView end) { return path.endsWith(end, Qt::CaseInsensitive); };
    if (endsWith(u".graphml") || endsWith(u".xml"))
        return GraphFormat::GraphMl;
    if (endsWith(u".mmd") || endsWith(u".mermaid"))
        return GraphFormat::Mermaid;
    return endsWith(u".dot") || endsWith(u".gv") ? GraphFormat::Dot : GraphFormat::Own;
}

std::optional<GraphFormat> graphFormatNamed(const QString &name)
{
    static const QHash<QString, GraphFormat> names{{QStringLiteral("sluice"), GraphFormat::Own},
                                                   {QStringLiteral("graphml"), GraphFormat::GraphMl},
                                                   {QStringLiteral("dot"), GraphFormat::Dot},
                                                   {QStringLiteral("mermaid"), GraphFormat::Mermaid}};
    const auto found = names.constFind(name);
    return found == names.constEnd() ? std::nullopt : std::optional(*found);
}

QByteArray writeGraph(const Workflow &workflow, GraphFormat format)
{
    switch (format) {
    case GraphFormat::GraphMl:
        return writeGraphMl(plainGraphOf(workflow));
    case GraphFormat::Dot:
        return writeDot(plainGraphOf(workflow));
    case GraphFormat::Mermaid:
        return writeMermaid(workflow);
    case GraphFormat::Own:
        break;
    }
    return writeWorkflow(workflow);
}

Result<Workflow> readGraph(const QByteArray &text, const TaskCatalog &catalog, const QString &path)
{
    const QByteArray start = text.startsWith("\xEF\xBB\xBF") ? text.mid(3).trimmed() : text.trimmed();
    const auto made = [&](const PlainGraph &graph) { return workflowOf(graph, catalog); };
    if (start.startsWith('<'))
        return readGraphMl(text, path).and_then(made);
    if (!start.startsWith('{'))
        return readDot(text, path).and_then(made);
    return readWorkflow(text, QStringLiteral("imported"), path);
}

Result<Workflow> loadGraph(const QString &path, const TaskCatalog &catalog)
{
    return readFile(path).and_then([&](const QByteArray &text) { return readGraph(text, catalog, path); });
}

Result<void> saveGraph(const Workflow &workflow, const QString &path)
{
    return writeFile(path, writeGraph(workflow, formatOfName(path)));
}

} // namespace sluice
