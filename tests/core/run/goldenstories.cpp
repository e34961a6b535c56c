#include "tests/core/run/goldenstories.h"

namespace sluice::test {

namespace {

Error storyError()
{
    return Error{
        QStringLiteral("http.status"), {{QStringLiteral("status"), QStringLiteral("503")}}, QStringLiteral("down")};
}

void succeed(RunDriver &driver, quint32 step, const Payload &output, const QString &port = {})
{
    (void)driver.tell(command::Succeed{StepIndex{step}, driver.run.step(StepIndex{step}).lease, port, output});
}

void fail(RunDriver &driver, quint32 step, FailureClass failureClass)
{
    (void)driver.tell(
        command::Fail{StepIndex{step}, driver.run.step(StepIndex{step}).lease, failureClass, storyError(), "busy", {}});
}

void runTo(RunDriver &driver, quint32 step, const Payload &output)
{
    driver.start(StepIndex{step});
    succeed(driver, step, output);
    driver.now += Milliseconds(7);
}

void awaitRetry(RunDriver &driver, quint32 step)
{
    driver.now = driver.run.step(StepIndex{step}).due;
    driver.start(StepIndex{step});
}

void forEachStory(RunDriver &driver)
{
    runTo(driver, 0, "[1,{\"k\":2},\"c\"]");
    driver.start(StepIndex{1});
    (void)driver.tell(command::Found{StepIndex{1}, driver.run.lastLease, "[1, {\"k\":2} ,\"c\"]"});
    driver.startAll();
    for (const quint32 step : {7u, 3u, 5u}) {
        succeed(driver, step, QByteArray::number(step));
        driver.startAll();
    }
    for (const quint32 step : {4u, 8u, 6u})
        succeed(driver, step, QByteArray::number(step));
    runTo(driver, 2, "\"end\"");
}

void retryStory(RunDriver &driver)
{
    driver.start(StepIndex{0});
    fail(driver, 0, FailureClass::Transient);
    awaitRetry(driver, 0);
    fail(driver, 0, FailureClass::Rejected);
    awaitRetry(driver, 0);
    succeed(driver, 0, "1");
    runTo(driver, 1, "2");
}

void letterStory(RunDriver &driver)
{
    driver.start(StepIndex{0});
    fail(driver, 0, FailureClass::Permanent);
    driver.now += Milliseconds(60'000);
    (void)driver.tell(command::Redrive{1, "click-1", Payload("{\"edited\":true}"), false, QStringLiteral("ada")});
    driver.start(StepIndex{0});
    fail(driver, 0, FailureClass::Permanent);
    (void)driver.tell(command::Redrive{1, "click-2", {}, true, QStringLiteral("ada")});
    runTo(driver, 0, "1");
    runTo(driver, 1, "2");
}

void discardStory(RunDriver &driver)
{
    driver.start(StepIndex{0});
    fail(driver, 0, FailureClass::Permanent);
    (void)driver.tell(
        command::Discard{1, "click-1", Payload("{\"by\":\"hand\"}"), QStringLiteral("ada"), QStringLiteral("known")});
    runTo(driver, 1, "2");
}

void giveUpStory(RunDriver &driver)
{
    driver.startAll();
    fail(driver, 0, FailureClass::Permanent);
    (void)driver.tell(command::Discard{1, "click-1", {}, QStringLiteral("ada"), QStringLiteral("no use")});
    succeed(driver, 1, "1");
}

void cancelStory(RunDriver &driver)
{
    driver.startAll();
    fail(driver, 2, FailureClass::Transient);
    (void)driver.tell(command::Cancel{QStringLiteral("ada")});
    succeed(driver, 0, "1");
    driver.now += Milliseconds(5000);
    (void)driver.tell(command::Abandon{StepIndex{1}, driver.run.step(StepIndex{1}).lease});
}

void pauseStory(RunDriver &driver)
{
    driver.start(StepIndex{0});
    (void)driver.tell(command::Pause{QStringLiteral("ada")});
    succeed(driver, 0, "1");
    driver.now += Milliseconds(1000);
    (void)driver.tell(command::Resume{QStringLiteral("bob")});
    driver.start(StepIndex{1});
    (void)driver.tell(command::Wait{StepIndex{1}, driver.run.lastLease, driver.now + Milliseconds(3000)});
    driver.now += Milliseconds(3000);
    (void)driver.tell(command::Wake{StepIndex{1}});
    runTo(driver, 2, "3");
}

/// One wait is ended by an event, one by its time, one by neither.
void awaitStory(RunDriver &driver)
{
    driver.startAll();
    const auto wait = [&](quint32 step, const QString &key, std::optional<WallTime> until) {
        const StepIndex index{step};
        (void)driver.tell(command::Await{index, driver.run.step(index).lease, QStringLiteral("order.**"), key,
                                         key.isEmpty() ? QString() : QStringLiteral("7"), until});
    };
    wait(0, QStringLiteral("lines.0.id"), {});
    wait(1, {}, driver.now + Milliseconds(4000));
    wait(2, QStringLiteral("id"), driver.now + Milliseconds(90'000));
    driver.now += Milliseconds(4000);
    (void)driver.tell(command::Wake{StepIndex{1}});
    (void)driver.tell(command::Wake{StepIndex{2}});
    for (const quint32 step : {0u, 2u})
        (void)driver.tell(
            command::Hear{StepIndex{step}, QStringLiteral("order.paid"), driver.now, "{\"lines\":[{\"id\": 7}]}"});
    driver.startAll();
}

/// One call ends well, one badly and is sent on, one by its time, one with the run.
void callStory(RunDriver &driver)
{
    driver.startAll();
    const auto call = [&](quint32 step, quint64 run, std::optional<WallTime> until = {}) {
        const StepIndex index{step};
        (void)driver.tell(
            command::Call{index, driver.run.step(index).lease, RunId{run}, QStringLiteral("inner"), until});
    };
    call(0, 21);
    call(1, 22, driver.now + Milliseconds(90'000));
    call(2, 23, driver.now + Milliseconds(4000));
    call(3, 24);
    (void)driver.tell(command::EndCall{StepIndex{0}, RunId{21}, "{\"came\": 1}", {}});
    (void)driver.tell(
        command::EndCall{StepIndex{1}, RunId{22}, {}, Error{QStringLiteral("test.failed"), {}, QStringLiteral("why")}});
    driver.now += Milliseconds(4000);
    (void)driver.tell(command::Wake{StepIndex{2}});
    (void)driver.tell(command::Redrive{1, "click-1", {}, false, QStringLiteral("ada")});
    driver.startAll();
    call(1, 25);
}

void lostStory(RunDriver &driver)
{
    driver.startAll();
    (void)driver.tell(command::Recover{});
    driver.start(StepIndex{0});
    (void)driver.tell(command::Lose{StepIndex{0}, driver.run.lastLease});
    runTo(driver, 0, "1");
    (void)driver.tell(command::Succeed{StepIndex{1}, 2, {}, "\"late\""});
}

void losersStory(RunDriver &driver)
{
    driver.startAll();
    succeed(driver, 1, "\"first\"");
    (void)driver.tell(command::Succeed{StepIndex{0}, 1, {}, "\"late\""});
    runTo(driver, 3, "\"joined\"");
    runTo(driver, 4, "\"end\"");
}

void portsStory(RunDriver &driver)
{
    driver.start(StepIndex{0});
    succeed(driver, 0, "1", QStringLiteral("other"));
    driver.start(StepIndex{2});
    fail(driver, 2, FailureClass::Permanent);
    runTo(driver, 3, "3");
    runTo(driver, 4, "4");
}

} // namespace

std::vector<GoldenStory> goldenStories()
{
    Reliability carryOn;
    carryOn.onExhausted = OnExhausted::Continue;
    const auto made = [](const char *tasks, const char *edges, const Reliability &reliability = {}) {
        return workflow(QLatin1StringView(tasks), QLatin1StringView(edges), reliability);
    };
    std::vector<GoldenStory> stories{
        {QStringLiteral("chain"), made("a:step b:step", "a>b"),
         [](RunDriver &driver) {
             runTo(driver, 0, "1");
             runTo(driver, 1, "2");
         }},
        {QStringLiteral("diamond"), made("a:step b:step c:step d:join", "a>b a>c b>d c>d"),
         [](RunDriver &driver) {
             runTo(driver, 0, "{\"a\":1}");
             for (const quint32 step : {2u, 1u, 3u})
                 runTo(driver, step, QByteArray::number(step));
         }},
        {QStringLiteral("foreach"),
         made("a:step each:forEach z:step b:step c:step", "a>each each.item>b b>c each.done>z"), forEachStory},
        {QStringLiteral("retry"), made("a:step b:step", "a>b"), retryStory},
        {QStringLiteral("letter"), made("a:step b:step", "a>b"), letterStory},
        {QStringLiteral("discard"), made("a:step b:step", "a>b"), discardStory},
        {QStringLiteral("giveup"), made("a:step b:step c:step", "a>c"), giveUpStory},
        {QStringLiteral("cancel"), made("a:step b:step c:step d:step", "a>d"), cancelStory},
        {QStringLiteral("call"), made("a:call b:call c:call d:call e:step f:step", "a>e c.timeout>f"), callStory},
        {QStringLiteral("await"), made("a:await b:await c:await d:step e:step", "a>d b.timeout>e"), awaitStory},
        {QStringLiteral("pause"), made("a:step wait:delay b:step", "a>wait wait>b"), pauseStory},
        {QStringLiteral("lost"), made("a:step b:unsafe", ""), lostStory},
        {QStringLiteral("losers"), made("a:step b:step c:step any:join(any) e:step", "a>any b>any c>any any>e"),
         losersStory},
        {QStringLiteral("ports"),
         made("a:step b:step c:step d:step e:step", "a>b a.other>c c.failure>d d>e b>e", carryOn), portsStory},
    };
    for (GoldenStory &story : storiesOfPeople())
        stories.push_back(std::move(story));
    return stories;
}

} // namespace sluice::test
