#include "core/engine/integrationengine.h"

#include "core/engine/errors.h"

#include <algorithm>
#include <numeric>

namespace sluice {

namespace {

quint64 bytesOf(const Attempt &attempt)
{
    const StepData &data = attempt.data;
    const qsizetype own = data.input.size() + data.item.size() + data.runInput.size();
    return static_cast<quint64>(
        std::accumulate(data.outputs.begin(), data.outputs.end(), own,
                        [](qsizetype sum, const auto &output) { return sum + output.second.size(); }));
}

} // namespace

IntegrationEngine::IntegrationEngine(IntegrationEngineSetup setup)
    : SystemComponent({QStringLiteral("io"), {}}, *setup.clock, setup.generation)
    , m_setup(std::move(setup))
{
}

IntegrationEngine::~IntegrationEngine()
{
    if (m_mailbox)
        m_setup.attempts->detach(m_mailbox.get());
    if (m_calls)
        m_setup.calls->detach(m_calls.get());
    if (m_tests)
        m_setup.tests->detach(m_tests.get());
}

Result<void> IntegrationEngine::initialize()
{
    m_host = TaskHost::create(clock(), m_setup.host, static_cast<CallGates *>(this));
    m_calls = std::make_unique<Mailbox<CallAnswer>>([this](std::vector<CallAnswer> &&answers) {
        guarded([&] { std::ranges::for_each(answers, [this](const auto &answer) { m_host->answerCall(answer); }); });
    });
    m_setup.calls->attach(m_calls.get(), generation());
    if (m_setup.tests) {
        m_tests = std::make_unique<Mailbox<ConnectionQuestion>>([this](std::vector<ConnectionQuestion> &&questions) {
            guarded([&] {
                for (ConnectionQuestion &question : questions)
                    test(std::move(question));
            });
        });
        m_setup.tests->attach(m_tests.get(), generation());
    }
    m_mailbox = std::make_unique<Mailbox<Attempt>>(
        [this](std::vector<Attempt> &&attempts) { guarded([&] { start(std::move(attempts)); }); });
    m_setup.attempts->attach(m_mailbox.get(), generation());
    return {};
}

Result<void> IntegrationEngine::shutdown()
{
    m_setup.attempts->detach(m_mailbox.get());
    m_mailbox.reset();
    endTests();
    m_host.reset();
    m_setup.calls->detach(m_calls.get());
    m_calls.reset();
    m_bytes = 0;
    return {};
}

void IntegrationEngine::takeNothingNew()
{
    m_setup.attempts->detach(m_mailbox.get());
}

quint64 IntegrationEngine::underWay() const
{
    return (m_mailbox ? m_mailbox->waiting() : 0) + (m_host ? m_host->running() : 0);
}

quint64 IntegrationEngine::queueDepth() const
{
    return m_setup.attempts->waiting() + (m_host ? m_host->running() : 0);
}

void IntegrationEngine::ask(const Attempt &attempt, const QString &connection, Milliseconds patience)
{
    m_setup.results->post(EngineMessage(tell::AskCall{attempt.run, attempt.lease, connection, patience}));
}

void IntegrationEngine::ended(const Attempt &attempt, const Outcome &outcome)
{
    m_setup.results->post(EngineMessage(tell::CallEnded{attempt.run, attempt.lease, outcome}));
}

/// Whoever asked and has no answer yet is told that none will come.
void IntegrationEngine::endTests()
{
    if (!m_tests)
        return;
    m_setup.tests->detach(m_tests.get());
    for (const ConnectionQuestion &question : m_tests->takeWaiting())
        m_testing.insert(question.request);
    m_tests.reset();
    for (const RequestId request : std::exchange(m_testing, {}))
        m_setup.news->post(EngineNews(news::Answer{request, failure(errors::kEngineStopped)}));
}

void IntegrationEngine::test(ConnectionQuestion &&question)
{
    const RequestId request = question.request;
    m_testing.insert(request);
    m_host->testConnection(std::move(question.test), m_setup.workspace, [this, request](ConnectionReport &&report) {
        if (m_testing.erase(request) > 0)
            m_setup.news->post(EngineNews(news::Answer{request, news::AnswerValue(std::move(report))}));
    });
}

void IntegrationEngine::start(std::vector<Attempt> &&attempts)
{
    for (Attempt &attempt : attempts) {
        const MonoTime begun = clock().monotonic();
        const quint64 bytes = bytesOf(attempt);
        m_bytes += bytes;
        m_host->start(std::move(attempt), [this, begun, bytes](AttemptResult &&result) {
            m_bytes -= bytes;
            noteRequest(clock().monotonic() - begun);
            if (const auto *failed = std::get_if<outcome::Failed>(&result.outcome))
                noteError(failed->error);
            m_setup.results->post(EngineMessage(std::move(result)));
        });
    }
    noteProgress();
}

} // namespace sluice
