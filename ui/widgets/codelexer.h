#pragma once

#include "ui/widgets/codeedit.h"

#include <QByteArrayView>
#include <QFont>

#include <vector>

class QsciLexer;

namespace sluice {

class Theme;

/// The highlighter of a language in the colours of a theme; null for plain text. `font`: with a size in points.
[[nodiscard]] QsciLexer *makeLexer(CodeEdit::Language language, const Theme &theme, const QFont &font, QObject *parent);

/// A part of a text, in bytes of its UTF-8.
struct TextSpan {
    qsizetype from = 0;
    qsizetype length = 0;
    bool operator==(const TextSpan &) const = default;
};

/// Where an SQL statement has values bound to it, as `?` or `:name`; not in its texts and comments, and no `::type`.
[[nodiscard]] std::vector<TextSpan> boundParameters(QByteArrayView sql);

} // namespace sluice
