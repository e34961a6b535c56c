#include "core/run/machine.h"
#include "tests/core/support/testcatalog.h"
#include "ui/document/sampledata.h"
#include "ui/document/samplepins.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;

namespace {

const QString fetch = QStringLiteral("fetch");
const QString each = QStringLiteral("each");
const QString load = QStringLiteral("load");
const QString after = QStringLiteral("after");

/// fetch → each, for each item load, and then after.
Workflow loop()
{
    return test::workflow(QStringLiteral("fetch:step each:forEach load:step after:step other:step"),
                          QStringLiteral("fetch>each each.item>load each.done>after"));
}

/// A run in which `fetch` gave two codes, and whose loop is under way.
Run runOf(const Workflow &workflow)
{
    auto run = newRun(RunId{7}, compile(workflow, test::catalog()).value());
    Events events;
    const WallTime now(Milliseconds(1'700'000'000'000));
    const auto tell = [&](const Command &command) {
        const auto done = decide(run, command, now, events);
        Q_ASSERT(done);
    };
    tell(command::Start{QStringLiteral("manual"), R"({"day":1})", 1});
    const auto perform = [&](quint32 step) { tell(command::StartAttempt{StepIndex{step}}); };
    perform(0);
    tell(command::Succeed{StepIndex{0}, run.step(StepIndex{0}).lease, {}, R"(["DE","FR"])"});
    perform(1);
    tell(command::Found{StepIndex{1}, run.step(StepIndex{1}).lease, R"(["DE","FR"])"});
    return run;
}

SampleData samplesOf(const QString &task, const Pins &pins = {}, const Run *run = nullptr)
{
    return sampleDataFor(loop(), test::catalog(), task, pins, run);
}

std::optional<MissingSample> missing(const char *code, const SampleData &samples)
{
    return missingFor(QString::fromLatin1(code), ParamKind::Expression, samples);
}

} // namespace

class TestSamples : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutPinsAndRunsThereAreNone();
    void takesOutputsAndItemFromARun();
    void aPinComesBeforeARun();
    void severalTasksBeforeGiveAnObject();
    void aCompensationSeesWhatItUndoes();
    void takesASavedInputWhereThereWasNoRun();
    void saysWhichSampleAnExpressionLacks();
    void knowsWhatHoldsAnExpression();
    void pinsAreKeptInAFileOutsideTheWorkflow();
    void aPinFollowsItsTask();
    void compensationsInACircleHaveNoInput();
};

void TestSamples::withoutPinsAndRunsThereAreNone()
{
    const auto samples = samplesOf(after);
    QVERIFY(!samples.hasInput && !samples.hasRunInput && !samples.isInLoop && !samples.run);
    QCOMPARE(samples.before, QStringList{each});
    QCOMPARE(samples.upstream.size(), std::size_t(2));
    QCOMPARE(samples.upstream[0].task, fetch);
    QCOMPARE(samples.upstream[0].origin, SampleOrigin::None);
    QVERIFY2(!samples.sampleOf(QStringLiteral("other")), "it does not come before");
    QVERIFY(samplesOf(QStringLiteral("nobody")).upstream.empty());
}

void TestSamples::takesOutputsAndItemFromARun()
{
    const auto run = runOf(loop());
    const auto samples = samplesOf(load, {}, &run);
    QVERIFY(samples.isInLoop);
    QCOMPARE(samples.loop, each);
    QCOMPARE(samples.data.item, Payload("\"DE\""));
    QCOMPARE(samples.data.input, Payload("\"DE\""));
    QCOMPARE(samples.data.index, std::optional(0U));
    QCOMPARE(samples.data.runInput, Payload(R"({"day":1})"));
    QCOMPARE(samples.sampleOf(fetch)->output, Payload(R"(["DE","FR"])"));
    QCOMPARE(samples.sampleOf(fetch)->origin, SampleOrigin::Run);
    QCOMPARE(samples.run, std::optional(RunId{7}));
    QCOMPARE(samplesOf(fetch, {}, &run).data.input, Payload(R"({"day":1})"));
    QCOMPARE(samplesOf(fetch, {}, &run).own.output, Payload(R"(["DE","FR"])"));
}

void TestSamples::aPinComesBeforeARun()
{
    const auto run = runOf(loop());
    const auto samples = samplesOf(each, {{fetch, "[1]"}}, &run);
    QCOMPARE(samples.data.input, Payload("[1]"));
    QCOMPARE(samples.sampleOf(fetch)->origin, SampleOrigin::Pinned);
    QCOMPARE(samplesOf(fetch, {{fetch, "[1]"}}, &run).own.origin, SampleOrigin::Pinned);
}

void TestSamples::severalTasksBeforeGiveAnObject()
{
    const auto workflow = test::workflow(QStringLiteral("a:step b:step j:join c:step"),
                                         QStringLiteral("a>j b>j a>c b>c"));
    const auto of = [&](const char *task, const Pins &pins) {
        return sampleDataFor(workflow, test::catalog(), QString::fromLatin1(task), pins, nullptr);
    };
    const QString a = QStringLiteral("a");
    QCOMPARE(of("j", {{a, "1"}, {QStringLiteral("b"), "2"}}).data.input, Payload(R"({"a":1,"b":2})"));
    QCOMPARE(of("j", {{a, "1"}}).data.input, Payload(R"({"a":1})"));
    QVERIFY2(of("c", {{a, "1"}}).data.input == "1", "where one way was taken, its output is the input");
    QVERIFY(!of("c", {}).hasInput);
}

void TestSamples::aCompensationSeesWhatItUndoes()
{
    auto workflow = test::workflow(QStringLiteral("a:step undo:step"), {});
    workflow.task(QStringLiteral("a"))->compensation = QStringLiteral("undo");
    Trigger input;
    input.id = QStringLiteral("small");
    input.input = 5;
    workflow.triggers = {input};
    const auto samples = sampleDataFor(workflow, test::catalog(), QStringLiteral("undo"), {{QStringLiteral("a"), "1"}},
                                       nullptr);
    QCOMPARE(samples.data.input, Payload(R"({"input":5,"output":1})"));
}

void TestSamples::takesASavedInputWhereThereWasNoRun()
{
    auto workflow = loop();
    Trigger input;
    input.id = QStringLiteral("small");
    input.input = QJsonObject{{QStringLiteral("day"), 2}};
    workflow.triggers = {input};
    const auto samples = sampleDataFor(workflow, test::catalog(), fetch, {}, nullptr);
    QVERIFY(samples.hasInput);
    QCOMPARE(samples.data.input, Payload(R"({"day":2})"));
}

void TestSamples::saysWhichSampleAnExpressionLacks()
{
    using What = MissingSample::What;
    const auto none = samplesOf(after);
    QCOMPARE(missing("1 + 1", none), std::nullopt);
    QCOMPARE(missing("steps.fetch.output", none), std::optional(MissingSample{What::Step, fetch}));
    QCOMPARE(missing("input.length", none), std::optional(MissingSample{What::Step, each}));
    QCOMPARE(missing("x.input", none), std::nullopt);
    QCOMPARE(missing("run.input.day", none), std::optional(MissingSample{What::RunInput, {}}));
    QCOMPARE(missing("input", samplesOf(fetch)), std::optional(MissingSample{What::RunInput, {}}));
    QCOMPARE(missing("item.code", samplesOf(load)), std::optional(MissingSample{What::Item, each}));
    auto known = samplesOf(load);
    known.takeItem("{}");
    QCOMPARE(missing("item.code + input", known), std::nullopt);
    QCOMPARE(missing("steps.fetch.output", samplesOf(after, {{fetch, "1"}})), std::nullopt);
    const QJsonObject headers{{QStringLiteral("X"), QStringLiteral("input {{ steps.fetch.output }}")}};
    QCOMPARE(missingFor(headers, ParamKind::KeyValue, none), std::optional(MissingSample{What::Step, fetch}));
    QCOMPARE(missingFor(QStringLiteral("input"), ParamKind::Text, none), std::nullopt);
}

void TestSamples::knowsWhatHoldsAnExpression()
{
    QVERIFY(holdsExpression(QStringLiteral("input"), ParamKind::Expression));
    QVERIFY(!holdsExpression(QStringLiteral(" "), ParamKind::Expression));
    QVERIFY(!holdsExpression(QStringLiteral("input"), ParamKind::Text));
    QVERIFY(holdsExpression(QStringLiteral("a{{"), ParamKind::Text));
    QVERIFY(
        holdsExpression(QJsonArray{QJsonObject{{QStringLiteral("a"), QStringLiteral("{{ 1 }}")}}}, ParamKind::Json));
    QVERIFY(!holdsExpression(QStringLiteral("{{ 1 }}"), ParamKind::Connection));
}

void TestSamples::pinsAreKeptInAFileOutsideTheWorkflow()
{
    const QTemporaryDir dir;
    {
        SamplePins pins(dir.path());
        const QSignalSpy changed(&pins, &SamplePins::changed);
        QVERIFY(pins.of(QStringLiteral("w")).isEmpty());
        QVERIFY(pins.pin(QStringLiteral("w"), fetch, R"({"a":[1,null]})"));
        QVERIFY(pins.pin(QStringLiteral("w"), load, "\"x\""));
        QVERIFY(pins.unpin(QStringLiteral("w"), load));
        QCOMPARE(changed.size(), 3);
    }
    QVERIFY(QFile::exists(dir.filePath(QStringLiteral(".sluice/samples/w.json"))));
    SamplePins again(dir.path());
    QCOMPARE(again.of(QStringLiteral("w")), (Pins{{fetch, R"({"a":[1,null]})"}}));
    QVERIFY(again.of(QStringLiteral("other")).isEmpty());

    QFile blocked(dir.filePath(QStringLiteral("blocked")));
    QVERIFY(blocked.open(QIODevice::WriteOnly));
    SamplePins nowhere(blocked.fileName());
    const auto kept = nowhere.pin(QStringLiteral("w"), fetch, "1");
    QVERIFY(!kept);
    QCOMPARE(kept.error().code, QStringLiteral("file.unwritable"));
    QVERIFY2(nowhere.of(QStringLiteral("w")).contains(fetch), "it is in use all the same");
}

void TestSamples::aPinFollowsItsTask()
{
    const QTemporaryDir dir;
    SamplePins pins(dir.path());
    QVERIFY(pins.pin(QStringLiteral("w"), fetch, "1"));
    QVERIFY(pins.follow(QStringLiteral("w"), fetch, QStringLiteral("get")));
    QVERIFY(pins.follow(QStringLiteral("w"), load, QStringLiteral("put")));
    QCOMPARE(pins.of(QStringLiteral("w")), (Pins{{fetch, "1"}, {QStringLiteral("get"), "1"}}));
}

void TestSamples::compensationsInACircleHaveNoInput()
{
    auto workflow = test::workflow(QStringLiteral("a:step b:step c:step"), QString());
    const QString a = QStringLiteral("a");
    const QString b = QStringLiteral("b");
    workflow.tasks[0].compensation = b;
    workflow.tasks[1].compensation = a;
    workflow.tasks[2].compensation = QStringLiteral("c");
    for (const QString &task : {a, b}) {
        const auto samples = sampleDataFor(workflow, test::catalog(), task, {{a, "1"}, {b, "2"}}, nullptr);
        QVERIFY(!samples.hasInput);
        QCOMPARE(samples.before, QStringList{task == a ? b : a});
    }
    QVERIFY(sampleDataFor(workflow, test::catalog(), QStringLiteral("c"), {}, nullptr).before.isEmpty());
}

QTEST_GUILESS_MAIN(TestSamples)
#include "tst_samples.moc"
