#pragma once

#include "core/base/clock.h"

#include <QSet>
#include <QString>

#include <deque>

namespace sluice {

/// The events that were taken lately, so that their repeats are known before their bodies are looked at.
///
/// It saves work and decides nothing: the receiver knows all repeats, and this only the last ones. A value.
class HookRepeats {
public:
    explicit HookRepeats(qsizetype capacity = 20'000, Nanoseconds kept = std::chrono::hours(24))
        : m_capacity(capacity)
        , m_kept(kept)
    {
    }

    [[nodiscard]] bool contains(const QString &endpoint, const QString &id, MonoTime now)
    {
        forget(now);
        return m_known.contains(keyOf(endpoint, id));
    }
    void add(const QString &endpoint, const QString &id, MonoTime now)
    {
        const QString key = keyOf(endpoint, id);
        if (m_known.contains(key))
            return;
        m_known.insert(key);
        m_order.emplace_back(now, key);
        if (m_known.size() > m_capacity)
            forgetFirst();
    }
    [[nodiscard]] qsizetype size() const { return m_known.size(); }

private:
    static QString keyOf(const QString &endpoint, const QString &id) { return endpoint + u'/' + id; }
    void forgetFirst()
    {
        m_known.remove(m_order.front().second);
        m_order.pop_front();
    }
    void forget(MonoTime now)
    {
        while (!m_order.empty() && m_order.front().first + m_kept <= now)
            forgetFirst();
    }

    qsizetype m_capacity;
    Nanoseconds m_kept;
    QSet<QString> m_known;
    std::deque<std::pair<MonoTime, QString>> m_order;
};

} // namespace sluice
