#pragma once

#include "core/api/engineclient.h"

#include <QStringList>

namespace sluice {

/// What helps whoever looks into a trouble: versions, platform, how the engine is, counts of the workspace, the last lines of
/// the log. In English, as the log is. No payload, no address, no name of a workflow or of the person.
///
/// `facts`: what the program adds of the workspace, a line each.
[[nodiscard]] QString diagnosticsText(const EngineSnapshot &now, const QStringList &facts, const LogPage &log);

} // namespace sluice
