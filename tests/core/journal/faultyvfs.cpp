#include "tests/core/journal/faultyvfs.h"

#include <sqlite3.h>

namespace sluice {

FaultyVfs::FaultyVfs(bool quick)
    : m_isQuick(quick)
{
}

void FaultyVfs::fill(bool full)
{
    const std::lock_guard lock(m_mutex);
    m_isFull = full;
}

void FaultyVfs::failFlushes(bool fails)
{
    const std::lock_guard lock(m_mutex);
    m_failsFlushes = fails;
}

void FaultyVfs::failFrom(VfsCall call, quint64 nth, int code, quint64 times)
{
    const std::lock_guard lock(m_mutex);
    m_calls = {};
    m_hasFailed = false;
    m_fault = Fault{call, nth, code, times};
}

void FaultyVfs::heal()
{
    const std::lock_guard lock(m_mutex);
    m_fault.reset();
    m_isFull = false;
    m_failsFlushes = false;
}

bool FaultyVfs::hasFailed() const
{
    const std::lock_guard lock(m_mutex);
    return m_hasFailed;
}

quint64 FaultyVfs::calls(VfsCall call) const
{
    const std::lock_guard lock(m_mutex);
    return m_calls[static_cast<std::size_t>(call)];
}

quint64 FaultyVfs::logFlushes() const
{
    const std::lock_guard lock(m_mutex);
    return m_logFlushes;
}

int FaultyVfs::before(const VfsAccess &access)
{
    const std::lock_guard lock(m_mutex);
    const auto calls = ++m_calls[static_cast<std::size_t>(access.call)];
    if (m_fault && m_fault->call == access.call && calls >= m_fault->nth && m_fault->times > 0) {
        m_hasFailed = true;
        --m_fault->times;
        return m_fault->code;
    }
    if (m_failsFlushes && access.call == VfsCall::Sync)
        return SQLITE_IOERR_FSYNC;
    if (m_isFull && access.call == VfsCall::Write && access.offset + access.count > sizeBehind(access))
        return SQLITE_FULL;
    return SQLITE_OK;
}

void FaultyVfs::after(const VfsAccess &access)
{
    if (access.call != VfsCall::Sync || access.file != VfsFile::Log)
        return;
    const std::lock_guard lock(m_mutex);
    ++m_logFlushes;
}

} // namespace sluice
