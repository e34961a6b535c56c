#include "core/tasks/blockingpool.h"

#include <algorithm>
#include <numeric>

namespace sluice {

BlockingPool::BlockingPool(quint32 threads, SecretStorePtr secrets)
    : m_secrets(std::move(secrets))
{
    for (quint32 i = 0; i < std::max(threads, 1U); ++i)
        m_threads.emplace_back([this](const std::stop_token &stop) { serve(stop); });
}

BlockingPool::~BlockingPool()
{
    for (auto &thread : m_threads)
        thread.request_stop();
    m_threads.clear();
}

void BlockingPool::add(Work work)
{
    {
        const std::lock_guard lock(m_mutex);
        m_work.push_back(std::move(work));
    }
    m_wake.notify_one();
}

quint32 BlockingPool::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<quint32>(m_work.size());
}

Nanoseconds BlockingPool::cpuTime() const
{
    const std::lock_guard lock(m_mutex);
    return std::accumulate(m_cpu.begin(), m_cpu.end(), Nanoseconds(0),
                           [](Nanoseconds sum, const ThreadCpu &thread) { return sum + thread.used(); });
}

void BlockingPool::serve(const std::stop_token &stop)
{
    {
        const std::lock_guard lock(m_mutex);
        m_cpu.push_back(ThreadCpu::ofThisThread());
    }
    SqlSessions sessions(m_secrets);
    while (true) {
        Work work;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_work.empty(); }) || stop.stop_requested())
                return;
            work = std::move(m_work.front());
            m_work.pop_front();
        }
        work(sessions);
    }
}

} // namespace sluice
