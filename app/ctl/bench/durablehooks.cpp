#include "app/ctl/bench/hookload.h"
#include "app/ctl/bench/workloads.h"
#include "app/ctl/enginesession.h"
#include "app/ctl/errors.h"
#include "core/tasks/taskhost.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <atomic>
#include <cmath>

namespace sluice::ctl {

namespace {

constexpr double kMark = 10'000; ///< webhooks a second
constexpr int kUsualHooks = 100'000;
constexpr int kAtOnce = 256;

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

/// Hands webhooks to an engine, so many at once that none of it rests, until all are answered. Lives until then.
class HookSource {
public:
    HookSource(LocalEngine &engine, int hooks, std::function<void()> done)
        : m_engine(engine)
        , m_hooks(hooks)
        , m_done(std::move(done))
    {
    }
    void start()
    {
        for (int i = 0; i < kAtOnce; ++i)
            sendNext();
    }
    [[nodiscard]] bool isDone() const { return m_answered >= m_hooks; }
    [[nodiscard]] int refused() const { return m_refused; }

private:
    void sendNext()
    {
        const int number = m_sent++;
        if (number >= m_hooks)
            return;
        const QString id = QStringLiteral("msg_%1").arg(number, 9, 10, QLatin1Char('0'));
        m_engine.processWebhook({QStringLiteral("bench"), id, QStringLiteral("application/json"), R"({"order":7})", {}},
                                [this](const HookAnswer &answer) {
                                    m_refused += answer.outcome == HookAnswer::Outcome::Durable ? 0 : 1;
                                    sendNext();
                                    if (++m_answered == m_hooks)
                                        m_done();
                                });
    }

    LocalEngine &m_engine;
    const int m_hooks;
    const std::function<void()> m_done;
    std::atomic<int> m_sent = 0;
    std::atomic<int> m_answered = 0;
    std::atomic<int> m_refused = 0;
};

Workflow oneStep()
{
    Workflow workflow;
    workflow.id = QStringLiteral("take");
    Task task;
    task.id = QStringLiteral("t");
    task.type = QStringLiteral("noop");
    workflow.tasks.push_back(task);
    return workflow;
}

/// A workspace in which the endpoint "bench" starts runs of one step that does nothing.
LocalEngineConfig prepared(const QString &folder, int hooks)
{
    LocalEngineConfig config;
    config.workspace = folder;
    config.catalog = standardCatalog();
    config.reservesLog = true;
    config.settings.waitingRuns = hooks * 2;
    config.hooks = {{QStringLiteral("bench"), QStringLiteral("take"), {}}};
    return config;
}

/// An engine on that, with the workflow armed.
Result<std::unique_ptr<EngineSession>> startedOn(const LocalEngineConfig &config, Output &output)
{
    auto session = EngineSession::start(config, output);
    if (!session)
        return session;
    const auto armed = (*session)->answer<void>(
        [&](QObject *context, auto done) { (*session)->engine().armWorkflow(oneStep(), context, std::move(done)); });
    if (!armed)
        return tl::unexpected(armed.error());
    return session;
}

const QByteArray kKey("a key of benchmarks, long enough");

HookLoad loadOf(quint16 port, int hooks)
{
    HookLoad load;
    load.port = port;
    load.endpoint = "bench";
    load.key = kKey;
    load.idPrefix = "msg_";
    load.requests = hooks;
    return load;
}

/// Webhooks a second, if all were taken.
Result<double> rateOf(const QString &workload, const HookLoad &load)
{
    const auto sent = sendHooks(load);
    if (!sent)
        return tl::unexpected(sent.error());
    if (sent->count(202) != load.requests) {
        QStringList answers;
        for (const auto &[status, count] : sent->answers)
            answers += QStringLiteral("%1: %2").arg(status).arg(count);
        return failure(kBenchRunFailed, {{QStringLiteral("workload"), workload}},
                       QStringLiteral("%1 lost; %2").arg(sent->lost).arg(answers.join(QStringLiteral(", "))));
    }
    return load.requests / sent->seconds;
}

} // namespace

Result<Measure> measureWebhooks(double scale, Output &output)
{
    const QString workload = QStringLiteral("webhooks");
    const int hooks = std::max(kAtOnce, static_cast<int>(std::lround(kUsualHooks * scale)));
    output.message(tr("%1: %2 durable webhooks over loopback…").arg(workload).arg(hooks));
    const QTemporaryDir folder;
    LocalEngineConfig config = prepared(folder.path(), hooks);
    WebhookEndpointSettings endpoint;
    endpoint.name = QStringLiteral("bench");
    endpoint.workflow = QStringLiteral("take");
    endpoint.signature.secrets = {QStringLiteral("bench")};
    qputenv("SLUICE_SECRET_BENCH", "whsec_" + kKey.toBase64());
    config.webhooks = WebhookSettings{QStringLiteral("127.0.0.1:0"), {endpoint}};
    const auto session = startedOn(config, output);
    if (!session)
        return tl::unexpected(session.error());
    while ((*session)->engine().snapshot().webhookAddress.isEmpty()) {
        if (auto waited = (*session)->nextSnapshot(); !waited)
            return tl::unexpected(waited.error());
    }
    const quint16 port = (*session)->engine().snapshot().webhookAddress.section(u':', -1).toUShort();
    const auto rate = rateOf(workload, loadOf(port, hooks));
    if (!rate)
        return tl::unexpected(rate.error());
    if (auto ended = waitForAll(**session, static_cast<quint64>(hooks), workload); !ended)
        return tl::unexpected(ended.error());
    return Measure{workload, QStringLiteral("durable webhooks"), *rate, QStringLiteral("1/s"), kMark};
}

Result<Measure> measureWebhooksTaken(double scale, Output &output)
{
    const QString workload = QStringLiteral("webhooks-taken");
    const int hooks = std::max(kAtOnce, static_cast<int>(std::lround(kUsualHooks * scale)));
    output.message(tr("%1: %2 durable webhooks, without a gateway…").arg(workload).arg(hooks));
    const QTemporaryDir folder;
    const auto session = startedOn(prepared(folder.path(), hooks), output);
    if (!session)
        return tl::unexpected(session.error());
    QObject context;
    HookSource source((*session)->engine(), hooks, [&] {
        QMetaObject::invokeMethod(
            &context, [&] { (*session)->wake(); }, Qt::QueuedConnection);
    });
    QElapsedTimer timer;
    timer.start();
    source.start();
    if (auto waited = (*session)->waitUntil([&] { return source.isDone(); }); !waited)
        return tl::unexpected(waited.error());
    const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    if (source.refused() > 0)
        return failure(kBenchRunFailed, {{QStringLiteral("workload"), workload}},
                       QStringLiteral("%1 refused").arg(source.refused()));
    if (auto ended = waitForAll(**session, static_cast<quint64>(hooks), workload); !ended)
        return tl::unexpected(ended.error());
    output.message(tr("%1: their runs had ended after %2 s.")
                       .arg(workload)
                       .arg(static_cast<double>(timer.nsecsElapsed()) / 1e9, 0, 'f', 1));
    return Measure{workload, QStringLiteral("durable webhooks"), hooks / seconds, QStringLiteral("1/s"), kMark};
}

} // namespace sluice::ctl
