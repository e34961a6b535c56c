#pragma once

#include "core/base/result.h"
#include "core/workflow/catalog.h"
#include "core/workflow/exchange/foreignexpression.h"
#include "core/workflow/exchange/importbuilder.h"

namespace sluice {

/// Whether a JSON document is a workflow of n8n.
[[nodiscard]] bool isN8n(const QJsonObject &file);

/// Reads a workflow of n8n. Its nodes run once for each of their items; here a task runs once, with all that came in, so
/// what matters for that is said in the notes. Errors: `exchange.noGraph`.
[[nodiscard]] Result<Imported> readN8n(const QJsonObject &file, const TaskCatalog &catalog, const QString &path);

/// A node as its file has it.
struct N8nNode {
    QString name;
    QString type; ///< without the name of the package, such as "httpRequest"
    double version = 1;
    QJsonObject params;
    QJsonObject original;
};

/// What becomes of a node that is a task.
[[nodiscard]] ForeignTask taskOfN8n(const N8nNode &node, const ForeignWords &words);
/// The port here of an output.
[[nodiscard]] QString portOfN8n(const N8nNode &node, const ForeignTask &made, int output);

/// The conditions of an If, a Filter or a rule of a Switch, of any version, as JavaScript.
struct N8nCondition {
    QString script; ///< empty: nothing of it has a counterpart
    ImportNote::Reason reason = ImportNote::Reason::None;
    QString detail = {};
};
[[nodiscard]] N8nCondition conditionOfN8n(const QJsonObject &params, const ForeignWords &words);

/// A value of a node as JavaScript.
[[nodiscard]] QString scriptOfN8n(const QJsonValue &value, const ForeignWords &words, QString &lost);

} // namespace sluice
