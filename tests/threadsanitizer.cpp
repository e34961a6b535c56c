#include <sched.h>

#include <dlfcn.h>

#include <cstdarg>

// Only in programs that ThreadSanitizer watches. GCC 12's runtime takes every clone() for a fork: in the child it turns
// itself off until the exec. QProcess starts its children in the memory of their parent (CLONE_VM), so that it would be
// turned off in the parent's thread for good: what that thread hands over would look like a race, and its own races
// would not be seen. Here such a child gets a memory of its own.

extern "C" int clone(int (*function)(void *), void *stack, int flags, void *argument, ...)
{
    va_list rest;
    va_start(rest, argument);
    auto *parentId = va_arg(rest, pid_t *);
    auto *local = va_arg(rest, void *);
    auto *childId = va_arg(rest, pid_t *);
    va_end(rest);
    if ((flags & CLONE_VFORK) != 0)
        flags &= ~(CLONE_VM | CLONE_VFORK);
    using Clone = int (*)(int (*)(void *), void *, int, void *, ...);
    static const auto next = reinterpret_cast<Clone>(::dlsym(RTLD_NEXT, "clone"));
    return next(function, stack, flags, argument, parentId, local, childId);
}
