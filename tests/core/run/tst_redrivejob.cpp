#include "core/run/redrivejob.h"

#include <QTest>

#include <rapidcheck.h>

#include <random>
#include <set>

using namespace sluice;

namespace {

/// A job and its events, told what happens in a row.
struct Driver {
    RedriveJob job;
    RedriveEvents events;
    qint64 now = 0;

    explicit Driver(quint32 letters, RedriveOptions options = {})
    {
        job.id = RedriveJobId{7};
        jobcommand::Start start{{}, {}, options, QStringLiteral("ada")};
        for (quint32 i = 1; i <= letters; ++i)
            start.letters.push_back({RunId{i}, 1});
        (void)tell(start);
    }

    Result<void> tell(const RedriveCommand &command)
    {
        return decide(job, command, WallTime(Milliseconds(++now)), events);
    }
    /// Sends all that may be sent now; how many went out.
    int sendAll()
    {
        int sent = 0;
        while (const auto item = nextToSend(job)) {
            (void)tell(jobcommand::Send{*item});
            ++sent;
        }
        return sent;
    }
    void endAll(RedriveItemState outcome)
    {
        for (quint32 item = 0; item < job.items.size(); ++item) {
            if (job.items[item].state == RedriveItemState::UnderWay)
                (void)tell(jobcommand::End{item, outcome});
        }
    }
};

constexpr auto kDone = RedriveItemState::Resolved;
constexpr auto kAgain = RedriveItemState::DeadAgain;

} // namespace

/// A guarded redrive: care at first, a stop by itself, and an outcome for each letter.
class TestRedriveJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsOneThenTenThenTheRest();
    void stopsWhenTheCanaryDies();
    void stopsWhenTooManyFail();
    void goesOnBelowTheLimit();
    void beginsWithCareAgainAfterAStop();
    void countsNothingThatWasSentBeforeTheStop();
    void tellsWhoseBreakerStoppedIt();
    void takesAnotherCanaryWhenOneIsRefused();
    void sendsNothingWhilePaused();
    void waitsForWhatIsUnderWayWhenCancelled();
    void finishesWhenEachLetterHasAnOutcome();
    void refusesOrdersWhenItIsOver();
    void sendsALetterOnceThoughItWasNamedTwice();
    void refusesEventsThatMakeNoSense();
    void keepsItsPromisesWhateverHappens();
    void keepsItsEditAndItsScope();
};

void TestRedriveJob::sendsOneThenTenThenTheRest()
{
    Driver driver(50);
    QCOMPARE(driver.sendAll(), 1);
    driver.endAll(kDone);
    QCOMPARE(driver.sendAll(), 10);
    (void)driver.tell(jobcommand::End{1, kDone});
    QCOMPARE(driver.sendAll(), 0); // the ten are an answer together
    driver.endAll(kDone);
    QCOMPARE(driver.sendAll(), 39);
    RedriveOptions bold;
    bold.canary = false;
    QCOMPARE(Driver(50, bold).sendAll(), 50);
}

void TestRedriveJob::stopsWhenTheCanaryDies()
{
    Driver driver(50);
    driver.sendAll();
    driver.endAll(kAgain);
    QCOMPARE(driver.job.state, RedriveJobState::Stopped);
    QCOMPARE(driver.job.stop, RedriveStop::Canary);
    QCOMPARE(driver.sendAll(), 0);
}

void TestRedriveJob::stopsWhenTooManyFail()
{
    RedriveOptions options;
    options.canary = false;
    options.stopAtPercent = 20;
    Driver driver(100, options);
    for (quint32 item = 0; item < 20; ++item)
        (void)driver.tell(jobcommand::Send{item});
    for (quint32 item = 0; item < 10; ++item)
        (void)driver.tell(jobcommand::End{item, kDone});
    for (quint32 item = 10; item < 12; ++item)
        (void)driver.tell(jobcommand::End{item, kAgain});
    QCOMPARE(driver.job.state, RedriveJobState::Running); // 2 of 12
    (void)driver.tell(jobcommand::End{12, kAgain});       // 3 of 13 are more than a fifth
    QCOMPARE(driver.job.state, RedriveJobState::Stopped);
    QCOMPARE(driver.job.stop, RedriveStop::Failures);
    QCOMPARE(driver.job.count(RedriveItemState::UnderWay), 7U); // what is out is still followed
    driver.endAll(kDone);
    QCOMPARE(driver.job.count(RedriveItemState::UnderWay), 0U);
    QCOMPARE(driver.job.state, RedriveJobState::Stopped);
}

void TestRedriveJob::goesOnBelowTheLimit()
{
    RedriveOptions options;
    options.canary = false;
    options.stopAtPercent = 100;
    Driver never(30, options);
    never.sendAll();
    never.endAll(kAgain);
    QCOMPARE(never.job.state, RedriveJobState::Finished);
    options.stopAtPercent = 20;
    Driver few(3, options); // too few outcomes to say anything, and nothing left to hold back
    few.sendAll();
    few.endAll(kAgain);
    QCOMPARE(few.job.state, RedriveJobState::Finished);
}

void TestRedriveJob::beginsWithCareAgainAfterAStop()
{
    Driver driver(50);
    driver.sendAll();
    driver.endAll(kDone);
    driver.sendAll();
    driver.endAll(kAgain);
    QCOMPARE(driver.job.state, RedriveJobState::Stopped);
    QVERIFY(driver.tell(jobcommand::Resume{QStringLiteral("ada")}));
    QCOMPARE(driver.job.stop, RedriveStop::None);
    QCOMPARE(driver.sendAll(), 1);
    driver.endAll(kDone);
    QCOMPARE(driver.sendAll(), 10);
}

void TestRedriveJob::countsNothingThatWasSentBeforeTheStop()
{
    Driver driver(50);
    driver.sendAll();
    driver.endAll(kDone);
    driver.sendAll();
    (void)driver.tell(jobcommand::NoteBreaker{QStringLiteral("rates")});
    (void)driver.tell(jobcommand::Resume{QStringLiteral("ada")});
    QCOMPARE(driver.sendAll(), 1);
    for (quint32 item = 1; item <= 10; ++item)
        (void)driver.tell(jobcommand::End{item, kAgain});
    QCOMPARE(driver.job.state, RedriveJobState::Running);
    QCOMPARE(driver.sendAll(), 0); // the new canary is not back
    driver.endAll(kDone);
    QCOMPARE(driver.sendAll(), 10);
}

void TestRedriveJob::tellsWhoseBreakerStoppedIt()
{
    Driver driver(5);
    (void)driver.tell(jobcommand::NoteBreaker{QStringLiteral("rates")});
    QCOMPARE(driver.job.state, RedriveJobState::Stopped);
    QCOMPARE(driver.job.stop, RedriveStop::BreakerOpen);
    QCOMPARE(driver.job.stopConnection, QStringLiteral("rates"));
}

void TestRedriveJob::takesAnotherCanaryWhenOneIsRefused()
{
    Driver driver(5);
    (void)driver.tell(jobcommand::End{0, RedriveItemState::Refused, Error{QStringLiteral("letter.notOpen"), {}, {}}});
    QCOMPARE(driver.job.state, RedriveJobState::Running);
    QCOMPARE(driver.sendAll(), 1);
    QCOMPARE(driver.job.items[1].state, RedriveItemState::UnderWay);
    QCOMPARE(driver.job.items[0].error.code, QStringLiteral("letter.notOpen"));
}

void TestRedriveJob::sendsNothingWhilePaused()
{
    Driver driver(5);
    QVERIFY(driver.tell(jobcommand::Pause{QStringLiteral("ada")}));
    QCOMPARE(driver.sendAll(), 0);
    QVERIFY(driver.tell(jobcommand::Resume{QStringLiteral("ada")}));
    QCOMPARE(driver.sendAll(), 1);
    QVERIFY(driver.tell(jobcommand::Pause{QStringLiteral("ada")}));
    driver.endAll(kDone);
    QCOMPARE(driver.job.state, RedriveJobState::Paused);
    QVERIFY(driver.tell(jobcommand::Resume{QStringLiteral("ada")}));
    QCOMPARE(driver.sendAll(), 4); // a pause is no stop: the canary has come back
}

void TestRedriveJob::waitsForWhatIsUnderWayWhenCancelled()
{
    Driver driver(5);
    driver.sendAll();
    QVERIFY(driver.tell(jobcommand::Cancel{QStringLiteral("ada")}));
    QCOMPARE(driver.job.state, RedriveJobState::Cancelling);
    driver.endAll(kDone);
    QCOMPARE(driver.job.state, RedriveJobState::Cancelled);
    QCOMPARE(driver.job.count(RedriveItemState::Waiting), 4U);
    Driver idle(5);
    QVERIFY(idle.tell(jobcommand::Cancel{QStringLiteral("ada")}));
    QCOMPARE(idle.job.state, RedriveJobState::Cancelled);
}

void TestRedriveJob::finishesWhenEachLetterHasAnOutcome()
{
    Driver driver(12);
    while (driver.sendAll() > 0)
        driver.endAll(kDone);
    QCOMPARE(driver.job.state, RedriveJobState::Finished);
    QCOMPARE(driver.job.count(kDone), 12U);
    QVERIFY(driver.job.ended > driver.job.started);
}

void TestRedriveJob::refusesOrdersWhenItIsOver()
{
    Driver driver(1);
    driver.sendAll();
    driver.endAll(kDone);
    const std::size_t before = driver.events.size();
    for (const RedriveCommand &order : {RedriveCommand(jobcommand::Pause{}), RedriveCommand(jobcommand::Resume{}),
                                        RedriveCommand(jobcommand::Cancel{})})
        QCOMPARE(driver.tell(order).error().code, QStringLiteral("redrive.over"));
    QCOMPARE(driver.events.size(), before);
    RedriveJob empty;
    RedriveEvents none;
    QCOMPARE(decide(empty, jobcommand::Start{}, {}, none).error().code, QStringLiteral("redrive.empty"));
}

void TestRedriveJob::sendsALetterOnceThoughItWasNamedTwice()
{
    RedriveJob job;
    RedriveEvents events;
    QVERIFY(decide(job, jobcommand::Start{{{RunId{2}, 1}, {RunId{1}, 1}, {RunId{2}, 1}}, {}, {}, {}}, {}, events));
    QCOMPARE(job.items.size(), std::size_t(2));
}

void TestRedriveJob::refusesEventsThatMakeNoSense()
{
    const Driver driver(2);
    RedriveEvents events = driver.events;
    QVERIFY(restoreJob(RedriveJobId{7}, events));
    events.push_back({{}, jobevent::ItemSent{2}});
    QVERIFY(!restoreJob(RedriveJobId{7}, events));
    QVERIFY(!restoreJob(RedriveJobId{7}, RedriveEvents{{{}, jobevent::Paused{}}}));
    QVERIFY(!decodeJobEvents("nothing"));
    QCOMPARE(decodeJobEvents(QByteArray::fromHex("8182186300")).error().code, QStringLiteral("events.newer"));
}

/// Whatever is told in whatever order: a letter is sent once, counts add up, events read back give the same job.
void TestRedriveJob::keepsItsPromisesWhateverHappens()
{
    const bool holds = rc::check("a job keeps its promises", [](quint64 seed) {
        std::mt19937_64 chance(seed);
        const auto pick = [&chance](quint64 below) { return chance() % below; };
        RedriveOptions options;
        options.canary = pick(2) == 0;
        options.stopAtPercent = static_cast<quint32>(pick(5) * 25);
        options.window = static_cast<quint32>(1 + pick(20));
        if (pick(2) == 0)
            options.input = QByteArray("{}");
        Driver driver(static_cast<quint32>(1 + pick(40)), options);
        for (int i = 0; i < 200; ++i) {
            const auto item = static_cast<quint32>(pick(driver.job.items.size() + 1));
            const quint64 what = pick(100);
            if (what < 40) {
                if (const auto next = nextToSend(driver.job))
                    (void)driver.tell(jobcommand::Send{*next});
            } else if (what < 80) {
                (void)driver.tell(jobcommand::End{item, static_cast<RedriveItemState>(2 + pick(5)), {}});
            } else if (what < 84) {
                (void)driver.tell(jobcommand::Pause{QStringLiteral("a")});
            } else if (what < 92) {
                (void)driver.tell(jobcommand::Resume{QStringLiteral("b")});
            } else if (what < 94) {
                (void)driver.tell(jobcommand::NoteBreaker{QStringLiteral("c")});
            } else if (what < 98) {
                (void)driver.tell(jobcommand::NoteLetters{static_cast<quint32>(pick(3))});
            } else if (what == 99 && pick(4) == 0) {
                (void)driver.tell(jobcommand::Cancel{QStringLiteral("d")});
            }
            quint32 sum = 0;
            for (std::size_t state = 0; state < kRedriveItemStates; ++state) {
                RC_ASSERT(driver.job.counts[state]
                          == static_cast<quint32>(std::ranges::count(
                              driver.job.items, static_cast<RedriveItemState>(state), &RedriveItem::state)));
                sum += driver.job.counts[state];
            }
            RC_ASSERT(sum == driver.job.items.size());
            if (options.canary && driver.job.answered == 0)
                RC_ASSERT(driver.job.tried <= 1U);
        }
        std::set<quint32> sent;
        for (const RedriveEvent &event : driver.events) {
            if (const auto *one = std::get_if<jobevent::ItemSent>(&event.data))
                RC_ASSERT(sent.insert(one->item).second);
        }
        const auto read = decodeJobEvents(encodeJobEvents(driver.events));
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == driver.events);
        const auto again = restoreJob(driver.job.id, *read);
        RC_ASSERT(again.has_value());
        RC_ASSERT(again->items == driver.job.items);
        RC_ASSERT(again->state == driver.job.state);
        RC_ASSERT(nextToSend(*again) == nextToSend(driver.job));
    });
    QVERIFY(holds);
}

/// All that a job was started with is on disk.
void TestRedriveJob::keepsItsEditAndItsScope()
{
    jobevent::Started started;
    started.letters = {{RunId{3}, 1}};
    started.who = QStringLiteral("ada");
    started.options.newEffect = true;
    started.options.edits = {{EditKind::Set, QStringLiteral("a.b"), QStringLiteral("1.50")},
                             {EditKind::Remove, QStringLiteral("c"), {}},
                             {EditKind::Rename, QStringLiteral("d"), QStringLiteral("e")},
                             {EditKind::Script, {}, QStringLiteral("Object.assign({}, input)")}};
    started.scope.isFilter = true;
    started.scope.connection = QStringLiteral("shop");
    started.scope.failure = 2;
    started.scope.from = WallTime(Milliseconds(5));
    started.scope.until = WallTime(Milliseconds(7));
    started.scope.run = RunId{3};
    started.scope.changedFrom = WallTime(Milliseconds(6));
    const RedriveEvents events{{WallTime(Milliseconds(9)), started}};
    const auto read = decodeJobEvents(encodeJobEvents(events));
    QVERIFY(read);
    QCOMPARE(*read, events);
    QCOMPARE(restoreJob(RedriveJobId{1}, *read)->options.edits, started.options.edits);
}

QTEST_GUILESS_MAIN(TestRedriveJob)
#include "tst_redrivejob.moc"
