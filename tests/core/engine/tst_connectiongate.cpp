#include "core/engine/connectiongate.h"

#include <QTest>

using namespace sluice;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

ConnectionGate::Waiter waiter(quint64 run, quint32 step, bool retry = false)
{
    return {RunId{run}, StepIndex{step}, retry};
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
        gate.join(waiter(1, step), 1, 0, m_now);
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
        gate.join(waiter(1, step), 1, 0, m_now);
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
        gate.join(waiter(1, step, true), 1, 0, m_now);
    gate.join(waiter(1, 9), 1, 0, m_now);
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
    gate.join(waiter(1, 0), 1, 0, m_now);
    gate.join(waiter(1, 1), 1, 0, m_now);
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
    gate.join(waiter(1, 0), 1, 0, m_now);
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
    gate.join(waiter(1, 0), 1, 0, m_now);
    gate.join(waiter(1, 1), 1, 0, m_now);
    QVERIFY(gate.next(m_now, anyone));
    connection.poolSize = 2;
    gate.configure(connection);
    QCOMPARE(gate.waiting(), std::size_t(1));
    QVERIFY(gate.next(m_now, anyone));
    QCOMPARE(gate.snapshot(m_now, {}).inUse, 2u);
}

QTEST_APPLESS_MAIN(TestConnectionGate)
#include "tst_connectiongate.moc"
