#pragma once

#include <QtGlobal>

namespace sluice {

/// Numbers of the last rows of the tables that only grow: they tell what is on disk.
struct RowMarks {
    quint64 runs = 0;
    quint64 events = 0;
    quint64 audit = 0;
    quint64 topicEvents = 0;
    quint64 hooks = 0;
    bool operator==(const RowMarks &) const = default;
};

} // namespace sluice
