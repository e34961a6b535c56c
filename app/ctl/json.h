#pragma once

#include "core/api/letterpages.h"
#include "core/run/history.h"
#include "ui/wording/wording.h"

#include <QJsonObject>

namespace sluice::ctl {

// The shapes of `--json`. Names of states and classes are fixed English words, whatever the language.

/// `words` of `ui/wording`, and those of sluicectl's own errors.
[[nodiscard]] Wording wordingOf(const Error &error);
/// What happened and why, on one line.
[[nodiscard]] QString shortWords(const Error &error);

[[nodiscard]] QString name(RunState state);
[[nodiscard]] QString name(StepState state);
[[nodiscard]] QString name(LetterState state);
[[nodiscard]] QString name(LetterKind kind);
[[nodiscard]] QString name(FailureClass failureClass);
[[nodiscard]] QString name(AttemptOutcome outcome);
/// The state of that name; none if there is none.
[[nodiscard]] std::optional<RunState> runStateNamed(const QString &text);
[[nodiscard]] std::optional<LetterState> letterStateNamed(const QString &text);
[[nodiscard]] std::optional<LetterKind> letterKindNamed(const QString &text);
[[nodiscard]] std::optional<FailureClass> failureClassNamed(const QString &text);

/// A moment in UTC as ISO 8601 with milliseconds; null for the moment zero.
[[nodiscard]] QJsonValue timeJson(WallTime moment);
/// `{"code","what","why","next"}`, with "detail" when there is one.
[[nodiscard]] QJsonObject errorJson(const Error &error);
[[nodiscard]] QJsonObject originJson(const LetterOrigin &origin);
[[nodiscard]] QJsonObject letterJson(const LetterSummary &letter);
[[nodiscard]] QJsonObject causeJson(const LetterGroup &cause);
[[nodiscard]] QJsonObject attemptJson(const AttemptRecord &attempt);
[[nodiscard]] QJsonObject summaryJson(const RunSummary &run);
/// A whole run: its counts by task, and its open letters.
[[nodiscard]] QJsonObject runJson(const Run &run);

} // namespace sluice::ctl
