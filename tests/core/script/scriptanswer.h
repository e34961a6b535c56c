#pragma once

#include "core/script/errors.h"
#include "core/script/scriptchild.h"
#include "core/script/scriptwire.h"

namespace sluice::test {

/// The answer of one child in this process, which all callers share as scripts do. Its clock stands a day after 1970.
inline Result<Payload> answerTo(const QString &source, const StepData &data = {})
{
    static ScriptChild child;
    auto line = scriptwire::request(7, source, data, WallTime{Milliseconds(86'400'000)}, Milliseconds(60'000));
    line.chop(1);
    auto answer = scriptwire::parseAnswer(child.answer(line));
    if (!answer || answer->id != 7)
        return failure(errors::kScriptCrashed);
    return std::move(answer->value);
}

} // namespace sluice::test
