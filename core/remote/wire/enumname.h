#pragma once

#include <QString>

#include <array>
#include <optional>
#include <string_view>
#include <type_traits>

namespace sluice::wire {

/// The most enumerators that an enumeration may have which goes over the wire; its numbers are 0, 1, 2 …
inline constexpr std::size_t kMostEnumerators = 48;

namespace detail {

/// The enumerator's name as the compiler spells it, "Closed"; empty: no enumerator has this value.
template <typename Enum, Enum value>
consteval std::string_view spelledName()
{
    constexpr std::string_view text = __PRETTY_FUNCTION__; // "… [with Enum = E; Enum value = E::Closed; …]"
    constexpr std::string_view before = "value = ";
    constexpr std::size_t from = text.find(before) + before.size();
    constexpr std::size_t to = text.find_first_of(";]", from);
    constexpr std::string_view full = text.substr(from, to - from);
    if (full.find('(') != std::string_view::npos) // "(E)17"
        return {};
    return full.substr(full.rfind(':') + 1);
}

template <typename Enum, std::size_t... values>
consteval auto spelledNames(std::index_sequence<values...>)
{
    return std::array{spelledName<Enum, static_cast<Enum>(values)>()...};
}

} // namespace detail

/// The names of an enumeration, by number; empty where it has no enumerator.
template <typename Enum>
inline constexpr auto kNames = detail::spelledNames<Enum>(std::make_index_sequence<kMostEnumerators>());

/// The stable name of an enumerator on the wire: its own, with a small first letter: "forcedOpen".
template <typename Enum>
    requires std::is_enum_v<Enum>
[[nodiscard]] QString enumName(Enum value)
{
    const auto place = static_cast<std::size_t>(value);
    if (place >= kMostEnumerators || kNames<Enum>[place].empty())
        return {};
    const std::string_view name = kNames<Enum>[place];
    QString text = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    text[0] = text[0].toLower();
    return text;
}

/// The enumerator of that name; none: there is no such.
template <typename Enum>
    requires std::is_enum_v<Enum>
[[nodiscard]] std::optional<Enum> enumNamed(const QString &name)
{
    for (std::size_t place = 0; place < kMostEnumerators; ++place) {
        if (!name.isEmpty() && !kNames<Enum>[place].empty() && enumName(static_cast<Enum>(place)) == name)
            return static_cast<Enum>(place);
    }
    return std::nullopt;
}

} // namespace sluice::wire
