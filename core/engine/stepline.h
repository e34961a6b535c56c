#pragma once

#include "core/base/ids.h"

#include <algorithm>
#include <span>
#include <vector>

namespace sluice {

/// Steps in a line, first come, first served. Empty it takes no memory of its own. A value.
class StepLine {
public:
    [[nodiscard]] bool isEmpty() const noexcept { return m_next == m_steps.size(); }
    [[nodiscard]] auto begin() const { return m_steps.begin() + static_cast<std::ptrdiff_t>(m_next); }
    [[nodiscard]] auto end() const { return m_steps.end(); }

    template <typename Range>
    void join(const Range &steps)
    {
        m_steps.insert(m_steps.end(), steps.begin(), steps.end());
    }
    /// Lets a step in before all others.
    void putFirst(StepIndex step)
    {
        if (m_next > 0)
            m_steps[--m_next] = step;
        else
            m_steps.insert(m_steps.begin(), step);
    }
    /// The first in the line, which leaves it; there must be one.
    StepIndex take()
    {
        const StepIndex first = m_steps[m_next++];
        if (isEmpty())
            clear();
        return first;
    }
    /// The first `most` of the line, without taking them. Valid until the line changes.
    [[nodiscard]] std::span<const StepIndex> front(std::size_t most) const
    {
        return std::span(m_steps).subspan(m_next, std::min(most, m_steps.size() - m_next));
    }
    void clear()
    {
        m_steps = {};
        m_next = 0;
    }

private:
    std::vector<StepIndex> m_steps;
    std::size_t m_next = 0;
};

} // namespace sluice
