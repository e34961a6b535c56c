#pragma once

#include "core/api/versions.h"
#include "core/workflow/catalog.h"
#include "core/workflow/parts.h"

#include <QStringList>

namespace sluice {

/// "v7"; of 0, nothing.
[[nodiscard]] QString versionText(quint32 number);
/// What a run ran on: "v7", "draft of v7", "draft"; of a version that was never kept, nothing.
[[nodiscard]] QString versionText(VersionLabel label);
/// What is on the screen: "v7", or "v7, edited".
[[nodiscard]] QString shownVersionText(VersionLabel label);
/// How a version came to be, with its note: "saved", "restored from v5".
[[nodiscard]] QString word(VersionKind kind, const QString &note);

/// What people call a part of a workflow: "Ask for its rate", "fetch → store", "Trigger nightly".
[[nodiscard]] QString partText(const PartKey &key, const Workflow &workflow);
/// What people call a field of a part; `type` is that of a task and may be null.
[[nodiscard]] QString fieldText(PartKind kind, const QStringList &path, const TaskTypeInfo *type);
/// A value of a field: a text as it is, anything else as JSON; what is not there, as words.
[[nodiscard]] QString fieldValueText(const QJsonValue &value);

} // namespace sluice
