#include "ui/simulate/findings.h"

#include "ui/simulate/modelwords.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sluice {

namespace {

struct Findings {
    Q_DECLARE_TR_FUNCTIONS(Findings)
};

constexpr std::size_t kMostNamed = 3; ///< tasks, connections

QString durationsSentence(const SimulationResult &result)
{
    for (const auto &[share, count] : {std::pair{0.99, 99}, {0.9, 90}, {0.5, 50}}) {
        const auto within = result.within(share);
        if (!within)
            continue;
        const auto half = result.within(0.5);
        const QString most =
            Findings::tr("%1 of 100 runs end within %2.", "count, time").arg(count).arg(timeText(*within));
        return share > 0.5 && half
                   ? Findings::tr("%1 Half of them take %2 at most.", "sentence, time").arg(most, timeText(*half))
                   : most;
    }
    return Findings::tr("Fewer than half of the runs end while anybody looks.");
}

QString countsSentence(const SimulationResult &result)
{
    const auto runs = static_cast<int>(result.runs);
    return Findings::tr("%n run(s) arrive in %1; %2 end.", "a time, a rate", runs)
        .arg(durationText(result.duration), rateText(result.endedPerSecond));
}

void addEnds(const SimulationResult &result, QStringList &sentences)
{
    const auto letters = static_cast<int>(result.letters);
    const auto stuck = static_cast<int>(result.stuck);
    const auto failed = static_cast<int>(result.failed);
    const auto unfinished = static_cast<int>(result.unfinished);
    const auto refused = static_cast<int>(result.refused);
    sentences += letters == 0 ? Findings::tr("No letter dies.")
                              : Findings::tr("%n letter(s) die;", nullptr, letters) + QLatin1Char(' ')
                                    + Findings::tr("%n run(s) wait for a person with them.", nullptr, stuck);
    if (failed > 0)
        sentences += Findings::tr("%n run(s) fail.", nullptr, failed);
    if (unfinished > 0)
        sentences += Findings::tr("%n run(s) are still under way at the end.", nullptr, unfinished);
    if (refused > 0)
        sentences += Findings::tr("%n run(s) are refused, since too many have not begun.", nullptr, refused);
}

QString growth(const QString &name, double asked, double done)
{
    return Findings::tr("The queue of %1 grows without end: %2 calls arrive, %3 can be done.", "name, rate, rate")
        .arg(name, rateText(asked), rateText(done));
}

void addConnections(const SimulationResult &result, QStringList &sentences)
{
    for (const SimulatedConnection &connection : result.connections) {
        if (growsWithoutEnd(connection.asked, connection.done, connection.waiting))
            sentences += growth(connection.connection, connection.asked, connection.done);
        const auto opens = static_cast<int>(connection.opens);
        if (opens == 0)
            continue;
        const auto first = std::ranges::find(connection.breaker, BreakerPhase::Open, &SimulatedConnection::Change::to);
        sentences += Findings::tr("The breaker of %1 opens %n time(s), first after %2; it is open for %3 in all.",
                                  "name, time, time", opens)
                         .arg(connection.connection, durationText(first->at), timeText(connection.openMs));
    }
}

void addWaits(const SimulationResult &result, const TaskTitles &titles, QStringList &sentences)
{
    std::vector<const SimulatedTask *> tasks;
    for (const SimulatedTask &task : result.tasks) {
        if (task.attempts > 0 && task.waitSumMs() / static_cast<double>(task.attempts) >= 1)
            tasks.push_back(&task);
    }
    std::ranges::sort(tasks, std::greater<>(), [](const SimulatedTask *task) { return task->waitSumMs(); });
    for (std::size_t i = 0; i < std::min(tasks.size(), kMostNamed); ++i) {
        const SimulatedTask &task = *tasks[i];
        const auto longest = std::ranges::max_element(task.waitMs) - task.waitMs.begin();
        const double share = task.waitMs[static_cast<std::size_t>(longest)] / task.waitSumMs();
        sentences += Findings::tr("An attempt of %1 waits %2 in the mean, %3 of it %4.",
                                  "task, time, percent, what for")
                         .arg(titles.value(task.task, task.task),
                              timeText(task.waitSumMs() / static_cast<double>(task.attempts)), percentText(share),
                              waitText(static_cast<WaitCause>(longest)));
    }
    if (tasks.empty())
        sentences += Findings::tr("Nothing waits worth mentioning.");
}

QString changed(const QString &what, double now, double then, QString (*text)(double))
{
    if (text(now) == text(then))
        return Findings::tr("%1: %2 in both.", "figure, value").arg(what, text(now));
    return Findings::tr("%1: %2 in A, %3 in B.", "figure, value, value").arg(what, text(now), text(then));
}

QString countText(double value)
{
    return numberText(static_cast<quint64>(std::llround(value)));
}

double waitPerRun(const SimulationResult &result)
{
    double sum = 0;
    for (const SimulatedTask &task : result.tasks)
        sum += task.waitSumMs();
    return result.runs > 0 ? sum / static_cast<double>(result.runs) : 0;
}

double opensOf(const SimulationResult &result)
{
    return std::accumulate(result.connections.begin(), result.connections.end(), 0.0,
                           [](double sum, const SimulatedConnection &each) { return sum + double(each.opens); });
}

} // namespace

QString waitText(WaitCause cause)
{
    switch (cause) {
    case WaitCause::Limit:
        return Findings::tr("for a limit of the workflow or the task");
    case WaitCause::Pool:
        return Findings::tr("for a place in the pool");
    case WaitCause::Limiter:
        return Findings::tr("for the rate limit");
    case WaitCause::Breaker:
        return Findings::tr("for the breaker to close");
    case WaitCause::ServerPause:
        return Findings::tr("since the other side asked for a pause");
    case WaitCause::RetryBudget:
        return Findings::tr("since too many calls are retries");
    case WaitCause::Workers:
        return Findings::tr("for a thread");
    case WaitCause::BackOff:
        break;
    }
    return Findings::tr("between two attempts");
}

bool growsWithoutEnd(double asked, double done, const Course &waiting)
{
    if (waiting.size() < 4 || asked <= done * 1.01)
        return false;
    const auto mean = [&](std::size_t from, std::size_t to) {
        return std::accumulate(waiting.begin() + static_cast<std::ptrdiff_t>(from),
                               waiting.begin() + static_cast<std::ptrdiff_t>(to), 0.0)
               / static_cast<double>(to - from);
    };
    const std::size_t quarter = waiting.size() / 4;
    const double second = mean(quarter, 2 * quarter);
    const double third = mean(2 * quarter, 3 * quarter);
    const double last = mean(3 * quarter, waiting.size());
    // Higher in each quarter, and by about as much: a burst that drains does not look so.
    return last > 10 && third > second * 1.2 && last > third * 1.1;
}

QStringList findingsOf(const SimulationResult &result, const TaskTitles &titles)
{
    QStringList sentences{durationsSentence(result), countsSentence(result)};
    addConnections(result, sentences);
    addWaits(result, titles, sentences);
    addEnds(result, sentences);
    return sentences;
}

QStringList differencesOf(const SimulationResult &now, const SimulationResult &then)
{
    QStringList sentences;
    for (const auto &[share, name] : {std::pair{0.5, Findings::tr("Half of the runs end within")},
                                      {0.99, Findings::tr("99 of 100 runs end within")}}) {
        const auto first = now.within(share);
        const auto second = then.within(share);
        const auto text = [](const std::optional<double> &value) {
            return value ? timeText(*value) : Findings::tr("no time", "fewer runs end");
        };
        sentences +=
            text(first) == text(second)
                ? Findings::tr("%1: %2 in both.", "figure, value").arg(name, text(first))
                : Findings::tr("%1: %2 in A, %3 in B.", "figure, value, value").arg(name, text(first), text(second));
    }
    sentences += changed(Findings::tr("Letters that die"), double(now.letters), double(then.letters), countText);
    sentences += changed(Findings::tr("Attempts"), double(now.steps), double(then.steps), countText);
    sentences += changed(Findings::tr("Waiting in a run, all steps together"), waitPerRun(now), waitPerRun(then),
                         timeText);
    sentences += changed(Findings::tr("Breakers opening"), opensOf(now), opensOf(then), countText);
    return sentences;
}

} // namespace sluice
