#include "core/tasks/log.h"

#include "core/tasks/params.h"

#include <QLoggingCategory>

namespace sluice {

namespace {

Q_LOGGING_CATEGORY(taskLog, "sluice.task.log")

/// One line, whatever the message holds: a log is no place for someone else's line breaks.
QString oneLine(QString message)
{
    for (QChar &c : message) {
        if (c.category() == QChar::Other_Control)
            c = u' ';
    }
    return message;
}

Outcome run(const Attempt &attempt, const QJsonObject &params, WallTime)
{
    const auto message = textParam(params, QStringLiteral("message"));
    if (!message)
        return permanent(message.error());
    const auto level = params.value(QLatin1StringView("level")).toString();
    const auto line = QStringLiteral("run %1, %2: %3").arg(number(attempt.run)).arg(attempt.taskId, oneLine(*message));
    if (level == u"debug")
        qCDebug(taskLog).noquote() << line;
    else if (level == u"warning")
        qCWarning(taskLog).noquote() << line;
    else if (level == u"error")
        qCCritical(taskLog).noquote() << line;
    else
        qCInfo(taskLog).noquote() << line;
    return passInput(attempt);
}

} // namespace

TaskType logType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("log");
    info.label = QStringLiteral("Log");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral("Writes a line to the log and passes its input on.");
    info.icon = QStringLiteral("view-list-text");
    info.summaryParam = QStringLiteral("message");
    info.params = {
        {.key = QStringLiteral("message"),
         .label = QStringLiteral("Message"),
         .help = QStringLiteral("What to write."),
         .kind = ParamKind::Text,
         .required = true},
        {.key = QStringLiteral("level"),
         .label = QStringLiteral("Level"),
         .help = QStringLiteral("How important it is."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("info"),
         .choices = {QStringLiteral("debug"), QStringLiteral("info"), QStringLiteral("warning"),
                     QStringLiteral("error")}},
    };
    return {std::move(info), InlineTask{run}};
}

} // namespace sluice
