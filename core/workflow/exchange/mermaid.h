#pragma once

#include "core/workflow/model.h"

#include <QByteArray>

namespace sluice {

/// Writes a flowchart of Mermaid, for documents: tasks by name, ports where they are not "out", groups as subgraphs, what
/// is switched off dashed. It cannot be read back.
[[nodiscard]] QByteArray writeMermaid(const Workflow &workflow);

} // namespace sluice
