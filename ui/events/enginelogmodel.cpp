#include "ui/events/enginelogmodel.h"

#include "ui/models/columns.h"
#include "ui/models/roles.h"
#include "ui/wording/formats.h"

#include <algorithm>
#include <set>

namespace sluice {

namespace {

Glyph glyphOfLevel(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return {Shape::Dash, Token::Muted};
    case LogLevel::Info:
        return {Shape::ThreeDots, Token::Muted};
    case LogLevel::Warning:
        return {Shape::Triangle, Token::Warning};
    case LogLevel::Error:
        break;
    }
    return {Shape::Cross, Token::Danger};
}

} // namespace

QString logLevelWord(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return EngineLogModel::tr("Debug", "level of a line of the log");
    case LogLevel::Info:
        return EngineLogModel::tr("Info", "level of a line of the log");
    case LogLevel::Warning:
        return EngineLogModel::tr("Warning", "level of a line of the log");
    case LogLevel::Error:
        break;
    }
    return EngineLogModel::tr("Error", "level of a line of the log");
}

EngineLogModel::EngineLogModel(std::size_t most, QObject *parent)
    : QAbstractTableModel(parent)
    , m_most(most)
{
}

bool EngineLogModel::matches(const LogRecord &line) const
{
    return line.level >= m_filter.least && (m_filter.component.isEmpty() || line.component == m_filter.component)
           && (m_filter.text.isEmpty() || line.text.contains(m_filter.text, Qt::CaseInsensitive)
               || line.component.contains(m_filter.text, Qt::CaseInsensitive));
}

void EngineLogModel::add(const std::vector<LogRecord> &lines)
{
    std::vector<LogRecord> fresh;
    for (const LogRecord &line : lines) {
        if (line.number <= m_last)
            continue;
        m_last = line.number;
        m_lines.push_back(line);
        if (matches(line))
            fresh.push_back(line);
    }
    if (!fresh.empty()) {
        const auto first = static_cast<int>(m_shown.size());
        beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
        m_shown.insert(m_shown.end(), fresh.begin(), fresh.end());
        endInsertRows();
    }
    forget();
}

/// The oldest lines make room.
void EngineLogModel::forget()
{
    while (m_lines.size() > m_most)
        m_lines.pop_front();
    const quint64 oldest = m_lines.empty() ? 0 : m_lines.front().number;
    const auto kept = std::ranges::lower_bound(m_shown, oldest, {}, &LogRecord::number);
    const auto gone = static_cast<int>(kept - m_shown.begin());
    if (gone == 0)
        return;
    beginRemoveRows({}, 0, gone - 1);
    m_shown.erase(m_shown.begin(), kept);
    endRemoveRows();
}

void EngineLogModel::setFilter(const LogFilter &filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    m_shown.clear();
    std::ranges::copy_if(m_lines, std::back_inserter(m_shown), [this](const LogRecord &line) { return matches(line); });
    endResetModel();
}

QStringList EngineLogModel::components() const
{
    std::set<QString> names;
    for (const LogRecord &line : m_lines)
        names.insert(line.component);
    return {names.begin(), names.end()};
}

const LogRecord *EngineLogModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_shown[static_cast<std::size_t>(row)] : nullptr;
}

void EngineLogModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int EngineLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int EngineLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant EngineLogModel::data(const QModelIndex &index, int role) const
{
    const LogRecord *line = index.isValid() ? at(index.row()) : nullptr;
    if (!line)
        return {};
    if (role == GlyphRole && index.column() == LevelColumn)
        return QVariant::fromValue(glyphOfLevel(line->level));
    if (role == Qt::ToolTipRole && index.column() == TextColumn)
        return line->text.toHtmlEscaped();
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case TimeColumn:
        return exactMomentText(line->at);
    case LevelColumn:
        return logLevelWord(line->level);
    case ComponentColumn:
        return line->component;
    default:
        return line->text;
    }
}

QVariant EngineLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QString titles[] = {tr("Time"), tr("Level"), tr("Component"), tr("Line")};
    return section >= 0 && section < ColumnCount ? columnHead(orientation, role, titles[section], false) : QVariant();
}

} // namespace sluice
