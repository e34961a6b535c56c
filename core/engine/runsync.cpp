#include "core/engine/errors.h"
#include "core/engine/runengine.h"
#include "core/tasks/datasync.h"

// Records that a sync could not write: each is a letter of no run, kept in one transaction with the end of the step that
// met it. Whether it has been written is noted in the destination, so a letter may be sent on any number of times.

namespace sluice {

void RunEngine::keepBadRecords(const RunSlot &slot, StepIndex step, const std::vector<BadRecord> &bad)
{
    if (bad.empty())
        return;
    const QString which = QStringLiteral("record");
    std::set<std::pair<QString, QString>> known; // a sync tells of all that still wait, each time
    for (const auto &[index, letter] : m_loose) {
        if (letter.kind == LetterKind::Sync)
            known.emplace(letter.origin, letter.headers.value(which));
    }
    const Plan::TaskNode &task = slot.run.taskOf(step);
    for (const BadRecord &record : bad) {
        if (known.contains({record.origin, record.headers.value(which)}))
            continue;
        tell::KeepLetter message;
        message.letter.kind = LetterKind::Sync;
        message.letter.origin = record.origin;
        message.letter.workflow = slot.run.plan->workflowId;
        message.letter.task = task.id;
        message.letter.taskType = task.type;
        message.letter.connection = task.connection;
        message.letter.payload = record.payload;
        message.letter.headers = record.headers;
        message.letter.error = record.error;
        take(message);
    }
}

/// A record is sent through the gate of its connection. False: that is gone, and nobody else can take it.
bool RunEngine::deliverRecord(const LetterSummary &letter)
{
    const auto found = m_gates.find(letter.connection);
    if (found == m_gates.end())
        return false;
    if (const auto known = m_records.find(letter.id.index);
        known != m_records.end() && known->second.redrives == letter.redrives)
        return true;
    ConnectionGate &gate = found->second;
    ConnectionGate::Waiter waiter{RunId{}, StepIndex{letter.id.index}};
    waiter.what = ConnectionGate::Waiter::For::Record;
    waiter.lease = letter.redrives;
    waiter.attemptTimeout = Attempt().timeout;
    const auto group = m_groups.find(letter.workflow);
    const MonoTime now = clock().monotonic();
    const auto ticket = gate.join(waiter, group == m_groups.end() ? 0 : group->second.lane, 0, now,
                                  now + gate.connection().queue.maxWait);
    if (ticket)
        m_records.insert_or_assign(letter.id.index, RecordCall{letter.connection, letter.redrives, *ticket, 0, {}});
    else
        endRecord(letter.id.index, letter.redrives, gateError(gate.queueFull(now).why, letter.connection));
    return true;
}

/// The letter whose record waits in this place; none: somebody else waits there, or it has been settled otherwise.
LetterSummary *RunEngine::waitingRecord(const ConnectionGate::Waiter &waiter)
{
    if (waiter.what != ConnectionGate::Waiter::For::Record)
        return nullptr;
    const auto record = m_records.find(number(waiter.step));
    if (record == m_records.end() || record->second.pass || record->second.redrives != waiter.lease)
        return nullptr;
    const auto letter = m_loose.find(record->first);
    if (letter != m_loose.end() && letter->second.state == LetterState::Redriving
        && letter->second.redrives == waiter.lease)
        return &letter->second;
    m_records.erase(record);
    return nullptr;
}

void RunEngine::sendRecord(ConnectionGate &gate, const LetterSummary &letter, const ConnectionGate::Pass &pass)
{
    RecordCall &record = m_records.at(letter.id.index);
    record.ticket = 0;
    record.lease = ++m_recordLease;
    record.pass = pass;
    Attempt attempt;
    attempt.step = StepIndex{letter.id.index};
    attempt.lease = record.lease;
    attempt.idempotencyKey = QStringLiteral("%1.%2").arg(letter.id.toString()).arg(letter.redrives).toLatin1();
    attempt.taskId = letter.task;
    attempt.type = QString(kSyncRecordType);
    for (auto header = letter.headers.begin(); header != letter.headers.end(); ++header)
        attempt.params.insert(header.key(), header.value());
    attempt.params.insert(QStringLiteral("name"), letter.origin);
    attempt.data.input = letter.payload;
    attempt.connection = gate.connection();
    attempt.workspace = m_setup.workspace;
    if (m_effects.perform(std::move(attempt)))
        return;
    const Error noTaker{QString(errors::kLetterNoTaker), {{QStringLiteral("letter"), letter.id.toString()}}, {}};
    endRecord(letter.id.index, letter.redrives, noTaker);
}

/// Gives back what the record has at its gate, and tells its letter what came of it.
void RunEngine::endRecord(quint32 letter, quint64 redrives, const std::optional<Error> &error)
{
    if (const auto record = m_records.find(letter); record != m_records.end()) {
        ConnectionGate &gate = m_gates.at(record->second.connection);
        if (record->second.pass)
            gate.leaveUnused(*record->second.pass, clock().monotonic());
        else
            gate.leaveLine(record->second.ticket);
        m_records.erase(record);
    }
    tell::LetterDelivered delivered{letter, static_cast<quint32>(redrives), error};
    take(delivered);
}

/// Takes those out of the line of a connection that wait there; their letters are open again.
quint64 RunEngine::giveUpRecords(const QString &connection, const Error &why)
{
    std::vector<std::pair<quint32, quint64>> waiting;
    for (const auto &[letter, record] : m_records) {
        if (record.connection == connection && !record.pass)
            waiting.emplace_back(letter, record.redrives);
    }
    for (const auto &[letter, redrives] : waiting)
        endRecord(letter, redrives, why);
    return waiting.size();
}

void RunEngine::noteRecordWritten(const AttemptResult &result)
{
    const auto record = m_records.find(number(result.step));
    if (record == m_records.end() || !record->second.pass || record->second.lease != result.lease)
        return; // told before, or the end of an earlier sending
    const quint64 redrives = record->second.redrives;
    m_gates.at(record->second.connection).leave(*record->second.pass, result.outcome, clock().monotonic());
    m_records.erase(record);
    tell::LetterDelivered delivered{number(result.step), static_cast<quint32>(redrives), {}};
    const auto *failed = std::get_if<outcome::Failed>(&result.outcome);
    const auto letter = m_loose.find(number(result.step));
    if (failed && failed->failureClass == FailureClass::Rejected && letter != m_loose.end()
        && letter->second.state == LetterState::Redriving && letter->second.redrives == redrives) {
        m_next.deliveries.push_back(letter->second); // it never went out: what performs attempts is being restarted
        return;
    }
    if (failed)
        delivered.error = failed->error;
    take(delivered);
}

/// Those on their way were lost with what performed them; whether they arrived is noted where they went. Those that wait
/// at a gate go on waiting.
void RunEngine::deliverRecordsAgain()
{
    const MonoTime now = clock().monotonic();
    std::erase_if(m_records, [&](const auto &entry) {
        if (entry.second.pass)
            m_gates.at(entry.second.connection).leaveUnused(*entry.second.pass, now);
        return entry.second.pass.has_value();
    });
    for (const auto &[index, letter] : m_loose) {
        if (letter.kind == LetterKind::Sync && letter.state == LetterState::Redriving)
            m_next.deliveries.push_back(letter);
    }
}

} // namespace sluice
