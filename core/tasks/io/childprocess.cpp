#include "core/tasks/io/childprocess.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <functional>
#include <optional>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sluice {

namespace {

constexpr qsizetype kMostErrors = 64 * 1024;
constexpr std::chrono::milliseconds kPatience{2'000};

/// A descriptor that is closed with this object.
class Descriptor {
public:
    explicit Descriptor(int number = -1)
        : m_number(number)
    {
    }
    ~Descriptor() { close(); }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    void reset(int number)
    {
        close();
        m_number = number;
    }
    void close()
    {
        if (m_number >= 0)
            ::close(m_number);
        m_number = -1;
    }
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

struct Pipe {
    Descriptor read;
    Descriptor write;

    bool open()
    {
        int ends[2] = {-1, -1};
        if (pipe2(ends, O_CLOEXEC) != 0)
            return false;
        read.reset(ends[0]);
        write.reset(ends[1]);
        return true;
    }
};

/// A child that closes its standard input must not end this program by a signal. Of this thread only.
class WithoutBrokenPipes {
public:
    WithoutBrokenPipes()
    {
        sigemptyset(&m_pipe);
        sigaddset(&m_pipe, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
    }
    ~WithoutBrokenPipes()
    {
        const timespec atOnce{};
        while (sigtimedwait(&m_pipe, nullptr, &atOnce) > 0) {
        }
        pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    WithoutBrokenPipes(const WithoutBrokenPipes &) = delete;
    WithoutBrokenPipes &operator=(const WithoutBrokenPipes &) = delete;

private:
    sigset_t m_pipe{};
    sigset_t m_before{};
};

std::vector<char *> pointersTo(QByteArrayList &texts)
{
    std::vector<char *> pointers;
    for (QByteArray &text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// One child from its start to its end. Between fork and exec only what is safe after a fork of a program with threads.
class Child {
public:
    Child(const ChildProgram &program, const std::stop_token &stop)
        : m_program(program)
        , m_stop(stop)
        , m_input(program.input)
    {
    }

    ChildEnd run()
    {
        m_woken.reset(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
        if (!m_woken.isOpen() || !m_in.open() || !m_out.open() || !m_err.open() || !m_started.open())
            return notStarted(errno);
        if (!start())
            return m_end;
        const std::stop_callback<std::function<void()>> onStop(m_stop, [this] { wake(); });
        exchange();
        end();
        return std::move(m_end);
    }

private:
    ChildEnd notStarted(int error)
    {
        m_end.how = ChildEnd::How::NotStarted;
        m_end.code = error;
        return m_end;
    }

    void wake() const
    {
        const quint64 one = 1;
        [[maybe_unused]] const auto written = ::write(m_woken.number(), &one, sizeof one);
    }

    bool start()
    {
        QByteArrayList words{m_program.program};
        words += m_program.arguments;
        QByteArrayList environment = m_program.environment;
        const std::vector<char *> argv = pointersTo(words);
        const std::vector<char *> envp = pointersTo(environment);
        const pid_t parent = getpid();
        m_pid = fork();
        if (m_pid < 0)
            return notStarted(errno), false;
        if (m_pid == 0)
            become(argv.data(), envp.data(), parent);
        setpgid(m_pid, m_pid); // whoever comes first: the child does the same
        m_in.read.close();
        m_out.write.close();
        m_err.write.close();
        m_started.write.close();
        int error = 0;
        ssize_t got = 0;
        do {
            got = ::read(m_started.read.number(), &error, sizeof error);
        } while (got < 0 && errno == EINTR);
        if (got == sizeof error) { // exec did not close the pipe but wrote into it
            waitpid(m_pid, nullptr, 0);
            return notStarted(error), false;
        }
        for (const Descriptor *each : {&m_in.write, &m_out.read, &m_err.read})
            fcntl(each->number(), F_SETFL, O_NONBLOCK);
        return true;
    }

    [[noreturn]] void become(char *const *argv, char *const *envp, pid_t parent)
    {
        setpgid(0, 0);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        const bool isOrphan = getppid() != parent;
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
        signal(SIGPIPE, SIG_DFL);
        rlimit noCore{0, 0};
        setrlimit(RLIMIT_CORE, &noCore);
        if (m_program.mostMemory > 0) {
            const rlimit memory{static_cast<rlim_t>(m_program.mostMemory), static_cast<rlim_t>(m_program.mostMemory)};
            setrlimit(RLIMIT_AS, &memory);
        }
        const bool isReady = !isOrphan && dup2(m_in.read.number(), 0) >= 0 && dup2(m_out.write.number(), 1) >= 0
                             && dup2(m_err.write.number(), 2) >= 0 && chdir(m_program.folder.constData()) == 0;
        if (isReady) {
            close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
            execve(argv[0], argv, envp);
        }
        const int error = errno;
        [[maybe_unused]] const auto written = ::write(m_started.write.number(), &error, sizeof error);
        _exit(127);
    }

    /// Until both of its outputs are closed, it has ended, or it has to go.
    void exchange()
    {
        if (m_input.isEmpty())
            m_in.write.close();
        while (m_out.read.isOpen() || m_err.read.isOpen()) {
            pollfd all[] = {{m_woken.number(), POLLIN, 0},
                            {m_in.write.number(), POLLOUT, 0},
                            {m_out.read.number(), POLLIN, 0},
                            {m_err.read.number(), POLLIN, 0}};
            // A child of the child may hold the pipes open after it has ended; so look for its end from time to time: before
            // what it wrote is asked for, else what it writes between the two would be lost.
            const bool isLast = hasEnded();
            if (poll(all, 4, isLast ? 0 : 50) < 0 && errno != EINTR)
                return;
            if (m_stop.stop_requested()) {
                m_end.how = ChildEnd::How::Stopped;
                m_isOver = true;
                return;
            }
            if (all[1].revents != 0)
                feed();
            const bool hadOutput = all[2].revents != 0 || all[3].revents != 0;
            if (all[2].revents != 0 && !take(m_out.read, m_end.output))
                return;
            if (all[3].revents != 0 && !take(m_err.read, m_end.errors))
                return;
            if (!hadOutput && isLast)
                return;
        }
    }

    void feed()
    {
        const ssize_t count = ::write(m_in.write.number(), m_input.constData() + m_fed, m_input.size() - m_fed);
        if (count > 0)
            m_fed += count;
        const bool isBroken = count < 0 && errno != EAGAIN && errno != EINTR;
        if (isBroken || m_fed == m_input.size())
            m_in.write.close();
    }

    /// False: it wrote too much.
    bool take(Descriptor &from, QByteArray &to)
    {
        char buffer[16 * 1024];
        const ssize_t count = ::read(from.number(), buffer, sizeof buffer);
        if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR))
            from.close();
        if (count > 0)
            to.append(buffer, count);
        if (&to == &m_end.errors) {
            if (to.size() > 2 * kMostErrors)
                to = to.last(kMostErrors);
            return true;
        }
        if (m_program.mostOutput <= 0 || to.size() <= m_program.mostOutput)
            return true;
        to.truncate(m_program.mostOutput);
        m_end.how = ChildEnd::How::TooMuch;
        m_isOver = true;
        return false;
    }

    /// It stays to be reaped, so that its number, and that of its group, is nobody else's.
    [[nodiscard]] bool hasEnded(bool wait = false) const
    {
        siginfo_t info{};
        int got = 0;
        do {
            got = waitid(P_PID, static_cast<id_t>(m_pid), &info, WEXITED | WNOWAIT | (wait ? 0 : WNOHANG));
        } while (got != 0 && errno == EINTR);
        return got == 0 && info.si_pid == m_pid;
    }

    /// With its pipes closed it may still run: then it has until it is stopped.
    void end()
    {
        while (!m_isOver && !hasEnded()) {
            pollfd woken{m_woken.number(), POLLIN, 0};
            poll(&woken, 1, 20);
            if (m_stop.stop_requested()) {
                m_end.how = ChildEnd::How::Stopped;
                m_isOver = true;
            }
        }
        if (m_isOver)
            ask();
        kill(-m_pid, SIGKILL); // also those that it left behind
        int status = 0;
        while (waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
        }
        if (m_end.errors.size() > kMostErrors)
            m_end.errors = m_end.errors.last(kMostErrors);
        if (m_isOver)
            return;
        m_end.how = WIFEXITED(status) ? ChildEnd::How::Exited : ChildEnd::How::Killed;
        m_end.code = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
    }

    void ask() const
    {
        kill(-m_pid, SIGTERM);
        const auto last = std::chrono::steady_clock::now() + kPatience;
        while (!hasEnded() && std::chrono::steady_clock::now() < last)
            poll(nullptr, 0, 10);
    }

    const ChildProgram &m_program;
    const std::stop_token m_stop;
    Descriptor m_woken;
    Pipe m_in;
    Pipe m_out;
    Pipe m_err;
    Pipe m_started; ///< closed by exec; an errno comes when there was none
    pid_t m_pid = -1;
    QByteArray m_input;
    qsizetype m_fed = 0;
    bool m_isOver = false; ///< it has to go
    ChildEnd m_end;
};

} // namespace

ChildEnd runChild(const ChildProgram &program, const std::stop_token &stop)
{
    const WithoutBrokenPipes quiet;
    return Child(program, stop).run();
}

} // namespace sluice
