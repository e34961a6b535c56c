#pragma once

#include <QCoroTask>
#include <QString>

namespace sluice {

class ScriptPool;

/// The body of a function that gives what `script` gives: an expression becomes `return ( … );`, and what holds `return`
/// and is no expression is a body already. `scripts` outlives it.
[[nodiscard]] QCoro::Task<QString> scriptBody(ScriptPool *scripts, QString script);

} // namespace sluice
