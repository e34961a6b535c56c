#include "core/journal/memoryjournal.h"

#include <algorithm>
#include <set>

// What is let go.

namespace sluice {

namespace {

using Contents = MemoryDisk::Contents;

/// The last one keeps the count.
void removeHooks(Contents &contents, WallTime until)
{
    for (auto row = contents.hooks.begin(); row != contents.hooks.end() && std::next(row) != contents.hooks.end();) {
        const StoredHook &hook = row->second.hook;
        if (hook.received > until)
            return;
        if (row->second.isPending) {
            ++row;
            continue;
        }
        const auto id = contents.hookIds.find({hook.endpoint, hook.id});
        if (id != contents.hookIds.end() && id->second == row->first)
            contents.hookIds.erase(id);
        row = contents.hooks.erase(row);
    }
}

constexpr std::size_t kRunsRemoved = 32;

/// Final runs that are more than the policy keeps of a workflow, by number, and those that are too old.
std::vector<RunId> runsToRemove(const Contents &contents, const Retention &retention)
{
    std::set<RunId> kept;
    for (const auto &letter : contents.letters) {
        if (keepsRun(letter, retention.now))
            kept.insert(letter.id.run);
    }
    std::vector<RunId> found;
    std::map<QString, quint32> newer;
    for (auto run = contents.runs.rbegin(); run != contents.runs.rend(); ++run) {
        const auto &summary = run->second.summary;
        if (!isFinal(summary.state) || run->second.isDamaged)
            continue;
        const bool isTooMany = retention.policy.runsPerWorkflow
                               && newer[summary.workflow]++ >= *retention.policy.runsPerWorkflow;
        const bool isTooOld = retention.policy.age && summary.ended <= retention.now - *retention.policy.age;
        if ((isTooMany || isTooOld) && run != contents.runs.rbegin() && summary.letters == 0
            && !kept.contains(summary.id))
            found.push_back(summary.id);
    }
    std::ranges::reverse(found);
    return found;
}

/// The workflow of a draft goes with its last run.
void removeDraft(Contents &contents, const RunSummary &gone)
{
    const auto isSame = [&](const auto &other) {
        return other.workflow == gone.workflow && other.content == gone.content;
    };
    const bool isNeeded = std::ranges::any_of(contents.runs,
                                              [&](const auto &row) { return isSame(row.second.summary); })
                          || std::ranges::any_of(contents.kept[gone.workflow], isSame);
    if (gone.label.isDraft && !isNeeded)
        contents.versions.erase({versionKey(gone.content, gone.version), gone.workflow});
}

void removeRun(Contents &contents, RunId run)
{
    const auto payloads = std::move(contents.runs.at(run).payloads);
    const RunSummary summary = contents.runs.at(run).summary;
    contents.runs.erase(run);
    removeDraft(contents, summary);
    for (const auto &hash : payloads) {
        if (std::ranges::none_of(contents.runs, [&](const auto &row) { return row.second.payloads.contains(hash); }))
            contents.payloads.remove(hash);
    }
    std::erase_if(contents.letters, [run](const LetterSummary &letter) { return letter.id.run == run; });
    contents.letterPlaces.clear();
    for (std::size_t place = 0; place < contents.letters.size(); ++place)
        contents.letterPlaces.emplace(contents.letters[place].id, place);
}

} // namespace

Result<RetentionSlice> MemoryJournal::retain(const Retention &retention, const MayRemove &mayRemove)
{
    if (m_failed)
        return tl::unexpected(*m_failed);
    return m_disk->with([&](Contents &contents) {
        RetentionSlice slice;
        for (const auto run : runsToRemove(contents, retention)) {
            if (slice.removed.size() == kRunsRemoved)
                break;
            if (mayRemove(run)) {
                removeRun(contents, run);
                slice.removed.push_back(run);
            }
        }
        slice.isDone = slice.removed.size() < kRunsRemoved;
        if (retention.policy.age) {
            const WallTime until = retention.now - *retention.policy.age;
            auto &events = contents.topicEvents;
            while (events.size() > 1 && events.front().at <= until) // the last one keeps the count
                events.erase(events.begin());
        }
        removeHooks(contents, retention.now - kHookReplayTime);
        return slice;
    });
}

} // namespace sluice
