#include "core/workflow/exchange/importer.h"

#include "core/workflow/exchange/errors.h"
#include "core/workflow/exchange/graphfile.h"
#include "core/workflow/exchange/n8n.h"
#include "core/workflow/exchange/nodered.h"
#include "core/workflow/exchange/wfcommons.h"
#include "core/workflow/jsonfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

namespace sluice {

namespace {

const QMap<QString, ImportFormat> &formatNames()
{
    static const QMap<QString, ImportFormat> names{
        {QStringLiteral("sluice"), ImportFormat::Own},       {QStringLiteral("graphml"), ImportFormat::GraphMl},
        {QStringLiteral("dot"), ImportFormat::Dot},          {QStringLiteral("wfcommons"), ImportFormat::WfCommons},
        {QStringLiteral("node-red"), ImportFormat::NodeRed}, {QStringLiteral("n8n"), ImportFormat::N8n},
    };
    return names;
}

/// The first lines tell formats apart without reading them whole.
ImportFormat formatOf(const QByteArray &text, const QJsonDocument &json)
{
    if (json.isArray() || json[u"flows"].isArray())
        return ImportFormat::NodeRed;
    if (json.isObject() && isWfCommons(json.object()))
        return ImportFormat::WfCommons;
    if (json.isObject() && isN8n(json.object()))
        return ImportFormat::N8n;
    const QByteArray start = text.trimmed();
    if (start.startsWith('<'))
        return ImportFormat::GraphMl;
    return start.startsWith('{') || start.startsWith('[') ? ImportFormat::Own : ImportFormat::Dot;
}

/// A graph says itself what its nodes are; what nothing here can do is switched off.
Imported asImported(Workflow workflow)
{
    Imported made;
    for (const Task &task : workflow.tasks) {
        const bool isOff = task.disabled && task.type == u"noop" && !task.notes.isEmpty();
        made.notes.push_back({task.name.isEmpty() ? task.id : task.name,
                              QStringLiteral("node"),
                              isOff ? ImportNote::Kind::Disabled : ImportNote::Kind::Mapped,
                              task.id,
                              task.type,
                              isOff ? ImportNote::Reason::UnknownType : ImportNote::Reason::None,
                              {}});
    }
    made.workflow = std::move(workflow);
    return made;
}

QJsonArray nodesIn(const QJsonDocument &json)
{
    return json.isArray() ? json.array() : json[u"flows"].toArray();
}

Error whyMalformed(const QString &path, const QByteArray &text, int offset)
{
    const QByteArray before = text.first(std::min<qsizetype>(offset, text.size()));
    return {QString(errors::kExchangeMalformed),
            {{QStringLiteral("path"), path},
             {QStringLiteral("line"), QString::number(before.count('\n') + 1)},
             {QStringLiteral("column"), QString::number(before.size() - before.lastIndexOf('\n'))}},
            {}};
}

} // namespace

std::optional<ImportFormat> importFormatNamed(const QString &name)
{
    const auto found = formatNames().constFind(name);
    return found == formatNames().constEnd() ? std::nullopt : std::optional(*found);
}

QStringList importFormatNames()
{
    return {QStringLiteral("graphml"),  QStringLiteral("dot"), QStringLiteral("wfcommons"),
            QStringLiteral("node-red"), QStringLiteral("n8n"), QStringLiteral("sluice")};
}

Result<Imported> readImport(const QByteArray &text, std::optional<ImportFormat> format, const TaskCatalog &catalog,
                            const QString &path)
{
    const QByteArray plain = text.startsWith("\xEF\xBB\xBF") ? text.sliced(3) : text;
    QJsonParseError problem;
    const QJsonDocument json = QJsonDocument::fromJson(plain, &problem);
    const ImportFormat wanted = format.value_or(formatOf(plain, json));
    const bool isGraph = wanted == ImportFormat::GraphMl || wanted == ImportFormat::Dot || wanted == ImportFormat::Own;
    if (isGraph) {
        if (format && formatOf(plain, json) != wanted)
            return failure(errors::kExchangeOtherFormat, {{QStringLiteral("path"), path}});
        return readGraph(plain, catalog, path).map(asImported);
    }
    if (json.isNull())
        return tl::unexpected(whyMalformed(path, plain, problem.offset));
    if (wanted == ImportFormat::NodeRed && isNodeRed(nodesIn(json)))
        return readNodeRed(nodesIn(json), catalog, path);
    if (wanted == ImportFormat::WfCommons && isWfCommons(json.object()))
        return readWfCommons(json.object(), catalog, path);
    if (wanted == ImportFormat::N8n && isN8n(json.object()))
        return readN8n(json.object(), catalog, path);
    return failure(errors::kExchangeOtherFormat, {{QStringLiteral("path"), path}});
}

Result<Imported> loadImport(const QString &path, std::optional<ImportFormat> format, const TaskCatalog &catalog)
{
    return readFile(path).and_then([&](const QByteArray &text) { return readImport(text, format, catalog, path); });
}

} // namespace sluice
