#pragma once

#include <QLatin1StringView>
#include <QString>

#include <algorithm>
#include <iterator>

namespace sluice {

/// The value whose name in a file this is, of an enumeration whose names are listed in its order; `usual`: it is none.
template <typename Enum, std::size_t Count>
[[nodiscard]] Enum valueNamed(const QString &name, const QLatin1StringView (&names)[Count], Enum usual)
{
    const auto found = std::ranges::find_if(names, [&](QLatin1StringView known) { return name == known; });
    return found == std::end(names) ? usual : static_cast<Enum>(found - std::begin(names));
}

/// The name of a value in a file.
template <typename Enum, std::size_t Count>
[[nodiscard]] QLatin1StringView nameIn(const QLatin1StringView (&names)[Count], Enum value)
{
    return names[static_cast<std::size_t>(value)];
}

} // namespace sluice
