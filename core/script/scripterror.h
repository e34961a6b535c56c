#pragma once

#include "core/base/error.h"

#include <QString>
#include <QStringView>

namespace sluice {

/// The error of a script, with its place where the person wrote it: the script is the part of `text` that begins at
/// `begin` and has `length` characters, and `text` stands in `parameter`, its keys joined by dots. Lines and columns count
/// from 1. Where only the line is known, the column is empty. Other errors than `script.threw` stay as they are.
[[nodiscard]] Error placedIn(Error error, const QString &parameter, QStringView text, qsizetype begin,
                             qsizetype length);
/// The same for a parameter that is a script as a whole.
[[nodiscard]] Error placedIn(Error error, const QString &parameter, QStringView text);

} // namespace sluice
