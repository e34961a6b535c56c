#include "core/tasks/data/filter.h"

#include "core/script/jsontext.h"
#include "core/script/scriptpool.h"
#include "core/tasks/data/values.h"
#include "core/tasks/datasync.h"
#include "core/tasks/scriptbody.h"

namespace sluice {

namespace {

/// One process decides about all items, since asking it takes longer than most conditions.
QCoro::Task<Outcome> run(SyncTools &tools, Attempt attempt, QJsonObject params)
{
    const auto list = listOf(attempt, params);
    if (!list)
        co_return permanent(list.error());
    ScriptPool &scripts = tools.scripts();
    const QString body = co_await scriptBody(&scripts, params.value(QLatin1StringView("condition")).toString());
    StepData data = attempt.data;
    data.item = jsontext::toText(*list);
    if (!data.index)
        data.index = 0;
    auto kept = co_await scripts.evaluate(
        QStringLiteral("return item.filter(function (item, index) { %1\n });").arg(body), data);
    if (!kept) {
        Error error = std::move(kept.error());
        const QString kLine = QStringLiteral("line");
        if (const int line = error.args.value(kLine).toInt(); line > 1)
            error.args.insert(kLine, QString::number(line - 1)); // ours stands before those of the condition
        co_return expressionFailed(std::move(error));
    }
    co_return outcome::Succeeded{*std::move(kept), {}};
}

} // namespace

TaskType filterType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("filter");
    info.label = QStringLiteral("Filter");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral("Keeps the items of a list for which a condition holds.");
    info.sideEffects = false;
    info.icon = QStringLiteral("view-filter");
    info.lane = Lane::Io;
    info.summaryParam = QStringLiteral("condition");
    info.params = {
        {.key = QStringLiteral("condition"),
         .label = QStringLiteral("Condition"),
         .help = QStringLiteral("A JavaScript expression that sees item, index and input, such as item.total > 100."),
         .kind = ParamKind::Expression,
         .required = true,
         .seesRecord = true},
        listParam(),
    };
    return {std::move(info), SyncTask{run}, {QStringLiteral("condition")}};
}

} // namespace sluice
