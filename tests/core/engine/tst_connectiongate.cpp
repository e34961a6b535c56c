#include "core/engine/connectiongate.h"

#include <QTest>

#include <rapidcheck.h>

#include <deque>

using namespace sluice;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

ConnectionGate::Waiter waiter(quint64 run, quint32 step, bool retry = false)
{
    ConnectionGate::Waiter waiter{RunId{run}, StepIndex{step}};
    waiter.retry = retry;
    return waiter;
}

const Outcome kGood = outcome::Succeeded{};
const Outcome kBad = outcome::Failed{FailureClass::Transient, {}, {}, {}};

bool anyone(const ConnectionGate::Waiter &)
{
    return true;
}

} // namespace

class TestConnectionGate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void letsNoMoreInThanThePoolHolds();
    void refusesWhileTheBreakerIsOpen();
    void holdsRetriesToTheirBudgetButNotFirstAttempts();
    void spacesCallsByTheLimit();
    void countsWhatTheServerSaid();
    void obeysAPersonUntilTheExpiry();
    void keepsItsWaitersWhenSettingsChange();
    void overtakesNobodyAndTakesBackThePlacesOfThoseWhoLeave();
    void refusesWhoComesWhileTheQueueIsFull();
    void turnsAwayWhoHasWaitedTooLong();
    void pausesForTheOtherSideThoughItHasNoLimiter();
    void countsATimeoutTwice();
    void lendsAPermitForAsLongAsTheAttemptMayTake();
    void triesNothingWhileItIsPaused();
    void keepsItsBreakerWhenSettingsChange();
    void countsWhatThePoolRefuses();
    void tellsWhatItsLimiterHolds();
    void blamesNoBreakerForTheWaitForThePool();
    void keepsItsPlacesWhole();

private:
    MonoTime m_now{seconds(100)};
    Connection m_connection;
};

void TestConnectionGate::letsNoMoreInThanThePoolHolds()
{
    Connection connection;
    connection.poolSize = 2;
    ConnectionGate gate(connection);
    for (quint32 step = 0; step < 4; ++step)
        (void)gate.join(waiter(1, step), 1, 0, m_now);
    const auto first = gate.next(m_now, anyone);
    QVERIFY(first);
    QCOMPARE(first->first.step, StepIndex{0});
    QCOMPARE(first->first.run, RunId{1});
    QVERIFY(gate.next(m_now, anyone));
    QVERIFY(!gate.next(m_now, anyone));
    gate.leave(first->second, kGood, m_now);
    const auto third = gate.next(m_now, anyone);
    QVERIFY(third);
    QCOMPARE(third->first.step, StepIndex{2});
    QCOMPARE(gate.waiting(), std::size_t(1));
    gate.leaveUnused(third->second, m_now);
    QCOMPARE(gate.snapshot(m_now, {}).inUse, 1u);
}

void TestConnectionGate::refusesWhileTheBreakerIsOpen()
{
    Connection connection;
    connection.breaker.minimumCalls = 4;
    ConnectionGate gate(connection);
    for (quint32 step = 0; step < 5; ++step)
        (void)gate.join(waiter(1, step), 1, 0, m_now);
    for (int call = 0; call < 4; ++call) {
        const auto next = gate.next(m_now, anyone);
        QVERIFY(next);
        gate.leave(next->second, kBad, m_now);
    }
    QVERIFY(!gate.next(m_now, anyone));
    QCOMPARE(gate.snapshot(m_now, {}).phase, BreakerPhase::Open);
    QCOMPARE(gate.wakeAt(), m_now + connection.breaker.wait);
    QVERIFY(gate.next(m_now + connection.breaker.wait, anyone)); // the probe
    QCOMPARE(gate.snapshot(m_now + connection.breaker.wait, {}).phase, BreakerPhase::HalfOpen);
}

void TestConnectionGate::holdsRetriesToTheirBudgetButNotFirstAttempts()
{
    Connection connection;
    connection.poolSize = 100;
    connection.retryBudget.minimum = 3;
    ConnectionGate gate(connection);
    for (quint32 step = 0; step < 6; ++step)
        (void)gate.join(waiter(1, step, true), 1, 0, m_now);
    (void)gate.join(waiter(1, 9), 1, 0, m_now);
    int retries = 0;
    bool first = false;
    while (const auto next = gate.next(m_now, anyone)) {
        retries += next->first.retry ? 1 : 0;
        first = first || !next->first.retry;
    }
    QCOMPARE(retries, 3);
    QVERIFY(first);
    QVERIFY(gate.wakeAt() > m_now && gate.wakeAt() <= m_now + seconds(11));
    QVERIFY(gate.next(gate.wakeAt(), anyone));
}

void TestConnectionGate::spacesCallsByTheLimit()
{
    Connection connection;
    connection.limit = {2.0, 1};
    ConnectionGate gate(connection);
    (void)gate.join(waiter(1, 0), 1, 0, m_now);
    (void)gate.join(waiter(1, 1), 1, 0, m_now);
    QVERIFY(gate.next(m_now, anyone));
    QVERIFY(!gate.next(m_now, anyone));
    QCOMPARE(gate.wakeAt(), m_now + milliseconds(500));
    QVERIFY(!gate.next(m_now + milliseconds(499), anyone));
    QVERIFY(gate.next(m_now + milliseconds(500), anyone));
}

void TestConnectionGate::countsWhatTheServerSaid()
{
    const auto failed = [](FailureClass failureClass, Error error, std::optional<Milliseconds> retryAfter = {}) {
        return callOutcome(outcome::Failed{failureClass, std::move(error), {}, retryAfter});
    };
    const Error status{QStringLiteral("http.status"), {{QStringLiteral("status"), QStringLiteral("422")}}, {}};
    QCOMPARE(callOutcome(kGood), CallOutcome::Success);
    QCOMPARE(failed(FailureClass::Transient, status), CallOutcome::Failure);
    QCOMPARE(failed(FailureClass::Transient, status, milliseconds(10)), CallOutcome::Ignored);
    QCOMPARE(failed(FailureClass::Permanent, status), CallOutcome::Success);
    QCOMPARE(failed(FailureClass::Permanent, Error{QStringLiteral("http.certificate"), {}, {}}), CallOutcome::Failure);
    QCOMPARE(failed(FailureClass::Permanent, Error{QStringLiteral("script.threw"), {}, {}}), CallOutcome::Ignored);
    QCOMPARE(failed(FailureClass::Unknown, {}), CallOutcome::Failure);
    QCOMPARE(failed(FailureClass::Cancelled, {}), CallOutcome::Ignored);
}

void TestConnectionGate::obeysAPersonUntilTheExpiry()
{
    ConnectionGate gate(m_connection);
    (void)gate.join(waiter(1, 0), 1, 0, m_now);
    QVERIFY(gate.control({QString(), BreakerAction::ForceOpen, milliseconds(5000), QStringLiteral("maintenance")},
                         QStringLiteral("ada"), m_now));
    const ConnectionSnapshot shown = gate.snapshot(m_now + milliseconds(1000), {});
    QCOMPARE(shown.phase, BreakerPhase::ForcedOpen);
    QCOMPARE(shown.forcedBy, QStringLiteral("ada"));
    QCOMPARE(shown.forcedWhy, QStringLiteral("maintenance"));
    QCOMPARE(shown.forcedFor, std::optional(milliseconds(4000)));
    QVERIFY(!gate.next(m_now + milliseconds(4999), anyone));
    QVERIFY(gate.next(m_now + milliseconds(5000), anyone));
}

void TestConnectionGate::keepsItsWaitersWhenSettingsChange()
{
    Connection connection;
    connection.poolSize = 1;
    ConnectionGate gate(connection);
    (void)gate.join(waiter(1, 0), 1, 0, m_now);
    (void)gate.join(waiter(1, 1), 1, 0, m_now);
    QVERIFY(gate.next(m_now, anyone));
    connection.poolSize = 2;
    gate.configure(connection, m_now);
    QCOMPARE(gate.waiting(), std::size_t(1));
    QVERIFY(gate.next(m_now, anyone));
    QCOMPARE(gate.snapshot(m_now, {}).inUse, 2u);
}

void TestConnectionGate::overtakesNobodyAndTakesBackThePlacesOfThoseWhoLeave()
{
    QVERIFY(
        rc::check("L3 and L4 over random joins, leaves, limits and turns", [this](const std::vector<quint8> &moves) {
            using Class = std::tuple<bool, quint64, int>;
            Connection connection;
            connection.poolSize = 1000;
            connection.retryBudget.minimum = 1000;
            ConnectionGate gate(connection);
            std::map<Class, std::deque<std::pair<quint32, quint64>>> naive; // step and ticket
            std::size_t waiting = 0;
            std::optional<std::pair<Class, ConnectionGate::Waiter>> away; // waits for a limit, and keeps its place
            for (std::size_t i = 0; i < moves.size(); ++i) {
                const quint8 move = moves[i];
                const Class of{move & 1, (move >> 1) & 1, (move >> 2) & 1};
                auto &line = naive[of];
                if (move % 5 < 2) {
                    const auto step = static_cast<quint32>(i * 8 + (move & 7));
                    line.emplace_back(
                        step, *gate.join(waiter(1, step, std::get<0>(of)), std::get<1>(of), std::get<2>(of), m_now));
                    ++waiting;
                } else if (move % 5 == 2 && !line.empty()) {
                    const std::size_t at = move % line.size();
                    RC_ASSERT(gate.ahead(line[at].second) == at);
                    RC_ASSERT(gate.leaveLine(line[at].second) && !gate.leaveLine(line[at].second));
                    line.erase(line.begin() + static_cast<std::ptrdiff_t>(at));
                    --waiting;
                } else if (move % 5 == 3 && away) {
                    const auto &[back, held] = *away;
                    const auto ticket = gate.join(held, std::get<1>(back), std::get<2>(back), m_now);
                    naive[back].emplace_front(number(held.step), *ticket); // the first again, whoever came since
                    away.reset();
                    ++waiting;
                } else {
                    std::optional<ConnectionGate::Waiter> refused;
                    const bool refuses = !away && move % 3 == 0;
                    const auto next = gate.next(m_now, [&](const ConnectionGate::Waiter &who) {
                        if (!refuses || refused)
                            return true;
                        refused = who;
                        return false;
                    });
                    const auto take = [&](const ConnectionGate::Waiter &who) {
                        const quint32 bits = number(who.step) & 7;
                        const Class its{bits & 1, (bits >> 1) & 1, (bits >> 2) & 1};
                        RC_ASSERT(!naive[its].empty() && naive[its].front().first == number(who.step));
                        naive[its].pop_front();
                        --waiting;
                        return its;
                    };
                    if (refused)
                        away = std::pair(take(*refused), *refused);
                    if (next) {
                        (void)take(next->first);
                        gate.leave(next->second, kGood, m_now);
                    }
                }
                RC_ASSERT(gate.waiting() == waiting);
            }
        }));
}

void TestConnectionGate::refusesWhoComesWhileTheQueueIsFull()
{
    Connection connection;
    connection.poolSize = 1;
    connection.queue.limit = 2;
    ConnectionGate gate(connection);
    QVERIFY(gate.join(waiter(1, 0), 1, 0, m_now));
    const auto second = gate.join(waiter(1, 1), 1, 0, m_now);
    QVERIFY(second && !gate.join(waiter(1, 2), 1, 0, m_now));
    QCOMPARE(gate.queueFull(m_now).why, ConnectionGate::Refusal::Why::Queue);
    QVERIFY(gate.leaveLine(*second));
    QVERIFY(gate.join(waiter(1, 2), 1, 0, m_now));
    const auto next = gate.next(m_now, anyone);
    QVERIFY(next && next->first.step == StepIndex{0});
    QVERIFY(gate.join(waiter(1, 3), 1, 0, m_now));
}

void TestConnectionGate::turnsAwayWhoHasWaitedTooLong()
{
    Connection connection;
    connection.poolSize = 1;
    ConnectionGate gate(connection);
    (void)gate.join(waiter(1, 0), 1, 0, m_now);
    const auto pass = gate.next(m_now, anyone);
    (void)gate.join(waiter(1, 1), 1, 0, m_now, m_now + seconds(9));
    (void)gate.join(waiter(1, 2), 1, 0, m_now, m_now + seconds(5));
    (void)gate.join(waiter(1, 3), 1, 0, m_now);
    QVERIFY(!gate.next(m_now, anyone));
    QCOMPARE(gate.wakeAt(), m_now + seconds(5));
    QVERIFY(gate.giveUp(m_now + seconds(4)).empty());
    const auto gone = gate.giveUp(m_now + seconds(9));
    QCOMPARE(gone.size(), std::size_t(2));
    QVERIFY(gone[0].step == StepIndex{2} && gone[1].step == StepIndex{1});
    QCOMPARE(gate.refusal(gone[0], m_now).why, ConnectionGate::Refusal::Why::Pool);
    gate.leave(pass->second, kGood, m_now);
    QCOMPARE(gate.next(m_now, anyone)->first.step, StepIndex{3});
}

void TestConnectionGate::pausesForTheOtherSideThoughItHasNoLimiter()
{
    ConnectionGate gate(m_connection);
    (void)gate.join(waiter(1, 0), 1, 0, m_now);
    (void)gate.join(waiter(1, 1), 1, 0, m_now);
    const auto pass = gate.next(m_now, anyone);
    // What is away for a moment here says nothing about the other side.
    gate.leave(pass->second, outcome::Failed{FailureClass::Rejected, {}, {}, milliseconds(7000)}, m_now);
    const auto second = gate.next(m_now, anyone);
    QVERIFY(second);
    gate.leave(second->second, outcome::Failed{FailureClass::Transient, {}, {}, milliseconds(7000)}, m_now);
    (void)gate.join(waiter(1, 2), 1, 0, m_now);
    QVERIFY(!gate.next(m_now + milliseconds(6999), anyone));
    QCOMPARE(gate.wakeAt(), m_now + seconds(7));
    QCOMPARE(gate.refusal(waiter(1, 2), m_now).why, ConnectionGate::Refusal::Why::ServerPause);
    QVERIFY(gate.next(m_now + seconds(7), anyone));
    const auto forEver = Milliseconds::max();
    gate.leave(pass->second, outcome::Failed{FailureClass::Transient, {}, {}, forEver}, m_now);
    QCOMPARE(gate.refusal(waiter(1, 2), m_now).until, m_now + std::chrono::hours(24));
}

void TestConnectionGate::countsATimeoutTwice()
{
    Connection connection;
    connection.poolSize = 100;
    connection.retryBudget.minimum = 6;
    for (const bool afterTimeout : {false, true}) {
        ConnectionGate gate(connection);
        for (quint32 step = 0; step < 8; ++step) {
            ConnectionGate::Waiter again = waiter(1, step, true);
            again.afterTimeout = afterTimeout;
            (void)gate.join(again, 1, 0, m_now);
        }
        int retries = 0;
        while (gate.next(m_now, anyone))
            ++retries;
        QCOMPARE(retries, afterTimeout ? 3 : 6);
        QCOMPARE(gate.refusal(waiter(1, 0, true), m_now).why, ConnectionGate::Refusal::Why::Budget);
    }
}

void TestConnectionGate::lendsAPermitForAsLongAsTheAttemptMayTake()
{
    Connection connection;
    connection.breaker.minimumCalls = 2;
    ConnectionGate gate(connection);
    for (quint32 step = 0; step < 2; ++step) {
        ConnectionGate::Waiter slow = waiter(1, step);
        slow.attemptTimeout = seconds(600);
        (void)gate.join(slow, 1, 0, m_now);
    }
    const auto first = gate.next(m_now, anyone);
    const auto second = gate.next(m_now, anyone);
    m_now += seconds(601);
    gate.leave(first->second, kBad, m_now); // by a time-out of 30 s these permits would be long over
    gate.leave(second->second, kBad, m_now);
    QCOMPARE(gate.snapshot(m_now, {}).phase, BreakerPhase::Open);
}

void TestConnectionGate::triesNothingWhileItIsPaused()
{
    Connection connection;
    connection.breaker.minimumCalls = 1;
    ConnectionGate gate(connection);
    for (quint32 step = 0; step < 3; ++step)
        (void)gate.join(waiter(1, step), 1, 0, m_now);
    const auto first = gate.next(m_now, anyone);
    const auto second = gate.next(m_now, anyone);
    gate.leave(first->second, kBad, m_now);
    gate.leave(second->second, outcome::Failed{FailureClass::Transient, {}, {}, milliseconds(300'000)}, m_now);
    m_now += seconds(200); // the wait of the breaker is over, the pause is not
    QVERIFY(!gate.next(m_now, anyone));
    QCOMPARE(gate.snapshot(m_now, {}).phase, BreakerPhase::Open); // a trial would end without a call
    m_now += seconds(100);
    QVERIFY(gate.next(m_now, anyone));
    QCOMPARE(gate.snapshot(m_now, {}).phase, BreakerPhase::HalfOpen);
}

void TestConnectionGate::keepsItsBreakerWhenSettingsChange()
{
    ConnectionGate gate(m_connection);
    QVERIFY(gate.control({QString(), BreakerAction::ForceOpen, milliseconds(5000), QStringLiteral("maintenance")},
                         QStringLiteral("ada"), m_now));
    (void)gate.newTransitions(m_now);
    Connection changed = m_connection;
    changed.breaker.minimumCalls = 3;
    gate.configure(changed, m_now + seconds(1));
    QVERIFY(gate.newTransitions(m_now + seconds(1)).empty());
    const ConnectionSnapshot shown = gate.snapshot(m_now + seconds(1), {});
    QCOMPARE(shown.phase, BreakerPhase::ForcedOpen);
    QCOMPARE(shown.forcedBy, QStringLiteral("ada"));
    QCOMPARE(gate.snapshot(m_now + seconds(5), {}).phase, BreakerPhase::Closed);
    QCOMPARE(gate.newTransitions(m_now + seconds(5)).size(), std::size_t(1));
}

void TestConnectionGate::blamesNoBreakerForTheWaitForThePool()
{
    Connection connection;
    connection.poolSize = 1;
    connection.breaker.minimumCalls = 2;
    ConnectionGate gate(connection);
    for (quint32 step = 0; step < 5; ++step)
        (void)gate.join(waiter(1, step), 1, 0, m_now);
    for (int call = 0; call < 2; ++call) {
        const auto next = gate.next(m_now, anyone);
        QVERIFY(next);
        gate.leave(next->second, kBad, m_now);
    }
    QVERIFY(!gate.next(m_now, anyone)); // the breaker is open
    const MonoTime probed = m_now + connection.breaker.wait;
    const auto probe = gate.next(probed, anyone);
    QVERIFY(probe);
    QVERIFY(!gate.next(probed, anyone)); // and now the pool is full, for a minute
    const MonoTime later = probed + seconds(60);
    ConnectionGate::Waiter last = waiter(1, 4);
    last.since = m_now;
    const auto shut = gate.shutFor(last, later);
    QCOMPARE(shut.size(), std::size_t(1));
    QCOMPARE(shut[0], (ShutTimes::Span{GateHold::Breaker, m_now, probed}));
    // Who came after it was shut waited for the pool alone.
    last.since = probed + seconds(1);
    QVERIFY(gate.shutFor(last, later).empty());
}

void TestConnectionGate::keepsItsPlacesWhole()
{
    QVERIFY(rc::check("K1: in use + free = n", [this](const std::vector<quint8> &moves) {
        Connection connection;
        connection.poolSize = 3;
        ConnectionGate gate(connection);
        std::vector<ConnectionGate::Pass> out;
        for (std::size_t i = 0; i < moves.size(); ++i) {
            const quint8 move = moves[i];
            (void)gate.join(waiter(1, static_cast<quint32>(i)), move % 3, 0, m_now, m_now + seconds(move % 2));
            if (move % 4 == 0) {
                if (auto next = gate.next(m_now, anyone))
                    out.push_back(next->second);
            } else if (move % 4 == 1 && !out.empty()) {
                gate.leave(out.back(), move % 8 == 1 ? kGood : kBad, m_now);
                out.pop_back();
            } else if (move % 4 == 2 && !out.empty()) {
                gate.leaveUnused(out.back(), m_now);
                out.pop_back();
            } else {
                (void)gate.giveUp(m_now);
            }
            RC_ASSERT(gate.snapshot(m_now, {}).inUse == out.size() && out.size() <= 3);
        }
    }));
}

void TestConnectionGate::countsWhatThePoolRefuses()
{
    Connection connection;
    connection.poolSize = 1;
    connection.queue.limit = 2;
    ConnectionGate gate(connection);
    (void)gate.join(waiter(1, 0), 1, 0, m_now);
    const auto call = gate.next(m_now, anyone);
    QVERIFY(call);
    QVERIFY(gate.join(waiter(1, 1), 1, 0, m_now, m_now + seconds(5)));
    QVERIFY(gate.join(waiter(1, 2), 1, 0, m_now));
    QCOMPARE(gate.snapshot(m_now, {}).poolRefused, quint64(0));
    QVERIFY(!gate.join(waiter(1, 3), 1, 0, m_now)); // the line is full
    QCOMPARE(gate.snapshot(m_now, {}).poolRefused, quint64(1));
    m_now += seconds(6);
    QCOMPARE(gate.giveUp(m_now).size(), std::size_t(1)); // it has waited for too long
    QCOMPARE(gate.snapshot(m_now, {}).poolRefused, quint64(2));
    gate.leave(call->second,
               outcome::Failed{FailureClass::Rejected, Error{QStringLiteral("http.poolFull"), {}, {}}, {}, seconds(1)},
               m_now);
    const ConnectionSnapshot shown = gate.snapshot(m_now, {});
    QCOMPARE(shown.poolRefused, quint64(3));
    QCOMPARE(shown.refused, quint64(0)); // that is the breaker's
    QCOMPARE(shown.inUse, 0U);
    QCOMPARE(shown.waiting, 1U);
}

void TestConnectionGate::tellsWhatItsLimiterHolds()
{
    Connection connection;
    connection.poolSize = 8;
    connection.limit.perSecond = 1;
    connection.limit.burst = 2;
    ConnectionGate gate(connection);
    QCOMPARE(gate.snapshot(m_now, {}).burst, 2U);
    QCOMPARE(gate.snapshot(m_now, {}).tokens, 2U);
    QVERIFY(!gate.snapshot(m_now, {}).nextIn);
    for (quint32 step = 0; step < 3; ++step)
        QVERIFY(gate.join(waiter(1, step), 1, 0, m_now, m_now + std::chrono::milliseconds(400)));
    QVERIFY(gate.next(m_now, anyone));
    const auto second = gate.next(m_now, anyone);
    QVERIFY(second);
    QVERIFY(!gate.next(m_now, anyone)); // the third waits for the limiter
    ConnectionSnapshot shown = gate.snapshot(m_now, {});
    QCOMPARE(shown.tokens, 0U);
    QCOMPARE(shown.nextIn, std::optional(Milliseconds(1000)));
    QCOMPARE(shown.waiting, 1U);
    QCOMPARE(shown.limiterRefused, quint64(0));
    m_now += std::chrono::milliseconds(500);
    QCOMPARE(gate.giveUp(m_now).size(), std::size_t(1)); // it has waited for too long
    shown = gate.snapshot(m_now, {});
    QCOMPARE(shown.limiterRefused, quint64(1));
    QCOMPARE(shown.poolRefused, quint64(0)); // there was room in the pool
    QCOMPARE(shown.nextIn, std::optional(Milliseconds(500)));
    gate.leave(second->second,
               outcome::Failed{FailureClass::Transient, Error{QStringLiteral("http.status"), {}, {}}, {}, seconds(30)},
               m_now);
    QCOMPARE(gate.snapshot(m_now, {}).pausedFor, std::optional(Milliseconds(30'000)));
    QVERIFY(!gate.snapshot(m_now + seconds(31), {}).pausedFor);
}

QTEST_APPLESS_MAIN(TestConnectionGate)
#include "tst_connectiongate.moc"
