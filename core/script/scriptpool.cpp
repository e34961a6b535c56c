#include "core/script/scriptpool.h"

#include "core/script/errors.h"
#include "core/script/scriptprocess.h"

#include <algorithm>
#include <ranges>

namespace sluice {

namespace {

/// Requests that one child holds at a time: enough to keep it busy while this thread does other things.
constexpr std::size_t kPipeline = 128;

} // namespace

class ScriptPool::Impl {
public:
    Impl(Settings settings, const Clock &clock)
        : m_settings(std::move(settings))
        , m_clock(clock)
    {
        m_settings.processes = std::max(m_settings.processes, 1U);
    }

    ~Impl()
    {
        m_isClosed = true;
        for (auto *process : m_processes)
            std::ranges::move(process->takeJobs(), std::back_inserter(m_queue));
        failAll(m_queue, {QString(errors::kScriptClosed), {}, {}});
    }

    Later<Result<Payload>> add(const QString &source, const StepData &data)
    {
        auto job = std::make_shared<ScriptJob>();
        job->id = ++m_lastId;
        job->request = scriptwire::request(job->id, source, data, m_clock.wall(), m_settings.timeout);
        m_queue.push_back(job);
        dispatch();
        return job->answer;
    }

    [[nodiscard]] std::size_t waiting() const
    {
        std::size_t count = m_queue.size();
        for (const auto *process : m_processes)
            count += process->load();
        return count;
    }

    [[nodiscard]] std::vector<qint64> processIds() const
    {
        std::vector<qint64> ids;
        for (const auto *process : m_processes)
            ids.push_back(process->processId());
        return ids;
    }

private:
    void dispatch()
    {
        while (!m_queue.empty() && !m_isClosed) {
            auto *process = freeProcess();
            if (!process)
                return;
            auto job = m_queue.front();
            m_queue.pop_front();
            process->send(std::move(job));
        }
    }

    /// The child with the least to do; a new one while all are busy and more are allowed.
    ScriptProcess *freeProcess()
    {
        const auto least = std::ranges::min_element(m_processes, {}, &ScriptProcess::load);
        if (least != m_processes.end() && (*least)->load() == 0)
            return *least;
        if (m_processes.size() < m_settings.processes) {
            m_processes.push_back(new ScriptProcess(
                m_settings.program, m_settings.timeout,
                {[this](ScriptProcess *) { dispatch(); },
                 [this](ScriptProcess *ended, ScriptProcess::End report) { replace(ended, std::move(report)); }},
                &m_owner));
            return m_processes.back();
        }
        return (*least)->load() < kPipeline ? *least : nullptr;
    }

    void replace(ScriptProcess *ended, ScriptProcess::End report)
    {
        std::erase(m_processes, ended);
        std::deque<ScriptJobPtr> lost;
        for (auto &job : std::views::reverse(report.others)) {
            if (report.hasStarted)
                m_queue.push_front(job);
            else
                lost.push_front(job);
        }
        dispatch();
        if (report.guilty)
            report.guilty->answer.set(tl::unexpected(report.reason));
        failAll(lost, report.reason);
    }

    static void failAll(const std::deque<ScriptJobPtr> &jobs, const Error &reason)
    {
        for (const auto &job : jobs)
            job->answer.set(tl::unexpected(reason));
    }

    Settings m_settings;
    const Clock &m_clock;
    std::deque<ScriptJobPtr> m_queue;
    std::vector<ScriptProcess *> m_processes;
    quint64 m_lastId = 0;
    bool m_isClosed = false;
    QObject m_owner; ///< of the children; the first to go
};

ScriptPool::ScriptPool(Settings settings, const Clock &clock)
    : m_impl(std::make_unique<Impl>(std::move(settings), clock))
{
}

ScriptPool::~ScriptPool() = default;

QCoro::Task<Result<Payload>> ScriptPool::evaluate(QString source, StepData data)
{
    auto answer = m_impl->add(source, data);
    co_return co_await answer;
}

std::size_t ScriptPool::waiting() const
{
    return m_impl->waiting();
}

std::vector<qint64> ScriptPool::processIds() const
{
    return m_impl->processIds();
}

} // namespace sluice
