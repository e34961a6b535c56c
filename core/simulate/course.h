#pragma once

#include "core/api/simulation.h"

#include <algorithm>

namespace sluice {

/// How many there are of something over a simulated time, in the mean of each part of it. A value.
class CourseMeter {
public:
    explicit CourseMeter(Nanoseconds duration = Nanoseconds(1))
        : m_part(std::max<Nanoseconds>(duration / kCourseParts, Nanoseconds(1)))
        , m_course(kCourseParts)
    {
    }

    /// So many more, or less, from `now` on, which never goes back.
    void add(int by, MonoTime now)
    {
        pass(now);
        m_level += by;
    }
    [[nodiscard]] double level() const { return m_level; }
    [[nodiscard]] const Course &finish(MonoTime end)
    {
        pass(end);
        return m_course;
    }

private:
    void pass(MonoTime now)
    {
        while (m_at < now && m_next < m_course.size()) {
            const MonoTime end = MonoTime(m_part * static_cast<Nanoseconds::rep>(m_next + 1));
            const MonoTime until = std::min(now, end);
            m_course[m_next] += m_level * (std::chrono::duration<double>(until - m_at) / m_part);
            m_at = until;
            m_next += until == end ? 1 : 0;
        }
        m_at = std::max(m_at, now);
    }

    Nanoseconds m_part;
    Course m_course;
    std::size_t m_next = 0;
    MonoTime m_at{};
    double m_level = 0;
};

} // namespace sluice
