#include "core/workflow/exchange/foreigncondition.h"

#include <QHash>

namespace sluice {

namespace {

const QHash<QString, QString> &patterns()
{
    static const auto made = [] {
        QHash<QString, QString> all;
        const auto add = [&](const char *words, const char *pattern) {
            for (const QString &word : QString::fromLatin1(words).split(u' '))
                all.insert(word, QString::fromLatin1(pattern));
        };
        // %1 is the left side, %2 the right one.
        add("equal equals eq", "%1 === %2");
        add("notEqual notEquals neq", "%1 !== %2");
        add("larger gt after", "%1 > %2");
        add("largerEqual gte afterOrEquals", "%1 >= %2");
        add("smaller lt before", "%1 < %2");
        add("smallerEqual lte beforeOrEquals", "%1 <= %2");
        add("contains cont", "String(%1).includes(%2)");
        add("notContains", "!String(%1).includes(%2)");
        add("startsWith head", "String(%1).startsWith(%2)");
        add("notStartsWith", "!String(%1).startsWith(%2)");
        add("endsWith", "String(%1).endsWith(%2)");
        add("notEndsWith", "!String(%1).endsWith(%2)");
        add("regex", "new RegExp(%2).test(String(%1))");
        add("notRegex", "!new RegExp(%2).test(String(%1))");
        add("isEmpty empty", "(%1 == null || %1.length === 0)");
        add("isNotEmpty notEmpty nempty", "(%1 != null && %1.length !== 0)");
        add("exists nnull", "%1 != null");
        add("notExists null", "%1 == null");
        add("true", "%1 === true");
        add("false", "%1 === false");
        return all;
    }();
    return made;
}

} // namespace

std::optional<QString> comparison(const QString &word, const QString &left, const QString &right)
{
    const auto found = patterns().constFind(word);
    if (found == patterns().constEnd())
        return std::nullopt;
    // In one go: a side may hold what looks like a place of its own.
    return found->contains(u"%2") ? found->arg(left, right) : QString(*found).replace(QStringLiteral("%1"), left);
}

} // namespace sluice
