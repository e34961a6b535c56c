#include "app/ctl/bench/workloads.h"

#include "app/ctl/enginesession.h"
#include "app/ctl/errors.h"
#include "core/integration/demo/demoservice.h"
#include "core/tasks/taskhost.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>

#include <array>
#include <cmath>

namespace sluice::ctl {

namespace {

constexpr int kAtOnce = 50;

QString baseUrl(const DemoService &service)
{
    return QStringLiteral("http://127.0.0.1:%1").arg(service.port());
}

Workflow callWorkflow()
{
    Workflow workflow;
    workflow.id = QStringLiteral("bench");
    Task each;
    each.id = QStringLiteral("each");
    each.type = QStringLiteral("forEach");
    each.params.insert(QStringLiteral("items"), QStringLiteral("input"));
    Task call;
    call.id = QStringLiteral("call");
    call.type = QStringLiteral("http.request");
    call.params.insert(QStringLiteral("connection"), QStringLiteral("demo"));
    call.params.insert(QStringLiteral("url"), QStringLiteral("/rates/DE"));
    workflow.tasks = {each, call};
    workflow.edges = {{each.id, QStringLiteral("item"), call.id}};
    return workflow;
}

/// GETs by Qt alone: as many as are wanted, always `kAtOnce` under way.
class BareCalls final : public QObject {
public:
    BareCalls(QUrl url, int calls)
        : m_request(std::move(url))
        , m_left(calls)
        , m_open(calls)
    {
    }

    /// False when a call failed.
    bool perform()
    {
        for (int i = 0; i < kAtOnce; ++i)
            next();
        if (m_open > 0)
            m_loop.exec();
        return !m_hasFailed;
    }

private:
    void next()
    {
        if (m_left == 0)
            return;
        // Qt keeps at most six connections to a host for each manager.
        QNetworkReply *reply = m_managers[static_cast<std::size_t>(m_left--) % m_managers.size()].get(m_request);
        connect(reply, &QNetworkReply::finished, this, [this, reply] {
            m_hasFailed = m_hasFailed || reply->error() != QNetworkReply::NoError;
            (void)reply->readAll();
            reply->deleteLater();
            next();
            if (--m_open == 0)
                m_loop.quit();
        });
    }

    QNetworkRequest m_request;
    int m_left;
    int m_open;
    bool m_hasFailed = false;
    std::array<QNetworkAccessManager, 9> m_managers;
    QEventLoop m_loop;
};

Result<double> callsPerSecond(EngineSession &session, int calls)
{
    Payload items = "[0";
    for (int i = 1; i < calls; ++i)
        items += ',' + QByteArray::number(i);
    items += ']';
    QElapsedTimer timer;
    timer.start();
    const auto run = session.answer<RunId>([&](QObject *context, auto done) {
        session.engine().startRun({callWorkflow(), items, QStringLiteral("bench")}, context, std::move(done));
    });
    if (!run)
        return tl::unexpected(run.error());
    const auto settled = session.untilSettled({*run});
    const auto elapsed = static_cast<double>(timer.nsecsElapsed());
    if (!settled)
        return tl::unexpected(settled.error());
    if (settled->front().state != RunState::Succeeded)
        return failure(kBenchRunFailed, {{QStringLiteral("workload"), QStringLiteral("W4")}});
    return calls * 1e9 / elapsed;
}

} // namespace

Result<Measure> measureCalls(double scale, Output &output)
{
    const QString workload = QStringLiteral("W4");
    const int calls = std::max(kAtOnce, static_cast<int>(std::lround(1000 * scale)));
    output.message(
        QCoreApplication::translate("sluicectl", "%1: %2 calls, %3 at once…").arg(workload).arg(calls).arg(kAtOnce));
    DemoConfig demo;
    demo.knobs = {0, Milliseconds(0), {}};
    const QTemporaryDir folder;
    LocalEngineConfig config;
    config.workspace = folder.path();
    config.catalog = standardCatalog();
    // The session is made first so that all threads leave signals to it.
    auto session = EngineSession::start(config, output);
    if (!session)
        return tl::unexpected(session.error());
    const auto service = DemoService::start(demo);
    if (!service)
        return tl::unexpected(service.error());
    Connection connection;
    connection.id = QStringLiteral("demo");
    connection.type = QStringLiteral("http");
    connection.baseUrl = baseUrl(**service);
    connection.allowLoopback = true;
    connection.poolSize = kAtOnce;
    (*session)->engine().setConnections({connection});
    const auto value = callsPerSecond(**session, calls);
    if (!value)
        return tl::unexpected(value.error());
    QElapsedTimer timer;
    BareCalls bare(QUrl(baseUrl(**service) + QStringLiteral("/rates/DE")), calls);
    timer.start();
    if (!bare.perform())
        return failure(kBenchRunFailed, {{QStringLiteral("workload"), workload}});
    const double limit = calls * 1e9 / static_cast<double>(timer.nsecsElapsed());
    return Measure{workload, QStringLiteral("requests"), *value, QStringLiteral("1/s"), limit};
}

} // namespace sluice::ctl
