#include "core/integration/secret/coredumps.h"

#include <QtGlobal>

#include <sys/resource.h>

namespace sluice {

void forbidCoreDumps()
{
    if (qEnvironmentVariableIntValue("SLUICE_CORE_DUMPS") == 1)
        return;
    // Not PR_SET_DUMPABLE: the desktop's portals refuse a program whose /proc they cannot read.
    constexpr rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
}

} // namespace sluice
