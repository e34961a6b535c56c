#pragma once

#include "core/base/clock.h"

#include <QString>
#include <QStringList>

namespace sluice {

/// What a subscriber shows of itself: published = delivered + dropped + deadLettered + queued.
struct SubscriberSnapshot {
    quint64 id = 0;
    QString name;
    QString pattern;
    quint64 published = 0; ///< matching events that it took, or that were lost on the way to it
    quint64 delivered = 0; ///< the handler was called and did not throw
    quint64 dropped = 0;
    quint64 deadLettered = 0;
    quint64 queued = 0;   ///< waiting, being handled, or waiting to be tried again
    quint64 refused = 0;  ///< events that it did not take because its queue was full; not among `published`
    quint64 failures = 0; ///< calls that threw
    bool isPaused = false;

    bool operator==(const SubscriberSnapshot &) const = default;
};

/// What is known of a topic that was heard of lately.
struct TopicSnapshot {
    QString topic;
    quint64 events = 0;   ///< since the topic was first heard of
    double perSecond = 0; ///< over the last ten seconds
    WallTime last{};      ///< when the newest was published
    QString publisher;    ///< of the newest

    bool operator==(const TopicSnapshot &) const = default;
};

/// What one publisher tells on one topic, and who hears it.
struct EventFlow {
    QString topic;
    QString publisher;     ///< empty: nobody named, or too many to count each
    quint64 events = 0;    ///< since the topic was first heard of
    double perSecond = 0;  ///< over the last ten seconds
    QStringList listeners; ///< names of subscribers, by name

    bool operator==(const EventFlow &) const = default;
};

} // namespace sluice
