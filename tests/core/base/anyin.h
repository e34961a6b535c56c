#pragma once

#include <rapidcheck.h>

namespace sluice {

/// A number in [least, end), drawn without regard to the size of the case: RapidCheck's own `inRange` gives the first
/// cases next to nothing but `least`, so that a script of random steps would hardly do a thing.
template <typename T>
T anyIn(T least, T end)
{
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<T>(least, end));
}

} // namespace sluice
