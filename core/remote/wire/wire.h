#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/remote/wire/enumname.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QMap>
#include <QString>
#include <QStringList>

#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <variant>
#include <vector>

namespace sluice::wire {

// How values of the program become JSON and come back: once for each kind of type, and for each structure by the list of its
// fields (`Fields`). What is written is read back as it was. Reading is strict in kinds and lenient in presence: a field that is
// left out keeps its usual value, and one that is unknown is passed over, so that a window and an engine may differ by a release.

/// A field of a structure: its name on the wire and where it lies.
template <typename Owner, typename Value>
struct Field {
    const char *name;
    Value Owner::*place;
};
template <typename Owner, typename Value>
Field(const char *, Value Owner::*) -> Field<Owner, Value>;

/// Specialised for each structure that goes over the wire, with `static constexpr std::tuple list`.
template <typename T>
struct Fields;

/// Specialised for what is no plain structure, such as a workflow, with `static QJsonValue write(const T &)` and
/// `static bool read(const QJsonValue &, T &, Trouble &)`.
template <typename T>
struct Form;

/// Where reading stopped, as a path such as "letters.3.run"; empty: it did not.
class Trouble {
public:
    [[nodiscard]] bool isThere() const { return m_isThere; }
    [[nodiscard]] QString path() const { return m_path.join(u'.'); }
    /// Notes that what was asked for is not what is there. Always false, to be returned.
    bool note()
    {
        m_isThere = true;
        return false;
    }
    bool under(const QString &step)
    {
        m_path.prepend(step);
        return false;
    }

private:
    bool m_isThere = false;
    QStringList m_path;
};

template <typename T>
concept Structure = requires
{
    Fields<T>::list;
};
template <typename T>
concept Formed = requires(const T &value)
{
    Form<T>::write(value);
};

/// An enumeration that is a number and has no names, such as `RunId`.
template <typename T>
concept Id = std::is_enum_v<T> && kNames<T>
[0].empty();
template <typename T>
concept Named = std::is_enum_v<T> && !kNames<T>[0].empty();

/// Numbers that a double cannot hold travel as texts.
inline constexpr quint64 kLargestNumber = 1ULL << 53;

QJsonValue write(bool value);
QJsonValue write(double value);
QJsonValue write(qint64 value);
QJsonValue write(quint64 value);
QJsonValue write(const QString &value);
QJsonValue write(const QByteArray &value); ///< base 64
QJsonValue write(const QStringList &value);
QJsonValue write(const QJsonValue &value);
QJsonValue write(const QJsonObject &value);
QJsonValue write(const QMap<QString, QString> &value);
QJsonValue write(LetterId value);

bool read(const QJsonValue &json, bool &value, Trouble &trouble);
bool read(const QJsonValue &json, double &value, Trouble &trouble);
bool read(const QJsonValue &json, qint64 &value, Trouble &trouble);
bool read(const QJsonValue &json, quint64 &value, Trouble &trouble);
bool read(const QJsonValue &json, QString &value, Trouble &trouble);
bool read(const QJsonValue &json, QByteArray &value, Trouble &trouble);
bool read(const QJsonValue &json, QStringList &value, Trouble &trouble);
bool read(const QJsonValue &json, QJsonValue &value, Trouble &trouble);
bool read(const QJsonValue &json, QJsonObject &value, Trouble &trouble);
bool read(const QJsonValue &json, QMap<QString, QString> &value, Trouble &trouble);
bool read(const QJsonValue &json, LetterId &value, Trouble &trouble);

template <typename T>
concept SmallNumber =
    std::is_integral_v<T> && !std::is_same_v<T, bool> && !std::is_same_v<T, qint64> && !std::is_same_v<T, quint64>;

template <SmallNumber T>
QJsonValue write(T value)
{
    if constexpr (std::is_signed_v<T>)
        return write(static_cast<qint64>(value));
    else
        return write(static_cast<quint64>(value));
}

template <SmallNumber T>
bool read(const QJsonValue &json, T &value, Trouble &trouble)
{
    qint64 wide = 0;
    if (!read(json, wide, trouble))
        return false;
    if (!std::in_range<T>(wide))
        return trouble.note();
    value = static_cast<T>(wide);
    return true;
}

// Declared first, since each may hold the others.
template <Formed T>
QJsonValue write(const T &value);
template <Formed T>
bool read(const QJsonValue &json, T &value, Trouble &trouble);
template <Structure T>
QJsonValue write(const T &value);
template <Structure T>
bool read(const QJsonValue &json, T &value, Trouble &trouble);
template <typename T>
    requires(!Formed<std::vector<T>>)
QJsonValue write(const std::vector<T> &value);
template <typename T>
    requires(!Formed<std::vector<T>>)
bool read(const QJsonValue &json, std::vector<T> &value, Trouble &trouble);
template <typename T>
QJsonValue write(const std::optional<T> &value);
template <typename T>
bool read(const QJsonValue &json, std::optional<T> &value, Trouble &trouble);
template <typename T, std::size_t count>
QJsonValue write(const std::array<T, count> &value);
template <typename T, std::size_t count>
bool read(const QJsonValue &json, std::array<T, count> &value, Trouble &trouble);
template <Structure... Ts>
QJsonValue write(const std::variant<Ts...> &value);
template <Structure... Ts>
bool read(const QJsonValue &json, std::variant<Ts...> &value, Trouble &trouble);
template <typename Key, typename T>
QJsonValue write(const std::map<Key, T> &value);
template <typename Key, typename T>
bool read(const QJsonValue &json, std::map<Key, T> &value, Trouble &trouble);

template <Formed T>
QJsonValue write(const T &value)
{
    return Form<T>::write(value);
}
template <Formed T>
bool read(const QJsonValue &json, T &value, Trouble &trouble)
{
    return Form<T>::read(json, value, trouble);
}

template <Id T>
QJsonValue write(T value)
{
    return write(static_cast<quint64>(number(value)));
}
template <Id T>
bool read(const QJsonValue &json, T &value, Trouble &trouble)
{
    quint64 wide = 0;
    if (!read(json, wide, trouble))
        return false;
    if (!std::in_range<std::underlying_type_t<T>>(wide))
        return trouble.note();
    value = static_cast<T>(wide);
    return true;
}

template <Named T>
QJsonValue write(T value)
{
    return enumName(value);
}
template <Named T>
bool read(const QJsonValue &json, T &value, Trouble &trouble)
{
    const auto known = json.isString() ? enumNamed<T>(json.toString()) : std::nullopt;
    if (!known)
        return trouble.note();
    value = *known;
    return true;
}

template <typename Rep, typename Period>
QJsonValue write(std::chrono::duration<Rep, Period> value)
{
    return write(static_cast<qint64>(value.count()));
}
template <typename Rep, typename Period>
bool read(const QJsonValue &json, std::chrono::duration<Rep, Period> &value, Trouble &trouble)
{
    qint64 count = 0;
    if (!read(json, count, trouble))
        return false;
    value = std::chrono::duration<Rep, Period>(count);
    return true;
}

inline QJsonValue write(WallTime value)
{
    return write(static_cast<qint64>(value.time_since_epoch().count()));
}
inline bool read(const QJsonValue &json, WallTime &value, Trouble &trouble)
{
    Milliseconds since{};
    if (!read(json, since, trouble))
        return false;
    value = WallTime(since);
    return true;
}

template <typename T>
QJsonValue write(const std::optional<T> &value)
{
    return value ? write(*value) : QJsonValue();
}
template <typename T>
bool read(const QJsonValue &json, std::optional<T> &value, Trouble &trouble)
{
    value.reset();
    return json.isNull() || read(json, value.emplace(), trouble);
}

template <typename T>
    requires(!Formed<std::vector<T>>)
QJsonValue write(const std::vector<T> &value)
{
    QJsonArray array;
    for (const T &each : value)
        array.append(write(each));
    return array;
}
template <typename T>
    requires(!Formed<std::vector<T>>)
bool read(const QJsonValue &json, std::vector<T> &value, Trouble &trouble)
{
    if (!json.isArray())
        return trouble.note();
    const QJsonArray array = json.toArray();
    value.clear();
    value.reserve(static_cast<std::size_t>(array.size()));
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (!read(array[i], value.emplace_back(), trouble))
            return trouble.under(QString::number(i));
    }
    return true;
}

template <typename T, std::size_t count>
QJsonValue write(const std::array<T, count> &value)
{
    return write(std::vector<T>(value.begin(), value.end()));
}
template <typename T, std::size_t count>
bool read(const QJsonValue &json, std::array<T, count> &value, Trouble &trouble)
{
    std::vector<T> all;
    if (!read(json, all, trouble))
        return false;
    if (all.size() != count)
        return trouble.note();
    std::copy(all.begin(), all.end(), value.begin());
    return true;
}

/// As pairs, since a key need not be a text.
template <typename Key, typename T>
QJsonValue write(const std::map<Key, T> &value)
{
    QJsonArray array;
    for (const auto &[key, each] : value)
        array.append(QJsonArray{write(key), write(each)});
    return array;
}
template <typename Key, typename T>
bool read(const QJsonValue &json, std::map<Key, T> &value, Trouble &trouble)
{
    if (!json.isArray())
        return trouble.note();
    const QJsonArray array = json.toArray();
    value.clear();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QJsonArray pair = array[i].toArray();
        Key key{};
        if (pair.size() != 2 || !read(pair[0], key, trouble) || !read(pair[1], value[key], trouble)) {
            trouble.note();
            return trouble.under(QString::number(i));
        }
    }
    return true;
}

namespace detail {

/// The name of a structure with a small first letter, "breakerOpen": which of several a variant holds.
template <typename T>
QString structureName()
{
    constexpr std::string_view text = __PRETTY_FUNCTION__; // "… [with T = sluice::why::BreakerOpen]"
    constexpr std::string_view before = "T = ";
    constexpr std::size_t from = text.find(before) + before.size();
    constexpr std::string_view full = text.substr(from, text.find_first_of(";]", from) - from);
    constexpr std::string_view name = full.substr(full.rfind(':') + 1);
    QString result = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    result[0] = result[0].toLower();
    return result;
}

inline constexpr QLatin1StringView kIs{"is"};

} // namespace detail

/// The fields of what it holds, and in "is" which of them that is.
template <Structure... Ts>
QJsonValue write(const std::variant<Ts...> &value)
{
    return std::visit(
        []<typename T>(const T &held) -> QJsonValue {
            QJsonObject object = write(held).toObject();
            object.insert(detail::kIs, detail::structureName<T>());
            return object;
        },
        value);
}
template <Structure... Ts>
bool read(const QJsonValue &json, std::variant<Ts...> &value, Trouble &trouble)
{
    const QString is = json[detail::kIs].toString();
    const auto take = [&]<typename T>() {
        return is == detail::structureName<T>() && (read(json, value.template emplace<T>(), trouble) || true);
    };
    const bool isKnown = (take.template operator()<Ts>() || ...);
    return !trouble.isThere() && (isKnown || trouble.note());
}

template <Structure T>
QJsonValue write(const T &value)
{
    QJsonObject object;
    std::apply(
        [&](const auto &...field) {
            [[maybe_unused]] const auto put = [&object](const char *name, const QJsonValue &json) {
                if (!json.isUndefined())
                    object.insert(QLatin1StringView(name), json);
            };
            (put(field.name, write(value.*field.place)), ...);
        },
        Fields<T>::list);
    return object;
}
template <Structure T>
bool read(const QJsonValue &json, T &value, Trouble &trouble)
{
    if (!json.isObject())
        return trouble.note();
    const QJsonObject object = json.toObject();
    [[maybe_unused]] const auto take = [&](const auto &field) {
        const auto found = object.constFind(QLatin1StringView(field.name));
        return found == object.constEnd() || read(*found, value.*field.place, trouble)
               || trouble.under(QString::fromLatin1(field.name));
    };
    return std::apply([&](const auto &...field) { return (take(field) && ...); }, Fields<T>::list);
}

} // namespace sluice::wire
