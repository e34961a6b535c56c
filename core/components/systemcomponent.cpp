#include "core/components/systemcomponent.h"

#include "core/components/errors.h"

#include <exception>

namespace sluice {

SystemComponent::SystemComponent(ComponentSpec spec, const Clock &clock, quint32 generation)
    : m_spec(std::move(spec))
    , m_clock(clock)
    , m_generation(generation)
    , m_since(clock.monotonic())
    , m_lastProgress(m_since)
{
}

SystemComponent::~SystemComponent() = default;

Result<void> SystemComponent::start()
{
    const bool isAgain = m_state == ComponentState::Recovering;
    if (auto entered = enter(ComponentState::Initializing); !entered)
        return entered;
    if (isAgain) {
        ++m_generation;
        m_sequence = 0;
    }
    noteProgress();
    // From here on a shutdown is owed, even if the hook fails half way.
    m_isInitialized = true;
    if (auto initialized = performed([this] { return initialize(); }); !initialized) {
        fail(initialized.error());
        return initialized;
    }
    change(ComponentState::Running);
    return {};
}

Result<void> SystemComponent::drain()
{
    // A legal way only: nothing is taken on between the two.
    if (m_state == ComponentState::Paused || m_state == ComponentState::Degraded)
        change(ComponentState::Running);
    if (auto entered = enter(ComponentState::Draining); !entered)
        return entered;
    guarded([this] { takeNothingNew(); });
    return {};
}

Result<void> SystemComponent::stop()
{
    if (m_state == ComponentState::Paused || m_state == ComponentState::Degraded) {
        if (auto resumed = resume(); !resumed)
            return resumed;
    }
    if (m_state != ComponentState::Draining) {
        if (auto entered = enter(ComponentState::Draining); !entered)
            return entered;
    }
    m_isInitialized = false;
    if (auto ended = performed([this] { return shutdown(); }); !ended) {
        fail(ended.error());
        return ended;
    }
    change(ComponentState::Stopped);
    return {};
}

Result<void> SystemComponent::abort()
{
    if (m_state == ComponentState::Recovering)
        return {};
    if (m_state != ComponentState::Error)
        change(ComponentState::Error);
    change(ComponentState::Recovering);
    if (!m_isInitialized)
        return {};
    m_isInitialized = false;
    auto ended = performed([this] { return shutdown(); });
    if (!ended)
        noteError(ended.error());
    return ended;
}

Result<void> SystemComponent::pause()
{
    if (m_state == ComponentState::Degraded)
        change(ComponentState::Running);
    if (auto entered = enter(ComponentState::Paused); !entered)
        return entered;
    guarded([this] { suspend(); });
    return {};
}

Result<void> SystemComponent::resume()
{
    const ComponentState before = m_state;
    if (before != ComponentState::Paused && before != ComponentState::Degraded) {
        return failure(errors::kComponentTransitionIllegal, {{QStringLiteral("component"), name()},
                                                             {QStringLiteral("from"), nameOf(before)},
                                                             {QStringLiteral("to"), nameOf(ComponentState::Running)}});
    }
    change(ComponentState::Running);
    if (before == ComponentState::Paused) {
        noteProgress();
        guarded([this] { proceed(); });
    }
    return {};
}

Result<void> SystemComponent::degrade(const Error &error)
{
    if (auto entered = enter(ComponentState::Degraded); !entered)
        return entered;
    noteError(error);
    return {};
}

void SystemComponent::fail(const Error &error)
{
    noteError(error);
    if (m_state != ComponentState::Error)
        change(ComponentState::Error);
}

void SystemComponent::guarded(const std::function<void()> &work)
{
    if (m_state == ComponentState::Error || m_state == ComponentState::Recovering)
        return; // what broke may be half done: nothing is built on it
    const auto done = performed([&work]() -> Result<void> {
        work();
        return {};
    });
    if (!done)
        fail(done.error());
}

/// Exceptions end here: from the loop of a thread they would end the program.
Result<void> SystemComponent::performed(const std::function<Result<void>()> &work)
{
    QString what = QStringLiteral("not an exception");
    try {
        return work();
    } catch (const std::exception &thrown) {
        what = QString::fromUtf8(thrown.what());
    } catch (...) { // what it is says nothing, but that it was thrown does
    }
    return failure(errors::kComponentThrew, {{QStringLiteral("component"), name()}}, what);
}

Heartbeat SystemComponent::beat()
{
    Heartbeat beat;
    beat.component = name();
    beat.generation = m_generation;
    beat.sequence = ++m_sequence;
    beat.at = m_clock.monotonic();
    beat.state = m_state;
    beat.queueDepth = queueDepth();
    beat.lastProgress = m_lastProgress;
    beat.metrics.cpu = threadCpuTime() + helpersCpu();
    beat.metrics.memoryBytes = memoryBytes();
    beat.metrics.requests = m_responses.count();
    beat.metrics.errorCount = m_errorCount;
    beat.metrics.meanResponse = m_responses.mean();
    beat.metrics.p99Response = m_responses.percentile(99);
    beat.lastError = m_lastError;
    return beat;
}

void SystemComponent::noteProgress()
{
    m_lastProgress = m_clock.monotonic();
}

void SystemComponent::noteRequest(Nanoseconds response)
{
    m_responses.record(response);
    noteProgress();
}

void SystemComponent::noteError(const Error &error)
{
    ++m_errorCount;
    m_lastError = error;
}

Result<void> SystemComponent::enter(ComponentState state)
{
    if (!isLegal(m_state, state)) {
        return failure(errors::kComponentTransitionIllegal, {{QStringLiteral("component"), name()},
                                                             {QStringLiteral("from"), nameOf(m_state)},
                                                             {QStringLiteral("to"), nameOf(state)}});
    }
    change(state);
    return {};
}

void SystemComponent::change(ComponentState state)
{
    Q_ASSERT(isLegal(m_state, state));
    const ComponentState before = m_state;
    m_state = state;
    m_since = m_clock.monotonic();
    if (m_listener)
        m_listener(before, state);
}

} // namespace sluice
