#pragma once

#include "tests/core/run/rundriver.h"

#include <functional>

namespace sluice::test {

/// A run whose events are kept for ever: what it is called, its workflow, and what happens in it.
struct GoldenStory {
    QString name;
    Workflow made;
    std::function<void(RunDriver &)> tell;
    StartOptions options = {};
};

/// The runs that golden histories are written of. A story may be added; those that exist are never changed.
[[nodiscard]] std::vector<GoldenStory> goldenStories();
/// Those of what people do to a run; `goldenStories` has them too.
[[nodiscard]] std::vector<GoldenStory> storiesOfPeople();

} // namespace sluice::test
