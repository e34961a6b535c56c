#include "core/base/fakeclock.h"
#include "core/engine/looseletters.h"
#include "core/engine/runengine.h"
#include "core/journal/sqlitejournal.h"
#include "core/journal/sqlitejournalreader.h"
#include "tests/core/journal/support/crashimages.h"

#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace sluice;

namespace {

/// Three calls in a row, the second of which may not be repeated.
Workflow threeCalls()
{
    Workflow workflow;
    workflow.id = QStringLiteral("calls");
    for (int i = 0; i < 3; ++i) {
        Task task;
        task.id = QStringLiteral("call%1").arg(i);
        task.type = QStringLiteral("http.request");
        task.params = {{QStringLiteral("url"), QStringLiteral("http://127.0.0.1:9/")},
                       {QStringLiteral("method"), i == 1 ? QStringLiteral("POST") : QStringLiteral("GET")}};
        workflow.tasks.push_back(task);
        if (i > 0)
            workflow.edges.push_back({QStringLiteral("call%1").arg(i - 1), QStringLiteral("out"), task.id});
    }
    return workflow;
}

/// A real run engine on a real journal in a folder, without threads; attempts come to the test.
class Plant final : private EngineEffects {
public:
    /// What nobody may lose, and when it was said: operations of the disk so far.
    struct Said {
        std::size_t operations = 0;
        RunId run{};
        quint64 lease = 0; ///< of an attempt that went out; 0: the run was acknowledged
    };
    std::vector<Attempt> attempts;
    std::vector<Said> said;
    const RecordingVfs *disk = nullptr;
    FakeClock clock;

    explicit Plant(const QString &folder)
        : m_journal(SqliteJournal::open(folder, {.checkpointPages = 10}).value())
        , m_engine(std::make_unique<RunEngine>(RunEngineSetup{&clock, standardCatalog(), {}, {}, 1, {}},
                                               static_cast<EngineEffects &>(*this)))
    {
        tell::JournalOpened opened;
        opened.nextRun = m_journal->nextRun().value();
        opened.endedUncleanly = m_journal->endedUncleanly();
        opened.versions = m_journal->keptVersions().value();
        (void)m_journal->unfinishedRuns([&](StoredRun run) { opened.unfinished.push_back(std::move(run)); });
        say(std::move(opened));
    }

    void say(EngineMessage message)
    {
        m_engine->take(message);
        settle();
    }
    void pass(Nanoseconds time)
    {
        clock.advance(time);
        settle();
    }
    void end(std::size_t at, Outcome outcome)
    {
        const Attempt attempt = attempts[at];
        attempts.erase(attempts.begin() + static_cast<std::ptrdiff_t>(at));
        say(AttemptResult{attempt.run, attempt.step, attempt.lease, std::move(outcome), {}});
    }

private:
    void settle()
    {
        do {
            if (const quint64 durable = std::exchange(m_written, 0); durable > 0) {
                JournalReport report;
                report.kind = JournalReport::Kind::Durable;
                report.ticket = durable;
                EngineMessage message(report);
                m_engine->take(message);
            }
            m_engine->onTime();
            m_engine->settle();
        } while (m_written > 0 || m_engine->timeToNext() == Nanoseconds(0));
    }
    quint64 write(JournalBatch batch) override
    {
        if (!m_journal->append({std::move(batch)}))
            qFatal("the journal cannot be written");
        m_written = ++m_ticket;
        return m_ticket;
    }
    bool perform(Attempt attempt) override
    {
        said.push_back({disk ? disk->count() : 0, attempt.run, attempt.lease});
        attempts.push_back(std::move(attempt));
        return true;
    }
    void tell(std::vector<EngineNews> news) override
    {
        for (const EngineNews &one : news) {
            const auto *answer = std::get_if<news::Answer>(&one);
            if (const auto *run = answer && answer->result ? std::get_if<RunId>(&*answer->result) : nullptr)
                said.push_back({disk ? disk->count() : 0, *run});
        }
    }
    void answerCall(CallAnswer) override {}
    void noteAttempt(Nanoseconds) override {}
    void listen(bool) override {}
    void readWorkflow(const QString &) override {}
    void publish(std::vector<NewEvent>) override {}
    bool deliver(const LetterSummary &) override { return false; }
    void retain(const Retention &) override {}
    bool keep(RunId) override { return true; }
    void release(RunId) override {}

    std::unique_ptr<SqliteJournal> m_journal;
    quint64 m_ticket = 0;
    quint64 m_written = 0;
    std::unique_ptr<RunEngine> m_engine;
};

Outcome anyOutcome(std::mt19937_64 &chance)
{
    const quint64 what = chance() % 10;
    if (what < 6)
        return outcome::Succeeded{"1", {}};
    const auto failureClass = what < 8   ? FailureClass::Transient
                              : what < 9 ? FailureClass::Permanent
                                         : FailureClass::Unknown;
    return outcome::Failed{failureClass, Error{QStringLiteral("test.failed"), {}, {}}, {}, std::nullopt};
}

/// The runs of a journal by their events.
Result<std::map<RunId, Events>> storedEvents(const QString &folder)
{
    const auto reader = SqliteJournalReader::open(folder);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto page = (*reader)->runs({}, {0, 10'000});
    if (!page)
        return tl::unexpected(page.error());
    std::map<RunId, Events> events;
    for (const RunSummary &row : page->rows) {
        auto run = (*reader)->run(row.id);
        if (!run)
            return tl::unexpected(run.error());
        events.emplace(row.id, std::move(run->events));
    }
    return events;
}

/// Attempts that began and whether each has ended; a step that is over has ended its attempts.
QString withoutEnd(RunId id, const PlanPtr &plan, const Events &events)
{
    const Run run = fold(id, plan, events);
    std::map<quint64, int> ends;
    for (const Event &event : events) {
        std::visit(
            [&]<typename Data>(const Data &data) {
                if constexpr (std::is_same_v<Data, AttemptStarted>)
                    ends.try_emplace(data.lease, 0);
                else if constexpr (requires { data.lease; } && !std::is_same_v<Data, AttemptLate>)
                    ++ends[data.lease];
            },
            event.data);
    }
    for (const auto &[lease, count] : ends) {
        if (count > 1)
            return QStringLiteral("I4: lease %1 of run %2 has %3 ends").arg(lease).arg(number(id)).arg(count);
    }
    return run.running.empty() ? QString() : QStringLiteral("I4: run %1 has attempts without an end").arg(number(id));
}

/// Opens what a crash left with a real engine, and lets it go on to the end.
QString wrongAfterRecovery(const QString &folder, const std::vector<Plant::Said> &said, std::size_t count)
{
    const PlanPtr plan = compile(threeCalls(), standardCatalog()).value();
    const auto found = storedEvents(folder);
    if (!found)
        return QStringLiteral("J2: ") + found.error().code;
    const std::map<RunId, Events> &before = *found;
    for (const Plant::Said &one : said) {
        if (one.operations > count)
            break;
        const auto run = before.find(one.run);
        if (run == before.end())
            return QStringLiteral("J2: run %1 is lost").arg(number(one.run));
        const bool isThere = one.lease == 0 || std::ranges::any_of(run->second, [&](const Event &event) {
                                 const auto *started = std::get_if<AttemptStarted>(&event.data);
                                 return started && started->lease == one.lease;
                             });
        if (!isThere)
            return QStringLiteral("J1: an attempt of run %1 had no cause on disk").arg(number(one.run));
    }
    {
        Plant plant(folder);
        for (const Attempt &attempt : plant.attempts) {
            const Run run = fold(attempt.run, plan, before.at(attempt.run));
            if (isFinal(run.step(attempt.step).state))
                return QStringLiteral("I2: a step of run %1 goes out again").arg(number(attempt.run));
        }
        for (int i = 0; i < 300; ++i) {
            while (!plant.attempts.empty())
                plant.end(0, outcome::Succeeded{"1", {}});
            plant.pass(std::chrono::seconds(1));
        }
    }
    const auto after = storedEvents(folder);
    if (!after)
        return QStringLiteral("J2: ") + after.error().code;
    for (const auto &[id, events] : *after) {
        const Run run = fold(id, plan, events);
        const auto old = before.find(id);
        if (old != before.end() && isFinal(fold(id, plan, old->second).state) && events != old->second)
            return QStringLiteral("I5: run %1 was over, and has changed").arg(number(id));
        if (!isFinal(run.state) && run.state != RunState::Waiting)
            return QStringLiteral("I6: run %1 never ends").arg(number(id));
        if (const QString open = withoutEnd(id, plan, events); !open.isEmpty())
            return open;
    }
    return {};
}

/// What the disk underwent while an engine worked on it, and what was said meanwhile.
struct Work {
    std::vector<DiskOperation> operations;
    std::vector<Plant::Said> said;
};

Work recordEngine(bool dropsFlushes)
{
    std::mt19937_64 chance(1);
    const QTemporaryDir folder;
    RecordingVfs disk;
    if (dropsFlushes)
        disk.dropFlushes();
    Plant plant(folder.path());
    plant.disk = &disk;
    for (int i = 0; i < 120; ++i) {
        if (const quint64 what = chance() % 10; what < 2)
            plant.say(tell::StartRun{static_cast<RequestId>(i + 1), {threeCalls(), "{}", QStringLiteral("manual")}});
        else if (what < 8 && !plant.attempts.empty())
            plant.end(chance() % plant.attempts.size(), anyOutcome(chance));
        else
            plant.pass(Milliseconds(chance() % 3000));
    }
    return {disk.record(), std::move(plant.said)};
}

QString wrongInImage(const Work &work, std::size_t count, quint32 seed)
{
    if (count < work.said.front().operations)
        return {}; // the journal was not there yet
    const QTemporaryDir folder;
    writeImage(folder.path(), imageAfterCrash(work.operations, count, seed));
    const QuickVfs disk;
    const QString wrong = wrongAfterRecovery(folder.path(), work.said, count);
    return wrong.isEmpty() ? QString()
                           : QStringLiteral("operation %1 of %2, seed %3: %4")
                                 .arg(count)
                                 .arg(work.operations.size())
                                 .arg(seed)
                                 .arg(wrong);
}

} // namespace

/// Crashes of the machine after any operation on the disk, and an engine that goes on with what is left.
class TestEngineImages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesOnWithWhateverACrashLeaves();
    void findsWhatIsLostWithoutFlushes();
};

void TestEngineImages::goesOnWithWhateverACrashLeaves()
{
    constexpr quint32 kImages = 200;
    const Work work = recordEngine(false);
    QVERIFY(work.said.size() > 30);
    for (quint32 image = 0; image < kImages; ++image) {
        const QString wrong = wrongInImage(work, work.operations.size() * image / kImages, image);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
}

void TestEngineImages::findsWhatIsLostWithoutFlushes()
{
    const Work work = recordEngine(true);
    QString wrong;
    for (quint32 seed = 1; seed <= 40 && wrong.isEmpty(); ++seed)
        wrong = wrongInImage(work, work.operations.size() * seed / 40, seed);
    QVERIFY2(wrong.contains(u"J2") || wrong.contains(u"J1"), "a disk that flushes nothing loses nothing?");
}

QTEST_GUILESS_MAIN(TestEngineImages)
#include "tst_engineimages.moc"
