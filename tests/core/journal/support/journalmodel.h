#pragma once

#include "core/journal/journal.h"

#include <map>
#include <random>
#include <set>

namespace sluice {

/// What a journal must hold after some batches: the fold that its queries must equal.
struct JournalModel {
    std::map<RunId, RunSummary> runs; ///< with what comes from the last frame
    std::map<RunId, Events> events;
    std::map<LetterId, LetterSummary> letters;
    quint64 audit = 0;
    std::vector<RecordedEvent> topicEvents; ///< oldest first
    bool operator==(const JournalModel &) const = default;

    /// Takes a batch as a journal must.
    void take(const JournalBatch &batch);
    /// Forgets runs, with their events and letters, as retention must.
    void forget(const std::vector<RunId> &gone);
};

/// Everything that a reader finds. Errors: what the reader could not read.
[[nodiscard]] Result<JournalModel> readModel(JournalReader &reader);

/// Which of the filters are tried: each `step`th, from the `first` on.
struct FilterChoice {
    std::size_t first = 0;
    std::size_t step = 1;
};

/// Says in which list a reader differs from the model, with each filter and by small pages; empty: in none.
[[nodiscard]] QString differenceInLists(JournalReader &reader, const JournalModel &model, FilterChoice choice = {});

/// Makes batches that follow on a model, by seed: runs that begin, go on, fail and end, letters, large payloads, audit.
class HistoryMaker {
public:
    explicit HistoryMaker(quint32 seed)
        : m_random(seed)
    {
    }

    /// A batch that follows on `model`, which takes it.
    [[nodiscard]] JournalBatch next(JournalModel &model);

private:
    [[nodiscard]] quint32 below(quint32 bound) { return static_cast<quint32>(m_random() % bound); }
    [[nodiscard]] Payload payload();
    [[nodiscard]] RunSummary nextState(const JournalModel &model, RunId id);
    void addEvents(JournalBatch &batch, const JournalModel &model, RunId run);
    void addLetter(JournalBatch &batch, const JournalModel &model, RunId run);

    std::mt19937 m_random;
};

} // namespace sluice
