#include "core/engine/integrationengine.h"

namespace sluice {

IntegrationEngine::IntegrationEngine(IntegrationEngineSetup setup)
    : SystemComponent({QStringLiteral("io"), {}}, *setup.clock, setup.generation)
    , m_setup(std::move(setup))
{
}

IntegrationEngine::~IntegrationEngine()
{
    if (m_mailbox)
        m_setup.attempts->detach(m_mailbox.get());
}

Result<void> IntegrationEngine::initialize()
{
    m_host = TaskHost::create(clock(), m_setup.host);
    m_mailbox = std::make_unique<Mailbox<Attempt>>(
        [this](std::vector<Attempt> &&attempts) { start(std::move(attempts)); });
    m_setup.attempts->attach(m_mailbox.get());
    if (m_setup.generation > 1)
        m_setup.results->post(EngineMessage(tell::HostRestarted{}));
    return {};
}

Result<void> IntegrationEngine::shutdown()
{
    m_setup.attempts->detach(m_mailbox.get());
    m_mailbox.reset();
    m_host.reset();
    return {};
}

quint64 IntegrationEngine::queueDepth() const
{
    return m_setup.attempts->waiting() + (m_host ? m_host->running() : 0);
}

void IntegrationEngine::start(std::vector<Attempt> &&attempts)
{
    for (Attempt &attempt : attempts) {
        const MonoTime begun = clock().monotonic();
        m_host->start(std::move(attempt), [this, begun](AttemptResult &&result) {
            noteRequest(clock().monotonic() - begun);
            if (const auto *failed = std::get_if<outcome::Failed>(&result.outcome))
                noteError(failed->error);
            m_setup.results->post(EngineMessage(std::move(result)));
        });
    }
    noteProgress();
}

} // namespace sluice
