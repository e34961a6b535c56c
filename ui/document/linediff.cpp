#include "ui/document/linediff.h"

#include <QStringList>

#include <algorithm>

namespace sluice {

namespace {

constexpr qsizetype kMostCells = 4'000'000;

/// Lengths of the longest common subsequences of what is left of both, by where each begins.
class CommonLengths {
public:
    CommonLengths(const QStringList &before, const QStringList &after)
        : m_width(after.size() + 1)
        , m_cells(static_cast<std::size_t>((before.size() + 1) * m_width), 0)
    {
        for (qsizetype i = before.size() - 1; i >= 0; --i) {
            for (qsizetype j = after.size() - 1; j >= 0; --j) {
                cell(i, j) = before[i] == after[j] ? cell(i + 1, j + 1) + 1 : std::max(cell(i + 1, j), cell(i, j + 1));
            }
        }
    }
    int &cell(qsizetype i, qsizetype j) { return m_cells[static_cast<std::size_t>(i * m_width + j)]; }

private:
    qsizetype m_width;
    std::vector<int> m_cells;
};

void compareMiddle(const QStringList &before, const QStringList &after, std::vector<DiffLine> &lines)
{
    qsizetype i = 0;
    qsizetype j = 0;
    if ((before.size() + 1) * (after.size() + 1) <= kMostCells) {
        CommonLengths common(before, after);
        while (i < before.size() && j < after.size()) {
            if (before[i] == after[j]) {
                lines.push_back({LineKind::Same, before[i++]});
                ++j;
            } else if (common.cell(i + 1, j) >= common.cell(i, j + 1)) {
                lines.push_back({LineKind::Removed, before[i++]});
            } else {
                lines.push_back({LineKind::Added, after[j++]});
            }
        }
    }
    while (i < before.size())
        lines.push_back({LineKind::Removed, before[i++]});
    while (j < after.size())
        lines.push_back({LineKind::Added, after[j++]});
}

} // namespace

std::vector<DiffLine> lineDiff(const QString &before, const QString &after)
{
    const QStringList old = before.split(u'\n');
    const QStringList fresh = after.split(u'\n');
    const qsizetype least = std::min(old.size(), fresh.size());
    qsizetype head = 0;
    while (head < least && old[head] == fresh[head])
        ++head;
    qsizetype tail = 0;
    while (tail < least - head && old[old.size() - 1 - tail] == fresh[fresh.size() - 1 - tail])
        ++tail;
    std::vector<DiffLine> lines;
    for (qsizetype i = 0; i < head; ++i)
        lines.push_back({LineKind::Same, old[i]});
    compareMiddle(old.mid(head, old.size() - head - tail), fresh.mid(head, fresh.size() - head - tail), lines);
    for (qsizetype i = old.size() - tail; i < old.size(); ++i)
        lines.push_back({LineKind::Same, old[i]});
    return lines;
}

} // namespace sluice
