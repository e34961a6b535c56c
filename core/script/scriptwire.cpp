#include "core/script/scriptwire.h"

#include "core/script/errors.h"
#include "core/script/jsontext.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sluice::scriptwire {

namespace {

QByteArray valuePrefix(quint64 id)
{
    return "{\"id\":" + QByteArray::number(id) + ",\"value\":";
}

/// A payload on one line: newlines in JSON text are blanks between its parts, never inside texts.
QByteArray oneLine(const Payload &payload)
{
    if (payload.isEmpty())
        return QByteArrayLiteral("null");
    Payload line = payload;
    if (line.contains('\n'))
        line.replace('\n', ' ');
    if (line.contains('\r'))
        line.replace('\r', ' ');
    return line;
}

/// Reads what stands before the data of a request, in the order in which `request` writes it.
class HeadReader {
public:
    explicit HeadReader(QByteArrayView line)
        : m_rest(line)
    {
    }

    [[nodiscard]] QByteArrayView rest() const { return m_rest; }
    bool take(QByteArrayView key)
    {
        if (!m_rest.startsWith(key))
            return false;
        m_rest = m_rest.sliced(key.size());
        return true;
    }
    std::optional<qint64> takeNumber(QByteArrayView key)
    {
        if (!take(key))
            return std::nullopt;
        const auto end = std::ranges::find(m_rest, ',') - m_rest.begin();
        bool isNumber = false;
        const auto number = m_rest.first(end).toLongLong(&isNumber);
        m_rest = m_rest.sliced(end);
        return isNumber ? std::optional(number) : std::nullopt;
    }
    /// A JSON text, with its quotes.
    std::optional<QByteArrayView> takeText(QByteArrayView key)
    {
        if (!take(key) || !m_rest.startsWith('"'))
            return std::nullopt;
        for (qsizetype at = 1; at < m_rest.size(); ++at) {
            if (m_rest[at] == '\\') {
                ++at;
            } else if (m_rest[at] == '"') {
                const auto text = m_rest.first(at + 1);
                m_rest = m_rest.sliced(at + 1);
                return text;
            }
        }
        return std::nullopt;
    }

private:
    QByteArrayView m_rest;
};

QByteArray document(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray hello(bool isFiltered)
{
    return isFiltered ? QByteArrayLiteral("{\"ready\":true}") : QByteArrayLiteral("{\"ready\":true,\"filter\":false}");
}

QByteArray request(quint64 id, const QString &source, const StepData &data, WallTime now, Milliseconds timeout)
{
    QByteArray line = "{\"id\":" + QByteArray::number(id);
    line += ",\"milliseconds\":" + QByteArray::number(qint64(timeout.count()));
    line += ",\"now\":" + QByteArray::number(qint64(now.time_since_epoch().count()));
    line += ",\"source\":" + jsontext::toText(source);
    line += ",\"data\":{\"input\":" + oneLine(data.input);
    if (data.index)
        line += ",\"index\":" + QByteArray::number(*data.index) + ",\"item\":" + oneLine(data.item);
    line += ",\"run\":{\"id\":" + QByteArray::number(number(data.run));
    line += ",\"input\":" + oneLine(data.runInput) + "},\"steps\":{";
    bool isFirst = true;
    for (const auto &[step, output] : data.outputs) {
        line += isFirst ? "" : ",";
        line += jsontext::toText(step) + ":{\"output\":" + oneLine(output) + '}';
        isFirst = false;
    }
    line += "}}}\n";
    return line;
}

std::optional<Request> parseRequest(QByteArrayView line)
{
    HeadReader head(line);
    Request request;
    const auto id = head.takeNumber("{\"id\":");
    const auto time = head.takeNumber(",\"milliseconds\":");
    const auto now = head.takeNumber(",\"now\":");
    const auto source = head.takeText(",\"source\":");
    if (!id || !time || !now || !source || !head.take(",\"data\":") || !head.rest().endsWith('}'))
        return std::nullopt;
    request.id = static_cast<quint64>(*id);
    request.time = Milliseconds(*time);
    request.now = static_cast<double>(*now);
    request.source = jsontext::toValue(*source).toString();
    request.data = head.rest().chopped(1).toByteArray();
    return request;
}

QByteArray valueAnswer(quint64 id, const QByteArray &json)
{
    return valuePrefix(id) + json + '}';
}

QByteArray threwAnswer(quint64 id, const QString &message, const QString &line, const QString &column)
{
    const QJsonObject error{
        {QStringLiteral("message"), message}, {QStringLiteral("line"), line}, {QStringLiteral("column"), column}};
    return document({{QStringLiteral("id"), qint64(id)}, {QStringLiteral("error"), error}});
}

QByteArray tooLargeAnswer(quint64 id)
{
    return document({{QStringLiteral("id"), qint64(id)}, {QStringLiteral("tooLarge"), true}});
}

QByteArray unreadableAnswer()
{
    return QByteArrayLiteral("{\"id\":0,\"unreadable\":true}");
}

std::optional<Answer> parseAnswer(const QByteArray &line)
{
    const auto object = QJsonDocument::fromJson(line).object();
    const auto idValue = object.value(QLatin1StringView("id"));
    if (!idValue.isDouble())
        return std::nullopt;
    const auto id = static_cast<quint64>(idValue.toInteger());
    const auto error = object.value(QLatin1StringView("error")).toObject();
    if (!error.isEmpty()) {
        QMap<QString, QString> args;
        for (const auto &key : {QStringLiteral("message"), QStringLiteral("line"), QStringLiteral("column")})
            args.insert(key, error.value(key).toString());
        return Answer{id, failure(errors::kScriptThrew, std::move(args))};
    }
    if (object.contains(QLatin1StringView("tooLarge"))) {
        return Answer{id, failure(errors::kScriptOutputTooLarge,
                                  {{QStringLiteral("megabytes"), QString::number(kMaxValue / 1024 / 1024)}})};
    }
    if (object.contains(QLatin1StringView("unreadable")))
        return Answer{id, failure(errors::kScriptDataUnreadable)};
    const QByteArray prefix = valuePrefix(id);
    if (object.size() != 2 || !line.startsWith(prefix))
        return std::nullopt;
    // The bytes themselves, since a parsed object would not keep the order of its keys.
    return Answer{id, Payload(line.sliced(prefix.size(), line.size() - prefix.size() - 1))};
}

} // namespace sluice::scriptwire
