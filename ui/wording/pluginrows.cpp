#include "ui/wording/errorrow.h"

#include <QtGlobal>

namespace sluice {

namespace {

constexpr ErrorRow kPluginRows[]{
    {"plugin.noDescription", QT_TRANSLATE_NOOP("Errors", "The folder {path} is no plug-in."),
     QT_TRANSLATE_NOOP("Errors", "It holds no file plugin.json."),
     QT_TRANSLATE_NOOP("Errors", "Choose the folder in which that file lies.")},
    {"plugin.description", QT_TRANSLATE_NOOP("Errors", "The description of the plug-in {path} is wrong at “{part}”."),
     QT_TRANSLATE_NOOP("Errors", "Expected there: {detail}."),
     QT_TRANSLATE_NOOP("Errors", "Correct it, or ask whoever made the plug-in.")},
    {"plugin.notOurs", QT_TRANSLATE_NOOP("Errors", "{path} is no plug-in of Sluice."),
     QT_TRANSLATE_NOOP("Errors", "It is another kind of file, or a plug-in of another program."),
     QT_TRANSLATE_NOOP("Errors", "Choose a library that was built with Sluice's taskplugin.h.")},
    {"plugin.otherVersion",
     QT_TRANSLATE_NOOP(
         "Errors",
         "The plug-in {path} was built for version {theirs} of the interface; this Sluice has version {ours}."),
     QT_TRANSLATE_NOOP("Errors", "What it was built with does not fit this program, so none of it was run."),
     QT_TRANSLATE_NOOP("Errors", "Build it again with the taskplugin.h of this Sluice, or get another version of it.")},
    {"plugin.notLoaded", QT_TRANSLATE_NOOP("Errors", "The plug-in {path} could not be loaded."), "{detail}",
     QT_TRANSLATE_NOOP("Errors", "Build it again on this system, or install what it misses.")},
    {"plugin.threw", QT_TRANSLATE_NOOP("Errors", "The plug-in {path} failed while it was loaded."), "{detail}",
     QT_TRANSLATE_NOOP("Errors", "Ask whoever made it; remove it until then.")},
    {"plugin.typeTaken",
     QT_TRANSLATE_NOOP("Errors", "The plug-in {path} brings a task type “{type}” that there is already."),
     QT_TRANSLATE_NOOP(
         "Errors",
         "A type of that name belongs to Sluice or to another plug-in, and workflows could not tell them apart."),
     QT_TRANSLATE_NOOP("Errors", "Remove one of the two.")},
    {"plugin.libraryElsewhere", QT_TRANSLATE_NOOP("Errors", "The library {path} in the workspace was not loaded."),
     QT_TRANSLATE_NOOP("Errors", "Opening a workspace must not run a program that came with it."),
     QT_TRANSLATE_NOOP("Errors", "If you trust it, install it for yourself.")},
    {"plugin.nameTaken", QT_TRANSLATE_NOOP("Errors", "There is a plug-in “{name}” already."),
     QT_TRANSLATE_NOOP("Errors", "Two of one name could not be told apart."),
     QT_TRANSLATE_NOOP("Errors", "Remove the other one first.")},
    {"plugin.unknown", QT_TRANSLATE_NOOP("Errors", "There is no plug-in “{name}”."),
     QT_TRANSLATE_NOOP("Errors", "None of that name is installed there."),
     QT_TRANSLATE_NOOP("Errors", "Look at the list of plug-ins.")},
    {"plugin.taskFailed", QT_TRANSLATE_NOOP("Errors", "The task failed: {message}"),
     QT_TRANSLATE_NOOP("Errors", "The plug-in that brings the type “{type}” says so."),
     QT_TRANSLATE_NOOP("Errors", "Correct the input or the parameters, then try again.")},
    {"plugin.taskThrew", QT_TRANSLATE_NOOP("Errors", "The plug-in that brings the type “{type}” broke off."),
     "{detail}", QT_TRANSLATE_NOOP("Errors", "Ask whoever made the plug-in; its task did not say how far it came.")},
    {"plugin.taskPort",
     QT_TRANSLATE_NOOP("Errors", "The plug-in that brings the type “{type}” chose a port “{port}” that it has not."),
     QT_TRANSLATE_NOOP("Errors", "Its ports are {detail}, so nothing could go on from there."),
     QT_TRANSLATE_NOOP("Errors", "Ask whoever made the plug-in.")},
};

} // namespace

std::span<const ErrorRow> pluginRows()
{
    return kPluginRows;
}

} // namespace sluice
