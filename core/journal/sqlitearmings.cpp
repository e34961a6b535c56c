#include "core/journal/sqlitearmings.h"

#include "core/journal/sqliterows.h"
#include "core/workflow/jsonwriter.h"
#include "core/workflow/triggerjson.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

namespace sluice {

namespace {

constexpr QLatin1StringView kArmedPrefix{"armed:"};

qint64 millisecondsOf(WallTime time)
{
    return time.time_since_epoch().count();
}

QByteArray armingJson(const ArmedWorkflow &armed)
{
    std::vector<Trigger> triggers;
    QJsonArray progress;
    for (const ArmedTrigger &each : armed.triggers) {
        triggers.push_back(each.trigger);
        progress.append(QJsonArray{millisecondsOf(each.accounted), static_cast<qint64>(each.fired)});
    }
    JsonWriter writer;
    writer.beginObject();
    writer.member(QStringLiteral("who"), armed.who);
    writer.member(QStringLiteral("since"), millisecondsOf(armed.since));
    writer.key(QStringLiteral("triggers"));
    writeTriggers(writer, triggers);
    writer.key(QStringLiteral("progress"));
    writer.line(progress);
    writer.endObject();
    return writer.finished();
}

ArmedWorkflow armingOf(const QString &workflow, const QByteArray &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    const auto timeOf = [](const QJsonValue &value) { return WallTime(Milliseconds(value.toInteger())); };
    ArmedWorkflow armed{workflow, json[u"who"].toString(), timeOf(json[u"since"]), {}};
    const QJsonArray progress = json[u"progress"].toArray();
    const auto triggers = readTriggers(json[u"triggers"].toArray(), {}, {}).value_or(std::vector<Trigger>());
    for (std::size_t i = 0; i < triggers.size(); ++i) {
        const QJsonArray at = progress[static_cast<qsizetype>(i)].toArray();
        armed.triggers.push_back({triggers[i], timeOf(at[0]), static_cast<quint64>(at[1].toInteger())});
    }
    return armed;
}

} // namespace

void writeArming(SQLite::Database &database, const ArmRecord &record)
{
    const QString key = kArmedPrefix + record.workflow;
    if (!record.armed) {
        SQLite::Statement remove(database, "DELETE FROM meta WHERE key = ?");
        bindText(remove, 1, key);
        remove.exec();
        return;
    }
    SQLite::Statement put(database, "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)");
    bindText(put, 1, key);
    bindText(put, 2, QString::fromUtf8(armingJson(*record.armed)));
    put.exec();
}

std::vector<ArmedWorkflow> readArmings(SQLite::Database &database)
{
    std::vector<ArmedWorkflow> armed;
    SQLite::Statement rows(database,
                           "SELECT key, value FROM meta WHERE key >= 'armed:' AND key < 'armed;' ORDER BY key");
    while (rows.executeStep())
        armed.push_back(armingOf(textAt(rows, 0).mid(kArmedPrefix.size()), textAt(rows, 1).toUtf8()));
    return armed;
}

} // namespace sluice
