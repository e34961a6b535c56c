#include "core/journal/sqliteholds.h"

#include "core/journal/sqliterows.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

namespace sluice {

namespace {

constexpr QLatin1StringView kHoldPrefix{"hold:"};

} // namespace

void writeHold(SQLite::Database &database, const HoldRecord &record)
{
    const QString key = kHoldPrefix + record.queue;
    if (!record.hold) {
        SQLite::Statement remove(database, "DELETE FROM meta WHERE key = ?");
        bindText(remove, 1, key);
        remove.exec();
        return;
    }
    const QJsonObject json{{QStringLiteral("who"), record.hold->who},
                           {QStringLiteral("why"), record.hold->why},
                           {QStringLiteral("since"), qint64(record.hold->since.time_since_epoch().count())}};
    putMeta(database, key, QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::map<QString, QueueHold> readHolds(SQLite::Database &database)
{
    std::map<QString, QueueHold> holds;
    SQLite::Statement rows(database, "SELECT key, value FROM meta WHERE key >= 'hold:' AND key < 'hold;'");
    while (rows.executeStep()) {
        const auto json = QJsonDocument::fromJson(textAt(rows, 1).toUtf8()).object();
        const auto since = json.value(QLatin1StringView("since")).toInteger();
        holds.emplace(textAt(rows, 0).mid(kHoldPrefix.size()),
                      QueueHold{json.value(QLatin1StringView("who")).toString(),
                                json.value(QLatin1StringView("why")).toString(), WallTime(Milliseconds(since))});
    }
    return holds;
}

} // namespace sluice
