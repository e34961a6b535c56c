#include "ui/wording/componentwords.h"

#include <QCoreApplication>

namespace sluice {

namespace {

struct ComponentRow {
    QLatin1StringView id;
    const char *name;
    const char *does;
    const char *memory;
};

constexpr ComponentRow kComponents[] = {
    {QLatin1StringView("engine"), QT_TRANSLATE_NOOP("Components", "Workflow engine"),
     QT_TRANSLATE_NOOP("Components", "Decides what comes next in each run."),
     QT_TRANSLATE_NOOP("Components",
                       "Counts the runs it holds with their steps and payloads, letters of no run, webhooks "
                       "that are no runs yet, and the events that the event bus keeps or that wait there. A "
                       "payload that several of them share counts for each.")},
    {QLatin1StringView("journal"), QT_TRANSLATE_NOOP("Components", "Journal"),
     QT_TRANSLATE_NOOP("Components", "Writes down what happens before it takes effect."),
     QT_TRANSLATE_NOOP("Components", "Counts the events that wait to be written, without their payloads.")},
    {QLatin1StringView("io"), QT_TRANSLATE_NOOP("Components", "Step runner"),
     QT_TRANSLATE_NOOP("Components", "Performs steps: calls, databases, files and scripts."),
     QT_TRANSLATE_NOOP("Components",
                       "Counts what the attempts under way were given, and the answers of HTTP calls that "
                       "are being read.")},
    {QLatin1StringView("history"), QT_TRANSLATE_NOOP("Components", "History reader"),
     QT_TRANSLATE_NOOP("Components", "Looks up past runs and dead letters."),
     QT_TRANSLATE_NOOP("Components", "Counts the cache, the schema and the statements of its database.")},
    {QLatin1StringView("demo"), QT_TRANSLATE_NOOP("Components", "Demo service"),
     QT_TRANSLATE_NOOP("Components", "Answers the calls of the sample, and fails as it is told."), nullptr},
    {QLatin1StringView("triggers"), QT_TRANSLATE_NOOP("Components", "Triggers"),
     QT_TRANSLATE_NOOP("Components", "Watches the clock for workflows that are armed."), nullptr},
    {QLatin1StringView("files"), QT_TRANSLATE_NOOP("Components", "File watcher"),
     QT_TRANSLATE_NOOP("Components", "Looks for new files in the folders of workflows that are armed."), nullptr},
    {QLatin1StringView("webhooks"), QT_TRANSLATE_NOOP("Components", "Webhooks"),
     QT_TRANSLATE_NOOP("Components", "Takes webhooks, and says so once they are on disk."),
     QT_TRANSLATE_NOOP("Components", "Counts the bodies that are coming in.")},
    {QLatin1StringView("coordinator"), QT_TRANSLATE_NOOP("Components", "Coordinator"),
     QT_TRANSLATE_NOOP("Components", "Watches all components, and brings back those that fail."), nullptr},
    {QLatin1StringView("log"), QT_TRANSLATE_NOOP("Components", "Engine log"),
     QT_TRANSLATE_NOOP("Components", "Notes what happens to the engine, line by line."), nullptr},
    {QLatin1StringView("ViralEngine"), QT_TRANSLATE_NOOP("Components", "Viral engine"),
     QT_TRANSLATE_NOOP("Components", "Reckons from invites and joinings how many others each user brings in."),
     QT_TRANSLATE_NOOP("Components", "Counts the users and invites that it keeps.")},
    {QLatin1StringView("Predictor"), QT_TRANSLATE_NOOP("Components", "Predictor"),
     QT_TRANSLATE_NOOP("Components", "Forecasts how many users join in the days to come."), nullptr},
    {QLatin1StringView("Optimizer"), QT_TRANSLATE_NOOP("Components", "Optimizer"),
     QT_TRANSLATE_NOOP("Components", "Says what share of invites goes out with which strategy."), nullptr},
};

QString componentText(const char *text)
{
    return text ? QCoreApplication::translate("Components", text) : QString();
}

} // namespace

ComponentWords componentWords(const QString &id)
{
    for (const ComponentRow &row : kComponents) {
        if (row.id != id)
            continue;
        ComponentWords found{componentText(row.name), componentText(row.does), componentText(row.memory),
                             row.memory != nullptr};
        if (!found.countsMemory)
            found.memory = componentText(QT_TRANSLATE_NOOP("Components", "It accounts for no memory of its own."));
        return found;
    }
    return {id, {}, componentText(QT_TRANSLATE_NOOP("Components", "Counts what it accounts for itself.")), true};
}

QString queueName(const QString &id)
{
    static constexpr QLatin1StringView kConnection{"connection:"};
    static constexpr QLatin1StringView kWorkflow{"workflow:"};
    if (id == QLatin1StringView("event"))
        return QCoreApplication::translate("Components", "Messages to the engine");
    if (id == QLatin1StringView("ready"))
        return QCoreApplication::translate("Components", "Steps ready to run");
    if (id == QLatin1StringView("retry"))
        return QCoreApplication::translate("Components", "Steps waiting to retry");
    if (id == QLatin1StringView("deadLetter"))
        return QCoreApplication::translate("Components", "Dead letters");
    if (id.startsWith(kConnection))
        return QCoreApplication::translate("Components", "Steps waiting for %1", "the name of a connection")
            .arg(id.mid(kConnection.size()));
    if (id.startsWith(kWorkflow))
        return QCoreApplication::translate("Components", "Steps of %1 that wait", "the name of a workflow")
            .arg(id.mid(kWorkflow.size()));
    return id;
}

} // namespace sluice
