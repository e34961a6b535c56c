#include "core/workflow/cron.h"
#include "core/workflow/errors.h"

#include <QStringList>

#include <algorithm>

namespace sluice {

namespace {

struct CronField {
    QLatin1StringView name; ///< in errors
    int least = 0;
    int most = 0;
};

constexpr CronField kCronFields[] = {{QLatin1StringView("second"), 0, 59}, {QLatin1StringView("minute"), 0, 59},
                                     {QLatin1StringView("hour"), 0, 23},   {QLatin1StringView("day"), 1, 31},
                                     {QLatin1StringView("month"), 1, 12},  {QLatin1StringView("weekday"), 0, 7}};
enum CronPlace : std::size_t { kSecond, kMinute, kHour, kDayOfMonth, kMonth, kDayOfWeek };

constexpr QLatin1StringView kCronMonths[] = {
    QLatin1StringView("jan"), QLatin1StringView("feb"), QLatin1StringView("mar"), QLatin1StringView("apr"),
    QLatin1StringView("may"), QLatin1StringView("jun"), QLatin1StringView("jul"), QLatin1StringView("aug"),
    QLatin1StringView("sep"), QLatin1StringView("oct"), QLatin1StringView("nov"), QLatin1StringView("dec")};
constexpr QLatin1StringView kCronDays[] = {QLatin1StringView("sun"), QLatin1StringView("mon"), QLatin1StringView("tue"),
                                           QLatin1StringView("wed"), QLatin1StringView("thu"), QLatin1StringView("fri"),
                                           QLatin1StringView("sat")};

bool isAny(QStringView text)
{
    return text == u"*" || text == u"?";
}

quint64 everyFrom(int first, int last, int step)
{
    quint64 set = 0;
    for (int value = first; value <= last; value += step)
        set |= quint64(1) << value;
    return set;
}

/// Sunday is 0 and 7.
quint64 weekdaysOf(quint64 set)
{
    return (set & 127U) | (set >> 7 & 1U);
}

} // namespace

/// Reads the fields one after the other, and knows where it is.
class Cron::Reader {
public:
    Reader(const QString &text, Cron &cron)
        : m_text(text)
        , m_cron(cron)
    {
    }

    Result<void> read()
    {
        const std::vector<QStringView> fields = split();
        if (fields.size() != 5 && fields.size() != 6)
            return failure(errors::kCronFields, {{QStringLiteral("text"), m_text},
                                                 {QStringLiteral("count"), QString::number(fields.size())}});
        std::size_t place = fields.size() == 6 ? kSecond : kMinute;
        for (const QStringView field : fields) {
            if (const auto fits = readField(field, place); !fits)
                return fits;
            ++place;
        }
        m_cron.m_weekdays = weekdaysOf(m_cron.m_weekdays);
        return {};
    }

private:
    std::vector<QStringView> split() const
    {
        std::vector<QStringView> fields;
        const QStringView text(m_text);
        for (qsizetype from = 0; from < text.size(); ++from) {
            qsizetype end = from;
            while (end < text.size() && !text[end].isSpace())
                ++end;
            if (end > from)
                fields.push_back(text.mid(from, end - from));
            from = end;
        }
        return fields;
    }

    tl::unexpected<Error> wrong(QLatin1StringView code, std::size_t place, QStringView part) const
    {
        return failure(code, {{QStringLiteral("text"), m_text},
                              {QStringLiteral("field"), QString(kCronFields[place].name)},
                              {QStringLiteral("part"), part.toString()},
                              {QStringLiteral("position"), QString::number(part.data() - m_text.constData() + 1)},
                              {QStringLiteral("least"), QString::number(kCronFields[place].least)},
                              {QStringLiteral("most"), QString::number(kCronFields[place].most)}});
    }

    quint64 &setOf(std::size_t place)
    {
        quint64 *const sets[] = {&m_cron.m_seconds, &m_cron.m_minutes, &m_cron.m_hours,
                                 &m_cron.m_days,    &m_cron.m_months,  &m_cron.m_weekdays};
        return *sets[place];
    }

    Result<void> readField(QStringView field, std::size_t place)
    {
        setOf(place) = 0;
        if (place == kHour)
            m_cron.m_hasFixedHour = !field.startsWith(u'*') && field != u"?";
        if (place == kDayOfMonth)
            m_cron.m_anyDay = isAny(field);
        if (place == kDayOfWeek)
            m_cron.m_anyWeekday = isAny(field);
        for (qsizetype from = 0; from <= field.size();) {
            const qsizetype comma = field.indexOf(u',', from);
            const QStringView part = field.mid(from, comma < 0 ? -1 : comma - from);
            if (part.isEmpty())
                return wrong(errors::kCronBadPart, place, field);
            const auto special = place == kDayOfMonth  ? readDay(part)
                                 : place == kDayOfWeek ? readWeekday(part)
                                                       : Result<bool>(false);
            if (!special)
                return tl::unexpected(special.error());
            if (!*special) {
                if (const auto fits = readRange(part, place); !fits)
                    return fits;
            }
            from = comma < 0 ? field.size() + 1 : comma + 1;
        }
        return {};
    }

    /// `L`, `LW` and `15W`. False: it is none of these.
    Result<bool> readDay(QStringView part)
    {
        if (part.compare(u"L", Qt::CaseInsensitive) == 0)
            return m_cron.m_lastDay = true;
        if (part.compare(u"LW", Qt::CaseInsensitive) == 0)
            return m_cron.m_lastWorkday = true;
        if (!part.endsWith(u'W', Qt::CaseInsensitive))
            return false;
        const auto day = number(part.chopped(1), kDayOfMonth, part);
        if (!day)
            return tl::unexpected(day.error());
        m_cron.m_workdays |= quint64(1) << *day;
        return true;
    }

    /// `5L` and `5#2`. False: it is none of these.
    Result<bool> readWeekday(QStringView part)
    {
        const qsizetype hash = part.indexOf(u'#');
        if (hash < 0 && !part.endsWith(u'L', Qt::CaseInsensitive))
            return false;
        const auto day = number(hash < 0 ? part.chopped(1) : part.left(hash), kDayOfWeek, part);
        if (!day)
            return tl::unexpected(day.error());
        const auto weekday = static_cast<std::size_t>(*day % 7);
        if (hash < 0) {
            m_cron.m_lastWeekdays |= quint64(1) << weekday;
            return true;
        }
        bool isNumber = false;
        const int which = part.mid(hash + 1).toInt(&isNumber);
        if (!isNumber || which < 1 || which > 5)
            return wrong(errors::kCronBadPart, kDayOfWeek, part);
        m_cron.m_nth[weekday] |= quint64(1) << which;
        return true;
    }

    /// A value, a range or all, and perhaps a step.
    Result<void> readRange(QStringView part, std::size_t place)
    {
        const qsizetype slash = part.indexOf(u'/');
        const QStringView range = slash < 0 ? part : part.left(slash);
        int step = 1;
        if (slash >= 0) {
            const auto read = count(part.mid(slash + 1));
            if (!read || *read == 0 || *read > kCronFields[place].most)
                return wrong(errors::kCronBadStep, place, part);
            step = *read;
        }
        // Seven is Sunday once more: not counted in what is all.
        const int most = place == kDayOfWeek ? 6 : kCronFields[place].most;
        if (isAny(range)) {
            setOf(place) |= everyFrom(kCronFields[place].least, most, step);
            return {};
        }
        const qsizetype dash = range.indexOf(u'-');
        const auto first = number(dash < 0 ? range : range.left(dash), place, part);
        if (!first)
            return tl::unexpected(first.error());
        int last = slash < 0 ? *first : std::max(most, *first);
        if (dash >= 0) {
            const auto end = number(range.mid(dash + 1), place, part);
            if (!end)
                return tl::unexpected(end.error());
            last = *end == 0 && place == kDayOfWeek && *first > 0 ? 7 : *end; // "fri-sun"
        }
        if (last < *first)
            return wrong(errors::kCronBackwards, place, part);
        setOf(place) |= everyFrom(*first, last, step);
        return {};
    }

    /// A number of at most two digits.
    static std::optional<int> count(QStringView text)
    {
        const bool isNumber = !text.isEmpty() && text.size() <= 2
                              && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
        return isNumber ? std::optional(text.toInt()) : std::nullopt;
    }

    Result<int> number(QStringView text, std::size_t place, QStringView part) const
    {
        std::optional<int> value = count(text);
        const auto named = [&](const auto &names, int first) {
            const auto found = std::ranges::find_if(
                names, [&](QLatin1StringView name) { return text.compare(name, Qt::CaseInsensitive) == 0; });
            if (found != std::end(names))
                value = first + static_cast<int>(found - std::begin(names));
        };
        if (place == kMonth)
            named(kCronMonths, 1);
        else if (place == kDayOfWeek)
            named(kCronDays, 0);
        if (!value)
            return wrong(errors::kCronBadPart, place, part);
        if (*value < kCronFields[place].least || *value > kCronFields[place].most)
            return wrong(errors::kCronOutOfRange, place, part);
        return *value;
    }

    const QString &m_text;
    Cron &m_cron;
};

Result<Cron> Cron::parse(const QString &text)
{
    Cron cron;
    if (const auto fits = Reader(text, cron).read(); !fits)
        return tl::unexpected(fits.error());
    if (!cron.next(WallTime{}, QTimeZone::utc()))
        return failure(errors::kCronNever, {{QStringLiteral("text"), text}});
    return cron;
}

} // namespace sluice
