#include "ui/canvas/nodelook.h"

#include "core/workflow/graph.h"
#include "ui/wording/statewords.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sluice {

namespace {

constexpr qsizetype kLongestSummary = 120;

QString oneLine(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().left(4 * kLongestSummary).simplified().left(kLongestSummary);
    if (value.isDouble())
        return QString::number(value.toDouble());
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)).left(kLongestSummary);
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)).left(kLongestSummary);
    return {};
}

} // namespace

QStringList outPortsOf(const Task &task, const TaskCatalog &catalog, const QStringList &usedPorts)
{
    const auto *type = catalog.find(task.type);
    auto ports = type ? sluice::outPortsOf(task, *type) : QStringList{QStringLiteral("out")};
    if (task.reliability.onExhausted == OnExhausted::Continue)
        ports.push_back(kFailurePort);
    for (const auto &port : usedPorts) {
        if (!ports.contains(port))
            ports.push_back(port);
    }
    return ports;
}

NodeLook lookOf(const Task &task, const TaskCatalog &catalog, const QStringList &usedPorts)
{
    NodeLook look;
    const auto *type = catalog.find(task.type);
    look.title = task.name.isEmpty() ? task.id : task.name;
    look.typeLabel = type ? catalogText(type->label) : task.type;
    look.icon = type ? type->icon : QStringLiteral("question");
    look.category = type ? type->category : QString();
    look.outPorts = outPortsOf(task, catalog, usedPorts);
    look.disabled = task.disabled || !type; // nothing here can perform it
    if (type && !type->summaryParam.isEmpty())
        look.summary = oneLine(task.params[type->summaryParam]);
    if (look.summary.isEmpty())
        look.summary = look.typeLabel;
    return look;
}

} // namespace sluice
