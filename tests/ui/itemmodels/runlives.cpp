#include "tests/ui/itemmodels/watched.h"
#include "tests/ui/models/samplerun.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/models/attemptmodel.h"
#include "ui/models/liverun.h"
#include "ui/runs/comparisonmodel.h"
#include "ui/runs/eventlogmodel.h"
#include "ui/runs/steptablemodel.h"
#include "ui/runs/timelinemodel.h"

#include <QtTest>

// The lives of the models of one run.

namespace sluice::test::lives {

unsigned liveAttempts()
{
    AttemptModel model;
    const Watched watched(model);
    AttemptRecord first;
    first.number = 1;
    AttemptRecord second = first;
    second.number = 2;
    model.setAttempts({first}, {});
    model.setAttempts({second, first}, {});
    model.setAttempts({}, {});
    return watched.seen();
}

/// Opens a run from its first event, tells the others as they come, and closes it.
template <typename Model>
unsigned liveRun(const std::function<std::unique_ptr<Model>(LiveRun &)> &make,
                 const std::function<void(Model &)> &use = {})
{
    const SampleRun sample = SampleRun::waiting();
    FakeEngine engine;
    RunHistory begun = sample.history();
    begun.events.resize(1);
    engine.histories.insert(number(sample.run.id), begun);
    LiveRun live(engine);
    const auto model = make(live);
    const Watched watched(*model);
    live.open(sample.run.id);
    (void)QTest::qWaitFor([&] { return live.picture() != nullptr; });
    Q_EMIT engine.runEvents(sample.run.id, 1, Events(sample.events.begin() + 1, sample.events.end()));
    (void)QTest::qWaitFor([&] { return live.picture()->run().sequence == sample.events.size(); });
    if (use)
        use(*model);
    live.close();
    return watched.seen();
}

unsigned liveSteps()
{
    return liveRun<StepTableModel>([](LiveRun &live) { return std::make_unique<StepTableModel>(live); });
}

unsigned liveLog()
{
    return liveRun<EventLogModel>([](LiveRun &live) { return std::make_unique<EventLogModel>(live); });
}

unsigned liveFilter()
{
    std::unique_ptr<StepTableModel> steps;
    return liveRun<StepFilter>(
        [&](LiveRun &live) {
            steps = std::make_unique<StepTableModel>(live);
            return std::make_unique<StepFilter>(*steps);
        },
        [](StepFilter &filter) {
            filter.setShown(StepFilter::Show::Trouble);
            filter.setShown(StepFilter::Show::All);
            filter.setText(QStringLiteral("fetch"));
        });
}

unsigned liveTimeline()
{
    std::unique_ptr<LiveTimeline> timeline;
    return liveRun<TimelineModel>(
        [&](LiveRun &live) {
            timeline = std::make_unique<LiveTimeline>(live);
            timeline->setActive(true);
            auto model = std::make_unique<TimelineModel>(*timeline);
            model->setActive(true);
            return model;
        },
        [&](TimelineModel &model) {
            (void)QTest::qWaitFor([&] { return timeline->isWhole() && model.rowCount() > 0; });
            model.setOnlyCritical(true);
            model.setActive(false);
        });
}

unsigned liveComparison()
{
    std::unique_ptr<LiveRun> other;
    FakeEngine engine;
    return liveRun<ComparisonModel>(
        [&](LiveRun &live) {
            other = std::make_unique<LiveRun>(engine);
            return std::make_unique<ComparisonModel>(live, *other);
        },
        [](ComparisonModel &model) {
            model.renew();
            model.setOnlyDifferent(true);
            model.setOnlyDifferent(false);
        });
}

unsigned liveDifferences()
{
    DifferenceModel model;
    const Watched watched(model);
    model.setDifferences(std::vector<JsonDifference>(2), {});
    model.setDifferences({}, {});
    return watched.seen();
}

} // namespace sluice::test::lives
