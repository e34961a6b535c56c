#pragma once

#include "core/workflow/model.h"

namespace sluice {

/// A place in a workflow where a text was found.
struct TextMatch {
    enum class Where : quint8 { Task, Note, Group, Trigger, Workflow };

    QString id;    ///< of the task, note, group or trigger
    QString field; ///< of a task: key of a parameter, "name", "id" or "notes"; of others what holds the text
    Where where = Where::Task;

    bool operator==(const TextMatch &) const = default;
};

/// Where a text occurs, one match for each name, id, note, parameter and setting that holds it: in the workflow itself, in
/// its tasks in file order, its triggers, its groups and its sticky notes. An empty text occurs nowhere.
[[nodiscard]] std::vector<TextMatch> findText(const Workflow &workflow, const QString &text, Qt::CaseSensitivity sense);

/// Replaces a text everywhere and says how often. A task whose id holds it gets another id where that gives a free one, and
/// so does every expression that names it; else the id and what names it stay, so that no reference is broken.
int replaceText(Workflow &workflow, const QString &text, const QString &with, Qt::CaseSensitivity sense);

} // namespace sluice
