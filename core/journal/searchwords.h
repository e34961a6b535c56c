#pragma once

#include "core/api/engineclient.h"

#include <QSet>

#include <vector>

namespace sluice {

/// What searches for runs compare: words, which are letters and digits in a row, without case and accents. JSON, errors
/// and addresses all fall apart into them. Longer words are cut, after so many letters.
inline constexpr qsizetype kLongestWord = 48;
/// Of a payload, so much is searched.
inline constexpr qsizetype kSearchedPayload = 64 * 1024;

/// Adds the words of a text in UTF-8.
void addWords(QSet<QByteArray> &words, const QByteArray &text);
/// Adds those of a payload: of JSON, the words that its escapes stand for.
void addPayloadWords(QSet<QByteArray> &words, const Payload &payload);
/// Adds the words of what an event says to people: payloads, errors, reasons. `find` gives back large payloads.
void addWords(QSet<QByteArray> &words, const Event &event,
              const std::function<std::optional<Payload>(const QByteArray &hash)> &find);
/// Adds those of a run's row: its workflow and trigger, and the marks that a search by these looks for.
void addWords(QSet<QByteArray> &words, const QString &workflow, const QString &trigger);

/// One word that a run must hold; the last one typed may go on.
struct SearchWord {
    QByteArray word;
    bool isBeginning = false;
    bool operator==(const SearchWord &) const = default;
};

/// What a run must hold to be found; empty, as of signs alone: every run is.
[[nodiscard]] std::vector<SearchWord> searchWords(const RunFilter &filter);
/// Whether these words are among those of a run.
[[nodiscard]] bool holdsWords(const QSet<QByteArray> &words, const std::vector<SearchWord> &wanted);

} // namespace sluice
