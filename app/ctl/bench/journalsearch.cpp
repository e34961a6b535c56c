#include "app/ctl/bench/workloads.h"
#include "core/base/threadcpu.h"
#include "core/journal/sqlitejournal.h"
#include "core/journal/sqlitejournalreader.h"
#include "core/run/event.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

namespace sluice::ctl {

namespace {

constexpr int kSearchedRuns = 1'000'000;
constexpr int kRunsACommit = 2'000;
constexpr double kSearchMark = 20; ///< answers a second: 50 ms each

WallTime secondsOn(int seconds)
{
    return WallTime(Milliseconds(1'700'000'000'000)) + std::chrono::seconds(seconds);
}

/// Twenty workflows; every run has an order of its own, one of 200 countries, and three of a hundred fail.
void addSearchedRun(JournalBatch &batch, int id)
{
    RunSummary run;
    run.id = RunId{static_cast<quint64>(id)};
    run.workflow = QStringLiteral("workflow-%1").arg(id % 20);
    run.version = "0123456789ab";
    run.trigger = id % 50 == 3 ? QStringLiteral("webhook shop") : QStringLiteral("schedule nightly");
    run.started = secondsOn(id);
    run.ended = secondsOn(id + 3);
    run.state = id % 33 == 5 ? RunState::Failed : RunState::Succeeded;
    Frame frame;
    frame.run = run.id;
    frame.steps = 1;
    frame.done = 1;
    const QByteArray country = "country" + QByteArray::number(id % 200);
    frame.events = {
        {run.started,
         RunStarted{run.trigger, "{\"order\":\"order" + QByteArray::number(id) + "\",\"country\":\"" + country + "\"}",
                    7}},
        {run.ended, StepSucceeded{StepIndex{0}, 1, {}, "{\"rate\":1.5,\"source\":\"common\"}"}}};
    if (run.state == RunState::Failed) {
        run.failure = {QStringLiteral("http.refused"), {}, QStringLiteral("connection refused")};
        frame.events.push_back({run.ended, StepFailed{StepIndex{0}, run.failure}});
    }
    batch.runs.push_back(std::move(run));
    batch.frames.push_back(std::move(frame));
}

Result<void> fillSearched(const QString &folder, int runs)
{
    auto journal = SqliteJournal::open(folder);
    if (!journal)
        return tl::unexpected(journal.error());
    JournalBatch batch;
    for (int id = 1; id <= runs; ++id) {
        addSearchedRun(batch, id);
        if (id % kRunsACommit != 0 && id != runs)
            continue;
        if (auto written = (*journal)->append({batch}); !written)
            return written;
        batch = {};
    }
    (*journal)->closeCleanly();
    return {};
}

struct SearchRow {
    QString name;
    RunFilter filter;
};

std::vector<SearchRow> searchesOf(int runs)
{
    const auto text = [](const char *words) {
        RunFilter filter;
        filter.text = QString::fromLatin1(words);
        return filter;
    };
    RunFilter trigger;
    trigger.trigger = QStringLiteral("webhook");
    RunFilter all = text("country7 ");
    all.workflow = QStringLiteral("workflow-7");
    all.state = RunState::Failed;
    all.trigger = QStringLiteral("schedule");
    all.from = secondsOn(runs / 3);
    all.until = secondsOn(runs / 2);
    RunFilter failed = text("common ");
    failed.state = RunState::Running;
    const QString one = QStringLiteral("order%1 ").arg(runs / 3);
    return {{QStringLiteral("a word of every run"), text("common ")},
            {QStringLiteral("a word of one in 200"), text("country7 ")},
            {QStringLiteral("a word of one run"), text(one.toLatin1().constData())},
            {QStringLiteral("a word of none"), text("nowhere ")},
            {QStringLiteral("a beginning of many words"), text("order4")},
            {QStringLiteral("the words of a failure"), text("connection refused ")},
            {QStringLiteral("a trigger"), trigger},
            {QStringLiteral("everything at once"), all},
            {QStringLiteral("a word of every run, in a state of none"), failed}};
}

/// What the answers of a search took, in ms; and the most that one took of the processor, which tells the work from the wait
/// of a machine that does other things.
struct Answers {
    std::vector<double> times;
    double mostCpu = 0;
    std::size_t found = 0;
};

/// All answers of a search from the newest run to the oldest, or as many as show how it goes on.
Result<Answers> timeAnswers(JournalReader &reader, const RunFilter &filter)
{
    constexpr std::size_t kAnswers = 400;
    Answers answers;
    const ThreadCpu cpu = ThreadCpu::ofThisThread();
    RunSearchRequest request;
    while (answers.times.size() < kAnswers) {
        const Nanoseconds before = cpu.used();
        QElapsedTimer timer;
        timer.start();
        const auto page = reader.searchRuns(filter, request);
        answers.times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        answers.mostCpu = std::max(answers.mostCpu, static_cast<double>((cpu.used() - before).count()) / 1e6);
        if (!page)
            return tl::unexpected(page.error());
        answers.found += page->rows.size();
        if (page->isOver)
            break;
        request.before = page->before;
    }
    return answers;
}

} // namespace

Result<Measure> measureSearch(double scale, Output &output)
{
    const QString workload = QStringLiteral("journal-search");
    const int runs = std::max(1, static_cast<int>(std::lround(kSearchedRuns * scale)));
    const QTemporaryDir folder;
    output.message(QCoreApplication::translate("sluicectl", "%1: a journal of %2 runs, each with words of its own…")
                       .arg(workload)
                       .arg(runs));
    if (auto filled = fillSearched(folder.path(), runs); !filled)
        return tl::unexpected(filled.error());
    const auto reader = SqliteJournalReader::open(folder.path());
    if (!reader)
        return tl::unexpected(reader.error());
    QElapsedTimer timer;
    timer.start();
    double longest = 0;
    for (bool isMore = true; isMore;) {
        QElapsedTimer turn;
        turn.start();
        const auto more = (*reader)->learnWords(Milliseconds(10));
        longest = std::max(longest, static_cast<double>(turn.nsecsElapsed()) / 1e6);
        if (!more)
            return tl::unexpected(more.error());
        isMore = *more;
    }
    output.message(QStringLiteral("%1: words learnt of %2 runs a second; the longest turn %3 ms")
                       .arg(workload)
                       .arg(runs * 1000.0 / static_cast<double>(std::max<qint64>(1, timer.elapsed())), 0, 'f', 0)
                       .arg(longest, 0, 'f', 1));
    double slowest = 0;
    for (const auto &[name, filter] : searchesOf(runs)) {
        auto answers = timeAnswers(**reader, filter);
        if (!answers)
            return tl::unexpected(answers.error());
        std::vector<double> &times = answers->times;
        const double first = times.front();
        std::ranges::sort(times);
        slowest = std::max(slowest, times.back());
        output.message(QStringLiteral("%1: %2: %3 found in %4 answers, the first in %5 ms, p50 %6 ms, the longest %7 ms"
                                      " (most of the processor %8 ms)")
                           .arg(workload, name)
                           .arg(answers->found)
                           .arg(times.size())
                           .arg(first, 0, 'f', 1)
                           .arg(times.at(times.size() / 2), 0, 'f', 1)
                           .arg(times.back(), 0, 'f', 1)
                           .arg(answers->mostCpu, 0, 'f', 1));
    }
    return Measure{workload, QStringLiteral("answers, slowest of all searches"), 1000 / slowest, QStringLiteral("1/s"),
                   kSearchMark};
}

} // namespace sluice::ctl
