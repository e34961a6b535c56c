#pragma once

#include "core/base/result.h"
#include "core/run/inputedit.h"

namespace sluice {

/// Whether edits can be carried out on anything at all. Errors: `edit.pathMalformed`, `edit.valueMalformed`,
/// `edit.nameEmpty`, `edit.scriptEmpty`.
[[nodiscard]] Result<void> checkEdits(const InputEdits &edits);

/// JSON text with one edit made, that is none by a script; all that it does not touch stays byte for byte. Taking away or
/// renaming what is not there changes nothing.
/// Errors: those of `checkEdits`; `edit.notJson`, `edit.pathMissing`, `edit.nameTaken`.
[[nodiscard]] Result<Payload> edited(const Payload &input, const InputEdit &edit);

} // namespace sluice
