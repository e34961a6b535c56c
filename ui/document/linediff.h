#pragma once

#include <QString>

#include <vector>

namespace sluice {

enum class LineKind : quint8 { Same, Removed, Added };

struct DiffLine {
    LineKind kind = LineKind::Same;
    QString text;
    bool operator==(const DiffLine &) const = default;
};

/// How one text became another, line by line: the fewest lines that go and come. Of texts beyond some thousand lines that
/// differ all over, all lines go and all come.
[[nodiscard]] std::vector<DiffLine> lineDiff(const QString &before, const QString &after);

} // namespace sluice
