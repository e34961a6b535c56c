#pragma once

#include <cstdint>

#include <sys/eventfd.h>
#include <unistd.h>

namespace sluice {

/// Wakes a thread that waits in `poll`. Thread: `wake` any, the others the one that waits.
class WakeFd {
public:
    WakeFd()
        : m_fd(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
    {
    }
    ~WakeFd() { ::close(m_fd); }
    WakeFd(const WakeFd &) = delete;
    WakeFd &operator=(const WakeFd &) = delete;

    [[nodiscard]] int fd() const { return m_fd; }
    void wake() const
    {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(m_fd, &one, sizeof one); // full: it is awake already
    }
    void clear() const
    {
        std::uint64_t count = 0;
        [[maybe_unused]] const auto read = ::read(m_fd, &count, sizeof count); // nothing there: nobody woke it
    }

private:
    int m_fd;
};

} // namespace sluice
