#include "core/tasks/sqlexecute.h"

#include "core/script/jsontext.h"
#include "core/tasks/errors.h"
#include "core/tasks/params.h"
#include "core/tasks/sqlsessions.h"

#include <algorithm>

namespace sluice {

namespace {

/// Whether a statement leaves the session as it found it; others, such as BEGIN and SET, cost a new session.
bool leavesNoTrace(const QString &statement)
{
    static const QStringList words{QStringLiteral("select"), QStringLiteral("insert"),  QStringLiteral("update"),
                                   QStringLiteral("delete"), QStringLiteral("replace"), QStringLiteral("values"),
                                   QStringLiteral("with"),   QStringLiteral("create")};
    const auto trimmed = QStringView(statement).trimmed();
    const auto end = std::ranges::find_if_not(trimmed, [](QChar c) { return c.isLetter(); });
    return words.contains(trimmed.first(std::distance(trimmed.begin(), end)).toString().toLower());
}

Outcome run(SqlSessions &sessions, const Attempt &attempt, const QJsonObject &params)
{
    const QString statement = params.value(QLatin1StringView("statement")).toString();
    if (statement.contains(u"{{"))
        return permanent({QString(errors::kSqlExpressionInStatement), {}, {}});
    if (!attempt.connection) {
        const auto id = params.value(QLatin1StringView("connection")).toString();
        return permanent({QString(errors::kTaskConnectionMissing), {{QStringLiteral("connection"), id}}, {}});
    }
    const auto session = sessions.session(*attempt.connection, attempt.workspace);
    if (!session)
        return failed(session.error());
    auto rows = (*session)->execute(statement, params.value(QLatin1StringView("parameters")), attempt.stop);
    if (!rows || !leavesNoTrace(statement))
        sessions.close(attempt.connection->id);
    if (!rows)
        return failed(std::move(rows.error()));
    const QJsonObject output{{QStringLiteral("rows"), rows->rows},
                             {QStringLiteral("rowsAffected"), rows->rowsAffected}};
    return outcome::Succeeded{jsontext::toText(output), {}};
}

} // namespace

TaskType sqlExecuteType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("sql.execute");
    info.label = QStringLiteral("Run SQL");
    info.category = QStringLiteral("io");
    info.help = QStringLiteral("Runs one SQL statement on a database, with its values bound apart from the text.");
    info.icon = QStringLiteral("server-database");
    info.outPorts = portsWithFailure();
    info.safety = RepeatSafety::ByCall;
    info.safetyParam = QStringLiteral("kind");
    info.safeChoices = {QStringLiteral("query")};
    info.lane = Lane::Blocking;
    info.summaryParam = QStringLiteral("statement");
    info.params = {
        {.key = QStringLiteral("connection"),
         .label = QStringLiteral("Connection"),
         .help = QStringLiteral("The database."),
         .kind = ParamKind::Connection,
         .required = true,
         .choices = {QStringLiteral("sqlite"), QStringLiteral("postgres"), QStringLiteral("mysql")}},
        {.key = QStringLiteral("statement"),
         .label = QStringLiteral("Statement"),
         .help = QStringLiteral("SQL with ? or :name where values go. It holds no expressions: values are parameters."),
         .kind = ParamKind::Sql,
         .required = true},
        {.key = QStringLiteral("parameters"),
         .label = QStringLiteral("Parameters"),
         .help = QStringLiteral("A list for ?, or an object for :name."),
         .kind = ParamKind::Json},
        {.key = QStringLiteral("kind"),
         .label = QStringLiteral("Kind"),
         .help = QStringLiteral("A query only reads and may be repeated; a write may not, unless the task says so."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("write"),
         .choices = {QStringLiteral("query"), QStringLiteral("write")}},
    };
    return {std::move(info), BlockingTask{run}, {QStringLiteral("statement")}};
}

} // namespace sluice
