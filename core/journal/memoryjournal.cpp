#include "core/journal/memoryjournal.h"

#include "core/journal/errors.h"

#include <algorithm>
#include <set>

namespace sluice {

namespace {

using Contents = MemoryDisk::Contents;

struct StagedFrame {
    RunId run{};
    StoredFrame frame;
    std::set<QByteArray> payloads;
};

/// The frames of a transaction before any of it is written, so that a gap in one leaves nothing of the others.
struct Staged {
    std::vector<StagedFrame> frames;
    QHash<QByteArray, Payload> payloads;
};

ChainEnd chainEnd(const Contents &contents, RunId run)
{
    const auto row = contents.runs.find(run);
    if (row == contents.runs.end() || row->second.frames.empty())
        return {};
    const auto &last = row->second.frames.back();
    return {last.first + last.count, last.checksum};
}

Result<Staged> stage(const Contents &contents, const std::vector<JournalBatch> &batches)
{
    Staged staged;
    std::map<RunId, ChainEnd> ends;
    for (const auto &batch : batches) {
        for (const auto &frame : batch.frames) {
            if (frame.events.empty())
                continue;
            auto end = ends.try_emplace(frame.run, chainEnd(contents, frame.run)).first;
            std::set<QByteArray> payloads;
            auto stored = storeFrame(frame, end->second, [&](const QByteArray &hash, const Payload &payload) {
                staged.payloads.insert(hash, payload);
                payloads.insert(hash);
            });
            if (!stored)
                return tl::unexpected(stored.error());
            staged.frames.push_back({frame.run, std::move(*stored), std::move(payloads)});
        }
    }
    return staged;
}

void writeRun(Contents &contents, const RunSummary &run)
{
    auto &known = contents.runs[run.id].summary;
    const bool isNew = known.id != run.id;
    const auto before = std::exchange(known, run);
    if (isNew)
        return;
    known.workflow = before.workflow;
    known.version = before.version;
    known.trigger = before.trigger;
    known.content = before.content;
    known.label = before.label;
}

void writeLetter(Contents &contents, const LetterSummary &letter)
{
    const auto [place, isNew] = contents.letterPlaces.try_emplace(letter.id, contents.letters.size());
    if (isNew) {
        contents.letters.push_back(letter);
        return;
    }
    auto &known = contents.letters[place->second];
    const auto before = std::exchange(known, letter);
    known.workflow = before.workflow;
    known.task = before.task;
    known.taskType = before.taskType;
    known.connection = before.connection;
    known.step = before.step;
    known.payload = before.payload;
    known.from = before.from;
    known.attempts = before.attempts;
}

void writeJob(Contents &contents, const JobFrame &frame)
{
    auto &job = contents.jobs[frame.job];
    job.isOver = frame.isOver;
    if (frame.first == job.events.size())
        job.events.insert(job.events.end(), frame.events.begin(), frame.events.end());
}

/// False: its id was taken before.
bool writeHook(Contents &contents, const StoredHook &hook)
{
    const auto [known, isNew] = contents.hookIds.try_emplace({hook.endpoint, hook.id}, hook.receipt);
    if (!isNew) {
        const auto before = contents.hooks.find(known->second);
        if (before != contents.hooks.end() && before->second.hook.received > hook.received - kHookReplayTime)
            return false;
        known->second = hook.receipt;
    }
    contents.hooks[hook.receipt] = {hook, true, {}};
    return true;
}

/// Gives the receipts of hooks that had been taken before.
std::vector<quint64> writeHooks(Contents &contents, const JournalBatch &batch)
{
    std::vector<quint64> repeats;
    for (const auto &hook : batch.hooks) {
        if (!writeHook(contents, hook))
            repeats.push_back(hook.receipt);
    }
    for (const auto &end : batch.hookEnds) {
        auto &row = contents.hooks.at(end.receipt);
        row.isPending = false;
        row.run = end.run;
        row.hook.body.clear();
        row.hook.headers.clear();
    }
    return repeats;
}

void writeVersion(Contents &contents, const VersionRecord &version)
{
    contents.versions.try_emplace({versionKey(version.content, version.version), version.workflow.id},
                                  version.workflow);
    if (!version.kept)
        return;
    auto &kept = contents.kept[version.workflow.id];
    if (kept.empty() || kept.back().number < version.kept->number)
        kept.push_back(*version.kept);
}

void writeBatch(Contents &contents, const JournalBatch &batch)
{
    for (const auto &version : batch.versions)
        writeVersion(contents, version);
    for (const auto &run : batch.runs)
        writeRun(contents, run);
    for (const auto &letter : batch.letters)
        writeLetter(contents, letter);
    for (const auto &entry : batch.audit) {
        contents.audit.push_back(entry);
        contents.audit.back().number = contents.audit.size();
    }
    for (const auto &event : batch.events) {
        const quint64 last = contents.topicEvents.empty() ? 0 : contents.topicEvents.back().number;
        contents.topicEvents.push_back(event);
        contents.topicEvents.back().number = last + 1;
    }
    for (const auto &record : batch.breakers)
        contents.breakers[record.connection] = record.breaker;
    for (const auto &frame : batch.jobs)
        writeJob(contents, frame);
    for (const auto &record : batch.holds) {
        if (record.hold)
            contents.holds.insert_or_assign(record.queue, *record.hold);
        else
            contents.holds.erase(record.queue);
    }
    for (const auto &record : batch.armings) {
        if (record.armed)
            contents.armed.insert_or_assign(record.workflow, *record.armed);
        else
            contents.armed.erase(record.workflow);
    }
    for (const auto &record : batch.alerts) {
        if (record.alert)
            contents.alerts.insert_or_assign(record.key, *record.alert);
        else
            contents.alerts.erase(record.key);
    }
    for (const auto &mark : batch.files) {
        const auto place = std::tuple(mark.workflow, mark.trigger, mark.name);
        if (mark.isGone)
            contents.files.erase(place);
        else
            contents.files.insert_or_assign(place, mark);
    }
}

} // namespace

MemoryJournal::MemoryJournal(MemoryDisk &disk)
    : m_disk(&disk)
{
}

MemoryJournal::~MemoryJournal()
{
    m_disk->with([](Contents &contents) { contents.isOwned = false; });
}

Result<std::unique_ptr<MemoryJournal>> MemoryJournal::open(MemoryDisk &disk)
{
    struct Before {
        bool isOwned;
        bool isClean;
    };
    const auto before = disk.with([](Contents &contents) {
        const Before found{contents.isOwned, contents.isClean};
        if (!found.isOwned) {
            contents.isOwned = true;
            contents.isClean = false;
        }
        return found;
    });
    if (before.isOwned)
        return failure(errors::kJournalOwned);
    std::unique_ptr<MemoryJournal> journal(new MemoryJournal(disk));
    journal->m_endedUncleanly = !before.isClean;
    return journal;
}

Error MemoryJournal::fail(QLatin1StringView code, FailedAppend outcome)
{
    m_outcome = outcome;
    m_failed = Error{QString(code), {}, {}};
    return *m_failed;
}

Result<void> MemoryJournal::append(const std::vector<JournalBatch> &batches)
{
    if (m_failed)
        return tl::unexpected(*m_failed);
    m_repeats.clear();
    const auto fault = m_disk->takeFault();
    if (fault.fault == MemoryDisk::Fault::BeforeWriting)
        return tl::unexpected(fail(fault.code, FailedAppend::Lost));
    auto written = m_disk->with([&](Contents &contents) -> Result<void> {
        auto staged = stage(contents, batches);
        if (!staged)
            return tl::unexpected(staged.error());
        for (const auto &batch : batches) {
            writeBatch(contents, batch);
            std::ranges::copy(writeHooks(contents, batch), std::back_inserter(m_repeats));
        }
        for (auto &[run, frame, payloads] : staged->frames) {
            auto &row = contents.runs[run];
            row.frames.push_back(std::move(frame));
            row.payloads.merge(payloads);
        }
        contents.payloads.insert(staged->payloads);
        ++contents.appends;
        return {};
    });
    if (!written) {
        m_outcome = FailedAppend::Lost;
        m_failed = written.error();
    } else if (fault.fault == MemoryDisk::Fault::AfterWriting) {
        return tl::unexpected(fail(fault.code, FailedAppend::Durable));
    }
    return written;
}

Result<FailedAppend> MemoryJournal::reopen()
{
    m_failed.reset();
    return std::exchange(m_outcome, FailedAppend::None);
}

Result<RunId> MemoryJournal::nextRun()
{
    return m_disk->with([](const Contents &contents) {
        return RunId{contents.runs.empty() ? 1 : number(contents.runs.rbegin()->first) + 1};
    });
}

Result<std::vector<UnreadableRun>> MemoryJournal::unfinishedRuns(const std::function<void(StoredRun)> &take)
{
    std::vector<StoredRun> unfinished;
    std::vector<UnreadableRun> unreadable;
    m_disk->with([&](Contents &contents) {
        for (auto &[run, row] : contents.runs) {
            if (isFinal(row.summary.state) || row.isDamaged)
                continue;
            auto stored = storedRun(contents, run);
            if (stored) {
                unfinished.push_back(std::move(*stored));
                continue;
            }
            row.isDamaged = stored.error().code == errors::kJournalRunDamaged;
            unreadable.push_back({summaryOf(row), stored.error()});
        }
    });
    for (auto &run : unfinished)
        take(std::move(run));
    return unreadable;
}

Result<std::vector<BreakerRecord>> MemoryJournal::breakers()
{
    return MemoryJournalReader(*m_disk).breakers();
}

Result<PendingHooks> MemoryJournal::pendingHooks()
{
    return m_disk->with([](const Contents &contents) {
        PendingHooks pending;
        for (const auto &[receipt, row] : contents.hooks) {
            if (row.isPending)
                pending.hooks.push_back(row.hook);
            pending.next = receipt + 1;
        }
        return pending;
    });
}

void MemoryJournal::closeCleanly()
{
    m_disk->with([this](Contents &contents) {
        contents.isClean = !m_failed.has_value();
        contents.isOwned = false;
    });
}

} // namespace sluice
