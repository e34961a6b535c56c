#pragma once

#include "core/api/snapshot.h"
#include "core/base/result.h"

namespace sluice {

inline constexpr int kLetterFileFormat = 1;

/// Writes dead letters as a file that another workspace can take: what each is, its payload, its attempts and where it
/// comes from, one letter a line. Each must have a `from`. What the file says does not depend on the order of `letters` or
/// on where they lie: written, read and written again, it is the same byte for byte. A letter on its way counts as open.
[[nodiscard]] QByteArray writeLetters(std::vector<LetterSummary> letters);

/// Writes such a file a letter at a time, for whoever has more to do meanwhile: what takes long is done by `add`.
class LetterFileWriter {
public:
    /// It must have a `from`.
    void add(const LetterSummary &letter);
    [[nodiscard]] QByteArray finish() const;

private:
    struct Line {
        WallTime created{};
        LetterOrigin from;
        QByteArray json;
    };
    std::vector<Line> m_lines;
};

/// Reads such a file. The letters have no number here yet. Errors: `letter.fileMalformed` with the place, `letter.fileNewer`.
[[nodiscard]] Result<std::vector<LetterSummary>> readLetters(const QByteArray &file);

/// Where an imported letter comes from, and its attempts there, for the journal; empty: it was not imported.
[[nodiscard]] QByteArray writeOrigin(const LetterSummary &letter);
/// Gives a letter what `writeOrigin` wrote; nothing if that is unreadable.
void readOrigin(const QByteArray &json, LetterSummary &letter, bool withAttempts);

} // namespace sluice
