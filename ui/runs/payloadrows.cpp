#include "ui/runs/payloadrows.h"

#include "ui/models/columns.h"
#include "ui/models/roles.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace sluice {

namespace {

constexpr qint64 kRowsTurnMs = 4;
constexpr std::size_t kRowsAtOnce = 2'000;
constexpr qsizetype kScanAtOnce = 64 * 1024;
/// A line of more bytes goes on in the next row.
constexpr qsizetype kLongestLine = 160;
/// Rows whose fields become the columns, and how many of these there are at most.
constexpr std::size_t kLookedAt = 100;
constexpr qsizetype kMostColumns = 60;
/// A row that is longer shows no fields: it would have to be read whole.
constexpr qsizetype kLongestRow = 64 * 1024;

} // namespace

PayloadRows::PayloadRows(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &PayloadRows::turn);
    connect(&m_end, &EndInSight::seen, this, [this] { fetchMore({}); });
}

void PayloadRows::followView(QAbstractItemView *view)
{
    m_isFollowed = true;
    m_end.follow(view);
}

void PayloadRows::setText(const QByteArray &text)
{
    beginResetModel();
    m_text = text;
    m_starts.clear();
    m_shown = 0;
    begin();
    endResetModel();
    m_turn.start();
}

void PayloadRows::turn()
{
    QElapsedTimer timer;
    timer.start();
    bool isOver = false;
    while (!isOver && timer.elapsed() < kRowsTurnMs)
        isOver = findOn();
    if (!isOver) {
        m_turn.start();
        return;
    }
    beginResetModel();
    finish();
    m_shown = std::min(kRowsAtOnce, m_starts.size());
    endResetModel();
    m_end.rowsGrow();
    Q_EMIT ended();
}

int PayloadRows::rowAt(qsizetype place)
{
    const auto after = std::ranges::upper_bound(m_starts, static_cast<quint32>(place));
    if (isReading() || after == m_starts.begin() || place >= end())
        return -1;
    const auto row = static_cast<std::size_t>(after - m_starts.begin() - 1);
    showUpTo(row + kRowsAtOnce);
    return static_cast<int>(row);
}

void PayloadRows::showUpTo(std::size_t rows)
{
    rows = std::min(rows, m_starts.size());
    if (isReading() || rows <= m_shown)
        return;
    beginInsertRows({}, static_cast<int>(m_shown), static_cast<int>(rows) - 1);
    m_shown = rows;
    endInsertRows();
    m_end.rowsGrow();
}

int PayloadRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown);
}

bool PayloadRows::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !isReading() && m_shown < m_starts.size() && m_end.isSeen();
}

void PayloadRows::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        showUpTo(m_shown + kRowsAtOnce);
}

PayloadTextRows::PayloadTextRows(QObject *parent)
    : PayloadRows(parent)
{
}

bool PayloadTextRows::findOn()
{
    for (int lines = 0; lines < 256 && m_at < m_text.size(); ++lines) {
        m_starts.push_back(static_cast<quint32>(m_at));
        const qsizetype most = std::min(m_at + kLongestLine, m_text.size());
        const void *end = std::memchr(m_text.constData() + m_at, '\n', static_cast<std::size_t>(most - m_at));
        qsizetype next = end ? static_cast<const char *>(end) - m_text.constData() + 1 : most;
        // Not in the middle of a letter.
        while (!end && next > m_at + 1 && next < m_text.size() && (static_cast<uchar>(m_text[next]) & 0xc0) == 0x80)
            --next;
        m_at = next;
    }
    return m_at >= m_text.size();
}

int PayloadTextRows::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant PayloadTextRows::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != MonospaceRole))
        return {};
    if (role == MonospaceRole)
        return true;
    const auto row = static_cast<std::size_t>(index.row());
    const qsizetype from = m_starts[row];
    const qsizetype to = row + 1 < m_starts.size() ? static_cast<qsizetype>(m_starts[row + 1]) : m_text.size();
    QString line = QString::fromUtf8(m_text.mid(from, to - from));
    if (line.endsWith(u'\n'))
        line.chop(1);
    return line;
}

PayloadTableRows::PayloadTableRows(QObject *parent)
    : PayloadRows(parent)
{
}

void PayloadTableRows::begin()
{
    m_read.clear();
    m_columns.clear();
    m_place.clear();
    const qsizetype from = skipSpace(m_text, 0);
    m_scan = JsonScan(m_text, from);
    m_isInList = from < m_text.size() && m_text[from] == '[';
}

bool PayloadTableRows::findOn()
{
    if (!m_scan.advance(kScanAtOnce))
        return false;
    if (!m_isInList)
        return !chooseList(); // goes on within the list
    m_listEnd = m_scan.end();
    m_starts = m_scan.takeStarts();
    return true;
}

/// Of an object the longest of the lists of objects in it.
bool PayloadTableRows::chooseList()
{
    const std::vector<quint32> starts = m_scan.takeStarts();
    const qsizetype end = m_scan.end();
    qsizetype longest = 0;
    for (std::size_t at = 0; at < starts.size(); ++at) {
        const qsizetype to = at + 1 < starts.size() ? static_cast<qsizetype>(starts[at + 1]) : end;
        const qsizetype keyEnd = endOfString(m_text, starts[at]);
        const qsizetype value = skipSpace(m_text, skipSpace(m_text, keyEnd) + 1);
        const bool isList = value < to && m_text[value] == '[';
        const qsizetype first = isList ? skipSpace(m_text, value + 1) : 0;
        if (!isList || first >= to || m_text[first] != '{' || to - value <= longest)
            continue;
        longest = to - value;
        m_place = QString::fromUtf8(m_text.mid(starts[at] + 1, keyEnd - starts[at] - 2));
        m_scan = JsonScan(m_text, value);
    }
    m_isInList = longest > 0;
    return m_isInList;
}

void PayloadTableRows::finish()
{
    const bool areObjects = !m_starts.empty() && m_text[m_starts.front()] == '{';
    for (std::size_t row = 0; areObjects && row < std::min(kLookedAt, m_starts.size()); ++row) {
        for (const QString &key : objectOf(static_cast<int>(row)).keys()) {
            if (!m_columns.contains(key) && m_columns.size() < kMostColumns)
                m_columns += key;
        }
    }
    if (m_columns.isEmpty())
        m_starts.clear();
}

QByteArray PayloadTableRows::rowText(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    const qsizetype from = m_starts[at];
    const qsizetype to = at + 1 < m_starts.size() ? static_cast<qsizetype>(m_starts[at + 1]) : m_listEnd;
    QByteArray text = m_text.mid(from, std::min(to - from, kLongestRow + 1)).trimmed();
    return text.left(text.size() - 1); // the comma or the bracket behind it
}

QJsonObject PayloadTableRows::objectOf(int row) const
{
    if (const QJsonObject *known = m_read.object(row))
        return *known;
    const QJsonObject read = QJsonDocument::fromJson(rowText(row)).object();
    m_read.insert(row, new QJsonObject(read));
    return read;
}

int PayloadTableRows::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant PayloadTableRows::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::TextAlignmentRole))
        return {};
    const QJsonValue value = objectOf(index.row()).value(m_columns[index.column()]);
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(value.isDouble());
    if (value.isString())
        return value.toString().left(200).simplified();
    if (value.isUndefined())
        return {};
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.mid(1, std::min<qsizetype>(list.size() - 2, 200)));
}

QVariant PayloadTableRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    return section >= 0 && section < m_columns.size() ? columnHead(orientation, role, m_columns[section], false)
                                                      : QVariant();
}

} // namespace sluice
