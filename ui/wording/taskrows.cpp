#include "ui/wording/errorrow.h"

#include <QtGlobal>

namespace sluice {

namespace {

constexpr ErrorRow kTaskRows[] = {
    {"expression.pathMissing", QT_TRANSLATE_NOOP("Errors", "There is no value at “{path}”."),
     QT_TRANSLATE_NOOP("Errors", "The data does not hold it."),
     QT_TRANSLATE_NOOP("Errors", "Look at the step's input, and correct the path.")},
    {"expression.unclosed", QT_TRANSLATE_NOOP("Errors", "An expression is not closed: {text}"),
     QT_TRANSLATE_NOOP("Errors", "Two closing braces are missing."), QT_TRANSLATE_NOOP("Errors", "Add them.")},
    {"expression.empty", QT_TRANSLATE_NOOP("Errors", "An expression in braces is empty."), "",
     QT_TRANSLATE_NOOP("Errors", "Write what it should give, or delete the braces.")},
    {"script.threw", QT_TRANSLATE_NOOP("Errors", "The script failed: {message}"),
     QT_TRANSLATE_NOOP("Errors", "Line {line}, column {column}."),
     QT_TRANSLATE_NOOP("Errors", "Correct the script or the input, then retry.")},
    {"script.timeout", QT_TRANSLATE_NOOP("Errors", "The script did not end within {milliseconds} ms."),
     QT_TRANSLATE_NOOP("Errors", "It was stopped; it may hold an endless loop."),
     QT_TRANSLATE_NOOP("Errors", "Shorten what it does.")},
    {"script.memory", QT_TRANSLATE_NOOP("Errors", "The script needed more than {megabytes} MB of memory."),
     QT_TRANSLATE_NOOP("Errors", "It was stopped."), QT_TRANSLATE_NOOP("Errors", "Let it work on less data at once.")},
    {"script.crashed", QT_TRANSLATE_NOOP("Errors", "The script host ended while the script ran."),
     QT_TRANSLATE_NOOP("Errors", "The script, or the memory of this computer, brought it down."),
     QT_TRANSLATE_NOOP("Errors", "Retry; simplify the script if it happens again.")},
    {"script.outputTooLarge", QT_TRANSLATE_NOOP("Errors", "The script gave more than {megabytes} MB."), "",
     QT_TRANSLATE_NOOP("Errors", "Let it give less.")},
    {"script.dataUnreadable", QT_TRANSLATE_NOOP("Errors", "The script host sent an answer that cannot be read."), "",
     QT_TRANSLATE_NOOP("Errors", "Retry; report it if it happens again.")},
    {"script.startFailed", QT_TRANSLATE_NOOP("Errors", "The script host {program} did not start."),
     QT_TRANSLATE_NOOP("Errors", "It is missing, or may not be run."),
     QT_TRANSLATE_NOOP("Errors", "Install Sluice again.")},
    {"script.closed", QT_TRANSLATE_NOOP("Errors", "No scripts run any more."),
     QT_TRANSLATE_NOOP("Errors", "The engine is ending."),
     QT_TRANSLATE_NOOP("Errors", "Start the program again; runs continue where they were.")},
    {"task.typeUnknown", QT_TRANSLATE_NOOP("Errors", "There is no task type “{type}”."),
     QT_TRANSLATE_NOOP("Errors", "The workflow comes from a newer version."),
     QT_TRANSLATE_NOOP("Errors", "Choose another type.")},
    {"task.parameterMissing", QT_TRANSLATE_NOOP("Errors", "The parameter “{parameter}” is missing."), "",
     QT_TRANSLATE_NOOP("Errors", "Fill it in, and run again.")},
    {"task.parameterKind", QT_TRANSLATE_NOOP("Errors", "The parameter “{parameter}” is of the wrong kind."),
     QT_TRANSLATE_NOOP("Errors", "It must be: {expected}."),
     QT_TRANSLATE_NOOP("Errors", "Correct the field or the expression in it.")},
    {"task.inputNotObject", QT_TRANSLATE_NOOP("Errors", "The step's input is no object."),
     QT_TRANSLATE_NOOP("Errors", "This task reads fields of it."),
     QT_TRANSLATE_NOOP("Errors", "Put a transform before it that makes an object.")},
    {"task.connectionMissing", QT_TRANSLATE_NOOP("Errors", "There is no connection “{connection}”."), "",
     QT_TRANSLATE_NOOP("Errors", "Add it to connections.json, or choose another.")},
    {"task.timedOut", QT_TRANSLATE_NOOP("Errors", "{taskId} did not end within {timeout}."),
     QT_TRANSLATE_NOOP("Errors", "The attempt was stopped."),
     QT_TRANSLATE_NOOP("Errors", "Raise the time-out of the task, or look at what it waits for.")},
    {"task.cancelled", QT_TRANSLATE_NOOP("Errors", "{taskId} was stopped."),
     QT_TRANSLATE_NOOP("Errors", "The run or a person did not want it any more."),
     QT_TRANSLATE_NOOP("Errors", "Restart the run if you want it after all.")},
    {"task.outputTooLarge", QT_TRANSLATE_NOOP("Errors", "The output of {taskId} is larger than {megabytes} MB."),
     QT_TRANSLATE_NOOP("Errors", "A step passes on at most that much."),
     QT_TRANSLATE_NOOP("Errors", "Pass on a reference, such as a file path.")},
    {"task.badTime", QT_TRANSLATE_NOOP("Errors", "“{text}” is no moment."),
     QT_TRANSLATE_NOOP("Errors", "It must have date, time and zone, such as 2026-11-24T18:00:00+01:00."),
     QT_TRANSLATE_NOOP("Errors", "Correct the field or the expression in it.")},
    {"forEach.notArray", QT_TRANSLATE_NOOP("Errors", "The items of the loop are no list."),
     QT_TRANSLATE_NOOP("Errors", "Its expression gave something else."),
     QT_TRANSLATE_NOOP("Errors", "Let the expression give a list.")},
    {"sync.queryIncomplete", QT_TRANSLATE_NOOP("Errors", "The query of the sync cannot read in batches."),
     QT_TRANSLATE_NOOP("Errors", "It lacks :cursor or, after it, :limit."),
     QT_TRANSLATE_NOOP("Errors", "Write it as SELECT … WHERE field > :cursor ORDER BY field LIMIT :limit.")},
    {"sync.queryLacksField", QT_TRANSLATE_NOOP("Errors", "The rows of the sync have no field “{field}”."),
     QT_TRANSLATE_NOOP("Errors", "By it the sync knows how far it is."),
     QT_TRANSLATE_NOOP("Errors", "Let the query give it, or name another field as the cursor.")},
    {"sync.cursorStuck", QT_TRANSLATE_NOOP("Errors", "The sync does not come further by its field “{field}”."),
     QT_TRANSLATE_NOOP("Errors", "The last row that was read has the value of the cursor itself."),
     QT_TRANSLATE_NOOP("Errors", "Read only rows above :cursor, ordered by the field, which is never the same twice.")},
    {"sync.tooManyBad", QT_TRANSLATE_NOOP("Errors", "The sync {sync} stopped: too many records are bad."),
     QT_TRANSLATE_NOOP("Errors", "More than {count} wait for a person; of one: {detail}"),
     QT_TRANSLATE_NOOP("Errors", "Correct the transform or the statement, then retry; it goes on where it was.")},
    {"sync.transformFailed", QT_TRANSLATE_NOOP("Errors", "The transform cannot take this record."), "{detail}",
     QT_TRANSLATE_NOOP("Errors", "Correct the record where it comes from; all others are written.")},
    {"sync.recordNotObject", QT_TRANSLATE_NOOP("Errors", "The transform gave something that is no record."),
     QT_TRANSLATE_NOOP("Errors", "A record is an object; null leaves it out."),
     QT_TRANSLATE_NOOP("Errors", "Let the transform give an object.")},
};

} // namespace

std::span<const ErrorRow> taskRows()
{
    return kTaskRows;
}

} // namespace sluice
