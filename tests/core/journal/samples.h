#pragma once

#include "core/journal/journal.h"

namespace sluice::samples {

/// The code of the error of a result; empty when it has none.
template <typename T>
[[nodiscard]] QString codeOf(const Result<T> &result)
{
    return result ? QString() : result.error().code;
}

[[nodiscard]] WallTime at(qint64 ms);
[[nodiscard]] Workflow workflow(const QString &id);
/// One event: step `step` succeeded with `output`.
[[nodiscard]] Event succeeded(quint32 step, const Payload &output);
/// The first event of a run.
[[nodiscard]] Event started(const Payload &input);
/// One event of every kind, with all fields filled in.
[[nodiscard]] Events ofEveryKind();
[[nodiscard]] RunSummary run(quint64 id, const QString &workflowId, RunState state = RunState::Running);
[[nodiscard]] Frame frame(quint64 run, quint64 first, const Events &events);
[[nodiscard]] LetterSummary letter(quint64 run, quint32 index, const QString &task, const Payload &payload);
/// An event of a durable topic, published at 7 ms.
[[nodiscard]] RecordedEvent recorded(const QString &topic, const QByteArray &data);
/// A new run with its version and its first event.
[[nodiscard]] JournalBatch newRun(quint64 id, const QString &workflowId, const Payload &input = "{}");
[[nodiscard]] JournalBatch frames(const std::vector<Frame> &frames);

} // namespace sluice::samples
