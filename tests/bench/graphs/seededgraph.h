#pragma once

#include "core/workflow/model.h"

namespace sluice::bench {

/// How the edges of a generated workflow lie.
enum class Shape : quint8 {
    Layered, ///< most lead to the next layer, some further
    Local,   ///< most lead to a task near in the file: long and narrow
    Free,    ///< from anywhere before, within a fifth of the tasks
};

/// A workflow of so many tasks and one and a half edges each, with names, and ports where several edges leave; the same
/// seed gives the same one. Every tenth run of ten tasks is a group. It has no layout.
[[nodiscard]] Workflow seededGraph(int tasks, Shape shape, quint32 seed);

} // namespace sluice::bench
