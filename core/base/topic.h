#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace sluice {

/// True for a topic as events carry it: dotted parts of letters, digits, `-` and `_`, at most 255 characters.
[[nodiscard]] bool isTopic(QStringView text);

/// An id of any text as one part of a topic: what a part may not hold becomes `_` and its UTF-8 bytes in hexadecimal.
/// Different ids may look alike then, so who must tell them apart reads the event's data.
[[nodiscard]] QString topicPart(QStringView id);

/// Which topics a subscriber hears: dotted parts, where `*` is any one part, and `**` at the end the rest, if any.
///
/// "run.*.finished" hears "run.7.finished"; "run.**" hears "run", "run.7" and "run.7.finished".
class TopicPattern {
public:
    /// Errors: `event.patternMalformed`.
    [[nodiscard]] static Result<TopicPattern> parse(const QString &text);

    [[nodiscard]] bool matches(QStringView topic) const;
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    QString m_text;
    QStringList m_parts; ///< without the `**`
    bool m_takesRest = false;
};

} // namespace sluice
