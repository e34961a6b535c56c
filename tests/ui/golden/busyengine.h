#pragma once

#include "core/base/fakeclock.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/models/workflownames.h"

namespace sluice::test {

inline constexpr RunId kBusyRun{4711};       ///< of which five countries are asked for, and one died
inline constexpr RunId kBusyRunBefore{4702}; ///< of the same workflow, which ended well

/// Fills a fake engine with a working day that has its troubles: each page of operations has each of its states to show.
/// All of it comes from `clock`, so that two pictures of it are the same.
void makeBusy(FakeEngine &engine, const FakeClock &clock);

/// Some minutes of snapshots, one a second, with figures that go up and down: what the charts are made of.
void letTimePass(FakeEngine &engine, FakeClock &clock, int seconds);

/// Names of the workflows that it tells of.
[[nodiscard]] WorkflowNames busyNames();

} // namespace sluice::test
