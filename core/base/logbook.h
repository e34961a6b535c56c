#pragma once

#include "core/base/logrecord.h"

#include <QFile>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace sluice {

/// The log of one engine: the newest lines in memory, and all of them, within bounds, in a file of a JSON object a line.
///
/// A file that is full is renamed to `engine.1.jsonl`, that to `engine.2.jsonl` and so on; the oldest goes. Whoever notes a
/// line never waits for the disk: a thread of its own writes, and what it cannot keep up with is left out and counted in the
/// file. Thread: any. Errors: a file that cannot be written is given up until the next line; the lines stay in memory.
class LogBook {
public:
    struct Settings {
        QString folder;                       ///< made when the first line is written; empty: no file
        qint64 mostBytes = 4 * 1024 * 1024;   ///< of a file; a line more may go over it
        int files = 5;                        ///< with the one that is written to
        std::size_t kept = 20'000;            ///< lines in memory
        std::size_t mostWaiting = 50'000;     ///< lines that wait for the disk
    };
    using Mask = std::function<QString(const QString &)>;

    LogBook(Settings settings, std::shared_ptr<const Clock> clock);
    /// Writes what waits.
    ~LogBook();
    LogBook(const LogBook &) = delete;
    LogBook &operator=(const LogBook &) = delete;

    /// What takes secrets out of a text, from now on; called by whoever notes a line.
    void useMask(Mask mask);
    void note(LogLevel level, const QString &component, const QString &text);
    /// At most `count` lines after the one numbered `after`: the newest of them.
    [[nodiscard]] LogPage page(quint64 after, std::size_t count) const;
    /// Returns once all that was noted before is on its way to the disk.
    void flush();
    /// Empty: it writes none.
    [[nodiscard]] QString file() const;

private:
    void write(const std::stop_token &stop);
    void append(const std::deque<LogRecord> &records, quint64 leftOut);
    void appendLine(const QByteArray &line);
    void rotate();

    const Settings m_settings;
    const std::shared_ptr<const Clock> m_clock;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::condition_variable_any m_written;
    Mask m_mask;
    std::deque<LogRecord> m_records;
    std::deque<LogRecord> m_waiting;
    quint64 m_leftOut = 0;
    quint64 m_last = 0;
    quint64 m_done = 0; ///< number of the last line that was written or left out
    QFile m_file;       ///< of the writing thread
    std::jthread m_writer;
};

/// The stable name of a level, as files and arguments have it.
[[nodiscard]] QLatin1StringView nameOf(LogLevel level);
/// A line of the file.
[[nodiscard]] QByteArray jsonLine(const LogRecord &record);

} // namespace sluice
