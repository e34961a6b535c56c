#include "app/ctl/interrupt.h"

#include <csignal>

#include <sys/signalfd.h>
#include <unistd.h>

namespace sluice::ctl {

namespace {

sigset_t signalsTaken()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    return set;
}

} // namespace

Interrupt::Interrupt()
{
    // A signal that is blocked comes although it is ignored.
    struct sigaction hangUp = {};
    sigaction(SIGHUP, nullptr, &hangUp);
    m_outlivesItsTerminal = hangUp.sa_handler == SIG_IGN;
    // Blocked before any other thread begins, so that all inherit it and only the descriptor tells of these signals.
    const sigset_t set = signalsTaken();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_signals = ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_signals, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Interrupt::take);
}

Interrupt::~Interrupt()
{
    m_notifier.reset();
    ::close(m_signals);
    const sigset_t set = signalsTaken();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void Interrupt::take()
{
    signalfd_siginfo info{};
    while (::read(m_signals, &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
        if (info.ssi_signo == SIGHUP)
            Q_EMIT hungUp();
        else
            Q_EMIT caught();
    }
}

} // namespace sluice::ctl
