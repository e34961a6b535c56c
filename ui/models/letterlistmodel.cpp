#include "ui/models/letterlistmodel.h"

#include "ui/models/lettergroup.h"

#include <algorithm>
#include <utility>

namespace sluice {

namespace {

constexpr quint32 kPage = 200;
constexpr quint32 kManyLetters = 1000;
constexpr Milliseconds kInterval{250};
constexpr Milliseconds kIntervalOfMany{1500};

RowKey keyOf(const LetterSummary &letter)
{
    return {number(letter.id.run), letter.id.index};
}

/// The more there are, the larger the next part.
quint32 wantedAfter(quint32 wanted)
{
    return wanted + std::max(kPage, wanted / 2);
}

} // namespace

LetterListModel::LetterListModel(EngineClient &engine, QObject *parent)
    : EditedRows(parent)
    , m_engine(engine)
    , m_refresher(kInterval)
    , m_revision(engine.snapshot().lettersRevision)
    , m_wantedCauses(kPage)
{
    connect(&m_refresher, &Refresher::due, this, &LetterListModel::ask);
    connect(&m_end, &EndInSight::seen, this, [this] { fetchMore({}); });
    connect(&m_end, &EndInSight::endOfSeen, this, &LetterListModel::lookAtEnd);
    connect(&engine, &EngineClient::snapshotChanged, this, &LetterListModel::followSnapshot);
    m_refresher.request();
}

LetterListModel::~LetterListModel() = default;

void LetterListModel::setFilter(const LetterFilter &filter, std::optional<Milliseconds> window)
{
    m_filter = filter;
    m_window = window;
    m_wantedCauses = kPage;
    for (const auto &group : m_groups) {
        group->wanted = std::min(group->wanted, kPage);
        ++group->question; // what is under way is of another filter
    }
    ++m_question;
    m_refresher.requestNow();
}

/// What is shown as causes is asked for anew when it is to be shown one by one, and the other way round.
void LetterListModel::setGrouped(bool grouped)
{
    if (grouped == m_isGrouped)
        return;
    beginResetModel();
    m_isGrouped = grouped;
    m_groups.clear();
    m_hasAnswer = false;
    ++m_question;
    endResetModel();
    m_refresher.requestNow();
}

void LetterListModel::release()
{
    m_refresher.release();
    m_refresher.requestNow();
}

void LetterListModel::letGo(const QModelIndex &cause)
{
    Group *group = groupAt(cause);
    if (!group)
        return;
    group->wanted = 0;
    ++group->question;
    turnLetters(cause.siblingAtColumn(0), *group, {});
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
        if (const int letters = rowCount(group); letters > 0)
            Q_EMIT dataChanged(index(0, WorkflowColumn, group), index(letters - 1, TaskColumn, group));
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
        if (const int letters = rowCount(group); letters > 0)
            Q_EMIT dataChanged(index(0, AgeColumn, group), index(letters - 1, AgeColumn, group), {Qt::DisplayRole});
    }
}

void LetterListModel::ask()
{
    m_isRefreshing = true;
    if (m_window)
        m_filter.from = m_engine.snapshot().taken - *m_window;
    if (m_isGrouped)
        return askCauses();
    if (m_groups.empty()) {
        m_groups.push_back(std::make_unique<Group>());
        m_groups.front()->wanted = kPage;
    }
    askLetters(*m_groups.front());
}

void LetterListModel::askCauses()
{
    ++m_asking;
    m_engine.listLetterGroups(m_filter, {0, m_wantedCauses}, m_engine.snapshot().taken, this,
                              [this, question = ++m_question](const Result<LetterGroupPage> &answer) {
                                  --m_asking;
                                  if (question == m_question)
                                      takeCauses(answer);
                                  settle();
                              });
}

void LetterListModel::takeCauses(const Result<LetterGroupPage> &answer)
{
    m_hasAnswer = true;
    noteError(answer ? std::nullopt : std::optional(answer.error()));
    if (!answer)
        return;
    m_total = answer->letters;
    m_causes = answer->total;
    m_places = answer->places;
    if (answer->rows.size() > m_groups.size())
        m_end.rowsGrow();
    turnRows(
        {}, ColumnCount, m_groups, groupsOf(answer->rows),
        [](const std::unique_ptr<Group> &group) {
            return RowKey{group->serial, 0};
        },
        [](int, std::unique_ptr<Group> &held, std::unique_ptr<Group> &wanted) {
            const bool differs = held->cause != wanted->cause;
            held->cause = std::move(wanted->cause);
            return differs;
        });
    for (const auto &group : m_groups) {
        if (group->wanted > 0)
            askLetters(*group);
    }
}

void LetterListModel::askLetters(Group &group)
{
    LetterFilter filter = m_filter;
    if (m_isGrouped)
        filter.fingerprint = group.cause.fingerprint;
    ++m_asking;
    m_engine.listLetters(filter, {0, group.wanted}, this,
                         [this, serial = group.serial, question = ++group.question,
                          isGrouped = m_isGrouped](const Result<Page<LetterSummary>> &answer) {
                             --m_asking;
                             if (isGrouped == m_isGrouped)
                                 takeLetters(serial, question, answer);
                             settle();
                         });
}

void LetterListModel::takeLetters(quint64 serial, quint64 question, const Result<Page<LetterSummary>> &answer)
{
    Group *group = groupOf(serial);
    if (!group || group->question != question)
        return;
    m_hasAnswer = m_hasAnswer || !m_isGrouped;
    if (!m_isGrouped || !answer)
        noteError(answer ? std::nullopt : std::optional(answer.error()));
    if (!answer)
        return;
    group->cause.count = m_isGrouped ? group->cause.count : answer->total;
    if (!m_isGrouped)
        m_total = answer->total;
    if (answer->rows.size() > group->letters.size()) {
        group->isEndSeen = false;
        if (!m_isGrouped)
            m_end.rowsGrow();
    }
    turnLetters(m_isGrouped ? indexOf(*group) : QModelIndex(), *group, answer->rows);
    m_refresher.setInterval(loaded() > kManyLetters ? kIntervalOfMany : kInterval);
}

void LetterListModel::noteError(const std::optional<Error> &error)
{
    m_error = error;
}

/// A refresh is over with its last answer.
void LetterListModel::settle()
{
    if (m_asking > 0)
        return;
    Q_EMIT answered();
    if (std::exchange(m_isRefreshing, false))
        m_refresher.answered();
}

LetterListModel::Groups LetterListModel::groupsOf(const std::vector<LetterGroup> &causes)
{
    Groups groups;
    for (const LetterGroup &cause : causes) {
        const auto serial = m_serials.value(cause.fingerprint, static_cast<quint64>(m_serials.size()) + 1);
        m_serials.insert(cause.fingerprint, serial);
        groups.push_back(std::make_unique<Group>());
        groups.back()->cause = cause;
        groups.back()->serial = serial;
    }
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
}

quint64 LetterListModel::loaded() const
{
    quint64 count = 0;
    for (const auto &group : m_groups)
        count += group->letters.size();
    return count;
}

/// A tree asks at every layout: so, beyond the first letters, only while somebody looks at the end of those.
bool LetterListModel::canFetchMore(const QModelIndex &parent) const
{
    const Group *group = groupAt(parent);
    if (!group && parent.isValid())
        return false;
    if (!group && m_isGrouped)
        return m_groups.size() < m_causes && m_wantedCauses <= m_groups.size() && m_end.isSeen();
    if (!group && m_groups.empty())
        return false;
    const Group &asked = group ? *group : *m_groups.front();
    if (asked.wanted == 0)
        return asked.cause.count > 0;
    const bool isSeen = group ? asked.isEndSeen : m_end.isSeen();
    return asked.letters.size() < asked.cause.count && asked.wanted <= asked.letters.size() && isSeen;
}

void LetterListModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    if (Group *group = groupAt(parent)) {
        group->wanted = group->wanted == 0 ? kPage : wantedAfter(group->wanted);
        askLetters(*group);
        return;
    }
    if (m_isGrouped)
        m_wantedCauses = wantedAfter(m_wantedCauses);
    else
        m_groups.front()->wanted = wantedAfter(m_groups.front()->wanted);
    m_refresher.requestNow();
}

void LetterListModel::lookAtEnd(const QModelIndex &parent)
{
    Group *group = groupAt(parent);
    if (!group)
        return;
    group->isEndSeen = true;
    fetchMore(parent);
}

} // namespace sluice
