#include "app/ctl/bench/workloads.h"

#include "app/ctl/errors.h"
#include "core/base/clock.h"
#include "core/script/scriptpool.h"

#include <QCoroTask>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJSEngine>

#include <algorithm>
#include <cmath>
#include <optional>

namespace sluice::ctl {

namespace {

constexpr int kEvaluations = 60'000;
constexpr double kScriptMark = 20'000;
/// Evaluations that are asked for and not answered: as many steps run at once.
constexpr int kScriptsAtOnce = 256;
/// A fresh engine is so slow, and a bare call so fast, that the same number of both would take too long or no time.
constexpr int kFreshShare = 100;
constexpr int kBareFactor = 10;

QString scriptOf(int number)
{
    return QStringLiteral("input.name.toUpperCase() + (input.values[%1] * 2 + steps.before.output.n)").arg(number % 4);
}

StepData dataOf(int number)
{
    StepData data;
    data.input = "{\"name\":\"item " + QByteArray::number(number) + "\",\"values\":[1,2,3,4]}";
    data.runInput = QByteArrayLiteral("{\"from\":\"bench\"}");
    data.outputs = {{QStringLiteral("before"), "{\"n\":" + QByteArray::number(number) + '}'}};
    return data;
}

QByteArray expectedOf(int number)
{
    return "\"ITEM " + QByteArray::number(number) + QByteArray::number((number % 4 + 1) * 2 + number) + '"';
}

/// Asks for evaluation after evaluation, so many at once, until all are answered.
class ScriptLoad {
public:
    ScriptLoad(ScriptPool &pool, int evaluations)
        : m_pool(pool)
        , m_evaluations(evaluations)
    {
    }

    /// Per second; nothing when an answer was wrong.
    std::optional<double> rate()
    {
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < kScriptsAtOnce; ++i)
            askOneAfterTheOther();
        if (m_asking > 0)
            m_loop.exec();
        const auto seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
        return m_right == m_evaluations ? std::optional(m_evaluations / seconds) : std::nullopt;
    }

private:
    QCoro::Task<> askOneAfterTheOther()
    {
        ++m_asking;
        while (m_next < m_evaluations) {
            const int number = m_next++;
            Result<Payload> answer = co_await m_pool.evaluate(scriptOf(number), dataOf(number));
            if (answer && *answer == expectedOf(number))
                ++m_right;
        }
        if (--m_asking == 0)
            m_loop.quit();
    }

    ScriptPool &m_pool;
    int m_evaluations;
    int m_next = 0;
    int m_right = 0;
    int m_asking = 0;
    QEventLoop m_loop;
};

Result<double> pooledRate(const QString &workload, double scale, Output &output)
{
    const int evaluations = std::max(100, static_cast<int>(std::lround(kEvaluations * scale)));
    output.message(QCoreApplication::translate("sluicectl", "%1: %2 evaluations through one script process…")
                       .arg(workload)
                       .arg(evaluations));
    const SystemClock clock;
    ScriptPool pool({QCoreApplication::applicationDirPath() + QStringLiteral("/sluice-script"), 1}, clock);
    std::optional<double> rate = ScriptLoad(pool, 1).rate(); // the start of the process is not timed
    if (rate)
        rate = ScriptLoad(pool, evaluations).rate();
    if (!rate)
        return failure(kBenchRunFailed, {{QStringLiteral("workload"), workload}});
    return *rate;
}

/// Evaluations a second, each in an engine that is made for it.
double freshRate(double scale)
{
    const int evaluations = std::max(10, static_cast<int>(std::lround(kEvaluations / kFreshShare * scale)));
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < evaluations; ++i) {
        QJSEngine engine;
        const auto data = dataOf(i);
        const auto program = QStringLiteral(
            "(function (input, steps) { return JSON.stringify(%1) })(%2, {before: {output: %3}})");
        (void)engine
            .evaluate(
                program.arg(scriptOf(i), QString::fromUtf8(data.input), QString::fromUtf8(data.outputs.front().second)))
            .toString();
    }
    return evaluations / (static_cast<double>(timer.nsecsElapsed()) / 1e9);
}

/// Calls a second of a function in an engine that is ready, without data and without a pipe.
double bareRate(double scale)
{
    const int calls = std::max(1000, static_cast<int>(std::lround(kEvaluations * kBareFactor * scale)));
    QJSEngine engine;
    auto function = engine.evaluate(QStringLiteral("(function (n) { return n * 2 + 1 })"));
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < calls; ++i)
        (void)function.call({QJSValue(i)}).toInt();
    return calls / (static_cast<double>(timer.nsecsElapsed()) / 1e9);
}

Result<Measure> beside(const QString &workload, const QString &metric, double scale, Output &output, double limit)
{
    const auto rate = pooledRate(workload, scale, output);
    if (!rate)
        return tl::unexpected(rate.error());
    return Measure{workload, metric, *rate, QStringLiteral("1/s"), limit};
}

} // namespace

Result<Measure> measureScripts(double scale, Output &output)
{
    return beside(QStringLiteral("scripts"), QStringLiteral("script evaluations, one process"), scale, output,
                  kScriptMark);
}

Result<Measure> measureScriptsBesideFresh(double scale, Output &output)
{
    return beside(QStringLiteral("scripts-fresh"), QStringLiteral("the same, beside a fresh engine each"), scale,
                  output, freshRate(scale));
}

Result<Measure> measureScriptsBesideBare(double scale, Output &output)
{
    return beside(QStringLiteral("scripts-bare"), QStringLiteral("the same, beside bare calls in one engine"), scale,
                  output, bareRate(scale));
}

} // namespace sluice::ctl
