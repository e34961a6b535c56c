#pragma once

#include "core/journal/journal.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <QHash>

namespace sluice {

/// The first schema that keeps events of durable topics.
inline constexpr int kSchemaOfTopicEvents = 5;
/// Their tables: each topic is named once, so a pattern is matched against few names and not against every event.
extern const char *const kTablesOfTopicEvents;

/// Writes events of durable topics. Thread: one. All of these throw SQLite::Exception.
class SqliteTopicEvents {
public:
    explicit SqliteTopicEvents(SQLite::Database &database);

    void write(const RecordedEvent &event);
    /// The number of the last one.
    [[nodiscard]] quint64 last();

private:
    [[nodiscard]] qint64 topicId(const QString &topic);

    SQLite::Database &m_database;
    SQLite::Statement m_knownTopic;
    SQLite::Statement m_topic;
    SQLite::Statement m_event;
    QHash<QString, qint64> m_topics; ///< as far as written by this connection
};

/// Reads them from a journal of this schema or a newer one. Throw SQLite::Exception. Errors: `event.patternMalformed`.
[[nodiscard]] Result<Page<RecordedEvent>> readTopicEvents(SQLite::Database &database, const EventFilter &filter,
                                                          PageRequest request);
/// Errors: `event.recordUnknown`.
[[nodiscard]] Result<RecordedEvent> readTopicEvent(SQLite::Database &database, quint64 number);

/// Removes some of the oldest that were published until then, but never the last; how many. Throws SQLite::Exception.
[[nodiscard]] int removeTopicEvents(SQLite::Database &database, WallTime until, int most);

/// What is said of an event that is not there.
[[nodiscard]] tl::unexpected<Error> unknownTopicEvent(quint64 number);

} // namespace sluice
