#pragma once

#include "core/base/result.h"
#include "core/workflow/catalog.h"
#include "core/workflow/exchange/importbuilder.h"

#include <QJsonArray>

namespace sluice {

/// Whether a JSON list is what Node-RED exports: nodes with id and type.
[[nodiscard]] bool isNodeRed(const QJsonArray &nodes);

/// Reads flows of Node-RED. `msg.payload` is what goes from task to task here. Several flows become groups of one workflow;
/// nodes that only configure others are named in the notes. Errors: `exchange.noGraph`.
[[nodiscard]] Result<Imported> readNodeRed(const QJsonArray &nodes, const TaskCatalog &catalog, const QString &path);

/// What becomes of a node that is a task; without a type, nothing does it here. `input` is what comes in, as JavaScript.
[[nodiscard]] ForeignTask taskOfNodeRed(const QJsonObject &node, const QString &input);
/// The ports here of a node's outputs, in their order.
[[nodiscard]] QStringList portsOfNodeRed(const QJsonObject &node, const ForeignTask &made);

} // namespace sluice
