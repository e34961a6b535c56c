#pragma once

#include <QtGlobal>

#include <cmath>
#include <numbers>

namespace sluice {

/// Draws of chance that depend on their key alone, not on how many were taken elsewhere.
///
/// Exists so that two settings of one workflow meet the same luck: attempt 2 of step 5 of run 17 takes as long in both.
/// Source: SplitMix64 (Steele, Lea, Flood 2014). A value.
class Draws {
public:
    explicit Draws(quint64 seed, quint64 first = 0, quint64 second = 0, quint64 third = 0)
        : m_state(seed)
    {
        for (const quint64 key : {first, second, third})
            m_state = mix(m_state + kStep) ^ mix(key * kStep + kStep);
    }

    [[nodiscard]] quint64 next() { return mix(m_state += kStep); }
    /// In [0, 1).
    [[nodiscard]] double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    /// With mean 1.
    [[nodiscard]] double exponential() { return -std::log1p(-uniform()); }
    /// Source: Box and Muller 1958.
    [[nodiscard]] double normal()
    {
        const double radius = std::sqrt(2 * exponential());
        return radius * std::cos(2 * std::numbers::pi * uniform());
    }

private:
    static constexpr quint64 kStep = 0x9e3779b97f4a7c15ULL;

    [[nodiscard]] static quint64 mix(quint64 x)
    {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
        return x ^ (x >> 31);
    }

    quint64 m_state;
};

} // namespace sluice
