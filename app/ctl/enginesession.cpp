#include "app/ctl/enginesession.h"

#include "app/ctl/errors.h"
#include "app/ctl/recovery.h"
#include "app/ctl/runfollower.h"
#include "app/ctl/secretplace.h"
#include "core/base/logcapture.h"
#include "core/engine/enginelog.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>

namespace sluice::ctl {

namespace {

/// A demo service that does not answer by then is left to the retries of those who call it.
constexpr Milliseconds kDemoPatience{5000};

} // namespace

EngineSession::EngineSession(LocalEngineConfig config, Output &output)
    : m_workspace(config.workspace)
    , m_starts(config.starts)
    , m_output(output)
{
    QObject::connect(&m_interrupt, &Interrupt::caught, &m_loop, [this] {
        m_isInterrupted = true;
        wake();
    });
    QObject::connect(&m_interrupt, &Interrupt::hungUp, &m_loop, [this] {
        m_isHungUp = m_isHungUp || m_onHangUp;
        m_isInterrupted = m_isInterrupted || (!m_onHangUp && !m_interrupt.outlivesItsTerminal());
        wake();
    });
    config.log = logOfWorkspace(m_workspace);
    m_capture = std::make_unique<LogCapture>(config.log);
    m_engine = std::make_unique<LocalEngine>(std::move(config));
    QObject::connect(m_engine.get(), &EngineClient::ready, &m_loop, [this] {
        m_isReady = true;
        wake();
    });
    QObject::connect(m_engine.get(), &EngineClient::failed, &m_loop, [this](const Error &error) {
        m_failure = error;
        wake();
    });
    QObject::connect(m_engine.get(), &LocalEngine::stopped, &m_loop, [this] {
        m_isStopped = true;
        wake();
    });
    QObject::connect(m_engine.get(), &EngineClient::snapshotChanged, &m_loop, [this] { sayTrouble(); });
}

int EngineSession::with(const Arguments &arguments, Output &output, const std::function<int(EngineSession &)> &act)
{
    auto opened = openedWorkspace(arguments);
    if (!opened)
        return output.fail(opened.error(), kInvalid);
    opened->engine.webhooks.reset(); // only what serves listens
    auto session = start(opened->engine, output);
    return session ? act(**session) : output.fail(session.error());
}

int EngineSession::atRest(const Arguments &arguments, Output &output, const std::function<int(EngineSession &)> &act)
{
    auto opened = openedWorkspace(arguments);
    return opened ? atRest(*std::move(opened), output, act) : output.fail(opened.error(), kInvalid);
}

int EngineSession::atRest(OpenedWorkspace opened, Output &output, const std::function<int(EngineSession &)> &act)
{
    opened.engine.starts = false;
    opened.engine.demo.reset();
    opened.engine.webhooks.reset();
    auto session = start(std::move(opened.engine), output);
    return session ? act(**session) : output.fail(session.error());
}

Result<std::unique_ptr<EngineSession>> EngineSession::start(LocalEngineConfig config, Output &output)
{
    const bool hasDemo = config.demo.has_value();
    std::unique_ptr<EngineSession> session(new EngineSession(std::move(config), output));
    auto ready = session->waitUntil([&session] { return session->m_isReady; });
    if (ready && hasDemo)
        ready = session->waitForDemo();
    if (!ready)
        return tl::unexpected(ready.error());
    reportRecovery(session->m_engine->recoveryReport(), output);
    return session;
}

EngineSession::~EngineSession()
{
    m_engine->stop();
    while (!m_isStopped)
        m_loop.exec();
}

Result<void> EngineSession::waitUntil(const std::function<bool()> &isDone)
{
    while (!isDone()) {
        if (m_failure)
            return tl::unexpected(*m_failure);
        if (m_isInterrupted)
            return failure(kInterrupted);
        m_loop.exec();
    }
    return {};
}

Result<void> EngineSession::untilInterrupted()
{
    while (!m_isInterrupted) {
        if (m_failure)
            return tl::unexpected(*m_failure);
        if (std::exchange(m_isHungUp, false))
            m_onHangUp();
        else
            m_loop.exec();
    }
    m_isInterrupted = false; // the next one is meant for what is done then
    return {};
}

Result<void> EngineSession::nextSnapshot()
{
    bool hasCome = false;
    QObject context;
    QObject::connect(m_engine.get(), &EngineClient::snapshotChanged, &context, [&] {
        hasCome = true;
        wake();
    });
    return waitUntil([&hasCome] { return hasCome; });
}

Result<void> EngineSession::untilTold()
{
    QObject watch;
    QObject::connect(m_engine.get(), &EngineClient::snapshotChanged, &watch, [this] { wake(); });
    const WallTime since = m_engine->snapshot().taken;
    return waitUntil([this, since] {
        const EngineSnapshot &now = m_engine->snapshot();
        return now.taken > since && !now.queues.empty();
    });
}

Result<void> EngineSession::waitForDemo()
{
    QTimer patience;
    patience.setSingleShot(true);
    QObject::connect(&patience, &QTimer::timeout, &m_loop, [this] { wake(); });
    const auto watch = QObject::connect(m_engine.get(), &EngineClient::snapshotChanged, &m_loop, [this] { wake(); });
    patience.start(kDemoPatience);
    auto waited = waitUntil([&] { return m_engine->snapshot().demoServing || !patience.isActive(); });
    QObject::disconnect(watch);
    if (waited && !m_engine->snapshot().demoServing)
        m_output.message(QCoreApplication::translate(
            "sluicectl", "The demo service that this workspace asks for does not answer; calls to it are retried."));
    return waited;
}

void EngineSession::sayTrouble()
{
    const EngineSnapshot &now = m_engine->snapshot();
    for (const QueueSnapshot &queue : now.queues) {
        if (!m_starts || !queue.hold || m_saidHolds.contains(queue.id))
            continue;
        m_saidHolds.append(queue.id);
        m_output.message(QCoreApplication::translate("sluicectl", "The queue %1 is paused by %2: %3. What waits there "
                                                                  "waits until it is resumed.")
                             .arg(queue.id, queue.hold->who, queue.hold->why));
    }
    const AlertSummary *alert = now.engineAlert();
    const std::optional<EngineTrouble> decision = alert ? std::optional(EngineTrouble{*alert->error}) : std::nullopt;
    for (const auto &[said, known] : {std::pair(&now.trouble, &m_trouble), std::pair(&decision, &m_alert)}) {
        if (*said == *known)
            continue;
        *known = *said;
        if (*said && !m_failure)
            m_output.complain((*said)->error);
    }
}

Result<std::vector<Run>> EngineSession::untilSettled(const std::vector<RunId> &runs)
{
    std::vector<std::unique_ptr<RunFollower>> followers;
    for (const RunId run : runs) {
        auto &follower = followers.emplace_back(std::make_unique<RunFollower>(*m_engine, run));
        QObject::connect(follower.get(), &RunFollower::settled, &m_loop, [this] { wake(); });
        QObject::connect(follower.get(), &RunFollower::failed, &m_loop, [this] { wake(); });
    }
    const auto isDone = [](const std::unique_ptr<RunFollower> &each) { return each->error() || each->isAtRest(); };
    if (auto waited = waitUntil([&] { return std::ranges::all_of(followers, isDone); }); !waited)
        return tl::unexpected(waited.error());
    std::vector<Run> settled;
    for (const auto &follower : followers) {
        if (follower->error())
            return tl::unexpected(*follower->error());
        settled.push_back(*follower->run());
    }
    return settled;
}

Result<std::vector<RunSummary>> EngineSession::unfinishedRuns()
{
    std::vector<RunSummary> unfinished;
    for (const RunState state : {RunState::Pending, RunState::Running, RunState::Paused, RunState::Waiting,
                                 RunState::Cancelling, RunState::Compensating}) {
        RunFilter filter;
        filter.state = state;
        auto page = answer<Page<RunSummary>>([&](QObject *context, auto done) {
            m_engine->listRuns(filter, {0, 100'000}, context, std::move(done));
        });
        if (!page)
            return tl::unexpected(page.error());
        std::ranges::move(page->rows, std::back_inserter(unfinished));
    }
    std::erase_if(unfinished, [this](const RunSummary &run) {
        return run.isDamaged || std::ranges::any_of(m_engine->recoveryReport(), [&run](const RecoveredRun &found) {
                   return found.run == run.id && !found.goesOn();
               });
    });
    // A run may have moved on from one state to the next in between.
    std::ranges::sort(unfinished, {}, &RunSummary::id);
    const auto twice = std::ranges::unique(unfinished, {}, &RunSummary::id);
    unfinished.erase(twice.begin(), twice.end());
    return unfinished;
}

} // namespace sluice::ctl
