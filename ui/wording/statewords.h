#pragma once

#include "core/api/snapshot.h"

#include <QString>

namespace sluice {

/// The words for states, as a chip or a cell shows them: lower case where the language allows.
[[nodiscard]] QString word(RunState state);
[[nodiscard]] QString word(StepState state);
/// The state of a run in a list: of one whose history cannot be read, that it is damaged.
[[nodiscard]] QString word(const RunSummary &run);
[[nodiscard]] QString word(LetterState state);
[[nodiscard]] QString word(LetterKind kind);
[[nodiscard]] QString word(ComponentPhase phase);
[[nodiscard]] QString word(ComponentHealth health);
[[nodiscard]] QString word(BreakerPhase phase);
[[nodiscard]] QString word(FailureClass failureClass);
/// What a person has to do with a step's result: its output was given by hand, or what it ran on was; empty: nothing.
[[nodiscard]] QString handWord(const Step &step);
/// What a failure class means for the person, in one sentence.
[[nodiscard]] QString explanation(FailureClass failureClass);
/// A trigger's name as stored ("manual") in the person's words.
[[nodiscard]] QString triggerWord(const QString &trigger);
/// An audited action as stored ("letter.redrive") in the person's words; an unknown one stays as it is.
[[nodiscard]] QString actionWord(const QString &action);
/// The label of a reliability setting by its key in the file ("maxDelay"); an unknown key stays as it is.
[[nodiscard]] QString settingLabel(const QString &key);
/// A label, help text or choice of the task catalogue, which names them in English (context "TaskTypes").
[[nodiscard]] QString catalogText(const QString &english);

} // namespace sluice
