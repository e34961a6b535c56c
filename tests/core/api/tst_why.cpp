#include "core/api/remedy.h"
#include "core/api/whyparts.h"

#include <QTest>

#include <set>

using namespace sluice;

namespace {

const QString kRates = QStringLiteral("rates");
const WhyPlace kPlace{RunId{7}, QStringLiteral("sync")};

EngineSnapshot healthy()
{
    EngineSnapshot now;
    now.taken = WallTime(std::chrono::hours(10));
    for (const char *id : {"engine", "io", "journal"}) {
        ComponentSnapshot component;
        component.id = QLatin1StringView(id);
        component.phase = ComponentPhase::Running;
        now.components.push_back(component);
    }
    ConnectionSnapshot connection;
    connection.id = kRates;
    now.connections = {connection};
    for (const QString &id : {kDeadLetterQueue, connectionQueue(kRates), kReadyQueue}) {
        now.queues.emplace_back();
        now.queues.back().id = id;
    }
    return now;
}

LetterSummary letterIn(LetterState state)
{
    LetterSummary letter;
    letter.id = {RunId{7}, 3};
    letter.workflow = kPlace.workflow;
    letter.connection = kRates;
    letter.state = state;
    return letter;
}

Remedy::Kind first(const why::EngineCause &cause)
{
    return remediesOf(cause, kPlace).front().kind;
}

} // namespace

/// Why a letter or a component does not go on, and what can be done about each cause.
class TestWhy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOpenLetterWaitsForAPerson();
    void aSnoozedLetterNamesItsTime();
    void aLetterNamesWhatItsRetryWouldMeet();
    void aLetterThatIsOverHasNoCause();
    void aComponentThatWorksHasNoCause();
    void aComponentNamesItsStateAndItsSilence();
    void theEngineNamesWhatItNeedsAndWhatIsPaused();
    void eachCauseHasTheRemedyThatEndsIt();
    void namesOfRemediesAreDistinct();
};

void TestWhy::anOpenLetterWaitsForAPerson()
{
    const LetterSummary letter = letterIn(LetterState::Open);
    const WhyNot why = whyLetter(letter, healthy());
    QCOMPARE(why.engine, std::vector<why::EngineCause>{why::LetterWaits{letter.id}});
    const auto remedies = remediesOf(why.engine.front(), kPlace);
    QCOMPARE(remedies.front().kind, Remedy::Kind::ShowLetter);
    QCOMPARE(remedies.front().target, letter.id.toString());
}

void TestWhy::aSnoozedLetterNamesItsTime()
{
    LetterSummary letter = letterIn(LetterState::Snoozed);
    letter.snoozedUntil = WallTime(std::chrono::hours(12));
    const WhyNot why = whyLetter(letter, healthy());
    QCOMPARE(why.engine, (std::vector<why::EngineCause>{why::LetterSnoozed{letter.id, letter.snoozedUntil}}));
    QCOMPARE(first(why.engine.front()), Remedy::Kind::WakeLetter);
}

void TestWhy::aLetterNamesWhatItsRetryWouldMeet()
{
    EngineSnapshot now = healthy();
    now.connections[0].phase = BreakerPhase::Open;
    now.connections[0].nextProbe = std::chrono::seconds(41);
    now.queues[1].hold = QueueHold{QStringLiteral("ada"), QStringLiteral("tests"), now.taken};
    const LetterSummary letter = letterIn(LetterState::Redriving);
    QCOMPARE(whyLetter(letter, now).engine,
             (std::vector<why::EngineCause>{
                 why::BreakerOpen{kRates, now.taken + std::chrono::seconds(41), {}, {}},
                 why::QueueHeld{connectionQueue(kRates), QStringLiteral("ada"), QStringLiteral("tests"), now.taken}}));
    now.connections.clear();
    now.queues.clear();
    QCOMPARE(whyLetter(letter, now).engine, std::vector<why::EngineCause>{why::ConnectionGone{kRates}});
}

void TestWhy::aLetterThatIsOverHasNoCause()
{
    EngineSnapshot now = healthy();
    now.connections[0].phase = BreakerPhase::Open;
    QCOMPARE(whyLetter(letterIn(LetterState::Resolved), now), WhyNot());
    QCOMPARE(whyLetter(letterIn(LetterState::Discarded), now), WhyNot());
}

void TestWhy::aComponentThatWorksHasNoCause()
{
    const EngineSnapshot now = healthy();
    for (const ComponentSnapshot &component : now.components)
        QCOMPARE(whyComponent(component, now), WhyNot());
}

void TestWhy::aComponentNamesItsStateAndItsSilence()
{
    const EngineSnapshot now = healthy();
    ComponentSnapshot io = now.components[1];
    io.phase = ComponentPhase::Paused;
    const auto paused = whyComponent(io, now).engine;
    QCOMPARE(paused, (std::vector<why::EngineCause>{why::ComponentDown{io.id, io.phase}}));
    QCOMPARE(first(paused.front()), Remedy::Kind::ResumeComponent);
    io.phase = ComponentPhase::Stopped;
    QCOMPARE(first(whyComponent(io, now).engine.front()), Remedy::Kind::StartComponent);
    io.phase = ComponentPhase::Error;
    io.needsPerson = true;
    const auto givenUp = whyComponent(io, now).engine;
    QCOMPARE(givenUp, std::vector<why::EngineCause>{why::ComponentGivenUp{io.id}});
    QCOMPARE(first(givenUp.front()), Remedy::Kind::StartComponent);
    io = now.components[1];
    io.health = ComponentHealth::Stuck;
    io.heartbeatAge = Milliseconds(9'000);
    const auto stuck = whyComponent(io, now).engine;
    QCOMPARE(stuck, (std::vector<why::EngineCause>{why::ComponentSilent{io.id, io.health, io.heartbeatAge}}));
    QCOMPARE(first(stuck.front()), Remedy::Kind::RestartComponent);
    io.health = ComponentHealth::Late;
    QVERIFY(remediesOf(whyComponent(io, now).engine.front(), kPlace).empty());
}

void TestWhy::theEngineNamesWhatItNeedsAndWhatIsPaused()
{
    EngineSnapshot now = healthy();
    now.components[1].phase = ComponentPhase::Recovering;
    now.queues[2].hold = QueueHold{QStringLiteral("ada"), {}, now.taken};
    const auto causes = whyComponent(now.components[0], now).engine;
    QCOMPARE(causes,
             (std::vector<why::EngineCause>{why::ComponentDown{QStringLiteral("io"), ComponentPhase::Recovering},
                                            why::QueueHeld{kReadyQueue, QStringLiteral("ada"), {}, now.taken}}));
    QCOMPARE(first(causes[1]), Remedy::Kind::ResumeQueue);
    QCOMPARE(whyComponent(now.components[2], now), WhyNot());
}

void TestWhy::eachCauseHasTheRemedyThatEndsIt()
{
    QCOMPARE(remediesOf(why::Cause(why::Paused{QStringLiteral("ada"), {}}), kPlace),
             (std::vector<Remedy>{{Remedy::Kind::ResumeRun, {}, RunId{7}}}));
    QCOMPARE(remediesOf(why::Cause(why::LetterOpen{3}), kPlace).front().target, (LetterId{RunId{7}, 3}).toString());
    QCOMPARE(remediesOf(why::Cause(why::Upstream{{StepIndex{2}}}), kPlace).front().step, StepIndex{2});
    QVERIFY(remediesOf(why::Cause(why::Timer{}), kPlace).empty());
    QCOMPARE(remediesOf(why::EngineCause(why::BreakerOpen{kRates, {}, {}, {}}), kPlace),
             (std::vector<Remedy>{{Remedy::Kind::CloseBreaker, kRates}}));
    QCOMPARE(remediesOf(why::EngineCause(why::PoolFull{kRates, 8}), kPlace),
             (std::vector<Remedy>{{Remedy::Kind::ShowHolders, kRates}, {Remedy::Kind::SetConnection, kRates}}));
    QCOMPARE(first(why::InLine{kRates, 2}), Remedy::Kind::ShowLine);
    QCOMPARE(first(why::LimitReached{{}, 2}), Remedy::Kind::RaiseLimit);
    QCOMPARE(first(why::LimitReached{QStringLiteral("fetch"), 2}), Remedy::Kind::ShowTask);
    QCOMPARE(first(why::HeldBehind{1, 2}), Remedy::Kind::RaiseLimit);
    QCOMPARE(first(why::ConnectionGone{kRates}), Remedy::Kind::AddConnection);
}

void TestWhy::namesOfRemediesAreDistinct()
{
    std::set<QString> names;
    for (int kind = 0; kind <= int(Remedy::Kind::ShowTask); ++kind)
        names.insert(nameOf(static_cast<Remedy::Kind>(kind)));
    QCOMPARE(names.size(), std::size_t(int(Remedy::Kind::ShowTask) + 1));
    QVERIFY(isOrder(Remedy::Kind::WakeLetter));
    QVERIFY(!isOrder(Remedy::Kind::ShowHolders));
}

QTEST_GUILESS_MAIN(TestWhy)
#include "tst_why.moc"
