#include "core/journal/sqlitealerts.h"

#include "core/journal/sqliterows.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

namespace sluice {

namespace {

constexpr QLatin1StringView kAlertPrefix{"alert:"};

qint64 alertTime(WallTime time)
{
    return time.time_since_epoch().count();
}

QJsonObject errorObject(const Error &error)
{
    QJsonObject args;
    for (auto each = error.args.begin(); each != error.args.end(); ++each)
        args.insert(each.key(), each.value());
    return {
        {QStringLiteral("code"), error.code}, {QStringLiteral("args"), args}, {QStringLiteral("detail"), error.detail}};
}

Error errorFrom(const QJsonObject &json)
{
    Error error{json[u"code"].toString(), {}, json[u"detail"].toString()};
    const QJsonObject args = json[u"args"].toObject();
    for (auto each = args.begin(); each != args.end(); ++each)
        error.args.insert(each.key(), each.value().toString());
    return error;
}

QByteArray alertJson(const AlertSummary &alert)
{
    QJsonObject json{{QStringLiteral("rule"), alert.rule},
                     {QStringLiteral("name"), alert.name},
                     {QStringLiteral("severity"), static_cast<int>(alert.severity)},
                     {QStringLiteral("metric"), nameOf(alert.metric)},
                     {QStringLiteral("comparison"), static_cast<int>(alert.comparison)},
                     {QStringLiteral("subject"), alert.subject},
                     {QStringLiteral("value"), alert.value},
                     {QStringLiteral("threshold"), alert.threshold},
                     {QStringLiteral("since"), alertTime(alert.since)},
                     {QStringLiteral("acknowledgedBy"), alert.acknowledgedBy},
                     {QStringLiteral("acknowledgedAt"), alertTime(alert.acknowledgedAt)},
                     {QStringLiteral("snoozedBy"), alert.snoozedBy},
                     {QStringLiteral("snoozedUntil"), alertTime(alert.snoozedUntil)},
                     {QStringLiteral("note"), alert.note}};
    if (alert.error)
        json.insert(QStringLiteral("error"), errorObject(*alert.error));
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// None: a newer program wrote it, and this one does not know what it watches.
std::optional<AlertSummary> alertFrom(const QString &key, const QJsonObject &json)
{
    const auto metric = metricNamed(json[u"metric"].toString());
    if (!metric)
        return std::nullopt;
    const auto timeAt = [&](QStringView name) { return WallTime(Milliseconds(json[name].toInteger())); };
    AlertSummary alert;
    alert.key = key;
    alert.rule = json[u"rule"].toString();
    alert.name = json[u"name"].toString();
    alert.severity = static_cast<AlertSeverity>(json[u"severity"].toInt());
    alert.metric = *metric;
    alert.comparison = static_cast<AlertComparison>(json[u"comparison"].toInt());
    alert.subject = json[u"subject"].toString();
    alert.value = json[u"value"].toDouble();
    alert.threshold = json[u"threshold"].toDouble();
    alert.since = timeAt(u"since");
    alert.acknowledgedBy = json[u"acknowledgedBy"].toString();
    alert.acknowledgedAt = timeAt(u"acknowledgedAt");
    alert.snoozedBy = json[u"snoozedBy"].toString();
    alert.snoozedUntil = timeAt(u"snoozedUntil");
    alert.note = json[u"note"].toString();
    if (json.contains(u"error"))
        alert.error = errorFrom(json[u"error"].toObject());
    return alert;
}

} // namespace

void writeAlert(SQLite::Database &database, const AlertRecord &record)
{
    const QString key = kAlertPrefix + record.key;
    if (record.alert) {
        putMeta(database, key, alertJson(*record.alert));
        return;
    }
    SQLite::Statement remove(database, "DELETE FROM meta WHERE key = ?");
    bindText(remove, 1, key);
    remove.exec();
}

std::vector<AlertSummary> readAlerts(SQLite::Database &database)
{
    std::vector<AlertSummary> alerts;
    SQLite::Statement rows(database, "SELECT key, value FROM meta WHERE key >= 'alert:' AND key < 'alert;'");
    while (rows.executeStep()) {
        auto alert = alertFrom(textAt(rows, 0).mid(kAlertPrefix.size()),
                               QJsonDocument::fromJson(textAt(rows, 1).toUtf8()).object());
        if (alert)
            alerts.push_back(std::move(*alert));
    }
    return alerts;
}

} // namespace sluice
