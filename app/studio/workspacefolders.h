#pragma once

#include "core/base/result.h"

#include <QString>

#include <utility>
#include <vector>

namespace sluice {

/// Where the sample lies in the person's data folder, whether or not it was copied yet.
[[nodiscard]] QString sampleFolder();

/// Copies the sample there unless it is there already, and returns its folder. Its demo service gets the next free port
/// if its own is taken. Errors: `file.missing`, `file.unwritable`.
[[nodiscard]] Result<QString> provideSample();

/// Makes an empty workspace of a folder, named after it. A folder that is a workspace already is left as it is.
/// Errors: `file.unwritable`.
[[nodiscard]] Result<void> makeWorkspace(const QString &folder);

/// The workflows that come with the program, to begin with: name and path, by name.
[[nodiscard]] std::vector<std::pair<QString, QString>> shippedTemplates();

} // namespace sluice
