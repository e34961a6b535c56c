#include "core/tasks/syncpage.h"

#include "core/script/jsontext.h"
#include "core/tasks/connectionrequest.h"
#include "core/tasks/errors.h"
#include "core/tasks/params.h"

#include <QRegularExpression>

#include <algorithm>

namespace sluice {

namespace {

/// How a cursor stands in an address: a text without its quotes.
QString plainText(const QJsonValue &cursor)
{
    return cursor.isString() ? cursor.toString() : QString::fromUtf8(jsontext::toText(cursor));
}

QJsonValue listOf(const QJsonValue &answer, const QString &path)
{
    QJsonValue value = answer;
    for (const QString &part : path.split(u'.', Qt::SkipEmptyParts))
        value = value.toObject().value(part.trimmed());
    return value;
}

bool isDigits(const QString &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar sign) { return sign >= u'0' && sign <= u'9'; });
}

bool isCursor(const QJsonValue &value)
{
    return value.isString() || value.isDouble();
}

bool isWhole(const QJsonValue &number)
{
    return number.toInteger(0) == number.toInteger(1);
}

/// Whether `after` comes after `before`; none: nobody can say.
std::optional<bool> comesAfter(const QJsonValue &before, const QJsonValue &after)
{
    if (before.isDouble() && after.isDouble()) {
        // Whole numbers above 2^53 differ as integers only.
        return isWhole(before) && isWhole(after) ? before.toInteger() < after.toInteger()
                                                 : before.toDouble() < after.toDouble();
    }
    if (!before.isString() || !after.isString())
        return std::nullopt;
    const QString left = before.toString();
    const QString right = after.toString();
    if (isDigits(left) && isDigits(right) && left.size() != right.size())
        return left.size() < right.size();
    return left < right;
}

Error pageError(QLatin1StringView code, const SyncOrder &order, QMap<QString, QString> args = {})
{
    args.insert(QStringLiteral("connection"), order.source.id);
    return {QString(code), std::move(args), {}};
}

/// Why a record at this place, from 1, cannot come next; none: it can.
std::optional<Error> checkOrder(const SyncOrder &order, const QJsonValue &before, const QJsonValue &after,
                                qsizetype place, bool isStart)
{
    if (!isCursor(after)) {
        return pageError(errors::kSyncPageLacksCursor, order,
                         {{QStringLiteral("field"), order.field}, {QStringLiteral("record"), QString::number(place)}});
    }
    const auto rises = comesAfter(before, after);
    // The start may be of another kind, or none at all, and comes before everything.
    if (rises.value_or(isStart))
        return std::nullopt;
    return pageError(errors::kSyncPageGoesBack, order,
                     {{QStringLiteral("field"), order.field},
                      {QStringLiteral("before"), plainText(before)},
                      {QStringLiteral("after"), plainText(after)}});
}

} // namespace

Result<void> checkPagePath(const QString &path)
{
    static const QRegularExpression mark(QStringLiteral(":cursor\\b"));
    if (!mark.match(path).hasMatch())
        return failure(errors::kSyncPathIncomplete);
    return {};
}

Result<HttpRequest> pageRequest(const SyncOrder &order, const QString &cursor, const SecretStore &secrets)
{
    static const QRegularExpression marks(QStringLiteral(":(cursor|limit)\\b"));
    const QString after = QString::fromLatin1(QUrl::toPercentEncoding(plainText(jsontext::toValue(cursor.toUtf8()))));
    // One pass, so that nothing in a cursor is taken for a mark.
    QString path;
    qsizetype done = 0;
    for (auto match = marks.globalMatch(order.query); match.hasNext();) {
        const QRegularExpressionMatch mark = match.next();
        path += order.query.sliced(done, mark.capturedStart() - done);
        path += mark.captured(1) == u"cursor" ? after : QString::number(order.batch);
        done = mark.capturedEnd();
    }
    path += order.query.sliced(done);
    auto url = addressOf(path, order.source);
    if (!url)
        return tl::unexpected(url.error());
    HttpRequest request;
    request.url = *std::move(url);
    request.maxBody = kMaxOutput;
    setHeader(request.headers, "Accept", "application/json");
    if (auto added = addConnection(request, order.source, secrets); !added)
        return tl::unexpected(added.error());
    return request;
}

Result<QJsonArray> pageRecords(const SyncOrder &order, const QString &cursor, const HttpOutcome &answer)
{
    const QJsonValue said = answer.body.trimmed().isEmpty() ? QJsonValue(QJsonValue::Undefined)
                                                            : jsontext::toValue(answer.body);
    if (said.isUndefined()) {
        return tl::unexpected(
            pageError(errors::kSyncPageNotJson, order, {{QStringLiteral("status"), QString::number(answer.status)}}));
    }
    const QJsonValue list = listOf(said, order.records);
    if (!list.isArray())
        return tl::unexpected(pageError(errors::kSyncPageNoList, order, {{QStringLiteral("records"), order.records}}));
    const QJsonArray records = list.toArray();
    const QJsonValue from = jsontext::toValue(cursor.toUtf8());
    QJsonValue before = from;
    QJsonArray fresh;
    for (qsizetype i = 0; i < records.size(); ++i) {
        const QJsonValue own = records.at(i).toObject().value(order.field);
        if (fresh.isEmpty() && isCursor(own) && own == from)
            continue;
        if (auto wrong = checkOrder(order, before, own, i + 1, fresh.isEmpty() && from == order.start))
            return tl::unexpected(std::move(*wrong));
        before = own;
        fresh.append(records.at(i));
    }
    return fresh;
}

} // namespace sluice
