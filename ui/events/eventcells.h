#pragma once

#include <QByteArray>
#include <QString>

namespace sluice {

/// What a cell shows of an event's data: one line, and not much of it; the rest is what choosing the row is for.
[[nodiscard]] inline QString dataCell(const QByteArray &data)
{
    constexpr qsizetype kMostShown = 400;
    return QString::fromUtf8(data.left(kMostShown)).simplified();
}

} // namespace sluice
