#include "ui/wording/errorrow.h"

#include <QtGlobal>

namespace sluice {

namespace {

constexpr ErrorRow kTriggerRows[] = {
    {"trigger.badId", QT_TRANSLATE_NOOP("Errors", "“{trigger}” is no name for a trigger."),
     QT_TRANSLATE_NOOP("Errors", "Its runs are told apart by it."),
     QT_TRANSLATE_NOOP("Errors", "Begin with a letter or _, then use letters, digits, _ and -.")},
    {"trigger.duplicateId", QT_TRANSLATE_NOOP("Errors", "Two triggers have the name “{trigger}”."),
     QT_TRANSLATE_NOOP("Errors", "A run that one of them starts could be of either."),
     QT_TRANSLATE_NOOP("Errors", "Rename one of them.")},
    {"trigger.unknownZone", QT_TRANSLATE_NOOP("Errors", "The trigger {trigger} names no time zone: “{zone}”."),
     QT_TRANSLATE_NOOP("Errors", "It is not known on this machine."),
     QT_TRANSLATE_NOOP("Errors", "Write a zone such as Europe/Berlin, or nothing for UTC.")},
    {"trigger.shortInterval", QT_TRANSLATE_NOOP("Errors", "The trigger {trigger} has too short an interval."),
     QT_TRANSLATE_NOOP("Errors", "It is at least one second."),
     QT_TRANSLATE_NOOP("Errors", "Write a number and a unit, such as 30s, 5m, 2h or 1d.")},
    {"trigger.badTopic", QT_TRANSLATE_NOOP("Errors", "The trigger {trigger} names no topic: “{topic}”."),
     QT_TRANSLATE_NOOP("Errors", "Parts are divided by dots; * stands for one part, ** at the end for all others."),
     QT_TRANSLATE_NOOP("Errors", "Write a pattern such as orders.*.")},
    {"trigger.noField", QT_TRANSLATE_NOOP("Errors", "The trigger {trigger} compares no field with “{value}”."),
     QT_TRANSLATE_NOOP("Errors", "It names a value and not where in the event's data it must lie."),
     QT_TRANSLATE_NOOP("Errors", "Name the field, such as order.state, or remove the value.")},
    {"trigger.noFolder", QT_TRANSLATE_NOOP("Errors", "The trigger {trigger} names no folder."),
     QT_TRANSLATE_NOOP("Errors", "It waits for files of one."),
     QT_TRANSLATE_NOOP("Errors", "Write a path; a relative one starts at the workspace.")},
    {"trigger.badPattern", QT_TRANSLATE_NOOP("Errors", "The trigger {trigger} has no pattern of names: “{pattern}”."),
     QT_TRANSLATE_NOOP("Errors", "A name has no slash, and what begins with [ ends with ]."),
     QT_TRANSLATE_NOOP("Errors", "Write a pattern such as *.csv.")},
    {"trigger.longSettle", QT_TRANSLATE_NOOP("Errors", "The trigger {trigger} lets files stand still for too long."),
     QT_TRANSLATE_NOOP("Errors", "It is at most an hour."),
     QT_TRANSLATE_NOOP("Errors", "Write a shorter time, such as 2s.")},
    {"trigger.none", QT_TRANSLATE_NOOP("Errors", "The workflow {workflow} cannot be armed."),
     QT_TRANSLATE_NOOP("Errors", "It has no trigger that starts it by itself, and no endpoint of webhooks does."),
     QT_TRANSLATE_NOOP("Errors", "Add a time, an event, a failure or a webhook that starts it.")},
    {"trigger.noInput",
     QT_TRANSLATE_NOOP("Errors", "The workflow {workflow} keeps no input under the name “{trigger}”."),
     QT_TRANSLATE_NOOP("Errors", "Its inputs are the triggers of kind “manual” in its file: {known}."),
     QT_TRANSLATE_NOOP("Errors", "Name one of them, or add one.")},
    {"trigger.notArmed", QT_TRANSLATE_NOOP("Errors", "The workflow {workflow} is not armed."), "",
     QT_TRANSLATE_NOOP("Errors", "Nothing needs to be done: no trigger starts it.")},
    {"folder.unreadable", QT_TRANSLATE_NOOP("Errors", "The folder {path} cannot be read."),
     QT_TRANSLATE_NOOP("Errors", "It is not there, or closed to this user; a trigger waits for its files."),
     QT_TRANSLATE_NOOP("Errors", "Make the folder, or correct the trigger. It is looked for again by itself.")},
    {"folder.full", QT_TRANSLATE_NOOP("Errors", "The folder {path} has too many files."),
     QT_TRANSLATE_NOOP("Errors", "Of those that a trigger waits for, {most} are looked at, and no more."),
     QT_TRANSLATE_NOOP("Errors", "Move files that were dealt with to another folder.")},
    {"trigger.lineFull",
     QT_TRANSLATE_NOOP("Errors", "The trigger {trigger} of {workflow} has no room for another run."),
     QT_TRANSLATE_NOOP("Errors", "{most} that it asked for have not begun."),
     QT_TRANSLATE_NOOP("Errors", "Look for what holds its runs up, then retry.")},
    {"cron.fields", QT_TRANSLATE_NOOP("Errors", "“{text}” is no cron expression."),
     QT_TRANSLATE_NOOP("Errors", "It has {count} fields."),
     QT_TRANSLATE_NOOP("Errors",
                       "Write minute, hour, day, month and day of week, as in 0 9 * * MON-FRI; with six fields, "
                       "the second comes first.")},
    {"cron.badPart", QT_TRANSLATE_NOOP("Errors", "“{part}” at character {position} is nothing that {field} knows."), "",
     QT_TRANSLATE_NOOP("Errors",
                       "Write * for all, a number from {least} to {most}, a range such as 1-5 or a list such as "
                       "1,3.")},
    {"cron.outOfRange", QT_TRANSLATE_NOOP("Errors", "“{part}” at character {position} is too small or too large."),
     QT_TRANSLATE_NOOP("Errors", "The values of {field} go from {least} to {most}."),
     QT_TRANSLATE_NOOP("Errors", "Write a number from {least} to {most}.")},
    {"cron.backwards", QT_TRANSLATE_NOOP("Errors", "“{part}” at character {position} ends before it begins."), "",
     QT_TRANSLATE_NOOP("Errors", "Swap the two, or write two ranges, such as 22-23,0-5.")},
    {"cron.badStep", QT_TRANSLATE_NOOP("Errors", "“{part}” at character {position} has no step that {field} knows."),
     "", QT_TRANSLATE_NOOP("Errors", "Write a number after the slash, from 1 to {most}.")},
    {"cron.never", QT_TRANSLATE_NOOP("Errors", "“{text}” is never due."),
     QT_TRANSLATE_NOOP("Errors", "No month has such a day."),
     QT_TRANSLATE_NOOP("Errors", "Correct the day or the month.")},
    {"growth.stateUnreadable", QT_TRANSLATE_NOOP("Errors", "What {model} had kept cannot be read."), "{detail}",
     QT_TRANSLATE_NOOP("Errors", "It has begun anew, and takes again what the journal recorded of its events. "
                                 "The old state was put aside as {model}.bad.")},
    {"growth.stateNewer", QT_TRANSLATE_NOOP("Errors", "What {model} had kept was written by a newer Sluice."),
     QT_TRANSLATE_NOOP("Errors", "It has version {version}, which this program does not know."),
     QT_TRANSLATE_NOOP("Errors", "It does not start, so that nothing is lost. Use the newer Sluice, or move the state "
                                 "out of .sluice/growth to begin anew.")},
    {"growth.notWanted", QT_TRANSLATE_NOOP("Errors", "Nothing listens to the invite funnel in this workspace."), "",
     QT_TRANSLATE_NOOP("Errors", "Add \"growth\" to sluice.json and open the workspace again.")},
    {"growth.modelUnknown", QT_TRANSLATE_NOOP("Errors", "There is no growth model “{model}”."), "",
     QT_TRANSLATE_NOOP("Errors", "Name ViralEngine, Predictor or Optimizer.")},
    {"growth.stateNotKept", QT_TRANSLATE_NOOP("Errors", "{model} cannot keep what it knows at {path}."), "{detail}",
     QT_TRANSLATE_NOOP("Errors",
                       "It goes on, and tries again in a while. Look at the folder and the room on the disk.")},
};

} // namespace

std::span<const ErrorRow> triggerRows()
{
    return kTriggerRows;
}

} // namespace sluice
