#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QString>

namespace sluice {

/// An event that is to be published.
struct NewEvent {
    QString topic;
    QByteArray data; ///< JSON
    QString publisher = {};

    bool operator==(const NewEvent &) const = default;
};

/// Something that happened, as it went over the bus. A value, made to cross threads.
struct EventRecord {
    QString topic;
    QString publisher;
    quint64 sequence = 0; ///< rises by one with each event of the bus, from 1
    WallTime at{};
    QByteArray data; ///< JSON, as it was given
    int depth = 0;   ///< how many handlers led to it, one publishing for the other

    bool operator==(const EventRecord &) const = default;
};

} // namespace sluice
