#pragma once

#include "core/workflow/model.h"

namespace sluice {

/// A place in a workflow where a text was found.
struct TextMatch {
    QString task;
    QString field; ///< key of a parameter; "name", "id" or "notes"

    bool operator==(const TextMatch &) const = default;
};

/// Where a text occurs: in ids, names, notes and parameters, one match for each of them, in file order. An empty text
/// occurs nowhere.
[[nodiscard]] std::vector<TextMatch> findText(const Workflow &workflow, const QString &text, Qt::CaseSensitivity sense);

/// Replaces a text in names, notes and parameters, and says how often. Ids stay, since edges and expressions name them.
int replaceText(Workflow &workflow, const QString &text, const QString &with, Qt::CaseSensitivity sense);

} // namespace sluice
