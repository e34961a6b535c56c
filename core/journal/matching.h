#pragma once

#include "core/api/engineclient.h"

namespace sluice {

/// Whether `text` holds `part`, whatever the case.
[[nodiscard]] bool holdsText(QStringView text, QStringView part);
/// The same of bytes, fast where all are ASCII; none: not all are, and the texts have to be compared.
[[nodiscard]] std::optional<bool> holdsAscii(QByteArrayView text, QByteArrayView part);
/// Whether the code, an argument or the detail of an error holds `part`.
[[nodiscard]] bool holdsText(const Error &error, QStringView part);
/// Whether a payload, as text, holds `part`.
[[nodiscard]] bool holdsText(const Payload &payload, QStringView part);

/// A text as searches compare it: a text holds a part, whatever the case, if the bytes of one hold those of the other.
[[nodiscard]] QByteArray foldedForSearch(QStringView text);
/// All that a search for runs looks at.
[[nodiscard]] QByteArray foldedForSearch(const RunSummary &run);

/// Whether a run belongs in a list; the one meaning of `RunFilter` for all journals.
[[nodiscard]] bool matches(const RunSummary &run, const RunFilter &filter);
/// Whether a letter belongs in a list; needs the letter's payload.
[[nodiscard]] bool matches(const LetterSummary &letter, const LetterFilter &filter);

/// Whether an entry belongs in a list; the one meaning of `AuditFilter` for all journals.
[[nodiscard]] bool matches(const AuditEntry &entry, const AuditFilter &filter);

/// The arguments of an error as JSON text, and back; text that is none gives no arguments.
[[nodiscard]] QByteArray argsToJson(const QMap<QString, QString> &args);
[[nodiscard]] QMap<QString, QString> argsFromJson(const QByteArray &json);

} // namespace sluice
