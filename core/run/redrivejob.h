#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/run/inputedit.h"

#include <array>
#include <deque>
#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace sluice {

/// Number of a redrive job, from 1; rises by one for each job of a workspace.
enum class RedriveJobId : quint64 {};

/// How carefully a job sends its letters on.
struct RedriveOptions {
    bool canary = true;                          ///< one letter first, then ten, then the rest
    quint32 perSecond = 10;                      ///< at most; 0: no limit
    quint32 stopAtPercent = 20;                  ///< stops above this share of failures; 100: never
    quint32 window = 20;                         ///< outcomes that the share is taken over
    std::optional<Payload> input = std::nullopt; ///< replaces the input of each
    bool newEffect = false;                      ///< of letters whose input is another one
    InputEdits edits = {}; ///< change the original input of each; letters that they do not fit are refused
    bool operator==(const RedriveOptions &) const = default;
};

/// Which letters a job was started for, so that those which come later can be told.
struct RedriveScope {
    bool isFilter = false; ///< false: letters that were named, and nothing else belongs to them
    QString workflow = {};
    QString task = {};
    QString text = {};
    QString fingerprint = {};
    std::optional<quint32> kind = std::nullopt;
    QString connection = {};
    std::optional<quint32> failure = std::nullopt;
    std::optional<WallTime> from = std::nullopt;
    std::optional<WallTime> until = std::nullopt;
    std::optional<RunId> run = std::nullopt;
    std::optional<WallTime> changedFrom = std::nullopt;
    bool operator==(const RedriveScope &) const = default;
};

/// What became of a letter in a job. These numbers are journaled: new ones go to the end.
enum class RedriveItemState : quint8 {
    Waiting,  ///< not sent yet; in a job that is over: never sent
    UnderWay, ///< sent, and its outcome is not known yet
    Resolved,
    DeadAgain,
    GivenUp,  ///< a person discarded it, or its run ended otherwise
    Refused,  ///< could not be sent, and why
    Untraced, ///< sent, but its run can be followed no more
};
inline constexpr std::size_t kRedriveItemStates = 7;

enum class RedriveStop : quint8 { None, Canary, Failures, BreakerOpen };

// What happens to a job.
namespace jobevent {

struct Started {
    std::vector<LetterId> letters;
    RedriveScope scope;
    RedriveOptions options;
    QString who;
    bool operator==(const Started &) const = default;
};
/// The letter is sent on, in the same transaction.
struct ItemSent {
    quint32 item = 0;
    bool operator==(const ItemSent &) const = default;
};
struct ItemEnded {
    quint32 item = 0;
    RedriveItemState outcome = RedriveItemState::Resolved;
    Error error;
    bool operator==(const ItemEnded &) const = default;
};
struct Paused {
    QString who;
    bool operator==(const Paused &) const = default;
};
struct Resumed {
    QString who;
    bool operator==(const Resumed &) const = default;
};
struct Cancelled {
    QString who;
    bool operator==(const Cancelled &) const = default;
};
/// It sends nothing more by itself until a person resumes it.
struct Stopped {
    RedriveStop reason = RedriveStop::None;
    QString connection; ///< whose breaker is open
    bool operator==(const Stopped &) const = default;
};
/// Nothing is left to be sent or to be waited for.
struct Finished {
    bool operator==(const Finished &) const = default;
};
/// Letters that belong to its scope came since it started.
struct LettersCame {
    quint32 count = 0;
    bool operator==(const LettersCame &) const = default;
};

} // namespace jobevent

/// The place of a type is journaled: new ones go to the end.
using RedriveEventData =
    std::variant<jobevent::Started, jobevent::ItemSent, jobevent::ItemEnded, jobevent::Paused, jobevent::Resumed,
                 jobevent::Cancelled, jobevent::Stopped, jobevent::Finished, jobevent::LettersCame>;

struct RedriveEvent {
    WallTime at{};
    RedriveEventData data;
    bool operator==(const RedriveEvent &) const = default;
};
using RedriveEvents = std::vector<RedriveEvent>;

// What someone wants of a job, or what its letters report.
namespace jobcommand {

using Start = jobevent::Started;
/// The next letter is being sent on.
struct Send {
    quint32 item = 0;
};
/// What became of a letter: of one under way, or, refused, of the next one.
struct End {
    quint32 item = 0;
    RedriveItemState outcome = RedriveItemState::Resolved;
    Error error = {};
};
struct Pause {
    QString who;
};
struct Resume {
    QString who;
};
struct Cancel {
    QString who;
};
/// The breaker of a connection that letters of the job need is open.
struct NoteBreaker {
    QString connection;
};
struct NoteLetters {
    quint32 count = 0;
};

} // namespace jobcommand

using RedriveCommand =
    std::variant<jobcommand::Start, jobcommand::Send, jobcommand::End, jobcommand::Pause, jobcommand::Resume,
                 jobcommand::Cancel, jobcommand::NoteBreaker, jobcommand::NoteLetters>;

/// These numbers are shown and stored: new ones go to the end.
enum class RedriveJobState : quint8 {
    Running,
    Paused,
    Stopped,    ///< by itself; a person may resume it, and it begins with a canary again
    Cancelling, ///< sends nothing more, and waits for what is under way
    Cancelled,
    Finished,
};

[[nodiscard]] constexpr bool hasEnded(RedriveJobState state)
{
    return state == RedriveJobState::Cancelled || state == RedriveJobState::Finished;
}

struct RedriveItem {
    LetterId letter;
    RedriveItemState state = RedriveItemState::Waiting;
    Error error = {}; ///< why it was refused, or failed again
    bool operator==(const RedriveItem &) const = default;
};

/// A guarded redrive of many letters: a fold over its events, as a run is.
///
/// Pure: the time comes in, and pacing is left to whoever sends. The same events give the same job.
/// Thread: a value.
struct RedriveJob {
    RedriveJobId id{};
    RedriveJobState state = RedriveJobState::Running;
    RedriveScope scope;
    RedriveOptions options;
    QString who;
    WallTime started{};
    WallTime ended{};
    RedriveStop stop = RedriveStop::None;
    QString stopConnection;
    std::vector<RedriveItem> items;
    std::array<quint32, kRedriveItemStates> counts{}; ///< items by state
    quint32 next = 0;                                 ///< the first item that is waiting
    quint32 letters = 0;                              ///< that came since it started
    quint64 sequence = 0;                             ///< events so far
    // Since it was started, or resumed after it had stopped by itself.
    quint32 trialFrom = 0;   ///< the first item that counts
    quint32 tried = 0;       ///< letters sent
    quint32 answered = 0;    ///< … of these, those whose outcome is known
    std::deque<bool> recent; ///< whether each of the last outcomes was a failure

    [[nodiscard]] quint32 count(RedriveItemState wanted) const { return counts[static_cast<std::size_t>(wanted)]; }
};

/// The click that a job sends a letter on with: the same letter is redriven once by a job, whatever happens.
[[nodiscard]] QByteArray clickOf(RedriveJobId job);

/// Changes a job by one event; nothing else ever does.
void evolve(RedriveJob &job, const RedriveEvent &event);
[[nodiscard]] RedriveJob foldJob(RedriveJobId id, std::span<const RedriveEvent> events);
/// The same for events that come from a disk. Errors: `events.unreadable` when they make no sense together.
[[nodiscard]] Result<RedriveJob> restoreJob(RedriveJobId id, std::span<const RedriveEvent> events);

/// Decides what happens because of a command, appends it and evolves the job by it. What has no meaning any more
/// appends nothing. Errors: `redrive.over`, `redrive.empty`; the job is then unchanged.
[[nodiscard]] Result<void> decide(RedriveJob &job, const RedriveCommand &command, WallTime now, RedriveEvents &events);

/// Whether a canary, or the ten after it, decide how the job goes on.
[[nodiscard]] bool isInCare(const RedriveJob &job);
/// The item that may be sent now, as far as the job's care goes; its rate is up to whoever sends.
[[nodiscard]] std::optional<quint32> nextToSend(const RedriveJob &job);

/// Writes events of a job as CBOR, and reads them; new fields are appended. Errors: `events.unreadable`, `events.newer`.
[[nodiscard]] QByteArray encodeJobEvents(std::span<const RedriveEvent> events);
[[nodiscard]] Result<RedriveEvents> decodeJobEvents(const QByteArray &bytes);

} // namespace sluice
