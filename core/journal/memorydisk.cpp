#include "core/journal/memorydisk.h"

#include "core/journal/errors.h"

namespace sluice {

namespace {

tl::unexpected<Error> failureOf(QLatin1StringView code, RunId run)
{
    return failure(code, {{QStringLiteral("run"), QString::number(number(run))}});
}

} // namespace

void MemoryDisk::failNext(QLatin1StringView code)
{
    const std::lock_guard lock(m_mutex);
    m_fault = {Fault::BeforeWriting, code};
}

void MemoryDisk::failUntilHealed(QLatin1StringView code)
{
    const std::lock_guard lock(m_mutex);
    m_lasting = {Fault::BeforeWriting, code};
}

void MemoryDisk::heal()
{
    const std::lock_guard lock(m_mutex);
    m_lasting = {};
}

void MemoryDisk::failNextAfterWriting(QLatin1StringView code)
{
    const std::lock_guard lock(m_mutex);
    m_fault = {Fault::AfterWriting, code};
}

void MemoryDisk::holdFlushes()
{
    const std::lock_guard lock(m_mutex);
    m_flushed = m_contents;
}

void MemoryDisk::crash()
{
    const std::lock_guard lock(m_mutex);
    if (m_flushed)
        m_contents = *m_flushed;
    m_flushed.reset();
    m_contents.isOwned = false;
}

void MemoryDisk::damage(RunId run)
{
    const std::lock_guard lock(m_mutex);
    auto &data = m_contents.runs.at(run).frames.back().data;
    data[data.size() - 1] = static_cast<char>(data.back() ^ 0x10);
}

MemoryDisk::NextFault MemoryDisk::takeFault()
{
    const std::lock_guard lock(m_mutex);
    const NextFault next = std::exchange(m_fault, {});
    return next.fault == Fault::None ? m_lasting : next;
}

Result<Events> eventsOf(const MemoryDisk::Contents &contents, RunId run)
{
    const auto find = [&contents](const QByteArray &hash) {
        const auto kept = contents.payloads.constFind(hash);
        return kept == contents.payloads.constEnd() ? std::nullopt : std::optional<Payload>(*kept);
    };
    Events events;
    ChainEnd end;
    for (const auto &frame : contents.runs.at(run).frames) {
        if (auto restored = restoreFrame(run, frame, end, find, events); !restored)
            return tl::unexpected(restored.error());
    }
    return events;
}

RunSummary summaryOf(const MemoryDisk::RunRow &row)
{
    auto summary = row.summary;
    summary.done = row.frames.empty() ? 0 : row.frames.back().done;
    summary.steps = row.frames.empty() ? 0 : row.frames.back().steps;
    summary.isDamaged = row.isDamaged;
    if (row.isDamaged)
        summary.failure = failureOf(errors::kJournalRunDamaged, summary.id).value();
    return summary;
}

Result<StoredRun> storedRun(const MemoryDisk::Contents &contents, RunId run)
{
    const auto row = contents.runs.find(run);
    if (row == contents.runs.end())
        return failureOf(errors::kJournalRunUnknown, run);
    const RunSummary &summary = row->second.summary;
    const auto version = contents.versions.find({versionKey(summary.content, summary.version), summary.workflow});
    if (row->second.isDamaged || version == contents.versions.end())
        return failureOf(errors::kJournalRunDamaged, run);
    auto events = eventsOf(contents, run);
    if (!events)
        return tl::unexpected(events.error());
    return StoredRun{summaryOf(row->second), version->second, std::move(*events)};
}

} // namespace sluice
