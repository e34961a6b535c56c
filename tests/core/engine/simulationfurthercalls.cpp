#include "tests/core/engine/simulation.h"

#include <algorithm>

// What else goes through the gate of a simulation's connection: calls that attempts under way make over it besides their
// own, and records of syncs that are sent once more. Together with the attempts they never exceed its pool.

namespace sluice::test {

namespace {

constexpr std::size_t kPool = 3;

}

/// An attempt under way wants to call the connection; one that is stopped may ask twice, or for a call it already has.
void Simulation::askCall()
{
    std::vector<LeaseKey> callers;
    for (const Out &out : m_out) {
        if (!out.isReported && !out.isLost && !out.attempt.connection)
            callers.push_back({out.attempt.run, out.attempt.lease});
    }
    if (callers.empty())
        return;
    const LeaseKey &caller = callers[pick(callers.size())];
    m_callsOut.erase(caller);
    m_callsAsked.insert(caller);
    say(tell::AskCall{caller.run, caller.lease, QStringLiteral("service"), Milliseconds(pick(20'000))});
    settle();
}

void Simulation::answerCall(CallAnswer answer)
{
    const LeaseKey caller{answer.run, answer.lease};
    if (m_callsAsked.erase(caller) == 0)
        violate(QStringLiteral("run %1 is answered about a call that it did not ask for").arg(number(answer.run)));
    if (answer.refused) {
        if (answer.refused->failureClass != FailureClass::Rejected || !answer.refused->retryAfter)
            violate(QStringLiteral("a call is refused without saying when to come back"));
        return;
    }
    ++m_callsGranted;
    noteOtherCall();
    m_callsOut.insert(caller);
    if (m_openUntil && m_clock.monotonic() < *m_openUntil)
        m_grantedWhileOpen = true; // unless the breaker closed in the batch that comes next
    checkPool();
}

void Simulation::endCall()
{
    if (m_callsOut.empty())
        return;
    auto call = m_callsOut.begin();
    std::advance(call, static_cast<std::ptrdiff_t>(pick(m_callsOut.size())));
    Outcome outcome = outcome::Succeeded{};
    if (!m_isEnding && chance(50))
        outcome = outcome::Failed{FailureClass::Transient, Error{QStringLiteral("test.failed"), {}, {}}, {}, {}};
    say(tell::CallEnded{call->run, call->lease, std::move(outcome)});
    m_callsOut.erase(call);
    settle();
}

/// A record goes out: its letter must be on its way, on the disk, and the bytes as they were.
bool Simulation::performRecord(Attempt attempt)
{
    const LetterId id{RunId{}, number(attempt.step)};
    const auto letter = m_loose.find(id);
    if (letter == m_loose.end() || letter->second.state != LetterState::Redriving
        || attempt.idempotencyKey != id.toString().toLatin1() + '.' + QByteArray::number(letter->second.redrives))
        violate(QStringLiteral("J1: the record of letter %1 goes out before that is durable").arg(id.toString()));
    else if (letter->second.payload != attempt.data.input)
        violate(QStringLiteral("D5: letter %1 goes out as other bytes").arg(id.toString()));
    const bool isTwice = std::ranges::any_of(m_records, [&](const RecordOut &out) {
        return !out.isTold && out.attempt.idempotencyKey == attempt.idempotencyKey;
    });
    if (isTwice)
        violate(QStringLiteral("D3: letter %1 goes out twice at once").arg(id.toString()));
    m_records.push_back({std::move(attempt)});
    ++m_recordsSent;
    checkPool();
    return true;
}

/// The end of a record that is out, or its end once more.
void Simulation::endRecord()
{
    const std::size_t at = pick(m_records.size());
    RecordOut &out = m_records[at];
    AttemptResult result{RunId{}, out.attempt.step, out.attempt.lease, outcome::Succeeded{"{}", {}}, {}};
    if (!m_isEnding && chance(50)) {
        const FailureClass kinds[] = {FailureClass::Permanent, FailureClass::Transient, FailureClass::Rejected};
        result.outcome = outcome::Failed{
            kinds[pick(3)], Error{QStringLiteral("test.failed"), {}, {}}, {}, Milliseconds(100)};
    }
    out.isTold = true;
    if (m_isEnding || chance(80))
        m_records.erase(m_records.begin() + static_cast<std::ptrdiff_t>(at));
    say(std::move(result));
    settle();
}

void Simulation::repeatReport()
{
    if (m_out.empty())
        return;
    const Out &out = m_out[pick(m_out.size())];
    if (!out.isReported)
        return;
    const LeaseKey key{out.attempt.run, out.attempt.lease};
    const Reported first = m_reported[key];
    report(out);
    m_reported[key] = first;
    settle();
}

void Simulation::forgetCalls()
{
    m_callsAsked.clear();
    m_callsOut.clear();
    m_records.clear();
    m_grantedWhileOpen = false;
}

/// K1, as far as the world can see it.
void Simulation::checkPool()
{
    const auto attempts = std::ranges::count_if(
        m_out, [](const Out &out) { return out.attempt.connection && !out.isReported && !out.isLost; });
    const auto records = std::ranges::count_if(m_records, [](const RecordOut &out) { return !out.isTold; });
    if (static_cast<std::size_t>(attempts + records) + m_callsOut.size() > kPool) {
        violate(QStringLiteral("K1: %1 attempts, %2 records and %3 calls in a pool of 3")
                    .arg(attempts)
                    .arg(records)
                    .arg(m_callsOut.size()));
    }
}

/// When everything has ended, nobody holds a pass or waits for one.
void Simulation::checkPassesGivenBack()
{
    for (const ConnectionSnapshot &connection : m_engine->status().connections) {
        if (connection.inUse != 0 || connection.waiting != 0) {
            violate(QStringLiteral("K1: at the end %1 passes are out and %2 wait for one")
                        .arg(connection.inUse)
                        .arg(connection.waiting));
        }
    }
}

bool Simulation::isRecordUnderWay() const
{
    return std::ranges::any_of(m_loose, [](const auto &entry) {
        return entry.second.kind == LetterKind::Sync && entry.second.state == LetterState::Redriving;
    });
}

} // namespace sluice::test
