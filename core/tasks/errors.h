#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

inline constexpr QLatin1StringView kTaskTypeUnknown{"task.typeUnknown"};           ///< args: type
inline constexpr QLatin1StringView kTaskParameterMissing{"task.parameterMissing"}; ///< args: parameter, label
inline constexpr QLatin1StringView kTaskParameterKind{"task.parameterKind"};       ///< args: parameter, expected
inline constexpr QLatin1StringView kTaskInputNotObject{"task.inputNotObject"};
inline constexpr QLatin1StringView kTaskConnectionMissing{"task.connectionMissing"}; ///< args: connection
inline constexpr QLatin1StringView kTaskTimedOut{"task.timedOut"};                   ///< args: taskId, timeout
inline constexpr QLatin1StringView kTaskCancelled{"task.cancelled"};                 ///< args: taskId
inline constexpr QLatin1StringView kTaskOutputTooLarge{"task.outputTooLarge"};       ///< args: taskId, megabytes
inline constexpr QLatin1StringView kTaskBadTime{"task.badTime"};                     ///< args: text
inline constexpr QLatin1StringView kFileTooLarge{"file.tooLarge"};                   ///< args: path, megabytes
inline constexpr QLatin1StringView kFileNotText{"file.notText"};                     ///< args: path
inline constexpr QLatin1StringView kFileJournalRefused{"file.journalRefused"};       ///< args: path
inline constexpr QLatin1StringView kSqlExpressionInStatement{"sql.expressionInStatement"};

inline constexpr QLatin1StringView kRespondBadStatus{"respond.badStatus"}; ///< args: status
inline constexpr QLatin1StringView kRespondBadHeader{"respond.badHeader"}; ///< args: header
inline constexpr QLatin1StringView kRespondTooLarge{"respond.tooLarge"};

inline constexpr QLatin1StringView kCallUnknownWorkflow{"call.unknownWorkflow"}; ///< args: workflow

inline constexpr QLatin1StringView kSyncQueryIncomplete{"sync.queryIncomplete"};
inline constexpr QLatin1StringView kSyncQueryLacksField{"sync.queryLacksField"}; ///< args: field
inline constexpr QLatin1StringView kSyncCursorStuck{"sync.cursorStuck"};         ///< args: field
inline constexpr QLatin1StringView kSyncHandedBack{"sync.handedBack"};           ///< args: sync
inline constexpr QLatin1StringView kSyncPathIncomplete{"sync.pathIncomplete"};
inline constexpr QLatin1StringView kSyncPageNotJson{"sync.pageNotJson"};         ///< args: connection, status
inline constexpr QLatin1StringView kSyncPageNoList{"sync.pageNoList"};           ///< args: connection, records
inline constexpr QLatin1StringView kSyncPageLacksCursor{"sync.pageLacksCursor"}; ///< args: connection, field, record
inline constexpr QLatin1StringView kSyncPageGoesBack{"sync.pageGoesBack"}; ///< args: connection, field, before, after
inline constexpr QLatin1StringView kSyncTooManyBad{"sync.tooManyBad"};     ///< args: sync, count
inline constexpr QLatin1StringView kSyncTransformFailed{"sync.transformFailed"};
inline constexpr QLatin1StringView kSyncRecordNotObject{"sync.recordNotObject"};

inline constexpr QLatin1StringView kTaskParameterValue{"task.parameterValue"}; ///< args: parameter, text
inline constexpr QLatin1StringView kDataNotList{"data.notList"};               ///< args: path
inline constexpr QLatin1StringView kDataNotNumber{"data.notNumber"};           ///< args: field, text
inline constexpr QLatin1StringView kDataUnreadable{"data.unreadable"};         ///< args: format, line
inline constexpr QLatin1StringView kDataTooLarge{"data.tooLarge"};             ///< args: megabytes, values
inline constexpr QLatin1StringView kDateUnreadable{"date.unreadable"};         ///< args: text
inline constexpr QLatin1StringView kStopAsked{"stop.asked"};                   ///< args: message
inline constexpr QLatin1StringView kThrottleWaits{"throttle.waits"};               ///< args: name
inline constexpr QLatin1StringView kThrottleTooManyNames{"throttle.tooManyNames"}; ///< args: name
inline constexpr QLatin1StringView kFileTargetExists{"file.targetExists"};     ///< args: path

} // namespace sluice::errors
