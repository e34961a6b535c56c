#include "core/integration/demo/faults.h"

#include <cmath>

namespace sluice {

namespace {

constexpr quint64 kRunLength = 3; ///< two faults, then one call that must pass

/// The output function of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
quint64 mix(quint64 value)
{
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

quint64 keyOf(quint64 seed, QStringView country)
{
    quint64 key = mix(seed);
    for (const QChar letter : country)
        key = mix(key ^ letter.toUpper().unicode());
    return key;
}

double uniform(quint64 key, quint64 callNumber)
{
    return std::ldexp(static_cast<double>(mix(key ^ mix(callNumber)) >> 11), -53);
}

/// The chance p of a call that may fail. Of the calls after 0, 1 and 2 faults in a row, only the last kind must pass,
/// so (p + p²) / (1 + p + p²) of all calls are faults in the long run; solved here for p.
double chanceFor(double errorRate)
{
    if (!(errorRate > 0))
        return 0;
    if (errorRate >= 2.0 / 3.0)
        return 1;
    return (std::sqrt(1 + 4 * errorRate / (1 - errorRate)) - 1) / 2;
}

} // namespace

bool isFault(quint64 seed, QStringView country, quint64 callNumber, double errorRate)
{
    const double chance = chanceFor(errorRate);
    if (chance >= 1)
        return callNumber % kRunLength != kRunLength - 1;
    const quint64 key = keyOf(seed, country);
    if (uniform(key, callNumber) >= chance)
        return false;
    quint64 first = callNumber;
    while (first > 0 && uniform(key, first - 1) < chance)
        --first;
    return (callNumber - first) % kRunLength != kRunLength - 1;
}

} // namespace sluice
