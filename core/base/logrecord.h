#pragma once

#include "core/base/clock.h"

#include <QString>

#include <vector>

namespace sluice {

enum class LogLevel : quint8 { Debug, Info, Warning, Error };

/// A line of the engine's log. A value, made to cross threads.
struct LogRecord {
    quint64 number = 0; ///< rises by one with each line, from 1
    WallTime at{};
    LogLevel level = LogLevel::Info;
    QString component; ///< "engine", "journal", "breaker", …
    QString text;      ///< one line, without secrets

    bool operator==(const LogRecord &) const = default;
};

/// Part of a log, oldest line first.
struct LogPage {
    std::vector<LogRecord> records;
    quint64 last = 0; ///< number of the newest line there is; 0: none
    QString file;     ///< that the lines are written to; empty: to none
};

} // namespace sluice
