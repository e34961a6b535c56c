#include "ui/models/lettergroup.h"

#include <algorithm>
#include <set>

// Which row of the list is which letter or cause.

namespace sluice {

// A row of the top level has no pointer; a letter inside a group has that of its group.
LetterListModel::Group *LetterListModel::groupAt(const QModelIndex &index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    if (!index.isValid() || !m_isGrouped || index.internalPointer() || row >= m_groups.size())
        return nullptr;
    return m_groups[row].get();
}

LetterListModel::Group *LetterListModel::groupOf(quint64 serial) const
{
    const auto found = std::ranges::find(m_groups, serial, [](const auto &group) { return group->serial; });
    return found == m_groups.end() ? nullptr : found->get();
}

QModelIndex LetterListModel::indexOf(const Group &group) const
{
    const auto found = std::ranges::find(m_groups, &group, &std::unique_ptr<Group>::get);
    return index(static_cast<int>(found - m_groups.begin()), 0);
}

const LetterGroup *LetterListModel::cause(const QModelIndex &index) const
{
    const Group *group = groupAt(index);
    return group ? &group->cause : nullptr;
}

const LetterSummary *LetterListModel::letter(const QModelIndex &index) const
{
    if (!index.isValid() || m_groups.empty() || groupAt(index))
        return nullptr;
    const auto *group = m_isGrouped ? static_cast<const Group *>(index.internalPointer()) : m_groups.front().get();
    const auto row = static_cast<std::size_t>(index.row());
    return group && row < group->letters.size() ? &group->letters[row] : nullptr;
}

const LetterSummary *LetterListModel::letter(const LetterId &id) const
{
    if (const LetterSummary *loaded = letter(indexOf(id)))
        return loaded;
    const auto newest = std::ranges::find(m_groups, id, [](const auto &group) { return group->cause.newest.id; });
    return newest == m_groups.end() || !m_isGrouped ? nullptr : &(*newest)->cause.newest;
}

QModelIndex LetterListModel::indexOf(const LetterId &id) const
{
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
        const auto &letters = m_groups[g]->letters;
        const auto found = std::ranges::find(letters, id, &LetterSummary::id);
        if (found == letters.end())
            continue;
        const auto row = static_cast<int>(found - letters.begin());
        return m_isGrouped ? index(row, 0, index(static_cast<int>(g), 0)) : index(row, 0);
    }
    return {};
}

QModelIndex LetterListModel::indexOfCause(const QString &fingerprint) const
{
    const auto found = std::ranges::find(m_groups, fingerprint,
                                         [](const auto &group) { return group->cause.fingerprint; });
    return found == m_groups.end() || !m_isGrouped ? QModelIndex()
                                                   : index(static_cast<int>(found - m_groups.begin()), 0);
}

LetterChoice LetterListModel::choice(const QModelIndexList &indexes) const
{
    std::set<const Group *> whole;
    std::set<const LetterSummary *> single;
    for (const QModelIndex &index : indexes) {
        if (const Group *group = groupAt(index))
            whole.insert(group);
        else if (const LetterSummary *one = letter(index))
            single.insert(one);
    }
    LetterChoice chosen;
    chosen.filter = m_filter;
    for (const auto &group : m_groups) {
        if (whole.contains(group.get())) {
            chosen.causes.push_back(group->cause);
            continue;
        }
        for (const LetterSummary &letter : group->letters) {
            if (single.contains(&letter))
                chosen.letters.push_back(letter);
        }
    }
    return chosen;
}

QModelIndex LetterListModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || row >= rowCount(parent) || column >= ColumnCount)
        return {};
    return createIndex(row, column, parent.isValid() ? groupAt(parent) : nullptr);
}

QModelIndex LetterListModel::parent(const QModelIndex &index) const
{
    const auto *group = index.isValid() ? static_cast<const Group *>(index.internalPointer()) : nullptr;
    if (!group)
        return {};
    const auto found = std::ranges::find(m_groups, group, &std::unique_ptr<Group>::get);
    return found == m_groups.end() ? QModelIndex() : createIndex(static_cast<int>(found - m_groups.begin()), 0);
}

int LetterListModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    if (const Group *group = groupAt(parent))
        return static_cast<int>(group->letters.size());
    if (parent.isValid())
        return 0;
    if (!m_isGrouped)
        return m_groups.empty() ? 0 : static_cast<int>(m_groups.front()->letters.size());
    return static_cast<int>(m_groups.size());
}

/// A cause has letters before any of them is loaded.
bool LetterListModel::hasChildren(const QModelIndex &parent) const
{
    if (const Group *group = groupAt(parent))
        return parent.column() == 0 && group->cause.count > 0;
    return rowCount(parent) > 0;
}

int LetterListModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

} // namespace sluice
