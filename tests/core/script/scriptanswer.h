#pragma once

#include "core/script/errors.h"
#include "core/script/scriptchild.h"
#include "core/script/scriptwire.h"

namespace sluice::test {

/// What a child in this process answers. Its clock stands a day after 1970.
inline Result<Payload> answerOf(ScriptChild &child, const QString &source, const StepData &data = {})
{
    auto line = scriptwire::request(7, source, data, WallTime{Milliseconds(86'400'000)}, std::chrono::hours(1));
    line.chop(1);
    auto answer = scriptwire::parseAnswer(child.answer(line));
    if (!answer || answer->id != 7)
        return failure(errors::kScriptCrashed);
    return std::move(answer->value);
}

/// The answer of one child, which all callers share as scripts do.
inline Result<Payload> answerTo(const QString &source, const StepData &data = {})
{
    static ScriptChild child;
    return answerOf(child, source, data);
}

} // namespace sluice::test
