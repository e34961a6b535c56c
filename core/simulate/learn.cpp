#include "core/simulate/learn.h"

#include <algorithm>

namespace sluice {

namespace {

/// What was seen of one task.
struct Seen {
    std::vector<double> latencies;
    std::array<quint64, 6> failed{};
    quint64 attempts = 0;
    std::map<QString, double> ports;
    std::vector<quint32> items;
};

/// Follows one run event by event.
class RunReader {
public:
    RunReader(const RunHistory &history, std::map<QString, Seen> &seen)
        : m_run(newRun(history.id, history.plan))
        , m_seen(seen)
    {
        for (const Event &event : history.events) {
            evolve(m_run, event);
            std::visit([&](const auto &data) { note(event.at, data); }, event.data);
        }
    }

private:
    template <typename Data>
    void note(WallTime, const Data &)
    {
    }
    void note(WallTime at, const AttemptStarted &started) { m_since[started.step] = at; }
    void note(WallTime at, const StepSucceeded &done)
    {
        Seen *seen = end(at, done.step);
        if (!seen)
            return;
        const Plan::TaskNode &task = m_run.taskOf(done.step);
        const Plan::Port port = m_run.step(done.step).port;
        ++seen->ports[!done.port.isEmpty() || port >= task.ports.size() ? done.port : task.ports[port]];
    }
    void note(WallTime at, const AttemptFailed &failed)
    {
        if (failed.failureClass == FailureClass::Rejected || failed.failureClass == FailureClass::Cancelled)
            return void(m_since.erase(failed.step)); // says nothing about the task
        if (Seen *seen = end(at, failed.step))
            ++seen->failed[static_cast<std::size_t>(failed.failureClass)];
    }
    void note(WallTime at, const ItemsFound &found)
    {
        if (Seen *seen = end(at, found.step))
            seen->items.push_back(found.count);
    }
    // What waits outside its run takes as long as that.
    void note(WallTime at, const StepWoken &woken) { (void)end(at, woken.step); }
    void note(WallTime at, const WaitEnded &ended) { (void)end(at, ended.step); }

    Seen *end(WallTime at, StepIndex step)
    {
        const auto since = m_since.find(step);
        if (since == m_since.end())
            return nullptr; // fed by a person, or by a mock
        Seen &seen = m_seen[m_run.taskOf(step).id];
        ++seen.attempts;
        seen.latencies.push_back(static_cast<double>(std::max(at - since->second, Milliseconds(0)).count()));
        m_since.erase(since);
        return &seen;
    }

    Run m_run;
    std::map<QString, Seen> &m_seen;
    std::map<StepIndex, WallTime> m_since;
};

/// Evenly spaced ones of a sorted sample, its ends among them.
std::vector<double> thinned(std::vector<double> samples)
{
    std::ranges::sort(samples);
    if (samples.size() <= kMostSamples)
        return samples;
    std::vector<double> kept;
    for (std::size_t i = 0; i < kMostSamples; ++i)
        kept.push_back(samples[i * (samples.size() - 1) / (kMostSamples - 1)]);
    return kept;
}

TaskModel modelOf(const QString &task, Seen &seen)
{
    TaskModel model;
    model.task = task;
    model.samples = seen.attempts;
    model.latency.kind = LatencyModel::Kind::Empirical;
    model.latency.samples = thinned(std::move(seen.latencies));
    const auto share = [&](FailureClass failure) {
        return static_cast<double>(seen.failed[static_cast<std::size_t>(failure)]) / static_cast<double>(seen.attempts);
    };
    model.failures.transient = share(FailureClass::Transient);
    model.failures.permanent = share(FailureClass::Permanent);
    model.failures.unknown = share(FailureClass::Unknown);
    double left = 0;
    for (const auto &[port, count] : seen.ports)
        left += count;
    for (const auto &[port, count] : seen.ports) {
        if (!port.isEmpty() || seen.ports.size() > 1)
            model.ports[port] = count / left;
    }
    if (!seen.items.empty()) {
        model.leastItems = std::ranges::min(seen.items);
        model.mostItems = std::ranges::max(seen.items);
    }
    return model;
}

} // namespace

LearntModels learn(const LearnRequest &request)
{
    std::map<QString, Seen> seen;
    LearntModels learnt;
    for (const RunHistory &history : request.runs) {
        if (!history.plan)
            continue;
        const RunReader reader(history, seen);
        ++learnt.runs;
    }
    for (const Task &task : request.workflow.tasks) {
        if (const auto found = seen.find(task.id); found != seen.end() && found->second.attempts > 0)
            learnt.tasks.push_back(modelOf(task.id, found->second));
    }
    return learnt;
}

} // namespace sluice
