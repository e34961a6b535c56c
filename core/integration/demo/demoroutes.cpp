#include "core/integration/demo/demoroutes.h"

#include "core/integration/demo/faults.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringDecoder>
#include <QUrl>
#include <QUrlQuery>

namespace sluice {

namespace {

constexpr int kMaxDelayMs = 60'000;

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

DemoAnswer problem(int status, const QString &code, const QString &message)
{
    const QJsonObject error{{QStringLiteral("code"), code}, {QStringLiteral("message"), message}};
    return {status, compact({{QStringLiteral("error"), error}}), Milliseconds(0), {}};
}

DemoAnswer methodNotAllowed(const QByteArray &allow)
{
    auto answer = problem(405, QStringLiteral("methodNotAllowed"),
                          QStringLiteral("Use %1.").arg(QLatin1StringView(allow)));
    answer.allow = allow;
    return answer;
}

/// The last part of a path of the form `/prefix/part`; nothing for any other path.
std::optional<QString> partAfter(QLatin1StringView prefix, const QString &path)
{
    if (!path.startsWith(prefix))
        return std::nullopt;
    const auto part = path.mid(prefix.size());
    if (part.isEmpty() || part.contains(u'/'))
        return std::nullopt;
    return part;
}

QJsonObject headersOf(const DemoRequest &request)
{
    QJsonObject headers;
    for (const auto &[name, value] : request.headers) {
        const auto key = QString::fromLatin1(name).toLower();
        const auto text = QString::fromUtf8(value);
        const auto before = headers.value(key);
        headers.insert(key, before.isString() ? before.toString() + QStringLiteral(", ") + text : text);
    }
    return headers;
}

QJsonObject queryOf(const QUrl &url)
{
    QJsonObject query;
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto &[key, value] : items)
        query.insert(key, value);
    return query;
}

void addBody(QJsonObject &echo, const QByteArray &body)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(body);
    if (decoder.hasError()) {
        echo.insert(QStringLiteral("bodyBase64"), QString::fromLatin1(body.toBase64()));
        return;
    }
    echo.insert(QStringLiteral("body"), text);
    const auto document = QJsonDocument::fromJson(body);
    if (document.isObject())
        echo.insert(QStringLiteral("json"), document.object());
    else if (document.isArray())
        echo.insert(QStringLiteral("json"), document.array());
}

DemoAnswer echo(const DemoRequest &request, const QUrl &url)
{
    QJsonObject object{{QStringLiteral("method"), QString::fromLatin1(request.method)},
                       {QStringLiteral("path"), url.path()},
                       {QStringLiteral("query"), queryOf(url)},
                       {QStringLiteral("headers"), headersOf(request)}};
    addBody(object, request.body);
    return {200, compact(object), Milliseconds(0), {}};
}

DemoAnswer status(const QString &text)
{
    bool ok = false;
    const int code = text.toInt(&ok);
    if (!ok || code < 200 || code > 599)
        return problem(400, QStringLiteral("statusInvalid"), QStringLiteral("A status is a number from 200 to 599."));
    return {code, compact({{QStringLiteral("status"), code}}), Milliseconds(0), {}};
}

DemoAnswer delay(const QString &text)
{
    bool ok = false;
    const int ms = text.toInt(&ok);
    if (!ok || ms < 0 || ms > kMaxDelayMs)
        return problem(400, QStringLiteral("delayInvalid"),
                       QStringLiteral("A delay is a number of milliseconds from 0 to 60000."));
    return {200, compact({{QStringLiteral("delayMs"), ms}}), Milliseconds(ms), {}};
}

} // namespace

DemoRoutes::DemoRoutes(quint64 seed, DemoKnobs knobs, DemoFaults faults)
    : m_seed(seed)
    , m_knobs(std::move(knobs))
    , m_faults(std::move(faults))
{
}

DemoAnswer DemoRoutes::answer(const DemoRequest &request)
{
    const QUrl url = QUrl::fromEncoded("http://demo" + request.target, QUrl::StrictMode);
    if (!request.target.startsWith('/') || !url.isValid())
        return problem(400, QStringLiteral("targetInvalid"), QStringLiteral("The request target is not a path."));
    const QString path = url.path();
    if (path == u"/control")
        return control(request);
    if (path == u"/echo") {
        const bool allowed = request.method == "GET" || request.method == "POST" || request.method == "PUT";
        return allowed ? echo(request, url) : methodNotAllowed("GET, POST, PUT");
    }
    const auto code = partAfter(QLatin1StringView("/rates/"), path);
    const auto wanted = partAfter(QLatin1StringView("/status/"), path);
    const auto wait = partAfter(QLatin1StringView("/delay/"), path);
    if (!code && !wanted && !wait)
        return problem(404, QStringLiteral("notFound"), QStringLiteral("There is nothing at %1.").arg(path));
    // Any method may ask for a status or a delay: that is what they are for.
    if (wanted)
        return status(*wanted);
    if (wait)
        return delay(*wait);
    return request.method == "GET" ? rates(*code) : methodNotAllowed("GET");
}

DemoAnswer DemoRoutes::rates(const QString &code)
{
    const QString country = code.toUpper();
    const auto rate = m_rates.rate(country);
    if (!rate) {
        return problem(404, QStringLiteral("countryUnknown"),
                       QStringLiteral("No country has the code %1.").arg(country));
    }
    const quint64 call = m_calls[country]++;
    DemoAnswer answer;
    if (m_knobs.poison.contains(country)) {
        answer = problem(
            422, QStringLiteral("poison"),
            QStringLiteral("The record %1 is marked as poison: it is refused until /control no longer lists it.")
                .arg(country));
    } else if (isFault(m_seed, country, call, m_knobs.errorRate)) {
        answer = problem(503, QStringLiteral("unavailable"),
                         QStringLiteral("The service is unavailable for a moment."));
    } else {
        answer.body = compact({{QStringLiteral("code"), country},
                               {QStringLiteral("currency"), rate->currency},
                               {QStringLiteral("rate"), rate->rate}});
    }
    answer.delay = m_knobs.latency;
    return answer;
}

DemoAnswer DemoRoutes::control(const DemoRequest &request)
{
    if (request.method == "PUT") {
        auto knobs = changed(m_knobs, request.body);
        if (!knobs) {
            const auto key = knobs.error().args.value(QStringLiteral("key"));
            if (!key.isEmpty())
                return problem(400, QStringLiteral("settingInvalid"),
                               QStringLiteral("Not a valid setting: %1").arg(key));
            return problem(400, QStringLiteral("malformed"),
                           QStringLiteral("The body is not a JSON object: %1").arg(knobs.error().detail));
        }
        // A fault happens once; it is no setting that stays.
        const auto fault = std::exchange(knobs->fault, std::nullopt);
        if (fault && !(m_faults && m_faults(*fault))) {
            return problem(409, QStringLiteral("faultRefused"),
                           QStringLiteral("No component %1 here can be broken: only an engine whose workspace asks for "
                                          "this service has some.")
                               .arg(fault->component));
        }
        m_knobs = *std::move(knobs);
    } else if (request.method != "GET") {
        return methodNotAllowed("GET, PUT");
    }
    return {200, compact(toJson(m_knobs)), Milliseconds(0), {}};
}

} // namespace sluice
