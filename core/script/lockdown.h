#pragma once

#include <QString>

namespace sluice {

/// The program that makes a new engine safe to use for one script after another: afterwards nothing that a script can
/// reach can be changed, and nothing tells the time or gives chance but what `run` was given.
///
/// It gives an object of functions: `parse(text)`, `enter(now, seed)`, which sets time and chance anew, and
/// `run(compiled, data)`, which gives the JSON text of a value or, of what was thrown, an array of message and line.
/// Throws when something could not be frozen.
[[nodiscard]] QString lockdownProgram();

} // namespace sluice
