#include "app/ctl/bench/workloads.h"
#include "app/ctl/command.h"
#include "ui/wording/formats.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

using Workload = Result<Measure> (*)(double scale, Output &output);

const std::vector<std::pair<QString, Workload>> &workloads()
{
    static const std::vector<std::pair<QString, Workload>> all{{QStringLiteral("W1"), measureManyRuns},
                                                               {QStringLiteral("W2"), measureChains},
                                                               {QStringLiteral("W1e"), measureManyRunsWithEffects},
                                                               {QStringLiteral("W2e"), measureChainsWithEffects},
                                                               {QStringLiteral("W3"), measureGraph},
                                                               {QStringLiteral("W4"), measureCalls},
                                                               {QStringLiteral("bus"), measureBus},
                                                               {QStringLiteral("bus1"), measureBusOneByOne},
                                                               {QStringLiteral("journal-lists"), measureLists},
                                                               {QStringLiteral("journal-recovery"), measureRecovery}};
    return all;
}

QStringList names()
{
    QStringList all;
    for (const auto &[name, workload] : workloads())
        all += name;
    return all;
}

Result<std::vector<Workload>> wanted(const Arguments &arguments)
{
    std::vector<Workload> chosen;
    QStringList left = arguments.names;
    for (const auto &[name, workload] : workloads()) {
        // What the journal's marks are measured with takes a while to build.
        const bool isUsual = !name.startsWith(QLatin1StringView("journal-"));
        if ((arguments.names.isEmpty() && isUsual) || left.removeAll(name) > 0)
            chosen.push_back(workload);
    }
    if (!left.isEmpty())
        return tl::unexpected(
            arguments.usage(tr("There is no workload '%1'; there are %2.").arg(left.front(), names().join(u' '))));
    return chosen;
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
        rows.push_back({measure->workload, measure->metric, rateText(measure->value), rateText(measure->limit),
                        percentText(ratio)});
    }
    output.document(QJsonDocument(json));
    output.table({tr("Workload"), tr("What"), tr("Rate"), tr("Raw rate"), tr("Share")}, rows);
    return kSucceeded;
}

} // namespace

Command benchCommand()
{
    return {
        .name = QStringLiteral("bench"),
        .takes = QStringLiteral("[WORKLOAD...]"),
        .summary = tr("Measures this machine: all workloads, or those named, each beside its raw rate."),
        .most = -1,
        .options = {{QStringLiteral("scale"), tr("The share of the usual work, for trying out."), QStringLiteral("X")}},
        .perform = perform};
}

} // namespace sluice::ctl
