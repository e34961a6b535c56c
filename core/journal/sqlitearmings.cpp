#include "core/journal/sqlitearmings.h"

#include "core/journal/sqliterows.h"
#include "core/workflow/triggerrules.h"
#include "core/workflow/workflowfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

namespace sluice {

namespace {

constexpr QLatin1StringView kArmedPrefix{"armed:"};
constexpr QLatin1StringView kFiredPrefix{"fired:"};

qint64 millisecondsOf(WallTime time)
{
    return time.time_since_epoch().count();
}

QByteArray armingJson(const ArmedWorkflow &armed)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("who"), armed.who},
                                     {QStringLiteral("since"), millisecondsOf(armed.since)},
                                     {QStringLiteral("workflow"), QString::fromUtf8(writeWorkflow(*armed.definition))}})
        .toJson(QJsonDocument::Compact);
}

QByteArray progressJson(const ArmedWorkflow &armed)
{
    QJsonObject progress;
    for (const ArmedTrigger &each : armed.triggers) {
        progress.insert(each.trigger.id, QJsonArray{millisecondsOf(each.accounted), static_cast<qint64>(each.fired),
                                                    static_cast<qint64>(each.givenUp)});
    }
    return QJsonDocument(progress).toJson(QJsonDocument::Compact);
}

/// None: it was written by a newer program, say, whose workflows this one cannot read.
std::optional<ArmedWorkflow> armingOf(const QString &workflow, const QByteArray &text, const QByteArray &fired)
{
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    const auto timeOf = [](const QJsonValue &value) { return WallTime(Milliseconds(value.toInteger())); };
    auto definition = readWorkflow(json[u"workflow"].toString().toUtf8(), workflow);
    if (!definition)
        return std::nullopt;
    ArmedWorkflow armed{workflow,
                        json[u"who"].toString(),
                        timeOf(json[u"since"]),
                        std::make_shared<const Workflow>(std::move(*definition)),
                        {}};
    const QJsonObject progress = QJsonDocument::fromJson(fired).object();
    for (const Trigger &trigger : armed.definition->triggers) {
        if (!startsByItself(trigger.kind))
            continue;
        const QJsonArray at = progress[trigger.id].toArray();
        armed.triggers.push_back(
            {trigger, timeOf(at[0]), static_cast<quint64>(at[1].toInteger()), static_cast<quint64>(at[2].toInteger())});
    }
    return armed;
}

} // namespace

void writeArming(SQLite::Database &database, const ArmRecord &record)
{
    const QString armed = kArmedPrefix + record.workflow;
    const QString fired = kFiredPrefix + record.workflow;
    if (!record.armed) {
        SQLite::Statement remove(database, "DELETE FROM meta WHERE key IN (?, ?)");
        bindText(remove, 1, armed);
        bindText(remove, 2, fired);
        remove.exec();
        return;
    }
    if (record.isNew)
        putMeta(database, armed, armingJson(*record.armed));
    putMeta(database, fired, progressJson(*record.armed));
}

std::vector<ArmedWorkflow> readArmings(SQLite::Database &database)
{
    std::vector<ArmedWorkflow> all;
    SQLite::Statement rows(database, "SELECT a.key, a.value, f.value FROM meta a LEFT JOIN meta f "
                                     "ON f.key = 'fired:' || substr(a.key, 7) "
                                     "WHERE a.key >= 'armed:' AND a.key < 'armed;' ORDER BY a.key");
    while (rows.executeStep()) {
        if (auto armed = armingOf(textAt(rows, 0).mid(kArmedPrefix.size()), textAt(rows, 1).toUtf8(),
                                  textAt(rows, 2).toUtf8()))
            all.push_back(std::move(*armed));
    }
    return all;
}

} // namespace sluice
