#include "core/run/codec.h"
#include "core/run/errors.h"
#include "core/run/fingerprint.h"
#include "core/run/input.h"
#include "tests/core/run/randomruns.h"
#include "tests/core/run/rundriver.h"

#include <QTest>

#include <rapidcheck.h>

#include <array>
#include <numeric>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr std::size_t kStates = 5;
const Error kError{QStringLiteral("test.failed"), {}, {}};

/// Letters by state, counted from the states between the events of a run and nothing else.
struct Counts {
    std::size_t created = 0;
    std::array<std::size_t, kStates> inState{};
};

Counts countsOf(const Run &run)
{
    Counts counts;
    for (const Letter &letter : run.letters)
        ++counts.inState[static_cast<std::size_t>(letter.state)];
    return counts;
}

/// A run of one step whose attempt has failed for good: it has one letter.
RunDriver withLetter(quint64 seed, const Payload &input, const QString &task = QStringLiteral("a:step"))
{
    RunDriver driver(workflow(task, {}), seed);
    Events begun;
    Run run = newRun(RunId{7}, driver.run.plan);
    RC_ASSERT(decide(run, command::Start{QStringLiteral("test"), input, seed, {}}, driver.now, begun));
    driver.run = run;
    driver.events = begun;
    driver.start(StepIndex{0});
    const auto [lease, step] = *driver.open.begin();
    driver.open.clear();
    RC_ASSERT(driver.tell(command::Fail{step, lease, FailureClass::Permanent, kError, {}, {}}));
    RC_ASSERT(driver.run.letters.size() == 1u);
    return driver;
}

Payload anyBytes(RunDriver &driver)
{
    Payload bytes;
    for (quint32 left = driver.pick(40); left > 0; --left)
        bytes += static_cast<char>(driver.pick(256));
    return '"' + bytes + '"';
}

} // namespace

/// Dead letters as the run machine keeps them.
class TestLetterProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areInOneStateEach();
    void giveOutWhatTheyTookIn();
    void leaveNoRunWaitingForThemOnceTheyAreClosed();
    void takeADiscardBackForThirtyDays();
    void areAlikeWhateverNumbersTheirMessagesHold();
};

void TestLetterProperties::areInOneStateEach()
{
    QVERIFY(rc::check("D1 and D2: a letter is in one state; created is the sum over the states", [](quint64 seed) {
        std::mt19937_64 chance(seed);
        RunDriver driver(randomWorkflow(chance), seed);
        for (int step = 0; step < 150; ++step)
            driver.happen(2);
        Run run = newRun(driver.run.id, driver.run.plan);
        std::set<quint32> created;
        for (const Event &event : driver.events) {
            const std::size_t before = run.letters.size();
            evolve(run, event);
            const auto *dead = std::get_if<StepDeadLettered>(&event.data);
            const bool isNew = dead && created.insert(dead->letter).second;
            RC_ASSERT(run.letters.size() == before + (isNew ? 1 : 0)); // no other event makes or removes one
            const Counts counts = countsOf(run);
            RC_ASSERT(created.size() == run.letters.size());
            RC_ASSERT(std::accumulate(counts.inState.begin(), counts.inState.end(), std::size_t(0)) == created.size());
            // Each belongs to one step, and no step has two.
            std::set<StepIndex> steps;
            for (const Letter &letter : run.letters)
                RC_ASSERT(steps.insert(letter.step).second);
        }
    }));
}

void TestLetterProperties::giveOutWhatTheyTookIn()
{
    QVERIFY(rc::check(
        "D5: a redrive gives the bytes that came in, or those that a person put in their place", [](quint64 seed) {
            RunDriver source(workflow(QStringLiteral("a:step"), {}), seed);
            const Payload original = anyBytes(source);
            RunDriver driver = withLetter(seed, original);
            Payload expected = original;
            QByteArray key = idempotencyKey(driver.run, StepIndex{0});
            for (int redrives = 1 + static_cast<int>(driver.pick(4)); redrives > 0; --redrives) {
                const bool isEdited = driver.oneIn(3);
                const bool isNew = driver.oneIn(3);
                if (isEdited)
                    expected = anyBytes(driver);
                RC_ASSERT(driver.tell(
                    command::Redrive{1, driver.click(), isEdited ? std::optional(expected) : std::nullopt, isNew, {}}));
                // As an engine finds it that starts after a crash.
                driver.run = fold(driver.run.id, driver.run.plan, *decodeEvents(encodeEvents(driver.events)));
                RC_ASSERT(stepInput(driver.run, StepIndex{0}) == expected);
                RC_ASSERT((idempotencyKey(driver.run, StepIndex{0}) != key) == isNew);
                key = idempotencyKey(driver.run, StepIndex{0});
                RC_ASSERT(driver.run.input == original);
                driver.start(StepIndex{0});
                const auto [lease, step] = *driver.open.begin();
                driver.open.clear();
                RC_ASSERT(driver.tell(command::Fail{step, lease, FailureClass::Permanent, kError, {}, {}}));
            }
            RC_ASSERT(driver.faults.isEmpty());
        }));
}

void TestLetterProperties::leaveNoRunWaitingForThemOnceTheyAreClosed()
{
    QVERIFY(rc::check("D7: no run stays waiting on a letter that is closed", [](quint64 seed) {
        std::mt19937_64 chance(seed);
        RunDriver driver(randomWorkflow(chance), seed);
        for (int step = 0; step < 120; ++step) {
            driver.happen(2);
            const Run &run = driver.run;
            std::size_t waiting = 0;
            for (const Letter &letter : run.letters)
                waiting += letter.state == LetterState::Open || letter.state == LetterState::Snoozed ? 1 : 0;
            RC_ASSERT(waiting == run.deadSteps);
            if (run.state == RunState::Waiting && waiting == 0)
                RC_ASSERT(!(run.timed.empty() && run.awaits.empty() && run.calls.empty()));
        }
        // A person gives every letter up: nothing is left to wait for.
        for (int round = 0; round < 200 && !isFinal(driver.run.state); ++round) {
            const auto open = std::ranges::find(driver.run.letters, LetterState::Open, &Letter::state);
            if (open == driver.run.letters.end()) {
                driver.finish();
                break;
            }
            const auto number = static_cast<quint32>(open - driver.run.letters.begin()) + 1;
            const bool goesOn = driver.oneIn(2);
            RC_ASSERT(driver.tell(
                command::Discard{number, driver.click(), goesOn ? std::optional<Payload>("0") : std::nullopt, {}, {}}));
            // One transaction of letter and step.
            RC_ASSERT(driver.run.letter(number)->state != LetterState::Open);
            RC_ASSERT(isFinal(driver.run.step(driver.run.letter(number)->step).state) || isStopping(driver.run.state));
        }
        RC_ASSERT(isFinal(driver.run.state));
    }));
}

void TestLetterProperties::takeADiscardBackForThirtyDays()
{
    QVERIFY(rc::check("D6: a discard can be taken back for 30 days, and no longer", [](quint64 seed) {
        RunDriver driver = withLetter(seed, "1");
        RC_ASSERT(driver.tell(command::Discard{1, driver.click(), std::nullopt, QStringLiteral("ada"), {}}));
        RC_ASSERT(driver.run.state == RunState::Failed);
        const WallTime last = driver.now + std::chrono::days(30);
        const auto off = Milliseconds(driver.pick(3'600'000));
        const bool isLate = driver.oneIn(2);
        driver.now = isLate ? last + Milliseconds(1) + off : last - off;
        const auto undone = driver.tell(command::UndoDiscard{1, driver.click(), QStringLiteral("ada")});
        RC_ASSERT(undone.has_value() != isLate);
        RC_ASSERT(driver.run.letter(1)->state == (isLate ? LetterState::Discarded : LetterState::Open));
    }));
}

void TestLetterProperties::areAlikeWhateverNumbersTheirMessagesHold()
{
    const auto print = [](const QString &detail, const QString &code = QStringLiteral("http.status"),
                          const QString &connection = QStringLiteral("crm")) {
        return fingerprint(QStringLiteral("step"), QStringLiteral("http.request"), connection, Error{code, {}, detail});
    };
    QVERIFY(rc::check("numbers, ids, quoted strings, addresses and times make no other fingerprint", [&](quint64 seed) {
        std::mt19937_64 chance(seed);
        const auto message = [&chance] {
            const QString number = QString::number(chance() % 1'000'000);
            const QString id =
                QStringLiteral("%1-4d3f-9a0%2").arg(chance(), 8, 16, QLatin1Char('a')).arg(chance() % 10);
            return QStringLiteral(
                       "order %1 (%2) of \"%3\" at %4 refused by https://api%5.example/v1/%1 for u%1@example.com")
                .arg(number, id, QString(static_cast<int>(chance() % 20), u'x'),
                     QStringLiteral("2026-0%1-1%1T0%1:30:00Z").arg(chance() % 9 + 1), QString::number(chance() % 9));
        };
        RC_ASSERT(print(message()) == print(message()));
        RC_ASSERT(print(message()) != print(message() + QStringLiteral(" twice")));
    }));
    QVERIFY(print(QStringLiteral("no")) != print(QStringLiteral("no"), QStringLiteral("http.timeout")));
    QVERIFY(print(QStringLiteral("no"))
            != print(QStringLiteral("no"), QStringLiteral("http.status"), QStringLiteral("erp")));
}

QTEST_APPLESS_MAIN(TestLetterProperties)
#include "tst_letterproperties.moc"
