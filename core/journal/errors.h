#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

inline constexpr QLatin1StringView kJournalOwned{"journal.owned"};             ///< args: path, pid, host, program
inline constexpr QLatin1StringView kJournalCorrupt{"journal.corrupt"};         ///< args: path
inline constexpr QLatin1StringView kJournalNotAJournal{"journal.notAJournal"}; ///< args: path
inline constexpr QLatin1StringView kJournalNewer{"journal.newer"};             ///< args: path, version, known
inline constexpr QLatin1StringView kJournalMissing{"journal.missing"};         ///< args: path
inline constexpr QLatin1StringView kJournalDiskFull{"journal.diskFull"};       ///< args: path
inline constexpr QLatin1StringView kJournalReadOnly{"journal.readOnly"};       ///< args: path
inline constexpr QLatin1StringView kJournalFolderUnwritable{"journal.folderUnwritable"}; ///< args: path
inline constexpr QLatin1StringView kJournalIo{"journal.io"};                             ///< args: path
inline constexpr QLatin1StringView kJournalLocked{"journal.locked"};                     ///< args: path
inline constexpr QLatin1StringView kJournalRunUnknown{"journal.runUnknown"};             ///< args: run
inline constexpr QLatin1StringView kJournalRunDamaged{"journal.runDamaged"};             ///< args: run
inline constexpr QLatin1StringView kJournalGap{"journal.gap"};                           ///< args: run, expected, first
inline constexpr QLatin1StringView kVersionUnknown{"version.unknown"};                   ///< args: workflow, number
inline constexpr QLatin1StringView kSearchUnusable{"journal.searchUnusable"};            ///< args: path

inline constexpr QLatin1StringView kPayloadTooLarge{"payload.tooLarge"}; ///< args: size, limit

} // namespace sluice::errors
