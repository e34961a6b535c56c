#pragma once

#include "core/workflow/model.h"

#include <QString>

#include <vector>

namespace sluice {

/// What became of one part of a file of another program.
struct ImportNote {
    enum class Kind : quint8 {
        Mapped,   ///< it does here what it did there
        Partly,   ///< it has a task, or a trigger, but `reason` is lost
        Disabled, ///< nothing here does it: a task that is switched off keeps the original
        Dropped,  ///< it is not here
    };
    /// Why it is not as it was; wording is for `ui/wording`.
    enum class Reason : quint8 {
        None,
        UnknownType,  ///< there is no such type of task here
        Expression,   ///< `detail` is written in a way that only the other program understands
        Credentials,  ///< it needs a connection, which no file brings along
        Language,     ///< code in another language
        Operator,     ///< a comparison that has no counterpart
        Option,       ///< the setting `detail` has no counterpart
        Loop,         ///< a way back: workflows here have no cycles, For each repeats
        Items,        ///< it ran once for each item; here it runs once, and For each repeats
        Webhook,      ///< webhooks are set up in the settings of the workspace, for the path `detail`
        Workflow,     ///< which workflow it calls cannot be known
        Settings,     ///< it only configures others
        ForeignCommand, ///< it ran a program of another machine
        DanglingLink, ///< it leads to something that the file does not have
    };

    QString part; ///< its name there
    QString was;  ///< its type there
    Kind kind = Kind::Mapped;
    QString task; ///< the id of what it became; empty: it is no task
    QString now;  ///< its type here: of a task, or "trigger"
    Reason reason = Reason::None;
    QString detail;

    bool operator==(const ImportNote &) const = default;
};

/// "mapped", "partly" and so on, as a report in JSON says it.
[[nodiscard]] QString nameOf(ImportNote::Kind kind);
/// "unknownType", "expression" and so on; empty for `None`.
[[nodiscard]] QString nameOf(ImportNote::Reason reason);

/// A workflow out of a file of another program, and what became of everything in it.
struct Imported {
    Workflow workflow;
    std::vector<ImportNote> notes; ///< in the order of the file

    [[nodiscard]] std::size_t count(ImportNote::Kind kind) const;
};

} // namespace sluice
