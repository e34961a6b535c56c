// Which texts and values of a connection's fields can stand, and how they read.
#include "core/base/duration.h"
#include "ui/connections/connectionfields.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QUrl>

#include <algorithm>

namespace sluice {

namespace {

QString say(const char *source)
{
    return QCoreApplication::translate("ConnectionFields", source);
}

QString number(double value)
{
    return QLocale().toString(value, 'f', 0);
}

QString doubtAboutUrl(const QString &text)
{
    const QUrl url(text.trimmed());
    const bool isCallable = url.isValid() && !url.host().isEmpty()
                            && (url.scheme() == u"http" || url.scheme() == u"https");
    if (!isCallable)
        return say(QT_TRANSLATE_NOOP("ConnectionFields", "This cannot be called. Write it like https://host/path."));
    if (!url.userInfo().isEmpty())
        return say(QT_TRANSLATE_NOOP("ConnectionFields",
                                     "User and password do not belong in an address. Name a secret below."));
    return {};
}

QString doubtAboutProxy(const QString &text)
{
    const QUrl url(text.trimmed());
    const bool isProxy = url.isValid() && !url.host().isEmpty() && url.port() > 0
                         && (url.scheme() == u"http" || url.scheme() == u"socks5");
    if (!isProxy)
        return say(QT_TRANSLATE_NOOP("ConnectionFields",
                                     "This is no proxy. Write it like http://host:port or socks5://host:port."));
    if (!url.userInfo().isEmpty())
        return say(
            QT_TRANSLATE_NOOP("ConnectionFields", "User and password do not belong in an address. Name them below."));
    return {};
}

} // namespace

QString complaintAbout(const ConnectionField &field, const QString &text)
{
    if (text.isEmpty())
        return qstrcmp(field.key, "id") == 0
                   ? say(QT_TRANSLATE_NOOP("ConnectionFields", "It needs an id, for tasks to name it by."))
                   : QString();
    bool isNumber = false;
    switch (field.kind) {
    case ConnectionFieldKind::Whole: {
        const qint64 value = QLocale::c().toLongLong(text, &isNumber);
        if (isNumber && value >= static_cast<qint64>(field.least) && value <= static_cast<qint64>(field.most))
            return {};
        return say(QT_TRANSLATE_NOOP("ConnectionFields", "Write a whole number from %1 to %2."))
            .arg(number(field.least), number(field.most));
    }
    case ConnectionFieldKind::Decimal:
    case ConnectionFieldKind::Percent: {
        const double value = QLocale::c().toDouble(text, &isNumber);
        if (isNumber && value >= field.least && value <= field.most)
            return {};
        return say(QT_TRANSLATE_NOOP("ConnectionFields", "Write a number from %1 to %2, such as 12 or 0.5."))
            .arg(number(field.least), number(field.most));
    }
    case ConnectionFieldKind::Duration:
        return parseDuration(text)
                   ? QString()
                   : say(QT_TRANSLATE_NOOP("ConnectionFields", "Write a number and a unit: 250ms, 5s, 2m, 1h, 1d."));
    case ConnectionFieldKind::Text:
    case ConnectionFieldKind::Switch:
    case ConnectionFieldKind::File:
    case ConnectionFieldKind::Secret:
        break;
    }
    return {};
}

QString doubtAbout(const ConnectionField &field, const Connection &connection, const QString &folder)
{
    const QLatin1StringView key(field.key);
    const QString text = field.read(connection);
    if (key == u"breaker.minimumCalls" && connection.breaker.minimumCalls > connection.breaker.window)
        return say(QT_TRANSLATE_NOOP("ConnectionFields", "The breaker looks at fewer calls, so it would never open."));
    if (text.isEmpty()) {
        if (key == u"baseUrl")
            return say(QT_TRANSLATE_NOOP("ConnectionFields", "Without it each task has to name a whole address."));
        if (key == u"database" && field.kind == ConnectionFieldKind::File)
            return say(QT_TRANSLATE_NOOP("ConnectionFields", "It needs a file to open."));
        return {};
    }
    if (key == u"baseUrl")
        return doubtAboutUrl(text);
    if (key == u"proxy")
        return doubtAboutProxy(text);
    if (key == u"caFile" && !QFileInfo(QDir(folder).absoluteFilePath(text)).isFile())
        return say(QT_TRANSLATE_NOOP("ConnectionFields", "There is no such file."));
    return {};
}

QString addressText(const Connection &connection)
{
    if (connection.type == u"http") {
        const QUrl url(connection.baseUrl);
        return url.userInfo().isEmpty() ? connection.baseUrl : url.toDisplayString(QUrl::RemoveUserInfo);
    }
    if (connection.type == u"sqlite")
        return connection.database;
    QString address = connection.host;
    if (connection.port != 0)
        address += u':' + QString::number(connection.port);
    if (!connection.database.isEmpty())
        address += u'/' + connection.database;
    return address;
}

QString typeText(const QString &type)
{
    if (type == u"http")
        return QStringLiteral("HTTP");
    if (type == u"sqlite")
        return QStringLiteral("SQLite");
    if (type == u"mysql")
        return QStringLiteral("MySQL");
    if (type == u"mqtt" || type == u"amqp")
        return type.toUpper();
    return type == u"postgres" ? QStringLiteral("PostgreSQL") : type;
}

QString sectionTitle(ConnectionSection section, const QString &type)
{
    switch (section) {
    case ConnectionSection::Name:
        return {};
    case ConnectionSection::Address:
        return type == u"sqlite" ? say(QT_TRANSLATE_NOOP("ConnectionFields", "File"))
                                 : say(QT_TRANSLATE_NOOP("ConnectionFields", "Address"));
    case ConnectionSection::Authentication:
        return say(QT_TRANSLATE_NOOP("ConnectionFields", "Authentication"));
    case ConnectionSection::Network:
        return say(QT_TRANSLATE_NOOP("ConnectionFields", "Network"));
    case ConnectionSection::Pool:
        return say(QT_TRANSLATE_NOOP("ConnectionFields", "Pool"));
    case ConnectionSection::Rate:
        return say(QT_TRANSLATE_NOOP("ConnectionFields", "Rate limit"));
    case ConnectionSection::Breaker:
        return say(QT_TRANSLATE_NOOP("ConnectionFields", "Circuit breaker"));
    case ConnectionSection::Budget:
        return say(QT_TRANSLATE_NOOP("ConnectionFields", "Retry budget"));
    }
    return {};
}

} // namespace sluice
