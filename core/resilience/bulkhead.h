#pragma once

#include <QtGlobal>

#include <algorithm>

namespace sluice {

/// At most `limit` calls at once, so that one slow service does not take all there is.
///
/// Only counts; whoever must wait stands in a `TurnLine`. Lowering the limit ends no call: it admits nobody until
/// enough have left. Thread: one owner.
class Bulkhead {
public:
    explicit Bulkhead(quint32 limit = 10)
        : m_limit(std::max(limit, 1u))
    {
    }

    /// Takes a place; false if there is none.
    [[nodiscard]] bool enter()
    {
        if (m_inUse >= m_limit)
            return false;
        ++m_inUse;
        return true;
    }
    /// Gives a place back; false, changing nothing, if none is taken.
    bool leave()
    {
        if (m_inUse == 0)
            return false;
        --m_inUse;
        return true;
    }
    void resize(quint32 limit) { m_limit = std::max(limit, 1u); }

    [[nodiscard]] quint32 limit() const { return m_limit; }
    [[nodiscard]] quint32 inUse() const { return m_inUse; }
    [[nodiscard]] quint32 free() const { return m_limit > m_inUse ? m_limit - m_inUse : 0; }

private:
    quint32 m_limit;
    quint32 m_inUse = 0;
};

} // namespace sluice
