#pragma once

#include "core/run/state.h"

#include <optional>
#include <utility>

namespace sluice {

/// What the expressions of a step can see: `input`, `item`, `index`, `run.id`, `run.input`, `steps.ID.output`.
struct StepData {
    Payload input;
    std::optional<quint32> index; ///< of the item, inside a forEach
    Payload item;
    RunId run{};
    Payload runInput;
    std::vector<std::pair<QString, Payload>> outputs; ///< of the steps that its task references and that are done

    bool operator==(const StepData &) const = default;
};

/// The input of a step: what a person gave it, else its item at the start of a body, else what came before it.
/// That of a compensation: `{"input": …, "output": …}` of the step that it undoes.
/// One task before it: its output. Several: that of the only one taken, or an object by task id.
[[nodiscard]] Payload stepInput(const Run &run, StepIndex step);

/// The output of a scope's one last task, or an object of those of its last tasks by task id; null for those that did
/// not succeed.
[[nodiscard]] Payload scopeOutput(const Run &run, const Scope &done);

/// What a run comes to: the output of its outermost scope.
[[nodiscard]] Payload runOutput(const Run &run);

/// Everything the expressions of a step can see.
[[nodiscard]] StepData stepData(const Run &run, StepIndex step);

/// The positions of the items around a step, outermost first, from 0; empty outside every forEach.
[[nodiscard]] std::vector<quint32> itemPath(const Run &run, StepIndex step);

/// The innermost item around a step; empty outside every forEach.
[[nodiscard]] Payload itemOf(const Run &run, StepIndex step);

/// A short text by which a person tells an item from its neighbours: the item itself when it is a text or a number; of
/// an object, its `id`, `key` or `code`, else the first text by alphabet of the keys, else the first number; else empty.
[[nodiscard]] QString itemText(const Payload &item);

/// Where the elements of a JSON array lie in its text, byte for byte. Errors: `forEach.notArray`.
[[nodiscard]] Result<std::vector<std::pair<qsizetype, qsizetype>>> arraySpans(const Payload &array);

/// The idempotency key of a step: the same for all attempts of an epoch, kept by an edited redrive unless it was said
/// to be a new effect.
[[nodiscard]] QByteArray idempotencyKey(const Run &run, StepIndex step);

} // namespace sluice
