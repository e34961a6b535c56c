#pragma once

#include "core/run/payload.h"

#include <QString>

#include <vector>

namespace sluice {

/// How the input of a step is changed. These numbers are journaled: new ones go to the end.
enum class EditKind : quint8 {
    Set,    ///< gives the value at a path; the last key of the path may be new
    Remove, ///< takes the value at a path away
    Rename, ///< gives the key at the end of a path another name
    Script, ///< the value of JavaScript that sees the input as `input`
};

/// One change of the input of steps, whichever steps they are: an edit of many letters is a few of these in order.
///
/// Given as texts, as a person writes them; `checkEdits` says what is wrong with them.
struct InputEdit {
    EditKind kind = EditKind::Set;
    QString path; ///< such as "customer.lines[0].zip"; empty: the input as a whole; of a script unused
    QString text; ///< the value as JSON, the new name, or the script
    bool operator==(const InputEdit &) const = default;
};
using InputEdits = std::vector<InputEdit>;

} // namespace sluice
