#include "core/engine/automationengine.h"
#include "core/journal/errors.h"
#include "core/journal/sqlitejournal.h"
#include "core/journal/sqlitejournalreader.h"
#include "tests/core/journal/faultyvfs.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace sluice;

namespace {

constexpr quint64 kNever = ~quint64(0);
constexpr std::size_t kRuns = 3;
constexpr int kSteps = 3;
constexpr int kPatience = 20'000; ///< ms
/// Calls of a kind at which a failure is tried, unless all are.
constexpr quint64 kTried = 3;

enum class Ends : quint8 { ByItself, WhenHealed, AfterACrash };

struct DiskFault {
    VfsCall call;
    int code;
    QString error; ///< that the engine says; empty: only checkpoints make such calls, and the log goes on without
};

Workflow threeCalls()
{
    Workflow workflow;
    workflow.id = QStringLiteral("calls");
    for (int i = 0; i < kSteps; ++i) {
        Task task;
        task.id = QStringLiteral("call%1").arg(i);
        task.type = QStringLiteral("http.request");
        task.params = {{QStringLiteral("url"), QStringLiteral("http://127.0.0.1:9/")}};
        workflow.tasks.push_back(task);
        if (i > 0)
            workflow.edges.push_back({QStringLiteral("call%1").arg(i - 1), QStringLiteral("out"), task.id});
    }
    return workflow;
}

/// A whole automation engine on a real journal, on a disk that fails. Attempts come here and succeed at once; clients
/// ask again for what was refused.
class Plant {
public:
    FaultyVfs disk{true};
    std::optional<news::Status> status; ///< the newest
    std::set<RunId> acknowledged;
    std::map<std::pair<RunId, StepIndex>, int> performed;
    QStringList refusals; ///< codes
    QStringList faults;

    ~Plant()
    {
        attemptOutlet->detach(&attemptBox);
        newsOutlet->detach(&newsBox);
    }

    bool start()
    {
        attemptOutlet->attach(&attemptBox);
        newsOutlet->attach(&newsBox);
        isReady = false;
        AutomationEngineSetup setup{clock, ++generation, standardCatalog(), {},           {}, 1, {},
                                    inbox, newsOutlet,   attemptOutlet,     openJournal()};
        engine = std::make_unique<AutomationEngine>(std::move(setup));
        return engine->start() && QTest::qWaitFor([this] { return isReady; }, kPatience);
    }

    /// The engine is gone without a word, and with it what was not on disk.
    void crash()
    {
        engine.reset();
        attemptOutlet->detach(&attemptBox);
        newsOutlet->detach(&newsBox);
        status.reset();
        isFresh = false;
        asked = 0;
        before = *storedRuns();
        for (const RunId run : acknowledged) {
            if (!before.contains(run))
                faults += QStringLiteral("J2: run %1 was acknowledged and is lost").arg(number(run));
        }
        acknowledged.clear();
        for (const auto &[id, run] : before)
            acknowledged.insert(id);
    }

    void ask()
    {
        ++asked;
        inbox->post(EngineMessage(tell::StartRun{asked, {threeCalls(), "{}", QStringLiteral("manual")}}));
    }

    /// Asks for runs one after the other until there are enough and all are over, or the engine is in trouble.
    bool work(std::size_t runs)
    {
        return QTest::qWaitFor(
            [this, runs] {
                if (isTroubled())
                    return true;
                if (asked == answered && acknowledged.size() < runs)
                    ask();
                return acknowledged.size() >= runs && isAtRest();
            },
            kPatience);
    }

    [[nodiscard]] bool isTroubled() const { return status && status->trouble.has_value(); }
    [[nodiscard]] bool isAtRest() const
    {
        return asked == answered && isFresh && !status->trouble && status->activeRuns == 0
               && status->journal.waiting == 0 && status->stepsStarted == status->stepsEnded;
    }

    /// What is wrong with what is on disk and with what was done; empty: nothing.
    QString wrong()
    {
        (void)engine->stop();
        engine.reset();
        const auto runs = storedRuns();
        if (!runs)
            return runs.error().code;
        if (runs->size() != acknowledged.size())
            faults += QStringLiteral("%1 runs, %2 acknowledged").arg(runs->size()).arg(acknowledged.size());
        for (const RunId id : acknowledged) {
            const auto run = runs->find(id);
            if (run == runs->end() || run->second.state != RunState::Succeeded)
                faults += QStringLiteral("run %1 is lost or not over").arg(number(id));
        }
        return faults.join(u"; ");
    }

    Result<std::map<RunId, Run>> storedRuns()
    {
        const auto reader = SqliteJournalReader::open(folder.path());
        if (!reader)
            return tl::unexpected(reader.error());
        const auto page = (*reader)->runs({}, {0, 1000});
        if (!page)
            return tl::unexpected(page.error());
        std::map<RunId, Run> runs;
        for (const RunSummary &row : page->rows) {
            const auto stored = (*reader)->run(row.id);
            if (!stored)
                return tl::unexpected(stored.error());
            runs.emplace(row.id, fold(row.id, *compile(stored->workflow, standardCatalog()), stored->events));
        }
        return runs;
    }

private:
    JournalWriter::Factory openJournal()
    {
        return [this, path = folder.path()]() -> Result<std::unique_ptr<Journal>> {
            auto journal = SqliteJournal::open(path, {.checkpointPages = 10});
            if (!journal)
                return tl::unexpected(journal.error());
            tell::JournalOpened opened;
            opened.nextRun = *(*journal)->nextRun();
            opened.versions = *(*journal)->keptVersions();
            (void)(*journal)->unfinishedRuns([&](StoredRun run) { opened.unfinished.push_back(std::move(run)); });
            inbox->post(EngineMessage(std::move(opened)));
            return std::move(*journal);
        };
    }

    void take(const Attempt &attempt)
    {
        const std::pair step{attempt.run, attempt.step};
        // No attempt is lost here but by a crash, so each step goes out once, and once more at most after a crash.
        const auto run = before.find(attempt.run);
        const bool wasOver = run != before.end() && number(attempt.step) < run->second.steps.size()
                             && isFinal(run->second.step(attempt.step).state);
        if (wasOver || ++performed[step] > (before.empty() ? 1 : 2))
            faults += QStringLiteral("I2: step %1 of run %2 went out again")
                          .arg(number(attempt.step))
                          .arg(number(attempt.run));
        inbox->post(
            EngineMessage(AttemptResult{attempt.run, attempt.step, attempt.lease, outcome::Succeeded{"1", {}}, {}}));
    }

    void take(EngineNews &news)
    {
        if (const auto *answer = std::get_if<news::Answer>(&news)) {
            answered = asked;
            isFresh = false;
            if (answer->result)
                acknowledged.insert(std::get<RunId>(*answer->result));
            else
                refusals += answer->result.error().code;
        } else if (auto *seen = std::get_if<std::unique_ptr<news::Status>>(&news)) {
            status = std::move(**seen);
            isFresh = true;
        } else if (std::holds_alternative<news::Recovered>(news)) {
            isReady = true;
            isFresh = false; // an engine that has not opened its journal knows of no runs
            answered = asked;
        }
    }

    QTemporaryDir folder;
    std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    OutletPtr<EngineMessage> inbox = std::make_shared<Outlet<EngineMessage>>();
    OutletPtr<EngineNews> newsOutlet = std::make_shared<Outlet<EngineNews>>();
    OutletPtr<Attempt> attemptOutlet = std::make_shared<Outlet<Attempt>>();
    Mailbox<Attempt> attemptBox{[this](std::vector<Attempt> &&came) {
        for (const Attempt &attempt : came)
            take(attempt);
    }};
    Mailbox<EngineNews> newsBox{[this](std::vector<EngineNews> &&came) {
        for (EngineNews &one : came)
            take(one);
    }};
    std::unique_ptr<AutomationEngine> engine;
    quint32 generation = 0;
    bool isReady = false;
    bool isFresh = false; ///< `status` came after the newest answer, and after the start
    RequestId asked = 0;
    RequestId answered = 0;
    std::map<RunId, Run> before; ///< as a crash left them
};

} // namespace

Q_DECLARE_METATYPE(DiskFault)
Q_DECLARE_METATYPE(Ends)

/// Whatever SQLite asks of the disk may fail at any time: the engine stops taking work, says so, goes on by itself when
/// it can, and nothing is lost or done twice.
class TestEngineFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stopsSaysSoAndGoesOn_data();
    void stopsSaysSoAndGoesOn();

private:
    void failAt(quint64 nth, const DiskFault &fault, Ends ends, quint64 &said);
};

void TestEngineFaults::stopsSaysSoAndGoesOn_data()
{
    QTest::addColumn<DiskFault>("fault");
    QTest::addColumn<Ends>("ends");
    // Nothing is opened or deleted while a journal is at work: tst_journalfaults has that at its start.
    const std::vector<std::pair<QByteArray, DiskFault>> faults{
        {"disk full", {VfsCall::Write, SQLITE_FULL, QString(errors::kJournalDiskFull)}},
        {"read-only", {VfsCall::Write, SQLITE_READONLY, QString(errors::kJournalReadOnly)}},
        {"write", {VfsCall::Write, SQLITE_IOERR_WRITE, QString(errors::kJournalIo)}},
        {"flush", {VfsCall::Sync, SQLITE_IOERR_FSYNC, QString(errors::kJournalIo)}},
        {"lock", {VfsCall::ShmLock, SQLITE_IOERR_SHMLOCK, QString(errors::kJournalIo)}},
        {"read", {VfsCall::Read, SQLITE_IOERR_READ, {}}},
        {"size", {VfsCall::FileSize, SQLITE_IOERR_FSTAT, {}}},
        {"cut", {VfsCall::Truncate, SQLITE_IOERR_TRUNCATE, {}}}};
    for (const auto &[name, fault] : faults) {
        QTest::newRow((name + ", once").constData()) << fault << Ends::ByItself;
        QTest::newRow((name + ", for a while").constData()) << fault << Ends::WhenHealed;
        QTest::newRow((name + ", then a crash").constData()) << fault << Ends::AfterACrash;
    }
}

void TestEngineFaults::stopsSaysSoAndGoesOn()
{
    QFETCH(DiskFault, fault);
    QFETCH(Ends, ends);
    quint64 calls = 0;
    {
        Plant healthy;
        QVERIFY(healthy.start());
        healthy.disk.failFrom(fault.call, kNever, fault.code);
        QVERIFY(healthy.work(kRuns) && !healthy.isTroubled());
        calls = healthy.disk.calls(fault.call);
        QCOMPARE(healthy.performed.size(), kRuns * kSteps);
        QCOMPARE(healthy.wrong(), QString());
    }
    QVERIFY(calls >= kTried);
    // A sample that is spread over all, and another one for each way in which it ends.
    const quint64 stride = qEnvironmentVariableIsSet("SLUICE_EVERY_CALL") ? 1 : calls / kTried;
    quint64 said = 0;
    quint64 tried = 0;
    for (quint64 nth = 1 + static_cast<quint64>(ends) % stride; nth <= calls; nth += stride) {
        failAt(nth, fault, ends, said);
        if (QTest::currentTestFailed())
            return;
        ++tried;
    }
    // What fails once may be over before it is seen.
    QVERIFY2(ends == Ends::ByItself || fault.error.isEmpty() || said >= tried / 2,
             qPrintable(QStringLiteral("%1 of %2").arg(said).arg(tried)));
}

void TestEngineFaults::failAt(quint64 nth, const DiskFault &fault, Ends ends, quint64 &said)
{
    const QByteArray where = "call " + QByteArray::number(static_cast<qulonglong>(nth));
    Plant plant;
    QVERIFY(plant.start());
    plant.disk.failFrom(fault.call, nth, fault.code, ends == Ends::ByItself ? 1 : kNever);
    std::size_t runs = kRuns;
    QVERIFY2(plant.work(runs), where.constData());
    // Only a checkpoint may fail silently: the next transaction finds out.
    if (ends != Ends::ByItself && plant.disk.hasFailed() && !plant.isTroubled())
        QVERIFY2(plant.work(++runs), where.constData());
    if (ends != Ends::ByItself && plant.disk.hasFailed())
        QCOMPARE(plant.isTroubled(), !fault.error.isEmpty());
    if (ends != Ends::ByItself && plant.isTroubled()) {
        ++said;
        QCOMPARE(plant.status->trouble->error.code, fault.error);
        // New work is refused with the reason, and nothing goes out.
        const auto performed = plant.performed;
        const auto refused = plant.refusals.size();
        plant.ask();
        // What was asked for before it said so may be refused as well.
        QTRY_VERIFY_WITH_TIMEOUT(plant.refusals.size() > refused, kPatience);
        QCOMPARE(plant.refusals.back(), fault.error);
        QCOMPARE(plant.performed, performed);
    }
    if (ends == Ends::AfterACrash) {
        plant.disk.heal();
        plant.crash();
        QVERIFY2(plant.start(), where.constData());
    }
    plant.disk.heal();
    QTRY_VERIFY2_WITH_TIMEOUT(!plant.isTroubled(), where.constData(), kPatience);
    // A run that nobody was told of may have come to be all the same.
    const bool isOver = QTest::qWaitFor([&] { return !plant.isTroubled() && plant.work(runs) && plant.isAtRest(); },
                                        kPatience);
    QVERIFY2(isOver, where.constData());
    const QString wrong = plant.wrong();
    QVERIFY2(wrong.isEmpty(), qPrintable(QString::fromLatin1(where + ": ") + wrong));
}

QTEST_GUILESS_MAIN(TestEngineFaults)
#include "tst_enginefaults.moc"
