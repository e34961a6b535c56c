#include "core/journal/sqlitetopicevents.h"

#include "core/base/topic.h"
#include "core/events/errors.h"
#include "core/journal/sqliterows.h"

#include <SQLiteCpp/Column.h>

namespace sluice {

const char *const kTablesOfTopicEvents = R"sql(
CREATE TABLE event_topics (id INTEGER PRIMARY KEY, topic TEXT NOT NULL UNIQUE);
CREATE TABLE topic_events (
    number INTEGER PRIMARY KEY, at INTEGER NOT NULL, topic INTEGER NOT NULL, publisher TEXT NOT NULL,
    data BLOB NOT NULL);
CREATE INDEX topic_events_by_topic ON topic_events (topic);
CREATE TRIGGER topic_events_stay BEFORE UPDATE ON topic_events
    BEGIN SELECT raise(ABORT, 'topic events are append-only'); END;
)sql";

namespace {

constexpr auto kSelectEvents =
    "SELECT e.number, e.at, t.topic, e.publisher, e.data FROM topic_events e JOIN event_topics t ON t.id = e.topic";

RecordedEvent topicEventAt(const SQLite::Statement &row)
{
    return {numberAt(row, 0), timeAt(row, 1), textAt(row, 2), textAt(row, 3), bytesAt(row, 4)};
}

/// The condition that an event's topic matches a pattern.
Result<std::string> topicsMatching(SQLite::Database &database, const QString &text)
{
    if (text.isEmpty())
        return std::string("1");
    const auto pattern = TopicPattern::parse(text);
    if (!pattern)
        return tl::unexpected(pattern.error());
    std::string ids;
    SQLite::Statement topics(database, "SELECT id, topic FROM event_topics");
    while (topics.executeStep()) {
        if (!pattern->matches(textAt(topics, 1)))
            continue;
        if (!ids.empty())
            ids += ',';
        ids += std::to_string(numberAt(topics, 0));
    }
    return "e.topic IN (" + ids + ")";
}

} // namespace

SqliteTopicEvents::SqliteTopicEvents(SQLite::Database &database)
    : m_database(database)
    , m_knownTopic(database, "SELECT id FROM event_topics WHERE topic = ?")
    , m_topic(database, "INSERT INTO event_topics (topic) VALUES (?)")
    , m_event(database, "INSERT INTO topic_events (at, topic, publisher, data) VALUES (?, ?, ?, ?)")
{
}

void SqliteTopicEvents::write(const RecordedEvent &event)
{
    bindTime(m_event, 1, event.at);
    bindSigned(m_event, 2, topicId(event.topic));
    bindText(m_event, 3, event.publisher);
    bindBytes(m_event, 4, event.data);
    m_event.exec();
    m_event.reset();
}

quint64 SqliteTopicEvents::last()
{
    return static_cast<quint64>(m_database.execAndGet("SELECT max(number) FROM topic_events").getInt64());
}

qint64 SqliteTopicEvents::topicId(const QString &topic)
{
    if (const auto known = m_topics.constFind(topic); known != m_topics.cend())
        return *known;
    bindText(m_knownTopic, 1, topic);
    qint64 id = m_knownTopic.executeStep() ? m_knownTopic.getColumn(0).getInt64() : 0;
    m_knownTopic.reset();
    if (id == 0) {
        bindText(m_topic, 1, topic);
        m_topic.exec();
        m_topic.reset();
        id = m_database.getLastInsertRowid();
    }
    m_topics.insert(topic, id);
    return id;
}

Result<Page<RecordedEvent>> readTopicEvents(SQLite::Database &database, const EventFilter &filter, PageRequest request)
{
    const auto topics = topicsMatching(database, filter.pattern);
    if (!topics)
        return tl::unexpected(topics.error());
    std::string where = " WHERE " + *topics;
    if (filter.from)
        where += " AND e.at >= " + std::to_string(filter.from->time_since_epoch().count());
    if (filter.until)
        where += " AND e.at < " + std::to_string(filter.until->time_since_epoch().count());
    Page<RecordedEvent> page;
    page.offset = request.offset;
    page.total = static_cast<quint64>(database.execAndGet("SELECT count(*) FROM topic_events e" + where).getInt64());
    SQLite::Statement rows(database, kSelectEvents + where + " ORDER BY e.number DESC LIMIT ? OFFSET ?");
    bindNumber(rows, 1, request.count);
    bindNumber(rows, 2, request.offset);
    while (rows.executeStep())
        page.rows.push_back(topicEventAt(rows));
    return page;
}

Result<RecordedEvent> readTopicEvent(SQLite::Database &database, quint64 number)
{
    SQLite::Statement row(database, std::string(kSelectEvents) + " WHERE e.number = ?");
    bindNumber(row, 1, number);
    if (!row.executeStep())
        return unknownTopicEvent(number);
    return topicEventAt(row);
}

int removeTopicEvents(SQLite::Database &database, WallTime until, int most)
{
    // They lie in the order of their time, so the first ones tell; a clock that was set back keeps some for longer.
    SQLite::Statement statement(
        database, "DELETE FROM topic_events WHERE at <= ? AND number < (SELECT max(number) FROM topic_events)"
                  " AND number IN (SELECT number FROM topic_events ORDER BY number LIMIT ?)");
    bindTime(statement, 1, until);
    statement.bind(2, most);
    return statement.exec();
}

tl::unexpected<Error> unknownTopicEvent(quint64 number)
{
    return failure(errors::kEventRecordUnknown, {{QStringLiteral("event"), QString::number(number)}});
}

} // namespace sluice
