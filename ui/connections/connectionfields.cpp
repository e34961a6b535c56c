#include "ui/connections/connectionfields.h"

#include "core/base/duration.h"

#include <QLocale>
#include <QtGlobal>

namespace sluice {

namespace {

using Kind = ConnectionFieldKind;
using Section = ConnectionSection;

bool isHttp(const Connection &connection)
{
    return connection.type == u"http";
}
bool isSqlite(const Connection &connection)
{
    return connection.type == u"sqlite";
}
bool isPostgres(const Connection &connection)
{
    return connection.type == u"postgres";
}
bool isMysql(const Connection &connection)
{
    return connection.type == u"mysql";
}
bool isServer(const Connection &connection)
{
    return isPostgres(connection) || isMysql(connection);
}
bool isMqtt(const Connection &connection)
{
    return connection.type == u"mqtt";
}
bool isAmqp(const Connection &connection)
{
    return connection.type == u"amqp";
}
bool isBroker(const Connection &connection)
{
    return isMqtt(connection) || isAmqp(connection);
}
bool hasPassword(const Connection &connection)
{
    return isServer(connection) || isBroker(connection);
}
bool hasCertificates(const Connection &connection)
{
    return isHttp(connection) || isBroker(connection);
}
bool hasLogin(const Connection &connection)
{
    return !isSqlite(connection);
}

QString plain(double value)
{
    constexpr int kDigits = 12; // hides what binary fractions add at the end
    return QLocale::c().toString(value, 'g', kDigits);
}

QString textOf(const QString &value, Kind)
{
    return value;
}
QString textOf(bool value, Kind)
{
    return value ? QStringLiteral("1") : QString();
}
QString textOf(Milliseconds value, Kind)
{
    return formatDuration(value);
}
QString textOf(double value, Kind kind)
{
    return plain(kind == Kind::Percent ? value * 100 : value);
}
QString textOf(quint32 value, Kind)
{
    return QString::number(value);
}
QString textOf(quint16 value, Kind)
{
    return value == 0 ? QString() : QString::number(value);
}

void take(QString &value, const QString &text, Kind)
{
    value = text;
}
void take(bool &value, const QString &text, Kind)
{
    value = !text.isEmpty();
}
void take(Milliseconds &value, const QString &text, Kind)
{
    value = parseDuration(text).value_or(value);
}
void take(double &value, const QString &text, Kind kind)
{
    value = QLocale::c().toDouble(text) / (kind == Kind::Percent ? 100 : 1);
}
void take(quint32 &value, const QString &text, Kind)
{
    value = text.toUInt();
}
void take(quint16 &value, const QString &text, Kind)
{
    value = text.toUShort();
}

/// Completes a field with the way to its value.
template <typename Access>
ConnectionField field(ConnectionField made, Access access)
{
    made.read = [access, kind = made.kind](const Connection &connection) { return textOf(access(connection), kind); };
    made.write = [access, kind = made.kind](Connection &connection, const QString &text) {
        const Connection usual;
        if (text.isEmpty())
            access(connection) = access(usual);
        else
            take(access(connection), text, kind);
    };
    return made;
}

#define SLUICE_FIELD_OF(member)                                                                                        \
    [](auto &connection) -> auto &                                                                                     \
    {                                                                                                                  \
        return connection.member;                                                                                      \
    }

void addBrokerFields(std::vector<ConnectionField> &fields)
{
    fields.push_back(field({.key = "host",
                            .section = Section::Address,
                            .label = QT_TRANSLATE_NOOP("ConnectionFields", "Host"),
                            .example = "broker.example.com",
                            .isOf = isBroker},
                           SLUICE_FIELD_OF(host)));
    constexpr std::pair<const char *, bool (*)(const Connection &)> kPorts[] = {{"1883", isMqtt}, {"5672", isAmqp}};
    for (const auto &[example, isOf] : kPorts) {
        fields.push_back(
            field({.key = "port",
                   .section = Section::Address,
                   .kind = Kind::Whole,
                   .label = QT_TRANSLATE_NOOP("ConnectionFields", "Port"),
                   .help = QT_TRANSLATE_NOOP("ConnectionFields", "Empty: the usual one, with or without TLS."),
                   .example = example,
                   .least = 1,
                   .most = 65535,
                   .isOf = isOf},
                  SLUICE_FIELD_OF(port)));
    }
    fields.push_back(field({.key = "database",
                            .section = Section::Address,
                            .label = QT_TRANSLATE_NOOP("ConnectionFields", "Virtual host"),
                            .help = QT_TRANSLATE_NOOP("ConnectionFields", "Empty: /, which every broker has."),
                            .example = "/",
                            .isOf = isAmqp},
                           SLUICE_FIELD_OF(database)));
    fields.push_back(field({.key = "tls",
                            .section = Section::Network,
                            .kind = Kind::Switch,
                            .label = QT_TRANSLATE_NOOP("ConnectionFields", "Over TLS"),
                            .isOf = isBroker},
                           SLUICE_FIELD_OF(tls)));
}

void addAddressFields(std::vector<ConnectionField> &fields)
{
    fields.push_back(field({.key = "name",
                            .section = Section::Name,
                            .label = QT_TRANSLATE_NOOP("ConnectionFields", "Name"),
                            .help = QT_TRANSLATE_NOOP("ConnectionFields", "What people see. Empty: the id."),
                            .isWide = false},
                           SLUICE_FIELD_OF(name)));
    fields.push_back(field({.key = "id",
                            .section = Section::Name,
                            .label = QT_TRANSLATE_NOOP("ConnectionFields", "Id"),
                            .help = QT_TRANSLATE_NOOP("ConnectionFields", "What tasks name it by.")},
                           SLUICE_FIELD_OF(id)));
    fields.push_back(field({.key = "baseUrl",
                            .section = Section::Address,
                            .label = QT_TRANSLATE_NOOP("ConnectionFields", "Base address"),
                            .help = QT_TRANSLATE_NOOP("ConnectionFields", "What the paths of tasks are relative to."),
                            .example = "https://api.example.com/v1",
                            .isWide = true,
                            .isOf = isHttp},
                           SLUICE_FIELD_OF(baseUrl)));
    fields.push_back(field({.key = "host",
                            .section = Section::Address,
                            .label = QT_TRANSLATE_NOOP("ConnectionFields", "Host"),
                            .example = "db.example.com",
                            .isOf = isServer},
                           SLUICE_FIELD_OF(host)));
    fields.push_back(field({.key = "port",
                            .section = Section::Address,
                            .kind = Kind::Whole,
                            .label = QT_TRANSLATE_NOOP("ConnectionFields", "Port"),
                            .example = "5432",
                            .least = 1,
                            .most = 65535,
                            .isOf = isPostgres},
                           SLUICE_FIELD_OF(port)));
    fields.push_back(field({.key = "port",
                            .section = Section::Address,
                            .kind = Kind::Whole,
                            .label = QT_TRANSLATE_NOOP("ConnectionFields", "Port"),
                            .example = "3306",
                            .least = 1,
                            .most = 65535,
                            .isOf = isMysql},
                           SLUICE_FIELD_OF(port)));
    addBrokerFields(fields);
    fields.push_back(
        field({.key = "database",
               .section = Section::Address,
               .kind = Kind::File,
               .label = QT_TRANSLATE_NOOP("ConnectionFields", "Database file"),
               .help = QT_TRANSLATE_NOOP("ConnectionFields",
                                         "Relative to the workspace. Made by the first task if it is missing."),
               .example = "data.db",
               .isWide = true,
               .isOf = isSqlite},
              SLUICE_FIELD_OF(database)));
    fields.push_back(field({.key = "database",
                            .section = Section::Address,
                            .label = QT_TRANSLATE_NOOP("ConnectionFields", "Database"),
                            .example = "orders",
                            .isWide = true,
                            .isOf = isServer},
                           SLUICE_FIELD_OF(database)));
}

void addAccessFields(std::vector<ConnectionField> &fields)
{
    fields.push_back(field({.key = "user",
                            .section = Section::Authentication,
                            .label = QT_TRANSLATE_NOOP("ConnectionFields", "User"),
                            .isOf = hasLogin},
                           SLUICE_FIELD_OF(user)));
    fields.push_back(
        field({.key = "passwordSecret",
               .section = Section::Authentication,
               .kind = Kind::Secret,
               .label = QT_TRANSLATE_NOOP("ConnectionFields", "Secret"),
               .help = QT_TRANSLATE_NOOP("ConnectionFields",
                                         "The name of it; files hold no values. With a user it is the password, "
                                         "without one a bearer token."),
               .isWide = true,
               .isOf = isHttp},
              SLUICE_FIELD_OF(passwordSecret)));
    fields.push_back(field(
        {.key = "passwordSecret",
         .section = Section::Authentication,
         .kind = Kind::Secret,
         .label = QT_TRANSLATE_NOOP("ConnectionFields", "Secret"),
         .help = QT_TRANSLATE_NOOP("ConnectionFields", "The name of the one with the password; files hold no values."),
         .isWide = true,
         .isOf = hasPassword},
        SLUICE_FIELD_OF(passwordSecret)));
    fields.push_back(field({.key = "allowLoopback",
                            .section = Section::Network,
                            .kind = Kind::Switch,
                            .label = QT_TRANSLATE_NOOP("ConnectionFields", "May call this computer"),
                            .isOf = isHttp},
                           SLUICE_FIELD_OF(allowLoopback)));
    fields.push_back(field({.key = "allowPrivate",
                            .section = Section::Network,
                            .kind = Kind::Switch,
                            .label = QT_TRANSLATE_NOOP("ConnectionFields", "May call private networks"),
                            .isOf = isHttp},
                           SLUICE_FIELD_OF(allowPrivate)));
    fields.push_back(field(
        {.key = "caFile",
         .section = Section::Network,
         .kind = Kind::File,
         .label = QT_TRANSLATE_NOOP("ConnectionFields", "CA file"),
         .help = QT_TRANSLATE_NOOP("ConnectionFields", "PEM, of authorities that are trusted besides the system's."),
         .isWide = true,
         .isOf = hasCertificates},
        SLUICE_FIELD_OF(caFile)));
    fields.push_back(field({.key = "proxy",
                            .section = Section::Network,
                            .label = QT_TRANSLATE_NOOP("ConnectionFields", "Proxy"),
                            .help = QT_TRANSLATE_NOOP("ConnectionFields", "http://host:port or socks5://host:port."),
                            .isWide = true,
                            .isOf = isHttp},
                           SLUICE_FIELD_OF(proxy)));
    fields.push_back(field({.key = "proxyUser",
                            .section = Section::Network,
                            .label = QT_TRANSLATE_NOOP("ConnectionFields", "User at the proxy"),
                            .isOf = isHttp},
                           SLUICE_FIELD_OF(proxyUser)));
    fields.push_back(
        field({.key = "proxySecret",
               .section = Section::Network,
               .kind = Kind::Secret,
               .label = QT_TRANSLATE_NOOP("ConnectionFields", "Secret for the proxy"),
               .help = QT_TRANSLATE_NOOP("ConnectionFields", "The name of the one with the password at the proxy."),
               .isWide = true,
               .isOf = isHttp},
              SLUICE_FIELD_OF(proxySecret)));
}

/// A number or duration with its limits.
template <typename Access>
ConnectionField limit(const char *key, Section section, Kind kind, const char *label, const char *unit, double least,
                      double most, Access access, const char *help = "")
{
    return field({.key = key,
                  .section = section,
                  .kind = kind,
                  .label = label,
                  .help = help,
                  .unit = unit,
                  .least = least,
                  .most = most},
                 access);
}

void addFlowFields(std::vector<ConnectionField> &fields)
{
    fields.push_back(limit("poolSize", Section::Pool, Kind::Whole,
                           QT_TRANSLATE_NOOP("ConnectionFields", "Calls at once"),
                           QT_TRANSLATE_NOOP("ConnectionFields", "calls"), 1, 1000, SLUICE_FIELD_OF(poolSize)));
    fields.push_back(limit("queue.limit", Section::Pool, Kind::Whole, QT_TRANSLATE_NOOP("ConnectionFields", "May wait"),
                           QT_TRANSLATE_NOOP("ConnectionFields", "steps"), 1, 10'000'000,
                           SLUICE_FIELD_OF(queue.limit)));
    fields.push_back(limit(
        "queue.maxWait", Section::Pool, Kind::Duration, QT_TRANSLATE_NOOP("ConnectionFields", "Longest wait"), "", 0, 0,
        SLUICE_FIELD_OF(queue.maxWait),
        QT_TRANSLATE_NOOP("ConnectionFields", "A step that waited so long is turned away and comes back later.")));
    fields.push_back(limit("limit.perSecond", Section::Rate, Kind::Decimal,
                           QT_TRANSLATE_NOOP("ConnectionFields", "Rate"),
                           QT_TRANSLATE_NOOP("ConnectionFields", "calls a second"), 0, 1e6,
                           SLUICE_FIELD_OF(limit.perSecond), QT_TRANSLATE_NOOP("ConnectionFields", "0: no limit.")));
    fields.push_back(limit("limit.burst", Section::Rate, Kind::Whole, QT_TRANSLATE_NOOP("ConnectionFields", "Burst"),
                           QT_TRANSLATE_NOOP("ConnectionFields", "calls"), 1, 1'000'000, SLUICE_FIELD_OF(limit.burst),
                           QT_TRANSLATE_NOOP("ConnectionFields", "So many may go at once after a pause.")));
}

void addBreakerFields(std::vector<ConnectionField> &fields)
{
    const auto breaker = [&](const char *key, Kind kind, const char *label, const char *unit, double least, double most,
                             auto access, const char *help = "") {
        fields.push_back(limit(key, Section::Breaker, kind, label, unit, least, most, access, help));
    };
    breaker("breaker.failureRate", Kind::Percent, QT_TRANSLATE_NOOP("ConnectionFields", "Opens at failures of"), "%", 0,
            100, SLUICE_FIELD_OF(breaker.failureRate));
    breaker("breaker.slowRate", Kind::Percent, QT_TRANSLATE_NOOP("ConnectionFields", "Opens at slow calls of"), "%", 0,
            100, SLUICE_FIELD_OF(breaker.slowRate));
    breaker("breaker.slowCall", Kind::Duration, QT_TRANSLATE_NOOP("ConnectionFields", "A call is slow after"), "", 0, 0,
            SLUICE_FIELD_OF(breaker.slowCall));
    breaker("breaker.window", Kind::Whole, QT_TRANSLATE_NOOP("ConnectionFields", "Looks at the last"),
            QT_TRANSLATE_NOOP("ConnectionFields", "calls"), 1, 100'000, SLUICE_FIELD_OF(breaker.window));
    breaker("breaker.minimumCalls", Kind::Whole, QT_TRANSLATE_NOOP("ConnectionFields", "Decides from"),
            QT_TRANSLATE_NOOP("ConnectionFields", "calls"), 1, 100'000, SLUICE_FIELD_OF(breaker.minimumCalls));
    breaker("breaker.wait", Kind::Duration, QT_TRANSLATE_NOOP("ConnectionFields", "Stays open at first for"), "", 0, 0,
            SLUICE_FIELD_OF(breaker.wait),
            QT_TRANSLATE_NOOP("ConnectionFields", "Doubled each time it opens again, up to 10 minutes."));
    breaker("breaker.halfOpenCalls", Kind::Whole, QT_TRANSLATE_NOOP("ConnectionFields", "Lets through on trial"),
            QT_TRANSLATE_NOOP("ConnectionFields", "calls"), 1, 1000, SLUICE_FIELD_OF(breaker.halfOpenCalls));
    fields.push_back(limit(
        "retryBudget.ratio", Section::Budget, Kind::Percent, QT_TRANSLATE_NOOP("ConnectionFields", "Retries may be"),
        QT_TRANSLATE_NOOP("ConnectionFields", "% of calls"), 0, 100, SLUICE_FIELD_OF(retryBudget.ratio),
        QT_TRANSLATE_NOOP("ConnectionFields", "Of the calls of the last 10 seconds.")));
    fields.push_back(limit(
        "retryBudget.minimum", Section::Budget, Kind::Whole, QT_TRANSLATE_NOOP("ConnectionFields", "Always allowed"),
        QT_TRANSLATE_NOOP("ConnectionFields", "retries"), 0, 1'000'000, SLUICE_FIELD_OF(retryBudget.minimum)));
}

#undef SLUICE_FIELD_OF

} // namespace

const std::vector<ConnectionField> &connectionFields()
{
    static const std::vector<ConnectionField> fields = [] {
        std::vector<ConnectionField> made;
        addAddressFields(made);
        addAccessFields(made);
        addFlowFields(made);
        addBreakerFields(made);
        return made;
    }();
    return fields;
}

QString usualText(const ConnectionField &field)
{
    return field.read(Connection());
}

} // namespace sluice
