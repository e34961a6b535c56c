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

/// False: its connection is gone, or nobody performs attempts at the moment.
bool RunEngine::deliverRecord(const LetterSummary &letter)
{
    const auto gate = m_gates.find(letter.connection);
    if (gate == m_gates.end())
        return false;
    Attempt attempt;
    attempt.step = StepIndex{letter.id.index};
    attempt.lease = letter.redrives;
    attempt.taskId = letter.task;
    attempt.type = QString(kSyncRecordType);
    for (auto header = letter.headers.begin(); header != letter.headers.end(); ++header)
        attempt.params.insert(header.key(), header.value());
    attempt.params.insert(QStringLiteral("name"), letter.origin);
    attempt.data.input = letter.payload;
    attempt.connection = gate->second.connection();
    attempt.workspace = m_setup.workspace;
    return m_effects.perform(std::move(attempt));
}

void RunEngine::noteRecordWritten(const AttemptResult &result)
{
    tell::LetterDelivered delivered{number(result.step), static_cast<quint32>(result.lease), {}};
    if (const auto *failed = std::get_if<outcome::Failed>(&result.outcome))
        delivered.error = failed->error;
    take(delivered);
}

/// Those on their way were lost with what performed them; whether they arrived is noted where they went.
void RunEngine::deliverRecordsAgain()
{
    for (const auto &[index, letter] : m_loose) {
        if (letter.kind == LetterKind::Sync && letter.state == LetterState::Redriving)
            m_next.deliveries.push_back(letter);
    }
}

} // namespace sluice
