#include "ui/models/letterlistmodel.h"

#include "ui/models/lettergroup.h"

#include <algorithm>
#include <set>

namespace sluice {

namespace {

constexpr quint32 kPage = 1000;
constexpr Milliseconds kInterval{250};
constexpr Milliseconds kIntervalOfMany{1500};

RowKey keyOf(const LetterSummary &letter)
{
    return {number(letter.id.run), letter.id.index};
}

} // namespace

void LetterListModel::Group::sumUp()
{
    const auto [first, last] = std::ranges::minmax(letters, {}, &LetterSummary::created);
    firstSeen = first.created;
    lastSeen = last.created;
}

LetterListModel::LetterListModel(EngineClient &engine, QObject *parent)
    : EditedRows(parent)
    , m_engine(engine)
    , m_refresher(kInterval)
    , m_revision(engine.snapshot().lettersRevision)
    , m_wanted(kPage)
{
    connect(&m_refresher, &Refresher::due, this, &LetterListModel::ask);
    connect(&engine, &EngineClient::snapshotChanged, this, &LetterListModel::followSnapshot);
    m_refresher.request();
}

LetterListModel::~LetterListModel() = default;

void LetterListModel::setFilter(const LetterFilter &filter)
{
    m_filter = filter;
    m_wanted = kPage;
    ++m_question;
    m_refresher.requestNow();
}

void LetterListModel::setGrouped(bool grouped)
{
    if (grouped == m_isGrouped)
        return;
    std::vector<LetterSummary> all;
    for (const auto &group : m_groups)
        std::ranges::move(group->letters, std::back_inserter(all));
    std::ranges::stable_sort(all, std::ranges::greater(), &LetterSummary::created);
    beginResetModel();
    m_isGrouped = grouped;
    m_groups = groupsOf(std::move(all));
    endResetModel();
}

void LetterListModel::release()
{
    m_refresher.release();
    m_refresher.requestNow();
}

void LetterListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    touchAges();
}

void LetterListModel::setNames(const WorkflowNames &names)
{
    m_names = names;
    retranslate();
    for (int row = 0; m_isGrouped && row < rowCount(); ++row) {
        const QModelIndex group = index(row, 0);
        Q_EMIT dataChanged(index(0, WorkflowColumn, group), index(rowCount(group) - 1, TaskColumn, group));
    }
}

void LetterListModel::followSnapshot()
{
    const EngineSnapshot &now = m_engine.snapshot();
    if (now.lettersRevision != m_revision) {
        m_revision = now.lettersRevision;
        m_refresher.request();
    }
    if (now.taken - m_touched >= std::chrono::seconds(1))
        touchAges();
}

void LetterListModel::touchAges()
{
    m_touched = m_engine.snapshot().taken;
    if (const int rows = rowCount(); rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(rows - 1, ColumnCount - 1), {Qt::DisplayRole});
    for (int row = 0; m_isGrouped && row < rowCount(); ++row) {
        const QModelIndex group = index(row, 0);
        Q_EMIT dataChanged(index(0, AgeColumn, group), index(rowCount(group) - 1, AgeColumn, group), {Qt::DisplayRole});
    }
}

void LetterListModel::ask()
{
    const quint64 question = ++m_question;
    m_engine.listLetters(m_filter, {0, m_wanted}, this, [this, question](const Result<Page<LetterSummary>> &answer) {
        if (question == m_question) {
            m_hasAnswer = true;
            m_error = answer ? std::nullopt : std::optional(answer.error());
            if (answer) {
                m_total = answer->total;
                take(answer->rows);
            }
            Q_EMIT answered();
        }
        m_refresher.answered();
    });
}

LetterListModel::Groups LetterListModel::groupsOf(std::vector<LetterSummary> letters)
{
    Groups groups;
    if (letters.empty())
        return groups;
    QHash<quint64, Group *> bySerial;
    for (LetterSummary &letter : letters) {
        const QString cause = m_isGrouped ? letter.fingerprint : QString();
        const auto serial = m_serials.value(cause, static_cast<quint64>(m_serials.size()) + 1);
        m_serials.insert(cause, serial);
        Group *&group = bySerial[serial];
        if (!group) {
            groups.push_back(std::make_unique<Group>());
            group = groups.back().get();
            group->serial = serial;
        }
        group->letters.push_back(std::move(letter));
    }
    for (const auto &group : groups)
        group->sumUp();
    std::ranges::stable_sort(groups, std::ranges::greater(), [](const auto &group) { return group->lastSeen; });
    return groups;
}

void LetterListModel::turnLetters(const QModelIndex &parent, Group &group, std::vector<LetterSummary> letters)
{
    turnRows(parent, ColumnCount, group.letters, std::move(letters), keyOf,
             [](int, LetterSummary &held, LetterSummary &wanted) {
                 const bool differs = held != wanted;
                 held = std::move(wanted);
                 return differs;
             });
    if (!group.letters.empty())
        group.sumUp();
}

void LetterListModel::take(std::vector<LetterSummary> letters)
{
    m_refresher.setInterval(letters.size() > kPage ? kIntervalOfMany : kInterval);
    if (!m_isGrouped) {
        if (m_groups.empty())
            m_groups.push_back(std::make_unique<Group>());
        turnLetters({}, *m_groups.front(), std::move(letters));
        return;
    }
    turnRows(
        {}, ColumnCount, m_groups, groupsOf(std::move(letters)),
        [](const std::unique_ptr<Group> &group) {
            return RowKey{group->serial, 0};
        },
        [this](int row, std::unique_ptr<Group> &held, std::unique_ptr<Group> &wanted) {
            const auto look = [](const Group &group) {
                return std::tuple(group.letters.size(), group.firstSeen, group.lastSeen, group.letters.front().error);
            };
            const auto before = look(*held);
            turnLetters(index(row, 0), *held, std::move(wanted->letters));
            return before != look(*held);
        });
}

quint64 LetterListModel::loaded() const
{
    quint64 count = 0;
    for (const auto &group : m_groups)
        count += group->letters.size();
    return count;
}

// A row of the top level has no pointer; a letter inside a group has that of its group.
const LetterListModel::Group *LetterListModel::groupAt(const QModelIndex &index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    if (!index.isValid() || !m_isGrouped || index.internalPointer() || row >= m_groups.size())
        return nullptr;
    return m_groups[row].get();
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
    return letter(indexOf(id));
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

std::vector<LetterSummary> LetterListModel::letters(const QModelIndexList &indexes) const
{
    std::set<const LetterSummary *> chosen;
    for (const QModelIndex &index : indexes) {
        if (const Group *group = groupAt(index)) {
            for (const LetterSummary &letter : group->letters)
                chosen.insert(&letter);
        } else if (const LetterSummary *one = letter(index)) {
            chosen.insert(one);
        }
    }
    std::vector<LetterSummary> found;
    for (const auto &group : m_groups) {
        for (const LetterSummary &letter : group->letters) {
            if (chosen.contains(&letter))
                found.push_back(letter);
        }
    }
    return found;
}

QModelIndex LetterListModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
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

int LetterListModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool LetterListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && loaded() < m_total && m_wanted <= loaded();
}

void LetterListModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_wanted += std::max(kPage, m_wanted / 2);
    m_refresher.requestNow();
}

} // namespace sluice
