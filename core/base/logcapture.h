#pragma once

#include "core/base/logbook.h"

namespace sluice {

/// Notes in a log, too, what the program says by Qt's logging, for as long as this lives; the newest capture has it.
///
/// A category "sluice.NAME.…" is that of the component NAME, all else that of "program". Who took messages before takes them
/// still. Thread: made and ended in one; messages come from any.
class LogCapture {
public:
    explicit LogCapture(std::shared_ptr<LogBook> book);
    ~LogCapture();
    LogCapture(const LogCapture &) = delete;
    LogCapture &operator=(const LogCapture &) = delete;

private:
    std::shared_ptr<LogBook> m_book;
    std::shared_ptr<LogBook> m_before;
};

} // namespace sluice
