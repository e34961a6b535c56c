#include "core/base/threadcpu.h"

#include <pthread.h>

namespace sluice {

ThreadCpu ThreadCpu::ofThisThread()
{
    clockid_t clock{};
    return ThreadCpu(pthread_getcpuclockid(pthread_self(), &clock) == 0 ? clock : CLOCK_THREAD_CPUTIME_ID);
}

Nanoseconds ThreadCpu::used() const
{
    timespec time{};
    if (clock_gettime(m_clock, &time) != 0)
        return {};
    return std::chrono::seconds(time.tv_sec) + Nanoseconds(time.tv_nsec);
}

} // namespace sluice
