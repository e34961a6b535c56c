#pragma once

#include "core/base/result.h"
#include "core/components/dependencyorder.h"
#include "core/components/heartbeat.h"

#include <functional>

namespace sluice {

/// A part of the engine with a loop of its own: it can be started, paused, stopped, and tells how it is.
///
/// Keeps the state machine and the counts; what the component does is in the hooks of the class that derives from it.
/// It starts no thread and no timer: whoever owns it calls `start` and, once a second, `beat` from inside the
/// component's own loop, and posts the heartbeat to the supervisor. A recovery never starts the same object twice
/// after it hung; it makes a new one with the next generation.
/// Thread: all functions on the component's own thread.
class SystemComponent {
public:
    /// Told of each change of state, on the component's thread.
    using StateListener = std::function<void(ComponentState from, ComponentState to)>;

    SystemComponent(ComponentSpec spec, const Clock &clock, quint32 generation = 1);
    virtual ~SystemComponent();
    SystemComponent(const SystemComponent &) = delete;
    SystemComponent &operator=(const SystemComponent &) = delete;

    [[nodiscard]] const QString &name() const { return m_spec.name; }
    [[nodiscard]] const QStringList &dependencies() const { return m_spec.dependencies; }
    [[nodiscard]] quint32 generation() const { return m_generation; }
    [[nodiscard]] ComponentState state() const { return m_state; }
    [[nodiscard]] MonoTime since() const { return m_since; }
    [[nodiscard]] const Error &lastError() const { return m_lastError; }
    void onStateChanged(StateListener listener) { m_listener = std::move(listener); }

    /// Initializes and runs; goes to Error if the hook fails. From Stopped, or Recovering with the next generation.
    /// Errors: `component.transitionIllegal`, `component.threw`, and the hook's own.
    Result<void> start();
    /// Takes nothing new from now on and ends what has begun; what is paused or degraded runs again first.
    /// Errors: `component.transitionIllegal`.
    Result<void> drain();
    /// Whether nothing that it has begun is under way any more.
    [[nodiscard]] bool isDrained() const { return underWay() == 0; }
    /// Shuts down, after draining or at once. Goes to Error if the hook fails.
    /// Errors: `component.transitionIllegal`, `component.threw`, and the hook's own.
    Result<void> stop();
    /// Shuts down after an error or to start anew, whatever the state; ends in Recovering.
    /// Errors: the hook's own, after which it is in Recovering all the same.
    Result<void> abort();
    /// Errors of these three: `component.transitionIllegal`.
    Result<void> pause();
    Result<void> resume();
    /// Says that it works, but not as it should; `resume` says that it is well again.
    Result<void> degrade(const Error &error);
    /// Goes to Error, from where only the supervisor brings it back.
    void fail(const Error &error);

    /// Does a part of the component's work, from a handler of its own loop: what it throws is the component's error.
    void guarded(const std::function<void()> &work);

    /// The next sign of life.
    [[nodiscard]] Heartbeat beat();

    void noteProgress();
    /// A request was answered after `response`; that is progress.
    void noteRequest(Nanoseconds response);
    void noteError(const Error &error);

protected:
    virtual Result<void> initialize() = 0;
    virtual Result<void> shutdown() = 0;
    /// Stops and goes on with taking work; a component that cannot pause leaves them as they are.
    virtual void suspend() {}
    virtual void proceed() {}
    /// Takes nothing new any more, until it is shut down.
    virtual void takeNothingNew() { suspend(); }
    /// What it has begun and not ended.
    [[nodiscard]] virtual quint64 underWay() const { return 0; }
    /// What waits for it, and the memory that it accounts for.
    [[nodiscard]] virtual quint64 queueDepth() const { return 0; }
    [[nodiscard]] virtual quint64 memoryBytes() const { return 0; }
    /// Processor time of the threads that it owns beside its own.
    [[nodiscard]] virtual Nanoseconds helpersCpu() const { return {}; }

    [[nodiscard]] const Clock &clock() const { return m_clock; }

private:
    Result<void> enter(ComponentState state);
    [[nodiscard]] Result<void> performed(const std::function<Result<void>()> &work);
    void change(ComponentState state);

    const ComponentSpec m_spec;
    const Clock &m_clock;
    quint32 m_generation;
    ComponentState m_state = ComponentState::Stopped;
    MonoTime m_since;
    MonoTime m_lastProgress;
    quint64 m_sequence = 0;
    bool m_isInitialized = false;
    ResponseHistogram m_responses;
    quint64 m_errorCount = 0;
    Error m_lastError;
    StateListener m_listener;
};

} // namespace sluice
