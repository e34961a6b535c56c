#include "core/script/scriptlimits.h"

#include <array>
#include <cstddef>
#include <vector>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace sluice::scriptlimits {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kFilters = false;
#else
constexpr bool kFilters = true;
#endif

#if defined(__x86_64__)
constexpr quint32 kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr quint32 kArchitecture = AUDIT_ARCH_AARCH64;
#else
constexpr quint32 kArchitecture = 0; // not known here: no filter
#endif

/// Those of a script that runs first; numbers of other kinds of system call (x32) are none of these. The engine takes the
/// memory of its heap from files without a name (`memfd_create`, `ftruncate`, `close`), and maps
/// executable pages for its regular expressions.
constexpr std::array kAllowed{
    SYS_read,         SYS_mmap,           SYS_mprotect,     SYS_write,        SYS_clock_gettime,
    SYS_setitimer,    SYS_pread64,        SYS_munmap,       SYS_madvise,      SYS_mremap,
    SYS_brk,          SYS_memfd_create,   SYS_ftruncate,    SYS_close,        SYS_futex,
    SYS_gettimeofday, SYS_rt_sigprocmask, SYS_rt_sigaction, SYS_rt_sigreturn, SYS_sigaltstack,
    SYS_getpid,       SYS_gettid,         SYS_getrandom,    SYS_sched_yield,  SYS_restart_syscall,
    SYS_exit,         SYS_exit_group};

constexpr quint32 offsetOfArgument(std::size_t index)
{
    return static_cast<quint32>(offsetof(seccomp_data, args) + index * sizeof(quint64)); // the low half, little endian
}

/// Programs of the kernel's packet filter: what to do with a system call.
class FilterProgram {
public:
    FilterProgram()
    {
        load(offsetof(seccomp_data, arch));
        add(BPF_JMP | BPF_JEQ | BPF_K, kArchitecture, 1, 0);
        end(SECCOMP_RET_KILL_PROCESS);
        load(offsetof(seccomp_data, nr));
    }

    void allow(long call)
    {
        add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<quint32>(call), 0, 1);
        end(SECCOMP_RET_ALLOW);
    }
    /// Allowed when the argument at `index` is that.
    void allowWith(long call, std::size_t index, quint32 value)
    {
        add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<quint32>(call), 0, 4);
        load(offsetOfArgument(index));
        add(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1);
        end(SECCOMP_RET_ALLOW);
        end(SECCOMP_RET_KILL_PROCESS);
    }
    void end(quint32 action) { add(BPF_RET | BPF_K, action, 0, 0); }

    [[nodiscard]] bool install()
    {
        const sock_fprog program{static_cast<unsigned short>(m_steps.size()), m_steps.data()};
        return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
    }

private:
    void load(std::size_t offset) { add(BPF_LD | BPF_W | BPF_ABS, static_cast<quint32>(offset), 0, 0); }
    void add(int code, quint32 operand, quint8 ifTrue, quint8 ifFalse)
    {
        m_steps.push_back({static_cast<quint16>(code), ifTrue, ifFalse, operand});
    }

    std::vector<sock_filter> m_steps;
};

} // namespace

Filter filterSystemCalls()
{
    if (!kFilters)
        return Filter::Unused;
    if (kArchitecture == 0)
        return Filter::Missing;
    FilterProgram program;
    for (const long call : kAllowed)
        program.allow(call);
    program.allowWith(SYS_tgkill, 0, static_cast<quint32>(getpid())); // how `abort` ends this process
    program.end(SECCOMP_RET_KILL_PROCESS);
    return program.install() ? Filter::On : Filter::Missing;
}

} // namespace sluice::scriptlimits
