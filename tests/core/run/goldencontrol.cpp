#include "core/run/fork.h"
#include "tests/core/run/goldenstories.h"

// Stories of what people do to a run: how it is tried out, skipped, restarted and stepped.

namespace sluice::test {

namespace {

const Error kDown{QStringLiteral("http.timeout"), {}, QStringLiteral("down")};

void end(RunDriver &driver, quint32 step, const Payload &output)
{
    driver.start(StepIndex{step});
    (void)driver.tell(command::Succeed{StepIndex{step}, driver.run.step(StepIndex{step}).lease, {}, output});
    driver.now += Milliseconds(11);
}

void failForGood(RunDriver &driver, quint32 step)
{
    driver.start(StepIndex{step});
    (void)driver.tell(command::Fail{
        StepIndex{step}, driver.run.step(StepIndex{step}).lease, FailureClass::Permanent, kDown, "no", {}});
    driver.now += Milliseconds(11);
}

void skipStory(RunDriver &driver)
{
    failForGood(driver, 0);
    (void)driver.tell(command::Skip{StepIndex{0}, "{\"by\":\"hand\"}", QStringLiteral("ada"), QStringLiteral("known")});
    end(driver, 1, "2");
}

void trialStory(RunDriver &driver)
{
    (void)driver.tell(command::StepOnce{QStringLiteral("ada"), {}});
    (void)driver.tell(command::StepOnce{QStringLiteral("ada"), {}});
    (void)driver.tell(command::Resume{QStringLiteral("ada")});
    end(driver, 2, "3");
}

void restartStory(RunDriver &driver)
{
    end(driver, 0, "1");
    failForGood(driver, 1);
    driver.now += Milliseconds(60'000);
    (void)driver.tell(command::Restart{"click-r", QStringLiteral("ada")});
    end(driver, 1, "2");
    end(driver, 2, "3");
}

void cappedStory(RunDriver &driver)
{
    driver.start(StepIndex{0});
    (void)driver.tell(command::Found{StepIndex{0}, driver.run.lastLease, "[1,2,3,4]"});
    for (int item = 0; item < 4; ++item) {
        const StepIndex next = pending(driver.run).start.back(); // not in the order of the items
        end(driver, number(next), QByteArray::number(item));
    }
    end(driver, 1, "\"end\"");
}

void timeoutStory(RunDriver &driver)
{
    failForGood(driver, 0);
    end(driver, 2, "3");
}

/// Another run goes on from when b was under way and c had died, with another output of a.
void forkStory(RunDriver &driver)
{
    end(driver, 0, "1");
    driver.start(StepIndex{1});
    failForGood(driver, 2);
    const std::size_t moment = driver.events.size();
    (void)driver.tell(command::Succeed{StepIndex{1}, driver.run.step(StepIndex{1}).lease, {}, "2"});
    driver.now += Milliseconds(60'000);
    auto forked = forkOf(RunId{6}, driver.run.plan, std::span(driver.events).first(moment),
                         {{StepIndex{0}, ForkEdit::What::Output, "\"edited\""},
                          {StepIndex{2}, ForkEdit::What::Input, "{\"given\":true}"}},
                         QStringLiteral("ada"), driver.now);
    if (!forked)
        return driver.fault(forked.error().code);
    driver = RunDriver(driver.run.plan, std::move(*forked), 6);
    driver.run = fold(RunId{7}, driver.run.plan, driver.events); // the number that all histories are folded with
    end(driver, 1, "\"again\"");
    (void)driver.tell(command::Redrive{1, "click-f", {}, false, QStringLiteral("ada")});
    end(driver, 2, "3");
    end(driver, 3, "4");
}

/// One item of a loop is undone, a letter of a compensation is sent on, and a lost attempt is made again.
void compensatedStory(RunDriver &driver)
{
    end(driver, 0, "1");
    driver.start(StepIndex{1});
    (void)driver.tell(command::Found{StepIndex{1}, driver.run.lastLease, "[1,2]"});
    end(driver, 4, "\"first\"");
    end(driver, 6, "\"second\"");
    failForGood(driver, 2);
    failForGood(driver, 7);
    (void)driver.tell(command::Redrive{1, "click-c", {}, false, QStringLiteral("ada")});
    end(driver, 7, "\"undone\"");
    driver.start(StepIndex{5});
    driver.crash();
    driver.passTime();
    end(driver, 5, "\"undone\"");
    end(driver, 3, "\"undone\"");
}

/// It halts at a mock, at both items of a loop and at one of them again after a redrive; then nowhere any more.
void breakpointsStory(RunDriver &driver)
{
    (void)driver.tell(command::Resume{QStringLiteral("ada")});
    driver.start(StepIndex{1});
    (void)driver.tell(command::Found{StepIndex{1}, driver.run.lastLease, "[1,2]"});
    driver.start(StepIndex{4}); // halts
    driver.crash();
    (void)driver.tell(command::Resume{QStringLiteral("ada")});
    failForGood(driver, 4);
    driver.start(StepIndex{5}); // halts
    (void)driver.tell(command::StepOnce{QStringLiteral("ada"), {}});
    end(driver, 5, "\"second\"");
    (void)driver.tell(command::Redrive{1, "click-b", {}, false, QStringLiteral("ada")});
    (void)driver.tell(command::Resume{QStringLiteral("ada")});
    driver.start(StepIndex{4}); // halts in its new epoch
    (void)driver.tell(command::SetBreakpoints{{}, QStringLiteral("ada")});
    (void)driver.tell(command::Resume{QStringLiteral("ada")});
    end(driver, 4, "\"first\"");
    end(driver, 2, "3");
}

Workflow compensatedWorkflow()
{
    Workflow made = workflow(QStringLiteral("a:step each:forEach z:step ua:step b:step ub:step"),
                             QStringLiteral("a>each each.item>b each.done>z"));
    made.tasks[0].compensation = QStringLiteral("ua");
    made.tasks[1].params.insert(QStringLiteral("concurrency"), 1);
    made.tasks[2].reliability.onExhausted = OnExhausted::Compensate;
    made.tasks[4].compensation = QStringLiteral("ub");
    return made;
}

} // namespace

std::vector<GoldenStory> storiesOfPeople()
{
    Reliability carryOn;
    carryOn.onExhausted = OnExhausted::Continue;
    Reliability giveUp;
    giveUp.onExhausted = OnExhausted::Fail;
    const auto made = [](const char *tasks, const char *edges, const Reliability &reliability = {}) {
        return workflow(QLatin1StringView(tasks), QLatin1StringView(edges), reliability);
    };
    StartOptions trial;
    trial.stepping = true;
    trial.pins = {{QStringLiteral("a"), "\"pinned\"", {}}};
    trial.mocks = {{QStringLiteral("b"), "\"mocked\"", {}, {}, {}}};
    trial.untilTask = QStringLiteral("c");
    StartOptions halting;
    halting.mocks = {{QStringLiteral("a"), "[]", {}, {}, {}}};
    halting.breakpoints = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("z")};
    Workflow capped = made("each:forEach z:step b:step", "each.item>b each.done>z");
    capped.tasks.front().params.insert(QStringLiteral("concurrency"), 2);
    return {
        {QStringLiteral("skip"), made("a:step b:step", "a>b"), skipStory, {}},
        {QStringLiteral("trial"), made("a:step b:step c:step d:step", "a>b b>c c>d"), trialStory, trial},
        {QStringLiteral("restart"), made("a:step b:step c:step", "a>b b>c", giveUp), restartStory, {}},
        {QStringLiteral("capped"), capped, cappedStory, {}},
        {QStringLiteral("compensated"), compensatedWorkflow(), compensatedStory, {}},
        {QStringLiteral("timeout"), made("a:step b:step c:step", "a>b a.timeout>c", carryOn), timeoutStory, {}},
        {QStringLiteral("breakpoints"), made("a:step each:forEach z:step b:step", "a>each each.item>b each.done>z"),
         breakpointsStory, halting},
        {QStringLiteral("fork"), made("a:step b:step c:step d:step", "a>b a>c b>d c>d"), forkStory, {}},
    };
}

} // namespace sluice::test
