#include "core/script/scriptprocess.h"

#include "core/script/errors.h"

#include <utility>

namespace sluice {

namespace {

/// Generous, since a loaded machine starts programs slowly and nobody's script is to blame for it.
constexpr Milliseconds kStartTime{15'000};
/// How much later than the child itself an evaluation is ended from here: a child may be stopped, or get no processor.
constexpr Milliseconds kGrace{5'000};

Error plainError(QLatin1StringView code, QMap<QString, QString> args = {})
{
    return {QString(code), std::move(args), {}};
}

Error tooLarge()
{
    return plainError(errors::kScriptOutputTooLarge,
                      {{QStringLiteral("megabytes"), QString::number(scriptwire::kMaxValue / 1024 / 1024)}});
}

} // namespace

ScriptProcess::ScriptProcess(const QString &program, Milliseconds timeout, Listener listener, QObject *parent)
    : QObject(parent)
    , m_program(program)
    , m_timeout(timeout)
    , m_listener(std::move(listener))
{
    QProcessEnvironment environment; // nothing of ours; only what keeps text UTF-8
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    m_process.setProcessEnvironment(environment);
    m_process.setWorkingDirectory(QStringLiteral("/"));
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ScriptProcess::killForTime);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &ScriptProcess::readAnswers);
    connect(&m_process, &QProcess::finished, this, &ScriptProcess::reportExit);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(plainError(errors::kScriptStartFailed, {{QStringLiteral("program"), m_program}}));
    });
    m_timer.start(kStartTime);
    // From the event loop, so that a program that cannot start is reported after the pool knows this object.
    QMetaObject::invokeMethod(
        this, [this] { m_process.start(m_program, {}); }, Qt::QueuedConnection);
}

ScriptProcess::~ScriptProcess()
{
    constexpr int kLongestReapMs = 5'000; // what is killed ends within milliseconds
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(kLongestReapMs);
}

void ScriptProcess::send(ScriptJobPtr job)
{
    if (m_isReady)
        m_process.write(job->request);
    m_jobs.push_back(std::move(job));
    if (m_isReady && m_jobs.size() == 1)
        m_timer.start(m_timeout + kGrace);
}

std::deque<ScriptJobPtr> ScriptProcess::takeJobs()
{
    return std::exchange(m_jobs, {});
}

void ScriptProcess::readAnswers()
{
    m_buffer += m_process.readAllStandardOutput();
    for (auto newline = m_buffer.indexOf('\n'); newline >= 0 && !m_hasEnded; newline = m_buffer.indexOf('\n')) {
        const QByteArray line = m_buffer.first(newline);
        m_buffer.remove(0, newline + 1);
        if (!take(line))
            return end(plainError(errors::kScriptCrashed));
    }
    if (m_buffer.size() > scriptwire::kMaxLine && !m_hasEnded)
        end(tooLarge());
}

bool ScriptProcess::take(const QByteArray &line)
{
    if (!m_isReady) {
        const bool isUnfiltered = line == scriptwire::hello(false);
        if (!isUnfiltered && line != scriptwire::hello(true))
            return false;
        if (isUnfiltered)
            qWarning("This kernel has no seccomp: scripts are held by limits of memory and time only");
        m_isReady = true;
        for (const auto &job : m_jobs)
            m_process.write(job->request);
    } else {
        auto answer = scriptwire::parseAnswer(line);
        const bool isUnreadable = answer && answer->id == 0 && !answer->value;
        if (!answer || m_jobs.empty() || (!isUnreadable && answer->id != m_jobs.front()->id))
            return false;
        const auto job = m_jobs.front();
        m_jobs.pop_front();
        job->answer.set(std::move(answer->value));
        m_listener.answered(this);
    }
    if (m_jobs.empty())
        m_timer.stop();
    else
        m_timer.start(m_timeout + kGrace);
    return true;
}

void ScriptProcess::killForTime()
{
    // What has arrived while this thread was busy is in time.
    const auto inWork = m_jobs.empty() ? nullptr : m_jobs.front();
    m_process.waitForReadyRead(0);
    if (m_hasEnded || (inWork && (m_jobs.empty() || m_jobs.front() != inWork)))
        return;
    if (!m_isReady)
        return end(plainError(errors::kScriptStartFailed, {{QStringLiteral("program"), m_program}}));
    end(plainError(errors::kScriptTimeout,
                   {{QStringLiteral("milliseconds"), QString::number(qint64(m_timeout.count()))}}));
}

void ScriptProcess::reportExit(int exitCode, QProcess::ExitStatus status)
{
    readAnswers();
    if (m_hasEnded)
        return;
    if (!m_isReady)
        return end(plainError(errors::kScriptStartFailed, {{QStringLiteral("program"), m_program}}));
    if (status == QProcess::NormalExit && exitCode == scriptwire::kMemoryExit) {
        const auto megabytes = QString::number(scriptwire::kMemoryLimit / 1024 / 1024);
        return end(plainError(errors::kScriptMemory, {{QStringLiteral("megabytes"), megabytes}}));
    }
    if (status == QProcess::NormalExit && exitCode == scriptwire::kTimeExit) {
        return end(plainError(errors::kScriptTimeout,
                              {{QStringLiteral("milliseconds"), QString::number(qint64(m_timeout.count()))}}));
    }
    end(plainError(errors::kScriptCrashed));
}

void ScriptProcess::end(Error reason)
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_timer.stop();
    End report{std::move(reason), m_isReady, nullptr, takeJobs()};
    if (!report.others.empty() && m_isReady) {
        report.guilty = report.others.front();
        report.others.pop_front();
    }
    if (m_process.state() == QProcess::NotRunning) {
        deleteLater();
    } else {
        connect(&m_process, &QProcess::finished, this, &QObject::deleteLater);
        m_process.kill();
    }
    m_listener.ended(this, std::move(report));
}

} // namespace sluice
