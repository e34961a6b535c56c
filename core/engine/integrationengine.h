#pragma once

#include "core/components/systemcomponent.h"
#include "core/engine/messages.h"
#include "core/engine/outlet.h"
#include "core/tasks/taskhost.h"

#include <QObject>

#include <memory>
#include <set>

namespace sluice {

/// What an integration engine is made with; the outlets outlive it.
struct IntegrationEngineSetup {
    std::shared_ptr<const Clock> clock;
    quint32 generation = 1;
    TaskHost::Settings host;
    OutletPtr<Attempt> attempts;              ///< what it is given to perform
    OutletPtr<EngineMessage> results;         ///< where it reports
    OutletPtr<CallAnswer> calls;              ///< where it is told which calls may go
    OutletPtr<ConnectionQuestion> tests = {}; ///< connections to try out
    OutletPtr<EngineNews> news = {};          ///< where it answers those
    QString workspace = {};                   ///< folder; what they name is relative to it
};

/// Performs attempts on the I/O thread and reports what they came to.
///
/// When it ends, attempts under way end with it and are lost; whoever closes the way to it tells the automation engine.
/// Thread: the I/O thread, with an event loop.
class IntegrationEngine final : public QObject, public SystemComponent, private CallGates {
public:
    explicit IntegrationEngine(IntegrationEngineSetup setup);
    ~IntegrationEngine() override;

protected:
    Result<void> initialize() override;
    Result<void> shutdown() override;
    void takeNothingNew() override;
    [[nodiscard]] quint64 underWay() const override;
    [[nodiscard]] quint64 queueDepth() const override;
    /// What was given to it for the attempts under way, and the answers that it reads.
    [[nodiscard]] quint64 memoryBytes() const override { return m_bytes + (m_host ? m_host->bufferedBytes() : 0); }
    [[nodiscard]] Nanoseconds helpersCpu() const override { return m_host ? m_host->helpersCpu() : Nanoseconds(0); }

private:
    void start(std::vector<Attempt> &&attempts);
    void test(ConnectionQuestion &&question);
    void endTests();
    void ask(const Attempt &attempt, const QString &connection, Milliseconds patience) override;
    void ended(const Attempt &attempt, const Outcome &outcome) override;

    IntegrationEngineSetup m_setup;
    std::unique_ptr<Mailbox<Attempt>> m_mailbox;
    std::unique_ptr<Mailbox<CallAnswer>> m_calls;
    std::unique_ptr<Mailbox<ConnectionQuestion>> m_tests;
    std::unique_ptr<TaskHost> m_host;
    std::set<RequestId> m_testing; ///< that wait for their answer
    quint64 m_bytes = 0;
};

} // namespace sluice
