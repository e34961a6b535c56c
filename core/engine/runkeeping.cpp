#include "core/engine/runengine.h"

#include "core/engine/errors.h"
#include "core/journal/errors.h"
#include "core/run/codec.h"

#include <QLoggingCategory>

// How long runs stay, and those that stay longer because somebody is about to go on with them; and which of those that wait
// are kept as their events alone.

namespace sluice {

namespace {

Q_LOGGING_CATEGORY(keepingLog, "sluice.engine.keeping")

constexpr Nanoseconds kFirstRound = std::chrono::seconds(30);
constexpr Nanoseconds kBetweenRounds = std::chrono::minutes(10);
/// Where so many went in one round, as many may have come meanwhile.
constexpr std::size_t kMany = 10'000;
constexpr Nanoseconds kAfterMany = std::chrono::seconds(30);

} // namespace

void RunEngine::take(tell::UseSettings &message)
{
    m_setup.settings = message.settings;
}

void RunEngine::take(tell::KeepRun &message)
{
    if (!m_effects.keep(message.run)) {
        answer(message.request,
               failure(errors::kJournalRunUnknown, {{QStringLiteral("run"), QString::number(number(message.run))}}));
        return;
    }
    ++m_kept[message.run];
    answer(message.request, std::monostate{});
}

void RunEngine::take(tell::ReleaseRun &message)
{
    if (takeKept(message.run))
        m_effects.release(message.run);
}

/// False: this engine was not told to keep the run, so it may be gone; one that was restarted has forgotten.
bool RunEngine::takeKept(RunId run)
{
    const auto kept = m_kept.find(run);
    if (kept == m_kept.end())
        return false;
    if (--kept->second == 0)
        m_kept.erase(kept);
    return true;
}

/// Called with all events of a run: it may sleep later, if too many wait with it.
void RunEngine::keepHistory(RunSlot &slot, const Events &all)
{
    if (m_notBegun <= m_setup.awakeRuns || !couldSleep(slot))
        return;
    slot.history = encodeEvents(all);
    m_drowsy.push_back(slot.run.id);
}

/// Nobody holds on to a run now.
void RunEngine::letSleep()
{
    for (const RunId run : std::exchange(m_drowsy, {}))
        letSleep(run);
}

void RunEngine::letSleep(RunId run)
{
    const auto found = m_runs.find(number(run));
    if (found == m_runs.end() || !maySleep(*found->second))
        return;
    m_bytes -= found->second->bytes;
    const auto sleeping = m_sleeping.emplace(number(run), asleep(std::move(*found->second))).first;
    m_bytes += sleeping->second.bytes();
    m_runs.erase(found);
}

RunSlot *RunEngine::wake(RunId run)
{
    const auto found = m_sleeping.find(number(run));
    if (found == m_sleeping.end())
        return nullptr;
    m_bytes -= found->second.bytes();
    RunSlot &slot = *m_runs.emplace(number(run), awake(run, std::move(found->second))).first->second;
    m_sleeping.erase(found);
    recount(slot);
    m_drowsy.push_back(run); // perhaps somebody only looks at it
    return &slot;
}

void RunEngine::planRetention()
{
    m_nextRetention = clock().monotonic() + kFirstRound;
}

void RunEngine::retainIfDue()
{
    const MonoTime now = clock().monotonic();
    if (m_trouble || now < m_nextRetention)
        return;
    const EngineSettings &settings = m_setup.settings;
    Retention retention;
    retention.now = clock().wall();
    if (settings.keepDays > 0)
        retention.policy.age = std::chrono::days(settings.keepDays);
    if (settings.keepRuns > 0)
        retention.policy.runsPerWorkflow = static_cast<quint32>(settings.keepRuns);
    // Webhooks, and what triggers asked for, are removed whatever is kept.
    if (retention.policy == RetentionPolicy() && m_nextHook == 1) {
        m_nextRetention = now + kBetweenRounds;
        return;
    }
    m_nextRetention = MonoTime::max(); // the round says when it is over
    m_effects.retain(retention);
}

void RunEngine::noteCleaned(const JournalReport &report)
{
    m_nextRetention = clock().monotonic() + (report.removed >= kMany ? kAfterMany : kBetweenRounds);
    if (!report.error.code.isEmpty())
        qCWarning(keepingLog).noquote() << "removing old runs stopped early:" << report.error.code;
    if (report.removed == 0)
        return;
    qCInfo(keepingLog).noquote() << report.removed << "runs removed that need not be kept any longer";
    ++m_runsRevision;
    ++m_lettersRevision;
    audit(QStringLiteral("engine"), QStringLiteral("runs.removed"), QString::number(report.removed), {});
}

} // namespace sluice
