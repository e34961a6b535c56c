#pragma once

#include "core/base/result.h"
#include "core/workflow/trigger.h"

#include <QJsonArray>

#include <vector>

namespace sluice {

class JsonWriter;

/// Reads the triggers of a file that fits its schema; `place` is the JSON pointer of the list, `path` the file.
/// Errors: `workflow.badDuration`.
[[nodiscard]] Result<std::vector<Trigger>> readTriggers(const QJsonArray &list, const QString &place,
                                                        const QString &path);

/// Writes the list; of each, only what its kind knows and what differs from the usual, in a fixed order.
void writeTriggers(JsonWriter &writer, const std::vector<Trigger> &triggers);

/// "manual", "cron", "interval", "event", "failure", "file".
[[nodiscard]] QLatin1StringView nameOf(TriggerKind kind);
/// "skip", "once", "each".
[[nodiscard]] QLatin1StringView nameOf(MissedPolicy policy);

} // namespace sluice
