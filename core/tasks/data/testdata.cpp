#include "core/tasks/data/testdata.h"

#include "core/tasks/data/values.h"

#include <QDate>

#include <algorithm>
#include <cmath>
#include <random>

namespace sluice {

namespace {

/// Numbers by chance, the same for the same seed on every machine: the distributions of the library are not.
class Dice {
public:
    explicit Dice(qint64 seed)
        : m_engine(static_cast<quint64>(seed))
    {
    }
    /// From `least` to `most`. The remainder is uneven by less than a billionth of a billionth for what is asked here.
    qint64 whole(qint64 least, qint64 most)
    {
        const auto width = static_cast<quint64>(most) - static_cast<quint64>(least) + 1;
        const quint64 rolled = m_engine();
        return static_cast<qint64>(static_cast<quint64>(least) + (width == 0 ? rolled : rolled % width));
    }
    double part() { return static_cast<double>(m_engine() >> 11) * 0x1.0p-53; }

private:
    std::mt19937_64 m_engine;
};

const QStringList kFirst{QStringLiteral("Ada"),   QStringLiteral("Ben"),  QStringLiteral("Clara"),
                         QStringLiteral("Deniz"), QStringLiteral("Eva"),  QStringLiteral("Farid"),
                         QStringLiteral("Greta"), QStringLiteral("Hugo"), QStringLiteral("Irina"),
                         QStringLiteral("Jonas"), QStringLiteral("Kofi"), QStringLiteral("Lena")};
const QStringList kLast{QStringLiteral("Adler"),  QStringLiteral("Brandt"), QStringLiteral("Chen"),
                        QStringLiteral("Diaz"),   QStringLiteral("Ekberg"), QStringLiteral("Fischer"),
                        QStringLiteral("Gupta"),  QStringLiteral("Hansen"), QStringLiteral("Ito"),
                        QStringLiteral("Jansen"), QStringLiteral("Kaya"),   QStringLiteral("Lopez")};

QString anyOf(Dice &dice, const QStringList &choices)
{
    return choices.at(static_cast<qsizetype>(dice.whole(0, choices.size() - 1)));
}

QString uuid(Dice &dice)
{
    QString text;
    for (int i = 0; i < 32; ++i) {
        const qint64 digit = i == 12 ? 4 : i == 16 ? dice.whole(8, 11) : dice.whole(0, 15);
        text += (i == 8 || i == 12 || i == 16 || i == 20 ? QStringLiteral("-") : QString())
                + QString::number(digit, 16);
    }
    return text;
}

/// The value of a field by its recipe; undefined: there is no such recipe.
QJsonValue made(Dice &dice, const QStringList &words, qint64 row)
{
    const QString &kind = words.front();
    const QStringList rest = words.sliced(1);
    if (kind == u"row" && rest.isEmpty())
        return row;
    if (kind == u"name" && rest.isEmpty())
        return QString(anyOf(dice, kFirst) + u' ' + anyOf(dice, kLast));
    if (kind == u"email" && rest.isEmpty())
        return QStringLiteral("%1.%2@example.com").arg(anyOf(dice, kFirst).toLower()).arg(dice.whole(1, 9999));
    if (kind == u"uuid" && rest.isEmpty())
        return uuid(dice);
    if (kind == u"boolean" && rest.isEmpty())
        return dice.whole(0, 1) == 1;
    if (kind == u"pick" && !rest.isEmpty())
        return anyOf(dice, rest);
    if (rest.size() != 2)
        return QJsonValue::Undefined;
    if (kind == u"date") {
        const QDate from = QDate::fromString(rest[0], Qt::ISODate);
        const QDate to = QDate::fromString(rest[1], Qt::ISODate);
        return from.isValid() && to.isValid() && from <= to
                   ? QJsonValue(from.addDays(dice.whole(0, from.daysTo(to))).toString(Qt::ISODate))
                   : QJsonValue(QJsonValue::Undefined);
    }
    bool isLeast = false;
    bool isMost = false;
    const double least = rest[0].toDouble(&isLeast);
    const double most = rest[1].toDouble(&isMost);
    constexpr double kFurthest = 1e15;
    if (!isLeast || !isMost || least > most || std::abs(least) > kFurthest || std::abs(most) > kFurthest)
        return QJsonValue::Undefined;
    if (kind == u"integer" && std::ceil(least) <= std::floor(most))
        return dice.whole(static_cast<qint64>(std::ceil(least)), static_cast<qint64>(std::floor(most)));
    if (kind != u"number")
        return QJsonValue::Undefined;
    return std::clamp(std::round((least + dice.part() * (most - least)) * 100) / 100, least, most);
}

Outcome run(const Attempt &, const QJsonObject &params, WallTime)
{
    const auto count = wholeParam(params, QStringLiteral("count"), 0, 100'000);
    const auto seed = wholeParam(params, QStringLiteral("seed"), 0, 1'000'000'000'000);
    if (!count || !seed)
        return permanent(count ? seed.error() : count.error());
    const auto fields = objectParam(params, QStringLiteral("fields"));
    if (!fields)
        return permanent(fields.error());
    if (*count * fields->size() > kMostMade)
        return permanent(tooMuch());
    std::vector<std::pair<QString, QStringList>> recipes;
    for (auto it = fields->begin(); it != fields->end(); ++it)
        recipes.emplace_back(it.key(), it.value().toString().simplified().split(u' '));
    Dice dice(*seed);
    QJsonArray rows;
    for (qint64 row = 1; row <= *count; ++row) {
        QJsonObject object;
        for (const auto &[name, words] : recipes) {
            const QJsonValue value = made(dice, words, row);
            if (value.isUndefined())
                return permanent(wrongValue(QStringLiteral("fields"), words.join(u' ')));
            object.insert(name, value);
        }
        rows.append(object);
    }
    return give(rows);
}

} // namespace

TaskType testDataType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("testdata");
    info.label = QStringLiteral("Test data");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral("Makes a list of objects by chance; the same seed gives the same list.");
    info.sideEffects = false;
    info.icon = QStringLiteral("randomize");
    info.lane = Lane::Blocking;
    info.summaryParam = QStringLiteral("count");
    info.params = {
        {.key = QStringLiteral("count"),
         .label = QStringLiteral("Items"),
         .help = QStringLiteral("How many, up to 100000."),
         .kind = ParamKind::Number,
         .whole = true,
         .fallback = 10},
        {.key = QStringLiteral("fields"),
         .label = QStringLiteral("Fields"),
         .help = QStringLiteral("For each a recipe: row, name, email, uuid, boolean, integer 1 6, number 0 9.5, date "
                                "2026-01-01 2026-12-31, or pick red green."),
         .kind = ParamKind::KeyValue,
         .fallback = QJsonObject{{QStringLiteral("id"), QStringLiteral("row")},
                                 {QStringLiteral("name"), QStringLiteral("name")}}},
        {.key = QStringLiteral("seed"),
         .label = QStringLiteral("Seed"),
         .help = QStringLiteral("Where chance begins; another number gives another list."),
         .kind = ParamKind::Number,
         .whole = true,
         .fallback = 1},
    };
    return {std::move(info), InlineTask{run, Weight::Heavy}};
}

} // namespace sluice
