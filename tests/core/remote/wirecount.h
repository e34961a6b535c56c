#pragma once

#include "core/remote/wire/wire.h"

namespace sluice::test {

/// Stands in for a value of any type, unevaluated.
struct AnyValue {
    template <typename T>
    operator T() const; // NOLINT(google-explicit-constructor)
};

template <typename T, std::size_t... places>
consteval bool takesAsMany(std::index_sequence<places...>)
{
    return requires
    {
        T{(void(places), AnyValue{})...};
    };
}

/// How many members an aggregate has: as many values as it can be made of.
template <typename T, std::size_t most = 40>
consteval std::size_t memberCount()
{
    if constexpr (most == 0)
        return 0;
    else if constexpr (takesAsMany<T>(std::make_index_sequence<most>()))
        return most;
    else
        return memberCount<T, most - 1>();
}

} // namespace sluice::test
