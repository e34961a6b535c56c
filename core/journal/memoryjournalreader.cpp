#include "core/api/lettergrouping.h"
#include "core/base/topic.h"
#include "core/events/errors.h"
#include "core/journal/errors.h"
#include "core/journal/matching.h"
#include "core/journal/memoryjournal.h"
#include "core/journal/searchwords.h"
#include "core/run/errors.h"
#include "core/workflow/workflowfile.h"

#include <functional>
#include <ranges>

namespace sluice {

namespace {

using Contents = MemoryDisk::Contents;

/// Puts those of `rows`, newest first, that belong in a list on the page.
template <typename Row, typename Rows, typename Belongs>
Page<Row> pageOf(Rows &&rows, PageRequest request, Belongs &&belongs)
{
    Page<Row> page;
    page.offset = request.offset;
    for (const Row &row : rows) {
        if (!belongs(row))
            continue;
        if (page.total >= request.offset && page.rows.size() < request.count)
            page.rows.push_back(row);
        ++page.total;
    }
    return page;
}

} // namespace

MemoryJournalReader::MemoryJournalReader(MemoryDisk &disk)
    : m_disk(&disk)
{
}

Result<Page<RunSummary>> MemoryJournalReader::runs(const RunFilter &filter, PageRequest page)
{
    return m_disk->with([&](const Contents &contents) {
        const auto summaries = contents.runs | std::views::values | std::views::reverse
                               | std::views::transform([](const MemoryDisk::RunRow &row) { return summaryOf(row); });
        return pageOf<RunSummary>(summaries, page, [&](const RunSummary &run) { return matches(run, filter); });
    });
}

/// Looks at all of them each time: small journals only.
Result<RunSearchPage> MemoryJournalReader::searchRuns(const RunFilter &filter, const RunSearchRequest &request)
{
    return m_disk->with([&](const Contents &contents) {
        RunFilter rest = filter;
        rest.text.clear();
        const auto wanted = searchWords(filter);
        RunSearchPage page;
        page.isOver = true;
        for (const auto &[id, row] : contents.runs | std::views::reverse) {
            const RunSummary run = summaryOf(row);
            if ((request.before != RunId{} && id >= request.before) || !matches(run, rest))
                continue;
            QSet<QByteArray> words;
            addWords(words, run.workflow, run.trigger);
            const auto events = eventsOf(contents, id);
            for (const Event &event : events.value_or(Events()))
                addWords(words, event, [](const QByteArray &) { return std::nullopt; });
            if (!holdsWords(words, wanted))
                continue;
            if (page.rows.size() == request.count) {
                page.isOver = false;
                break;
            }
            page.rows.push_back(run);
            page.before = id;
        }
        return page;
    });
}

Result<Page<LetterSummary>> MemoryJournalReader::letters(const LetterFilter &filter, PageRequest page)
{
    auto found = m_disk->with([&](const Contents &contents) {
        const auto belongs = [&](const LetterSummary &letter) { return matches(letter, filter); };
        if (!filter.byChange)
            return pageOf<LetterSummary>(contents.letters | std::views::reverse, page, belongs);
        std::vector<std::reference_wrapper<const LetterSummary>> sorted(contents.letters.rbegin(),
                                                                        contents.letters.rend());
        std::ranges::stable_sort(sorted, std::ranges::greater(), [](const LetterSummary &one) { return one.changed; });
        return pageOf<LetterSummary>(sorted, page, belongs);
    });
    for (auto &letter : found.rows) {
        letter.payload = {};
        letter.attempts.clear();
    }
    return found;
}

/// Each letter is a part of its own.
Result<LetterGroupPage> MemoryJournalReader::letterGroups(const LetterFilter &filter, PageRequest page, WallTime until)
{
    return m_disk->with([&](const Contents &contents) -> Result<LetterGroupPage> {
        LetterGrouping grouping(until);
        for (std::size_t i = 0; i < contents.letters.size(); ++i) {
            const LetterSummary &letter = contents.letters[i];
            if (!matches(letter, filter))
                continue;
            grouping.add({letter.fingerprint,
                          {letter.workflow, letter.task, letter.connection},
                          letter.failureClass,
                          1,
                          letter.created,
                          letter.created,
                          i,
                          letter.redrives >= kRetriedOften ? 1U : 0U,
                          letter.state == LetterState::Open ? 1U : 0U,
                          letter.state == LetterState::Snoozed ? 1U : 0U,
                          letter.state == LetterState::Discarded ? 1U : 0U});
            if (letter.created >= grouping.trendFrom() && letter.created < until)
                grouping.addHour(letter.fingerprint,
                                 static_cast<quint64>((letter.created - grouping.trendFrom()) / std::chrono::hours(1)),
                                 1);
        }
        std::vector<quint64> newest;
        LetterGroupPage found = grouping.page(page, newest);
        for (std::size_t i = 0; i < newest.size(); ++i) {
            found.rows[i].newest = contents.letters[newest[i]];
            found.rows[i].newest.payload = {};
        }
        return found;
    });
}

Result<std::vector<LetterId>> MemoryJournalReader::letterIds(const LetterFilter &filter)
{
    return m_disk->with([&](const Contents &contents) {
        std::vector<LetterId> ids;
        for (const LetterSummary &letter : contents.letters | std::views::reverse) {
            if (matches(letter, filter))
                ids.push_back(letter.id);
        }
        return ids;
    });
}

Result<RunSummary> MemoryJournalReader::summary(RunId id)
{
    return m_disk->with([&](const Contents &contents) -> Result<RunSummary> {
        const auto row = contents.runs.find(id);
        if (row == contents.runs.end())
            return failure(errors::kJournalRunUnknown, {{QStringLiteral("run"), QString::number(number(id))}});
        return summaryOf(row->second);
    });
}

Result<Workflow> MemoryJournalReader::workflow(const RunSummary &run)
{
    return m_disk->with([&](const Contents &contents) -> Result<Workflow> {
        const auto version = contents.versions.find({versionKey(run.content, run.version), run.workflow});
        if (version == contents.versions.end())
            return failure(errors::kJournalRunDamaged, {{QStringLiteral("run"), QString::number(number(run.id))}});
        return version->second;
    });
}

Result<LetterSummary> MemoryJournalReader::letter(LetterId id)
{
    return m_disk->with([&](const Contents &contents) -> Result<LetterSummary> {
        const auto place = contents.letterPlaces.find(id);
        if (place == contents.letterPlaces.end())
            return failure(errors::kLetterUnknown, {{QStringLiteral("letter"), id.toString()}});
        return contents.letters[place->second];
    });
}

Result<StoredRun> MemoryJournalReader::run(RunId id)
{
    return m_disk->with([&](const Contents &contents) { return storedRun(contents, id); });
}

Result<RawRun> MemoryJournalReader::rawRun(RunId id)
{
    return m_disk->with([&](const Contents &contents) -> Result<RawRun> {
        const auto row = contents.runs.find(id);
        if (row == contents.runs.end())
            return failure(errors::kJournalRunUnknown, {{QStringLiteral("run"), QString::number(number(id))}});
        RawRun raw;
        raw.summary = summaryOf(row->second);
        const auto version = contents.versions.find(
            {versionKey(raw.summary.content, raw.summary.version), raw.summary.workflow});
        if (version != contents.versions.end())
            raw.workflow = writeWorkflow(version->second);
        ChainEnd end;
        for (const StoredFrame &frame : row->second.frames)
            addRawFrame(raw, frame, end);
        for (const QByteArray &hash : row->second.payloads)
            addRawPayload(raw, hash,
                          contents.payloads.contains(hash) ? std::optional(contents.payloads[hash]) : std::nullopt);
        return raw;
    });
}

Result<Page<AuditEntry>> MemoryJournalReader::audit(const AuditFilter &filter, PageRequest page)
{
    return m_disk->with([&](const Contents &contents) {
        return pageOf<AuditEntry>(contents.audit | std::views::reverse, page,
                                  [&](const AuditEntry &entry) { return matches(entry, filter); });
    });
}

Result<Page<RecordedEvent>> MemoryJournalReader::recordedEvents(const EventFilter &filter, PageRequest page)
{
    const auto pattern = TopicPattern::parse(filter.pattern.isEmpty() ? QStringLiteral("**") : filter.pattern);
    if (!pattern)
        return tl::unexpected(pattern.error());
    return m_disk->with([&](const Contents &contents) {
        return pageOf<RecordedEvent>(contents.topicEvents | std::views::reverse, page, [&](const RecordedEvent &event) {
            return pattern->matches(event.topic) && (!filter.from || event.at >= *filter.from)
                   && (!filter.until || event.at < *filter.until);
        });
    });
}

Result<RecordedEvent> MemoryJournalReader::recordedEvent(quint64 number)
{
    return m_disk->with([&](const Contents &contents) -> Result<RecordedEvent> {
        const auto found = std::ranges::find(contents.topicEvents, number, &RecordedEvent::number);
        if (found == contents.topicEvents.end())
            return failure(errors::kEventRecordUnknown, {{QStringLiteral("event"), QString::number(number)}});
        return *found;
    });
}

Result<quint64> MemoryJournalReader::openLetters()
{
    return m_disk->with([](const Contents &contents) {
        return static_cast<quint64>(std::ranges::count_if(contents.letters, [](const LetterSummary &letter) {
            return letter.state == LetterState::Open || letter.state == LetterState::Redriving;
        }));
    });
}

Result<std::vector<BreakerRecord>> MemoryJournalReader::breakers()
{
    return m_disk->with([](const Contents &contents) {
        std::vector<BreakerRecord> records;
        for (const auto &[connection, breaker] : contents.breakers)
            records.push_back({connection, breaker});
        return records;
    });
}

Result<std::map<QString, QueueHold>> MemoryJournalReader::queueHolds()
{
    return m_disk->with([](const Contents &contents) { return contents.holds; });
}

Result<QString> MemoryJournalReader::journalId()
{
    return m_disk->with([](const Contents &contents) { return contents.id; });
}

Result<std::vector<LetterOrigin>> MemoryJournalReader::imports()
{
    return m_disk->with([](const Contents &contents) {
        std::vector<LetterOrigin> origins;
        for (const LetterSummary &letter : contents.letters) {
            if (letter.from)
                origins.push_back(*letter.from);
        }
        return origins;
    });
}

Result<StoredJob> MemoryJournalReader::redriveJob(RedriveJobId id)
{
    return m_disk->with([id](const Contents &contents) -> Result<StoredJob> {
        const auto job = contents.jobs.find(id);
        if (job == contents.jobs.end())
            return failure(errors::kRedriveUnknown, {{QStringLiteral("job"), QString::number(number(id))}});
        return StoredJob{id, job->second.events};
    });
}

} // namespace sluice
