#pragma once

#include "core/base/clock.h"

#include <QString>

namespace sluice {

/// A version of a file that a trigger has dealt with, in its folder. A file of another size or time is another version.
struct FileMark {
    QString workflow;
    QString trigger;
    QString name; ///< of the file; empty: what was there when the workflow was armed has been dealt with
    qint64 size = 0;
    WallTime modified{};
    bool isGone = false; ///< the file is not there any more, and the mark is forgotten

    bool operator==(const FileMark &) const = default;
};

} // namespace sluice
