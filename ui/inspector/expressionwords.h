#pragma once

#include "ui/document/sampledata.h"
#include "ui/widgets/completer.h"

namespace sluice {

/// What may stand at the caret of an expression: the data it sees, the steps before its task and the fields of their
/// samples, and the functions of JavaScript that fit. `isTemplate`: only inside `{{ … }}` of the text is an expression.
///
/// Without `isAsked` it offers only behind a dot, and where braces were just opened. A pure function; reads words only.
[[nodiscard]] Completions expressionCompletions(const QString &text, int caret, bool isTemplate, bool isAsked,
                                                const SampleData &samples);

} // namespace sluice
