#include "core/script/scriptlimits.h"
#include "core/script/scriptwire.h"

#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

struct Call {
    const char *name;
    long number;
    long a = 0;
    long b = 0;
    long c = 0;
};

template <typename T>
long pointer(T *to)
{
    return reinterpret_cast<long>(to);
}

} // namespace

/// Makes the system call of that name as a script process would: 0 if it comes back, 3 where calls are not filtered,
/// 4 where there is none of that name.
int main(int, char **arguments)
{
    static char path[] = "/etc/passwd";
    static char *nothing[] = {nullptr};
    static rlimit endless{RLIM_INFINITY, RLIM_INFINITY};
    static sockaddr_in address{};
    const Call calls[] = {
        {"write", SYS_write, 1, pointer(path), 0},
        {"mmap", SYS_mmap, 0, 0, 0},
        {"signal itself", SYS_tgkill, getpid(), gettid(), 0},
        {"openat", SYS_openat, AT_FDCWD, pointer(path), O_RDONLY},
        {"getdents", SYS_getdents64, 0, pointer(path), 1},
        {"socket", SYS_socket, AF_INET, SOCK_STREAM, 0},
        {"socketpair", SYS_socketpair, AF_UNIX, SOCK_STREAM, 0},
        {"connect", SYS_connect, 0, pointer(&address), sizeof address},
        {"sendto", SYS_sendto, 1, pointer(path), 1},
        {"clone", SYS_clone},
        {"execve", SYS_execve, pointer(path), pointer(nothing), pointer(nothing)},
        {"execveat", SYS_execveat, AT_FDCWD, pointer(path), pointer(nothing)},
        {"ptrace", SYS_ptrace},
        {"kill", SYS_kill, 1, 0},
        {"signal another", SYS_tgkill, 1, 1, 0},
        {"process_vm_readv", SYS_process_vm_readv, 1},
        {"prctl", SYS_prctl, PR_GET_DUMPABLE},
        {"seccomp", SYS_seccomp, SECCOMP_SET_MODE_STRICT},
        {"prlimit", SYS_prlimit64, 0, RLIMIT_AS, pointer(&endless)},
        {"setrlimit", SYS_setrlimit, RLIMIT_AS, pointer(&endless)},
        {"ioctl", SYS_ioctl, 1},
        {"bpf", SYS_bpf},
        {"io_uring_setup", SYS_io_uring_setup, 1},
        {"no such call", 100'000},
#if defined(__x86_64__) // others have none of these
        {"open", SYS_open, pointer(path), O_RDONLY},
        {"stat", SYS_stat, pointer(path), pointer(path)},
        {"unlink", SYS_unlink, pointer(path) + 4},
        {"readlink", SYS_readlink, pointer(path), pointer(path), 1},
        {"fork", SYS_fork},
        {"vfork", SYS_vfork},
#endif
    };
    using namespace sluice;
    scriptlimits::apply(scriptwire::kMemoryLimit);
    if (scriptlimits::filterSystemCalls() != scriptlimits::Filter::On)
        return 3;
    for (const Call &call : calls) {
        if (std::strcmp(call.name, arguments[1]) == 0) {
            syscall(call.number, call.a, call.b, call.c, 0L, 0L, 0L);
            _exit(EXIT_SUCCESS);
        }
    }
    _exit(4); // this kind of machine has no such call
}
