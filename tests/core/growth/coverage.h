#pragma once

#include <QByteArray>

#include <cmath>
#include <cstdio>

namespace sluice::test {

/// How often an interval held the truth.
struct Coverage {
    double promised = 0.95;
    quint64 worlds = 0;
    quint64 held = 0;

    void note(bool isHeld)
    {
        ++worlds;
        held += isHeld ? 1 : 0;
    }
    [[nodiscard]] double share() const { return static_cast<double>(held) / static_cast<double>(worlds); }
    /// Standard errors from what was promised: that of a binomial share. With a true promise beyond 3 once in 370 seeds.
    [[nodiscard]] double errors() const
    {
        const double n = static_cast<double>(worlds);
        return (share() - promised) / std::sqrt(promised * (1 - promised) / n);
    }
    [[nodiscard]] bool isKept() const { return std::abs(errors()) <= 3; }
    [[nodiscard]] QByteArray text() const
    {
        return QByteArray::number(share() * 100, 'f', 1) + " % of " + QByteArray::number(worlds) + " worlds, "
               + QByteArray::number(errors(), 'f', 1) + " standard errors from what was promised";
    }
};

} // namespace sluice::test
