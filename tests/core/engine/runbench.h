#pragma once

#include "core/base/fakeclock.h"
#include "core/engine/looseletters.h"
#include "core/engine/runengine.h"
#include "core/journal/memoryjournal.h"

#include <set>

namespace sluice::test {

/// A run engine under a clock that stands still, on a journal that is durable at once unless it is held; attempts come
/// to the test. Has no thread and needs no event loop.
class RunBench : private EngineEffects {
public:
    FakeClock clock;
    MemoryDisk disk;
    std::vector<Attempt> attempts;
    std::vector<news::Answer> answers;
    std::vector<CallAnswer> callAnswers;
    std::vector<tell::Audit> unaudited; ///< that the engine handed on
    std::vector<tell::KeepAlerts> unkept;
    std::shared_ptr<EarlyMail> early; ///< of the engine that started last
    std::vector<Retention> rounds;
    std::multiset<RunId> kept;
    std::unique_ptr<RunEngine> engine;
    std::vector<Connection> connections;
    EngineSettings settings;
    quint32 awakeRuns = 0; ///< so that all that can sleep does
    std::optional<news::Recovered> recovered;
    DurableTopics durableTopics;
    std::vector<NewEvent> published;
    std::vector<HookRoute> hooks;
    std::map<QString, Workflow> workflows; ///< as their files hold them
    std::vector<QString> asked;            ///< workflows that were read
    quint32 turnsOfOpening = 0;            ///< after which the engine was not open yet
    std::vector<EditOrder> editOrders;     ///< of redrive jobs, while `isEditing`
    bool isEditing = false;
    bool isListening = false;
    std::vector<FileWatch> watchedFolders;
    bool isHeld = false; ///< nothing that is written becomes durable

    /// Starts an engine that has not heard yet what is on the disk.
    void startUnopened()
    {
        m_journal.reset();
        disk.with([](MemoryDisk::Contents &contents) { contents.isOwned = false; });
        attempts.clear();
        m_journal = std::move(*MemoryJournal::open(disk));
        isListening = false;
        RunEngineSetup setup{&clock, standardCatalog(), {}, connections, 1, settings};
        setup.durableTopics = durableTopics;
        setup.hooks = hooks;
        setup.awakeRuns = awakeRuns;
        early = setup.early;
        engine = std::make_unique<RunEngine>(std::move(setup), static_cast<EngineEffects &>(*this));
    }

    /// Starts an engine on what is on the disk.
    void start()
    {
        startUnopened();
        open();
    }

    /// Tells the engine what is on the disk.
    void open()
    {
        tell::JournalOpened opened;
        opened.nextRun = *m_journal->nextRun();
        opened.endedUncleanly = m_journal->endedUncleanly();
        opened.breakers = *m_journal->breakers();
        auto unreadable = m_journal->unfinishedRuns(
            [&](StoredRun run) { opened.unfinished.push_back(std::move(run)); });
        opened.unreadable = unreadable.value_or(std::vector<UnreadableRun>());
        opened.holds = *m_journal->queueHolds();
        opened.hooks = *m_journal->pendingHooks();
        opened.armed = *m_journal->armedWorkflows();
        opened.files = *m_journal->fileMarks();
        opened.versions = *m_journal->keptVersions();
        MemoryJournalReader reader(disk);
        (void)readLooseLetters(reader, opened);
        say(std::move(opened));
    }

    /// Tells the engine something and lets it go on until it rests.
    void say(EngineMessage message)
    {
        engine->take(message);
        settle();
    }

    void settle()
    {
        do {
            if (const quint64 durable = std::exchange(m_written, 0); durable > 0) {
                JournalReport report;
                report.kind = JournalReport::Kind::Durable;
                report.ticket = durable;
                report.repeats = std::exchange(m_repeats, {});
                EngineMessage message(report);
                engine->take(message);
            }
            for (const QString &name : std::exchange(m_toRead, {})) {
                asked.push_back(name);
                const auto found = workflows.find(name);
                EngineMessage message(tell::WorkflowRead{
                    name, found == workflows.end() ? Result<Workflow>(failure(QLatin1StringView("file.missing")))
                                                   : Result<Workflow>(found->second)});
                engine->take(message);
            }
            engine->onTime();
            engine->settle();
            turnsOfOpening += engine->isOpen() ? 0 : 1;
        } while (m_written > 0 || !m_toRead.empty() || engine->timeToNext() == Nanoseconds(0));
    }

    void pass(Nanoseconds time)
    {
        clock.advance(time);
        settle();
    }

    Result<void> arm(Workflow workflow)
    {
        answers.clear();
        const QString id = workflow.id;
        say(tell::ArmWorkflow{newRequest(), id, std::make_shared<const Workflow>(std::move(workflow)),
                              QStringLiteral("ada")});
        return lastAnswer().map([](const auto &) {});
    }
    Result<void> disarm(const QString &workflow)
    {
        answers.clear();
        say(tell::ArmWorkflow{newRequest(), workflow, nullptr, QStringLiteral("ada")});
        return lastAnswer().map([](const auto &) {});
    }

    /// The answer to a start of a run.
    Result<RunId> run(const Workflow &workflow, const Payload &input = "{}", StartOptions options = {})
    {
        answers.clear();
        say(tell::StartRun{++m_lastRequest, {workflow, input, QStringLiteral("manual"), std::move(options)}});
        const auto result = lastAnswer();
        return result.map([](const auto &value) { return std::get<RunId>(value); });
    }

    [[nodiscard]] Result<news::AnswerValue> lastAnswer() const
    {
        return answers.empty() ? failure(QLatin1StringView("test.noAnswer")) : answers.back().result;
    }
    RequestId newRequest() { return ++m_lastRequest; }

    void end(const Attempt &attempt, Outcome outcome = outcome::Succeeded{"1", {}})
    {
        say(AttemptResult{attempt.run, attempt.step, attempt.lease, std::move(outcome), {}});
    }

    /// Ends the oldest attempt that is out.
    void endFirst()
    {
        const Attempt attempt = attempts.front();
        attempts.erase(attempts.begin());
        end(attempt);
    }

    std::optional<Run> stored(RunId id)
    {
        const auto read = history(id);
        return read ? std::optional(fold(id, read->plan, read->events)) : std::nullopt;
    }

    std::optional<RunHistory> history(RunId id)
    {
        return disk.with([&](const MemoryDisk::Contents &contents) -> std::optional<RunHistory> {
            auto read = storedRun(contents, id);
            if (!read)
                return std::nullopt;
            return RunHistory{id, *compile(read->workflow, standardCatalog()), read->workflow, read->events};
        });
    }

    std::vector<AuditEntry> audit()
    {
        return disk.with([](const MemoryDisk::Contents &contents) { return contents.audit; });
    }

    /// Lets the journal remove what the last round says; so many runs went.
    std::size_t removeOld()
    {
        const auto slice = m_journal->retain(rounds.back(), [this](RunId run) { return !kept.contains(run); });
        JournalReport cleaned;
        cleaned.kind = JournalReport::Kind::Cleaned;
        cleaned.removed = slice->removed.size();
        say(cleaned);
        return slice->removed.size();
    }

    /// A workflow of one call that goes out as an attempt.
    static Workflow oneCall(const QString &id = QStringLiteral("call"), const QString &connection = {})
    {
        Workflow workflow;
        workflow.id = id;
        Task task;
        task.id = QStringLiteral("call");
        task.type = QStringLiteral("http.request");
        task.params = {{QStringLiteral("url"), QStringLiteral("http://127.0.0.1:9/")}};
        if (!connection.isEmpty()) {
            task.params = {{QStringLiteral("url"), QStringLiteral("/")}, {QStringLiteral("connection"), connection}};
        }
        workflow.tasks.push_back(task);
        return workflow;
    }

private:
    quint64 write(JournalBatch batch) override
    {
        if (!isHeld) {
            (void)m_journal->append({std::move(batch)});
            std::ranges::copy(m_journal->repeatedHooks(), std::back_inserter(m_repeats));
            m_written = m_ticket + 1;
        }
        return ++m_ticket;
    }
    bool perform(Attempt attempt) override
    {
        attempts.push_back(std::move(attempt));
        return true;
    }
    void tell(std::vector<EngineNews> news) override
    {
        for (EngineNews &one : news) {
            if (auto *answer = std::get_if<news::Answer>(&one))
                answers.push_back(std::move(*answer));
            else if (auto *found = std::get_if<news::Recovered>(&one))
                recovered = std::move(*found);
            else if (auto *audit = std::get_if<news::Unaudited>(&one))
                unaudited.push_back(std::move(audit->audit));
            else if (auto *alerts = std::get_if<news::UnkeptAlerts>(&one))
                unkept.push_back(std::move(alerts->alerts));
        }
    }
    void answerCall(CallAnswer answer) override { callAnswers.push_back(std::move(answer)); }
    void noteAttempt(Nanoseconds) override {}
    void listen(bool on) override { isListening = on; }
    void watchFolders(std::vector<FileWatch> watches) override { watchedFolders = std::move(watches); }
    void readWorkflow(const QString &name) override { m_toRead.push_back(name); }
    void publish(std::vector<NewEvent> events) override
    {
        published.insert(published.end(), events.begin(), events.end());
    }
    bool deliver(const LetterSummary &) override { return false; }
    bool editInputs(EditOrder order) override
    {
        if (isEditing)
            editOrders.push_back(std::move(order));
        return isEditing;
    }
    void retain(const Retention &retention) override { rounds.push_back(retention); }
    bool keep(RunId run) override
    {
        kept.insert(run);
        return true;
    }
    void release(RunId run) override { kept.erase(kept.find(run)); }

    std::unique_ptr<MemoryJournal> m_journal;
    quint64 m_ticket = 0;
    quint64 m_written = 0; ///< the last ticket that is durable and not told
    std::vector<quint64> m_repeats;
    std::vector<QString> m_toRead;
    RequestId m_lastRequest = 0;
};

} // namespace sluice::test
