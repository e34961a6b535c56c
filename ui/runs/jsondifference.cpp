#include "ui/runs/jsondifference.h"

#include "core/base/jsonvalue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sluice {

namespace {

std::optional<QJsonValue> parsed(const Payload &payload)
{
    QJsonParseError fault;
    const auto document = QJsonDocument::fromJson('[' + payload + ']', &fault);
    if (fault.error != QJsonParseError::NoError || document.array().size() != 1)
        return std::nullopt;
    return document.array().first();
}

QString valueText(const QJsonValue &value)
{
    return QString::fromUtf8(compactJson(value));
}

struct Finder {
    std::size_t limit;
    std::vector<JsonDifference> found = {};

    void compare(const QString &path, const QJsonValue &left, const QJsonValue &right)
    {
        if (found.size() >= limit || left == right)
            return;
        if (left.isObject() && right.isObject())
            compareMembers(path, left.toObject(), right.toObject());
        else if (left.isArray() && right.isArray())
            compareItems(path, left.toArray(), right.toArray());
        else
            add(path, left, right);
    }
    void compareMembers(const QString &path, const QJsonObject &left, const QJsonObject &right)
    {
        const QString begin = path.isEmpty() ? path : path + u'.';
        QStringList keys = left.keys();
        for (const QString &key : right.keys()) {
            if (!left.contains(key))
                keys += key;
        }
        for (const QString &key : std::as_const(keys))
            compareParts(begin + key, left.value(key), right.value(key));
    }
    void compareItems(const QString &path, const QJsonArray &left, const QJsonArray &right)
    {
        for (qsizetype i = 0; i < std::max(left.size(), right.size()) && found.size() < limit; ++i)
            compareParts(QStringLiteral("%1[%2]").arg(path).arg(i), left.at(i), right.at(i));
    }
    void compareParts(const QString &path, const QJsonValue &left, const QJsonValue &right)
    {
        if (left.isUndefined() || right.isUndefined())
            add(path, left, right);
        else
            compare(path, left, right);
    }
    void add(const QString &path, const QJsonValue &left, const QJsonValue &right)
    {
        const auto side = [](const QJsonValue &value) {
            return value.isUndefined() ? std::nullopt : std::optional(valueText(value));
        };
        if (found.size() < limit)
            found.push_back({path, side(left), side(right)});
    }
};

} // namespace

bool meansTheSame(const Payload &left, const Payload &right)
{
    if (left == right)
        return true;
    const auto one = parsed(left);
    const auto other = parsed(right);
    return one && other && *one == *other;
}

std::vector<JsonDifference> jsonDifferences(const Payload &left, const Payload &right, std::size_t limit)
{
    if (meansTheSame(left, right) || limit == 0)
        return {};
    const auto one = parsed(left);
    const auto other = parsed(right);
    if (!one || !other) {
        const auto side = [](const Payload &payload) {
            return payload.isEmpty() ? std::nullopt : std::optional(QString::fromUtf8(payload));
        };
        return {{QString(), side(left), side(right)}};
    }
    Finder finder{limit};
    finder.compare({}, *one, *other);
    return std::move(finder.found);
}

} // namespace sluice
