#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

inline constexpr QLatin1StringView kRunOver{"run.over"};                         ///< args: run
inline constexpr QLatin1StringView kRunStepNotStartable{"run.stepNotStartable"}; ///< args: step
inline constexpr QLatin1StringView kRunCompensating{"run.compensating"};         ///< args: run
inline constexpr QLatin1StringView kRunStepNotSkippable{"run.stepNotSkippable"}; ///< args: step
inline constexpr QLatin1StringView kRunNotOver{"run.notOver"};                   ///< args: run
inline constexpr QLatin1StringView kRunNothingToStep{"run.nothingToStep"};       ///< args: run
inline constexpr QLatin1StringView kRunNotPaused{"run.notPaused"};               ///< args: run
inline constexpr QLatin1StringView kRunUnknownTask{"run.unknownTask"};           ///< args: task
inline constexpr QLatin1StringView kRunNotMocked{"run.notMocked"};               ///< args: tasks
inline constexpr QLatin1StringView kRunUnknownStep{"run.unknownStep"};           ///< args: run, step
inline constexpr QLatin1StringView kRunNotForkable{"run.notForkable"};           ///< args: run
inline constexpr QLatin1StringView kRunNotEditable{"run.notEditable"};           ///< args: step
inline constexpr QLatin1StringView kRunEditNotJson{"run.editNotJson"};           ///< args: step
inline constexpr QLatin1StringView kLetterUnknown{"letter.unknown"};             ///< args: letter
inline constexpr QLatin1StringView kLetterNotOpen{"letter.notOpen"};             ///< args: letter
inline constexpr QLatin1StringView kLetterChanged{"letter.changed"};             ///< args: letter
inline constexpr QLatin1StringView kLetterNotEditable{"letter.notEditable"};     ///< args: letter
inline constexpr QLatin1StringView kLetterImported{"letter.imported"};           ///< args: letter
inline constexpr QLatin1StringView kLetterNoteEmpty{"letter.noteEmpty"};
inline constexpr QLatin1StringView kLetterFileMalformed{"letter.fileMalformed"}; ///< args: place
inline constexpr QLatin1StringView kLetterFileNewer{"letter.fileNewer"};         ///< args: version, known
inline constexpr QLatin1StringView kLetterTimePast{"letter.timePast"};           ///< args: letter
inline constexpr QLatin1StringView kLetterNotSnoozed{"letter.notSnoozed"};       ///< args: letter
inline constexpr QLatin1StringView kLetterNotGivenUp{"letter.notGivenUp"};       ///< args: letter
inline constexpr QLatin1StringView kLetterUndoTooLate{"letter.undoTooLate"};     ///< args: letter, days
inline constexpr QLatin1StringView kRedriveOver{"redrive.over"};                 ///< args: job
inline constexpr QLatin1StringView kRedriveUnknown{"redrive.unknown"};           ///< args: job
inline constexpr QLatin1StringView kRedriveEmpty{"redrive.empty"};               ///< no letter matches
inline constexpr QLatin1StringView kStepOutcomeUnknown{"step.outcomeUnknown"};
inline constexpr QLatin1StringView kStepLostTooOften{"step.lostTooOften"}; ///< args: count
inline constexpr QLatin1StringView kStepDeadlinePassed{"step.deadlinePassed"};
inline constexpr QLatin1StringView kStepRetryAfterTooLong{"step.retryAfterTooLong"}; ///< args: seconds
inline constexpr QLatin1StringView kStepMocked{"step.mocked"};                       ///< a mock was told to fail
inline constexpr QLatin1StringView kEventTimedOut{"event.timedOut"};                 ///< args: topic
inline constexpr QLatin1StringView kApprovalNone{"approval.none"};                   ///< args: run
inline constexpr QLatin1StringView kApprovalTimedOut{"approval.timedOut"};           ///< args: question
inline constexpr QLatin1StringView kApprovalNotYours{"approval.notYours"};           ///< args: who, approvers
inline constexpr QLatin1StringView kApprovalFormUnfit{"approval.formUnfit"};         ///< args: place
inline constexpr QLatin1StringView kApprovalNoDecision{"approval.noDecision"};       ///< args: port
inline constexpr QLatin1StringView kCallFailed{"call.failed"};       ///< args: run, workflow, code, of.…: its args
inline constexpr QLatin1StringView kCallCancelled{"call.cancelled"}; ///< args: run, workflow
inline constexpr QLatin1StringView kCallTimedOut{"call.timedOut"};   ///< args: run, workflow
inline constexpr QLatin1StringView kCallTooDeep{"call.tooDeep"};     ///< args: workflow, most
inline constexpr QLatin1StringView kCallLost{"call.lost"};           ///< args: run, workflow
inline constexpr QLatin1StringView kForEachNotArray{"forEach.notArray"};
inline constexpr QLatin1StringView kEventsUnreadable{"events.unreadable"}; ///< args: place
inline constexpr QLatin1StringView kEventsNewer{"events.newer"};           ///< args: type

} // namespace sluice::errors
