#pragma once

#include "core/run/history.h"

#include <map>
#include <set>
#include <utility>

namespace sluice {

/// Reads attempts off a run's events, one after the other. Thread: a value.
class AttemptReader {
public:
    std::vector<AttemptRecord> attempts;

    void read(const Event &event)
    {
        m_at = event.at;
        std::visit([this](const auto &data) { take(data); }, event.data);
    }

private:
    struct Progress {
        quint32 epoch = 1;
        quint32 number = 0;
    };

    template <typename Data>
    void take(const Data &)
    {
    }
    void take(const AttemptStarted &data)
    {
        Progress &progress = m_progress[data.step];
        AttemptRecord record;
        record.step = data.step;
        record.epoch = progress.epoch;
        record.number = ++progress.number;
        record.started = m_at;
        m_open[data.lease] = attempts.size();
        m_last[data.step] = attempts.size();
        attempts.push_back(record);
    }
    void take(const StepSucceeded &data) { close(data.lease, AttemptOutcome::Succeeded); }
    void take(const ItemsFound &data) { close(data.lease, AttemptOutcome::Succeeded); }
    void take(const StepWaiting &data) { close(data.lease, AttemptOutcome::Waiting); }
    void take(const StepAwaits &data) { close(data.lease, AttemptOutcome::Waiting); }
    void take(const StepCalls &data)
    {
        close(data.lease, AttemptOutcome::Waiting);
        m_calling.insert(data.step);
    }
    void take(const WaitEnded &data) { m_calling.erase(data.step); }
    void take(const StepFailed &data) { m_calling.erase(data.step); }
    void take(const AttemptLost &data) { close(data.lease, AttemptOutcome::Lost); }
    void take(const AttemptAbandoned &data) { close(data.lease, AttemptOutcome::Abandoned); }
    void take(const AttemptFailed &data)
    {
        if (AttemptRecord *record = close(data.lease, AttemptOutcome::Failed)) {
            record->failureClass = data.failureClass;
            record->error = data.error;
            record->response = data.response;
        }
    }
    void take(const RetryScheduled &data)
    {
        if (const auto last = m_last.find(data.step); last != m_last.end())
            attempts[last->second].retryAt = data.due;
    }
    void take(const StepDeadLettered &data)
    {
        if (data.letter > m_letters.size())
            m_letters.resize(data.letter);
        m_letters[data.letter - 1] = data.step;
        m_calling.erase(data.step);
    }
    void take(const LetterRedriven &data)
    {
        Progress &progress = m_progress[m_letters[data.letter - 1]];
        ++progress.epoch;
        progress.number = 0;
    }

    void take(const RunRestarted &)
    {
        for (auto &[step, progress] : m_progress) {
            ++progress.epoch;
            progress.number = 0;
        }
    }
    /// The attempts under way are those of the run that this one was forked from.
    void take(const RunForked &)
    {
        for (const StepIndex step : std::exchange(m_calling, {})) { // they call once more
            ++m_progress[step].epoch;
            m_progress[step].number = 0;
        }
        for (const auto &[lease, place] : m_open)
            --m_progress[attempts[place].step].number;
        std::erase_if(attempts, [](const AttemptRecord &record) { return record.outcome == AttemptOutcome::Running; });
        m_open.clear();
        m_last.clear();
        for (std::size_t place = 0; place < attempts.size(); ++place)
            m_last[attempts[place].step] = place;
    }

    AttemptRecord *close(quint64 lease, AttemptOutcome outcome)
    {
        const auto open = m_open.find(lease);
        if (open == m_open.end())
            return nullptr;
        AttemptRecord &record = attempts[open->second];
        record.ended = m_at;
        record.outcome = outcome;
        m_open.erase(open);
        return &record;
    }

    WallTime m_at{};
    std::map<StepIndex, Progress> m_progress;
    std::map<quint64, std::size_t> m_open;
    std::map<StepIndex, std::size_t> m_last;
    std::vector<StepIndex> m_letters;
    std::set<StepIndex> m_calling; ///< wait for a run that they called
};

} // namespace sluice
