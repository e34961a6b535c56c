#pragma once

#include "core/api/engineclient.h"

#include <SQLiteCpp/Database.h>

namespace sluice {

// Dead letters as lists show them, in a journal of any schema. All of these throw SQLite::Exception.

/// By what letters are found and counted without reading them; part of the schema from `kSchemaOfCauses` on.
extern const char *const kIndexOfCauses;

/// Newest first, without payloads.
[[nodiscard]] Page<LetterSummary> readLetters(SQLite::Database &database, int schema, const LetterFilter &filter,
                                              PageRequest page);
/// Newest first.
[[nodiscard]] std::vector<LetterId> readLetterIds(SQLite::Database &database, int schema, const LetterFilter &filter);
/// As `EngineClient::listLetterGroups`.
[[nodiscard]] LetterGroupPage readLetterGroups(SQLite::Database &database, int schema, const LetterFilter &filter,
                                               PageRequest page, WallTime until);
/// With its payload. Errors: `letter.unknown`.
[[nodiscard]] Result<LetterSummary> readLetter(SQLite::Database &database, int schema, LetterId id);

} // namespace sluice
