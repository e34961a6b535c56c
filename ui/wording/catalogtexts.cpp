#include "ui/wording/catalogtexts.h"

#include <QtGlobal>

namespace sluice {

namespace {

constexpr const char *kTexts[] = {
    QT_TRANSLATE_NOOP("TaskTypes", "Wait"),
    QT_TRANSLATE_NOOP("TaskTypes", "Waits for some time, then passes its input on; it also waits through a restart."),
    QT_TRANSLATE_NOOP("TaskTypes", "Duration"),
    QT_TRANSLATE_NOOP("TaskTypes", "How long, such as 250ms, 5s, 10m or 2h."),
    QT_TRANSLATE_NOOP("TaskTypes", "Read file"),
    QT_TRANSLATE_NOOP("TaskTypes", "Reads a file of at most 16 MiB."),
    QT_TRANSLATE_NOOP("TaskTypes", "File"),
    QT_TRANSLATE_NOOP("TaskTypes", "A path; a relative one starts at the workspace."),
    QT_TRANSLATE_NOOP("TaskTypes", "Read as"),
    QT_TRANSLATE_NOOP("TaskTypes", "JSON, one text, or a list of lines; by itself JSON if the name ends "
                                   "in .json, else text."),
    QT_TRANSLATE_NOOP("TaskTypes", "auto"),
    QT_TRANSLATE_NOOP("TaskTypes", "json"),
    QT_TRANSLATE_NOOP("TaskTypes", "text"),
    QT_TRANSLATE_NOOP("TaskTypes", "lines"),
    QT_TRANSLATE_NOOP("TaskTypes", "Write file"),
    QT_TRANSLATE_NOOP("TaskTypes", "Writes a file, and makes its folder if there is none."),
    QT_TRANSLATE_NOOP("TaskTypes", "Content"),
    QT_TRANSLATE_NOOP("TaskTypes", "A text is written as it is, anything else as JSON."),
    QT_TRANSLATE_NOOP("TaskTypes", "If the file exists"),
    QT_TRANSLATE_NOOP("TaskTypes", "Replace it whole, or append to it."),
    QT_TRANSLATE_NOOP("TaskTypes", "replace"),
    QT_TRANSLATE_NOOP("TaskTypes", "append"),
    QT_TRANSLATE_NOOP("TaskTypes", "For each"),
    QT_TRANSLATE_NOOP("TaskTypes", "Runs what follows its port \"item\" once for each item of a list, then "
                                   "goes on by \"done\"."),
    QT_TRANSLATE_NOOP("TaskTypes", "Items"),
    QT_TRANSLATE_NOOP("TaskTypes", "A JavaScript expression that gives a list."),
    QT_TRANSLATE_NOOP("TaskTypes", "Connection"),
    QT_TRANSLATE_NOOP("TaskTypes", "Gives the base address, headers and limits."),
    QT_TRANSLATE_NOOP("TaskTypes", "Method"),
    QT_TRANSLATE_NOOP("TaskTypes", "POST and PATCH are not repeated after an unknown outcome, unless they send a key."),
    QT_TRANSLATE_NOOP("TaskTypes", "Address"),
    QT_TRANSLATE_NOOP("TaskTypes", "A whole address, or a path below the connection's base address."),
    QT_TRANSLATE_NOOP("TaskTypes", "Query"),
    QT_TRANSLATE_NOOP("TaskTypes", "Added to the address, encoded."),
    QT_TRANSLATE_NOOP("TaskTypes", "Headers"),
    QT_TRANSLATE_NOOP("TaskTypes", "They replace those of the connection."),
    QT_TRANSLATE_NOOP("TaskTypes", "Body"),
    QT_TRANSLATE_NOOP("TaskTypes", "A text is sent as it is, anything else as JSON."),
    QT_TRANSLATE_NOOP("TaskTypes", "Send an idempotency key"),
    QT_TRANSLATE_NOOP("TaskTypes", "The same key goes with every attempt, so that the service can tell a repetition."),
    QT_TRANSLATE_NOOP("TaskTypes", "HTTP request"),
    QT_TRANSLATE_NOOP("TaskTypes", "Calls an HTTP service and gives status, headers and body of the answer."),
    QT_TRANSLATE_NOOP("TaskTypes", "If"),
    QT_TRANSLATE_NOOP("TaskTypes", "Goes one way when a condition holds, and the other way when it does not."),
    QT_TRANSLATE_NOOP("TaskTypes", "Condition"),
    QT_TRANSLATE_NOOP("TaskTypes", "A JavaScript expression, such as input.total > 100."),
    QT_TRANSLATE_NOOP("TaskTypes", "Join"),
    QT_TRANSLATE_NOOP("TaskTypes", "Waits for several branches and passes on what they gave, by task."),
    QT_TRANSLATE_NOOP("TaskTypes", "Wait for"),
    QT_TRANSLATE_NOOP("TaskTypes", "All branches, the first one, a number of them, or all unless one has failed."),
    QT_TRANSLATE_NOOP("TaskTypes", "all"),
    QT_TRANSLATE_NOOP("TaskTypes", "any"),
    QT_TRANSLATE_NOOP("TaskTypes", "nOfM"),
    QT_TRANSLATE_NOOP("TaskTypes", "noneFailed"),
    QT_TRANSLATE_NOOP("TaskTypes", "Number of branches"),
    QT_TRANSLATE_NOOP("TaskTypes", "How many branches must be done, when it waits for a number of them."),
    QT_TRANSLATE_NOOP("TaskTypes", "Log"),
    QT_TRANSLATE_NOOP("TaskTypes", "Writes a line to the log and passes its input on."),
    QT_TRANSLATE_NOOP("TaskTypes", "Message"),
    QT_TRANSLATE_NOOP("TaskTypes", "What to write."),
    QT_TRANSLATE_NOOP("TaskTypes", "Level"),
    QT_TRANSLATE_NOOP("TaskTypes", "How important it is."),
    QT_TRANSLATE_NOOP("TaskTypes", "debug"),
    QT_TRANSLATE_NOOP("TaskTypes", "info"),
    QT_TRANSLATE_NOOP("TaskTypes", "warning"),
    QT_TRANSLATE_NOOP("TaskTypes", "error"),
    QT_TRANSLATE_NOOP("TaskTypes", "Do nothing"),
    QT_TRANSLATE_NOOP("TaskTypes", "Passes its input on unchanged."),
    QT_TRANSLATE_NOOP("TaskTypes", "Set fields"),
    QT_TRANSLATE_NOOP("TaskTypes", "Sets fields of an object, with what came in or without it."),
    QT_TRANSLATE_NOOP("TaskTypes", "Fields"),
    QT_TRANSLATE_NOOP("TaskTypes", "An object; its fields replace those of the input."),
    QT_TRANSLATE_NOOP("TaskTypes", "Keep the input"),
    QT_TRANSLATE_NOOP("TaskTypes", "Whether the other fields of the input stay."),
    QT_TRANSLATE_NOOP("TaskTypes", "Run SQL"),
    QT_TRANSLATE_NOOP("TaskTypes", "Runs one SQL statement on a database, with its values bound apart from the text."),
    QT_TRANSLATE_NOOP("TaskTypes", "The database."),
    QT_TRANSLATE_NOOP("TaskTypes", "Statement"),
    QT_TRANSLATE_NOOP("TaskTypes", "SQL with ? or :name where values go. It holds no expressions: values "
                                   "are parameters."),
    QT_TRANSLATE_NOOP("TaskTypes", "Parameters"),
    QT_TRANSLATE_NOOP("TaskTypes", "A list for ?, or an object for :name."),
    QT_TRANSLATE_NOOP("TaskTypes", "Kind"),
    QT_TRANSLATE_NOOP("TaskTypes", "A query only reads and may be repeated; a write may not, unless the task says so."),
    QT_TRANSLATE_NOOP("TaskTypes", "query"),
    QT_TRANSLATE_NOOP("TaskTypes", "write"),
    QT_TRANSLATE_NOOP("TaskTypes", "Transform"),
    QT_TRANSLATE_NOOP("TaskTypes", "Makes a new value from what came in, by a JavaScript expression."),
    QT_TRANSLATE_NOOP("TaskTypes", "Expression"),
    QT_TRANSLATE_NOOP("TaskTypes", "JavaScript that sees input, item, index, run and steps; with return "
                                   "also the body of a function."),
    QT_TRANSLATE_NOOP("TaskTypes", "out"),
    QT_TRANSLATE_NOOP("TaskTypes", "failure"),
    QT_TRANSLATE_NOOP("TaskTypes", "true"),
    QT_TRANSLATE_NOOP("TaskTypes", "false"),
    QT_TRANSLATE_NOOP("TaskTypes", "item"),
    QT_TRANSLATE_NOOP("TaskTypes", "done"),
};

} // namespace

std::span<const char *const> catalogTexts()
{
    return kTexts;
}

} // namespace sluice
