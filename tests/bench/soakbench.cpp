// sluice-bench-soak [--seconds COUNT] [--rate STEPS] [--kept RUNS] [--folder PATH]: whether memory and journal stay as they are while the
// engine takes 5,000 steps a second for an hour, with old runs going and the page Health on screen.
#include "core/engine/localengine.h"
#include "core/tasks/taskhost.h"
#include "tests/bench/curve.h"
#include "ui/health/healthpage.h"
#include "ui/theme/themecontroller.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTextStream>

#include <functional>

using namespace sluice;
using namespace sluice::bench;

namespace {

constexpr int kStepsARun = 10;
constexpr quint32 kMostUnfinished = 2000;
constexpr double kMiB = 1024.0 * 1024.0;

struct SoakPlan {
    int seconds = 3600;
    int stepsASecond = 5000;
    int kept = 50'000; ///< the newest runs; so that removing old ones is part of it
    QString folder;
};

/// A line of the program's state, such as "VmRSS", in bytes; 0: the system does not say.
double stateBytes(const char *name)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(name))
            return line.mid(line.indexOf(':') + 1).trimmed().split(' ').first().toDouble() * 1024;
    }
    return 0;
}

double bytesIn(const QString &folder)
{
    double bytes = 0;
    for (QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
        it.next();
        bytes += static_cast<double>(it.fileInfo().size());
    }
    return bytes;
}

/// Each step has an effect, so that it is sent only once its start is on disk.
Workflow chain()
{
    Workflow workflow;
    workflow.id = QStringLiteral("soak");
    for (int i = 0; i < kStepsARun; ++i) {
        Task task;
        task.id = QStringLiteral("t%1").arg(i);
        task.type = QStringLiteral("log");
        task.params = {{QStringLiteral("message"), QStringLiteral("a step")},
                       {QStringLiteral("level"), QStringLiteral("debug")}};
        if (i > 0)
            workflow.edges.push_back({workflow.tasks.back().id, QStringLiteral("out"), task.id});
        workflow.tasks.push_back(std::move(task));
    }
    return workflow;
}

/// Offers runs at an even pace, and never more than the engine takes: what it could not take within a second is not made
/// up for, so that no line grows because the machine is busy.
class Offer : public QObject {
public:
    Offer(EngineClient &engine, const SoakPlan &plan)
        : m_engine(engine)
        , m_runsASecond(static_cast<double>(plan.stepsASecond) / kStepsARun)
    {
        m_pace.setTimerType(Qt::PreciseTimer);
        m_pace.setInterval(Milliseconds(5));
        connect(&m_pace, &QTimer::timeout, this, &Offer::offer);
        m_timer.start();
        m_pace.start();
    }
    void stop() { m_pace.stop(); }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    void offer()
    {
        m_due = std::min(m_due + static_cast<double>(m_timer.nsecsElapsed()) / 1e9 * m_runsASecond, m_runsASecond);
        m_timer.start();
        for (; m_due >= 1 && m_engine.snapshot().activeRuns + m_unanswered < kMostUnfinished; m_due -= 1) {
            ++m_unanswered;
            m_engine.startRun({m_workflow, {}, QStringLiteral("bench")}, this, [this](const Result<RunId> &run) {
                --m_unanswered;
                if (!run)
                    m_error = run.error();
            });
        }
    }

    EngineClient &m_engine;
    const Workflow m_workflow = chain();
    const double m_runsASecond;
    double m_due = 0;
    quint32 m_unanswered = 0;
    QTimer m_pace;
    QElapsedTimer m_timer;
    std::optional<Error> m_error;
};

/// The engine over a journal on disk, Health over the engine, and a row of figures each minute.
class Soak : public QObject {
public:
    Soak(QTextStream &out, SoakPlan plan)
        : m_out(out)
        , m_plan(std::move(plan))
        , m_theme(Theme::make(Scheme::Dark))
    {
        m_theme.applyToApplication();
        LocalEngineConfig config;
        config.workspace = m_plan.folder;
        config.catalog = standardCatalog();
        config.reservesLog = true;
        config.settings.keepRuns = m_plan.kept;
        m_engine = std::make_unique<LocalEngine>(std::move(config));
        connect(m_engine.get(), &EngineClient::ready, this, &Soak::begin);
        connect(m_engine.get(), &EngineClient::failed, this, &Soak::fail);
        connect(m_engine.get(), &LocalEngine::stopped, qApp, [this] { QCoreApplication::exit(m_isFlat ? 0 : 1); });
    }

private:
    void begin()
    {
        m_page = std::make_unique<HealthPage>(*m_engine, m_theme, m_clock);
        m_page->resize(1280, 800);
        m_page->show();
        m_out << QStringLiteral("%1 steps a second for %2 s, the newest %3 runs kept, Health on screen\n"
                                "  minute  steps/s  unfinished  memory MiB  not of files MiB  journal MiB\n")
                     .arg(m_plan.stepsASecond)
                     .arg(m_plan.seconds)
                     .arg(m_plan.kept);
        m_offer = std::make_unique<Offer>(*m_engine, m_plan);
        connect(&m_sampling, &QTimer::timeout, this, &Soak::sample);
        m_sampling.start(std::chrono::milliseconds(m_plan.seconds * 1000 / kSamplesASoak));
        m_timer.start();
    }
    void fail(const Error &error)
    {
        m_out << "The engine fails: " << error.code << ' ' << error.detail << '\n';
        m_isFlat = false;
        m_engine->stop();
    }
    void sample()
    {
        const double at = static_cast<double>(m_timer.elapsed()) / 1000;
        const EngineSnapshot &now = m_engine->snapshot();
        const double steps = static_cast<double>(now.stepsEnded);
        m_memory.push_back({at, stateBytes("VmRSS") / kMiB});
        m_own.push_back({at, stateBytes("RssAnon") / kMiB});
        m_journal.push_back({at, bytesIn(m_plan.folder) / kMiB});
        m_out << QStringLiteral("  %1  %2  %3  %4  %5  %6\n")
                     .arg(at / 60, 6, 'f', 1)
                     .arg((steps - m_stepsBefore) / (at - m_before), 7, 'f', 0)
                     .arg(now.activeRuns, 10)
                     .arg(m_memory.back().value, 10, 'f', 1)
                     .arg(m_own.back().value, 16, 'f', 1)
                     .arg(m_journal.back().value, 11, 'f', 1);
        m_out.flush();
        m_stepsBefore = steps;
        m_before = at;
        if (m_offer->error())
            fail(*m_offer->error());
        else if (m_memory.size() == kSamplesASoak)
            judge();
    }
    void judge()
    {
        m_sampling.stop();
        m_offer->stop();
        const bool isMemoryFlat = row("memory", m_memory);
        const bool isOwnFlat = row("memory not of files", m_own);
        const bool isJournalFlat = row("journal", m_journal);
        m_isFlat = isMemoryFlat && isOwnFlat && isJournalFlat;
        m_out << QStringLiteral("  %1 steps in all, %2 a second\n")
                     .arg(m_stepsBefore, 0, 'f', 0)
                     .arg(m_stepsBefore / m_before, 0, 'f', 0);
        m_out.flush();
        m_page.reset();
        m_engine->stop();
    }
    bool row(const char *what, const Curve &curve)
    {
        const Trend trend = trendOf(afterWarmUp(curve));
        m_out << QStringLiteral("  %1: %2 MiB an hour on %3 MiB, after the first %4 minutes  %5\n")
                     .arg(QLatin1StringView(what))
                     .arg(trend.anHour, 0, 'f', 2)
                     .arg(trend.median, 0, 'f', 1)
                     .arg(m_plan.seconds * kWarmUp / 60, 0, 'f', 0)
                     .arg(isFlat(trend) ? QStringLiteral("flat (a tenth an hour at most)")
                                        : QStringLiteral("MISSED: it grows"));
        return isFlat(trend);
    }

    QTextStream &m_out;
    const SoakPlan m_plan;
    SystemClock m_clock;
    ThemeController m_theme;
    std::unique_ptr<LocalEngine> m_engine;
    std::unique_ptr<HealthPage> m_page;
    std::unique_ptr<Offer> m_offer;
    QTimer m_sampling;
    QElapsedTimer m_timer;
    Curve m_memory;
    Curve m_own; ///< what the system could not take back
    Curve m_journal;
    double m_before = 0;
    double m_stepsBefore = 0;
    bool m_isFlat = false;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QTextStream out(stdout);
    const QCommandLineOption seconds(QStringLiteral("seconds"), QString(), QStringLiteral("COUNT"),
                                     QStringLiteral("3600"));
    const QCommandLineOption rate(QStringLiteral("rate"), QString(), QStringLiteral("STEPS"), QStringLiteral("5000"));
    const QCommandLineOption kept(QStringLiteral("kept"), QString(), QStringLiteral("RUNS"), QStringLiteral("50000"));
    const QCommandLineOption folder(QStringLiteral("folder"), QString(), QStringLiteral("PATH"));
    QCommandLineParser parser;
    parser.addOptions({seconds, rate, kept, folder});
    parser.addHelpOption();
    parser.process(app);
    QLoggingCategory::setFilterRules(QStringLiteral("sluice.task.log.debug=false")); // written, but read by nobody
    const QTemporaryDir own;
    SoakPlan plan;
    plan.seconds = std::max(kSamplesASoak, parser.value(seconds).toInt());
    plan.stepsASecond = std::max(kStepsARun, parser.value(rate).toInt());
    plan.kept = std::max(1, parser.value(kept).toInt());
    plan.folder = parser.isSet(folder) ? parser.value(folder) : own.path();
    const Soak soak(out, std::move(plan));
    return QApplication::exec();
}
