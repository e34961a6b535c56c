#include "core/tasks/data/mergebykey.h"

#include "core/script/jsontext.h"
#include "core/tasks/data/values.h"
#include "core/tasks/errors.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace sluice {

namespace {

struct Sides {
    QJsonArray left;
    QJsonArray right;
    QStringList leftKey;
    QStringList rightKey;
};

Result<QJsonArray> sideOf(const Attempt &attempt, const QJsonObject &params, const QString &key)
{
    const auto path = textParam(params, key);
    if (!path)
        return tl::unexpected(path.error());
    const QJsonValue list = valueAt(jsontext::toValue(attempt.data.input), path->trimmed());
    if (!list.isArray())
        return failure(errors::kDataNotList, {{QStringLiteral("path"), path->trimmed()}});
    return list.toArray();
}

Result<Sides> sidesOf(const Attempt &attempt, const QJsonObject &params)
{
    auto left = sideOf(attempt, params, QStringLiteral("left"));
    if (!left)
        return tl::unexpected(left.error());
    auto right = sideOf(attempt, params, QStringLiteral("right"));
    if (!right)
        return tl::unexpected(right.error());
    const auto leftKey = namesParam(params, QStringLiteral("key"));
    if (!leftKey)
        return tl::unexpected(leftKey.error());
    const auto rightKey = namesParam(params, QStringLiteral("rightKey"));
    if (!rightKey)
        return tl::unexpected(rightKey.error());
    if (leftKey->isEmpty())
        return tl::unexpected(wrongValue(QStringLiteral("key"), params.value(QLatin1StringView("key")).toString()));
    if (!rightKey->isEmpty() && rightKey->size() != leftKey->size())
        return tl::unexpected(wrongValue(QStringLiteral("rightKey"), rightKey->join(QStringLiteral(", "))));
    return Sides{*left, *right, *leftKey, rightKey->isEmpty() ? *leftKey : *rightKey};
}

/// What an item is found by; empty: it lacks a part of the key, and so belongs to no other, as in SQL.
QByteArray matchKey(const QJsonValue &item, const QStringList &paths)
{
    const bool isWhole = std::ranges::none_of(paths, [&item](const QString &path) {
        const QJsonValue part = valueAt(item, path);
        return part.isUndefined() || part.isNull();
    });
    return isWhole ? keyOf(item, paths) : QByteArray();
}

/// Both together; the fields of the left one win.
QJsonValue both(const QJsonValue &left, const QJsonValue &right)
{
    QJsonObject merged = right.toObject();
    const QJsonObject over = left.toObject();
    for (auto it = over.begin(); it != over.end(); ++it)
        merged.insert(it.key(), it.value());
    return merged;
}

/// Appends what a left item and its right ones give.
Result<void> join(QJsonArray &made, const QJsonValue &left, const QJsonArray &matches, const QString &into)
{
    if (made.size() + matches.size() > kMostMade / 10)
        return tl::unexpected(tooMuch());
    if (!into.isEmpty()) {
        QJsonObject nested = left.toObject();
        nested.insert(into, matches);
        made.append(nested);
        return {};
    }
    for (const QJsonValue &match : matches)
        made.append(both(left, match));
    return {};
}

Outcome run(const Attempt &attempt, const QJsonObject &params, WallTime)
{
    const auto sides = sidesOf(attempt, params);
    if (!sides)
        return permanent(sides.error());
    const auto into = textParam(params, QStringLiteral("into"));
    if (!into)
        return permanent(into.error());
    const QString mode = params.value(QLatin1StringView("keep")).toString();
    QHash<QByteArray, QJsonArray> byKey;
    for (const QJsonValue &right : sides->right) {
        if (const QByteArray key = matchKey(right, sides->rightKey); !key.isEmpty())
            byKey[key].append(right);
    }
    QJsonArray made;
    QSet<QByteArray> used;
    for (const QJsonValue &left : sides->left) {
        const QByteArray key = matchKey(left, sides->leftKey);
        const QJsonArray matches = byKey.value(key);
        if (!key.isEmpty())
            used.insert(key);
        if (matches.isEmpty() && mode != u"matches")
            made.append(into->trimmed().isEmpty() ? left : both(left, QJsonObject{{into->trimmed(), QJsonArray()}}));
        else if (const auto joined = join(made, left, matches, into->trimmed()); !joined)
            return permanent(joined.error());
    }
    for (const QJsonValue &right : mode == u"all" ? sides->right : QJsonArray()) {
        if (!used.contains(matchKey(right, sides->rightKey)))
            made.append(into->trimmed().isEmpty() ? right : QJsonObject{{into->trimmed(), QJsonArray{right}}});
    }
    return give(made);
}

} // namespace

TaskType mergeByKeyType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("merge");
    info.label = QStringLiteral("Merge by key");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral("Brings two lists together: the items that have the same key become one.");
    info.sideEffects = false;
    info.icon = QStringLiteral("relationship");
    info.summaryParam = QStringLiteral("key");
    info.params = {
        {.key = QStringLiteral("left"),
         .label = QStringLiteral("Left list"),
         .help = QStringLiteral("Where it lies in the input, such as orders; after a join that is the id of a task."),
         .kind = ParamKind::Text,
         .required = true},
        {.key = QStringLiteral("right"),
         .label = QStringLiteral("Right list"),
         .help = QStringLiteral("Where the other one lies; where both have a field, that of the left one stays."),
         .kind = ParamKind::Text,
         .required = true},
        {.key = QStringLiteral("key"),
         .label = QStringLiteral("Key"),
         .help = QStringLiteral("The field that both have alike, such as id; several with commas."),
         .kind = ParamKind::Text,
         .required = true},
        {.key = QStringLiteral("rightKey"),
         .label = QStringLiteral("Key on the right"),
         .help = QStringLiteral("The field of the right list, if it is called otherwise."),
         .kind = ParamKind::Text},
        {.key = QStringLiteral("keep"),
         .label = QStringLiteral("Keep"),
         .help = QStringLiteral("Only what matches, everything of the left list, or everything."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("matches"),
         .choices = {QStringLiteral("matches"), QStringLiteral("left"), QStringLiteral("all")}},
        {.key = QStringLiteral("into"),
         .label = QStringLiteral("Put matches into"),
         .help = QStringLiteral("A field for the list of matches; empty: their fields join those of the left item."),
         .kind = ParamKind::Text},
    };
    return {std::move(info), InlineTask{run, Weight::ByInput}};
}

} // namespace sluice
