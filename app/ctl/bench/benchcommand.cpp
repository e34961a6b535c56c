#include "app/ctl/bench/workloads.h"
#include "app/ctl/command.h"
#include "ui/wording/formats.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

struct Row {
    QString name;
    Workload perform;
    bool onlyNamed = false; ///< takes a while
};

const std::vector<Row> &workloads()
{
    static const std::vector<Row> all{
        {QStringLiteral("W1"), measureManyRuns},
        {QStringLiteral("W2"), measureChains},
        {QStringLiteral("W1e"), measureManyRunsWithEffects},
        {QStringLiteral("W2e"), measureChainsWithEffects},
        {QStringLiteral("W3"), measureGraph},
        {QStringLiteral("W4"), measureCalls},
        {QStringLiteral("latency"), measureLatency},
        {QStringLiteral("guards"), measureGuards},
        {QStringLiteral("bus"), measureBus},
        {QStringLiteral("bus1"), measureBusOneByOne},
        {QStringLiteral("scripts"), measureScripts},
        {QStringLiteral("scripts-fresh"), measureScriptsBesideFresh},
        {QStringLiteral("scripts-bare"), measureScriptsBesideBare},
        {QStringLiteral("sync-sqlite"), measureSyncToSqlite},
        {QStringLiteral("sync-postgres"), measureSyncToPostgres, true},
        {QStringLiteral("webhooks"), measureWebhooks},
        {QStringLiteral("webhooks-taken"), measureWebhooksTaken},
        {QStringLiteral("webhooks-gateway"), measureHookGateway},
        {QStringLiteral("queued-items"), measureQueuedItems, true},
        {QStringLiteral("queued-runs"), measureQueuedRuns, true},
        {QStringLiteral("curve-memory"), measureMemoryCurve, true},
        {QStringLiteral("curve-durable"), measureDurableCurve, true},
        {QStringLiteral("journal-lists"), measureLists, true},
        {QStringLiteral("journal-search"), measureSearch, true},
        {QStringLiteral("journal-recovery"), measureRecovery, true},
    };
    return all;
}

QStringList names()
{
    QStringList all;
    for (const Row &row : workloads())
        all += row.name;
    return all;
}

Result<std::vector<Workload>> wanted(const Arguments &arguments)
{
    std::vector<Workload> chosen;
    QStringList left = arguments.names;
    const bool isEverything = arguments.has("all");
    for (const Row &row : workloads()) {
        const bool isUsual = arguments.names.isEmpty() && !row.onlyNamed;
        if (left.removeAll(row.name) > 0 || isUsual || isEverything)
            chosen.push_back(row.perform);
    }
    if (!left.isEmpty())
        return tl::unexpected(
            arguments.usage(tr("There is no workload '%1'; there are %2.").arg(left.front(), names().join(u' '))));
    return chosen;
}

QString valueText(const Measure &measure, double value)
{
    if (measure.unit == QLatin1StringView("1/s"))
        return rateText(value);
    return QLocale::c().toString(value, 'f', 0) + u' ' + measure.unit;
}

int perform(const Arguments &arguments, Output &output)
{
    const auto chosen = wanted(arguments);
    if (!chosen)
        return output.fail(chosen.error(), kInvalid);
    bool isNumber = true;
    const double scale = arguments.has("scale") ? arguments.value("scale").toDouble(&isNumber) : 1.0;
    if (!isNumber || !(scale > 0 && scale <= 100))
        return arguments.misuse(tr("'%1' is no scale above 0 and up to 100.").arg(arguments.value("scale")), output);
    QJsonArray json;
    std::vector<QStringList> rows;
    for (const Workload workload : *chosen) {
        const auto measure = workload(scale, output);
        if (!measure)
            return output.fail(measure.error());
        const double ratio = measure->value / measure->limit;
        json.append(QJsonObject{{QStringLiteral("workload"), measure->workload},
                                {QStringLiteral("metric"), measure->metric},
                                {QStringLiteral("value"), measure->value},
                                {QStringLiteral("unit"), measure->unit},
                                {QStringLiteral("limit"), measure->limit},
                                {QStringLiteral("ratio"), ratio}});
        rows.push_back({measure->workload, measure->metric, valueText(*measure, measure->value),
                        valueText(*measure, measure->limit), percentText(ratio)});
    }
    output.document(QJsonDocument(json));
    output.table({tr("Workload"), tr("What"), tr("Measured"), tr("Raw or mark"), tr("Share")}, rows);
    return kSucceeded;
}

} // namespace

Command benchCommand()
{
    return {
        .name = QStringLiteral("bench"),
        .takes = QStringLiteral("[WORKLOAD...]"),
        .summary = tr(
            "Measures this machine: the usual workloads, or those named, each beside its raw rate or its mark."),
        .most = -1,
        .options = {{QStringLiteral("scale"), tr("The share of the usual work, for trying out."), QStringLiteral("X")},
                    {QStringLiteral("all"), tr("Those too that take a while."), {}}},
        .perform = perform};
}

} // namespace sluice::ctl
