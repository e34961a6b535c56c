#include "core/base/filelimit.h"

#include <algorithm>
#include <mutex>

#include <sys/resource.h>

namespace sluice {

quint64 raiseFileLimit(quint64 wanted)
{
    static std::mutex mutex; // two that raise it at once must not undo each other
    const std::lock_guard lock(mutex);
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return std::numeric_limits<quint64>::max(); // nobody knows of a limit
    if (limit.rlim_cur < wanted) {
        rlimit raised = limit;
        raised.rlim_cur = std::min<rlim_t>(wanted, limit.rlim_max);
        if (setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit = raised;
    }
    return limit.rlim_cur;
}

} // namespace sluice
