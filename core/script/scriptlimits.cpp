#include "core/script/scriptlimits.h"

#include "core/script/scriptwire.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#if defined(__SANITIZE_THREAD__)
extern "C" int __sigaction(int signal, const struct sigaction *action, struct sigaction *before); // the C library's own
#endif

namespace sluice::scriptlimits {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kLimitsMemory = false; // the sanitizers map terabytes of address space
#else
constexpr bool kLimitsMemory = true;
#endif

int statusFile = -1; ///< of this process's memory; kept open, since no file can be opened later
qint64 sizeAtStart = 0;

qint64 addressSpace()
{
    std::array<char, 64> text = {};
    if (statusFile < 0 || ::pread(statusFile, text.data(), text.size() - 1, 0) <= 0)
        return 0;
    static const auto pageSize = sysconf(_SC_PAGESIZE);
    return std::strtoll(text.data(), nullptr, 10) * pageSize;
}

/// The engine crashes in several ways when it gets no memory; errno still says that this was the reason.
void endForCrash(int signal)
{
    if (errno == ENOMEM)
        _exit(scriptwire::kMemoryExit);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

/// Nothing but the call: it may have come in the middle of anything.
void endForTime(int)
{
    syscall(SYS_exit_group, static_cast<int>(scriptwire::kTimeExit));
}

void handle(int signal, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_ONSTACK;
#if defined(__SANITIZE_THREAD__)
    // ThreadSanitizer holds a signal that nothing in the program caused until the program calls something that it
    // watches. A script that loops for ever calls nothing, so its time would never be over.
    __sigaction(signal, &action, nullptr);
#else
    sigaction(signal, &action, nullptr);
#endif
}

/// Ends the process in so much time; 0: not any more.
void setTimer(Milliseconds time)
{
    itimerval timer = {};
    timer.it_value.tv_sec = time.count() / 1000;
    timer.it_value.tv_usec = time.count() % 1000 * 1000;
    setitimer(ITIMER_REAL, &timer, nullptr);
}

void limit(decltype(RLIMIT_AS) what, rlim_t most)
{
    const rlimit bound{most, most};
    setrlimit(what, &bound);
}

} // namespace

void apply(qint64 memory)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    close_range(3, ~0U, 0);
    statusFile = ::open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    setenv("TZ", "UTC0", 1); // what needs no file
    setenv("QV4_FORCE_INTERPRETER", "1", 1);
    // A stack of its own, since the usual one may be what ran out.
    static std::array<char, 64 * 1024> handlerStack;
    stack_t stack = {};
    stack.ss_sp = handlerStack.data();
    stack.ss_size = handlerStack.size();
    sigaltstack(&stack, nullptr);
    for (const int signal : {SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGTRAP})
        handle(signal, endForCrash);
    handle(SIGALRM, endForTime);
    limit(RLIMIT_CORE, 0);
    if (kLimitsMemory)
        limit(RLIMIT_AS, static_cast<rlim_t>(memory));
}

TimeLimit::TimeLimit(Milliseconds time)
{
    setTimer(time);
    errno = 0; // so that an old one does not explain a later crash
}

TimeLimit::~TimeLimit()
{
    setTimer(Milliseconds(0));
}

qint64 growth()
{
    return addressSpace() - sizeAtStart;
}

void startGrowth()
{
    sizeAtStart = addressSpace();
}

void giveBack()
{
    malloc_trim(0);
}

} // namespace sluice::scriptlimits
