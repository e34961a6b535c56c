#pragma once

#include <QtGlobal>

#include <algorithm>
#include <mutex>

namespace sluice {

/// The hold that a generation of a component has on something that only one may have. Once the generation is given up, what
/// it held is told by `Release` to let go, so that the successor can take it, whatever hangs.
/// Thread: any.
template <typename Held, void (Held::*Release)()>
class GenerationHold {
public:
    void hold(Held *held, quint32 generation)
    {
        const std::lock_guard lock(m_mutex);
        if (generation <= m_givenUp) {
            (held->*Release)();
            return;
        }
        m_held = held;
        m_generation = generation;
    }
    /// Before what is held goes.
    void letGo(const Held *held)
    {
        const std::lock_guard lock(m_mutex);
        if (m_held == held)
            m_held = nullptr;
    }
    void giveUp(quint32 generation)
    {
        const std::lock_guard lock(m_mutex);
        m_givenUp = std::max(m_givenUp, generation);
        if (m_held && m_generation <= generation)
            (m_held->*Release)();
    }
    /// Does this for a generation, unless that was given up; it is not given up meanwhile.
    template <typename Action>
    void unlessGivenUp(quint32 generation, Action action)
    {
        const std::lock_guard lock(m_mutex);
        if (generation > m_givenUp)
            action();
    }

private:
    std::mutex m_mutex;
    Held *m_held = nullptr;
    quint32 m_generation = 0; ///< that holds it
    quint32 m_givenUp = 0;    ///< this one and all before it
};

} // namespace sluice
