#pragma once

#include "core/base/logrecord.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <deque>
#include <vector>

namespace sluice {

/// Which lines of the log are shown.
struct LogFilter {
    LogLevel least = LogLevel::Debug;
    QString component; ///< empty: all
    QString text;      ///< in component or line, whatever the case
    bool operator==(const LogFilter &) const = default;
};

/// The newest lines of the engine's log that match, oldest first: they come at the end and go at the beginning.
class EngineLogModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, LevelColumn, ComponentColumn, TextColumn, ColumnCount };

    /// Keeps so many lines at most, whether they match or not.
    explicit EngineLogModel(std::size_t most, QObject *parent = nullptr);

    /// Adds newer lines.
    void add(const std::vector<LogRecord> &lines);
    void setFilter(const LogFilter &filter);
    /// Number of the newest line that was added.
    [[nodiscard]] quint64 last() const noexcept { return m_last; }
    /// Lines that are kept, shown or not.
    [[nodiscard]] std::size_t kept() const noexcept { return m_lines.size(); }
    /// All that have said something, by name.
    [[nodiscard]] QStringList components() const;
    [[nodiscard]] const LogRecord *at(int row) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool matches(const LogRecord &line) const;
    void forget();

    const std::size_t m_most;
    std::deque<LogRecord> m_lines;
    std::deque<LogRecord> m_shown;
    LogFilter m_filter;
    quint64 m_last = 0;
};

/// What a level is called.
[[nodiscard]] QString logLevelWord(LogLevel level);

} // namespace sluice
