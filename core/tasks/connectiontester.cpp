#include "core/tasks/connectiontester.h"

#include "core/base/duration.h"
#include "core/integration/amqp/amqpclient.h"
#include "core/integration/errors.h"
#include "core/integration/mqtt/mqttclient.h"
#include "core/integration/secret/secretmask.h"
#include "core/tasks/blockingpool.h"
#include "core/tasks/connectionrequest.h"
#include "core/tasks/httppools.h"
#include "core/tasks/io/brokertargets.h"
#include "core/tasks/sqlsessions.h"

#include <QJsonObject>

#include <utility>

namespace sluice {

/// One test, known by a number until it has ended; what comes later finds no such number.
struct ConnectionTester::Job {
    quint64 number = 0;
    ConnectionTest test;
    Done done;
    MonoTime started{};
    std::stop_source stop;
    QTimer *limit = nullptr;
    std::unique_ptr<HttpPool> pool;
    std::unique_ptr<std::stop_callback<std::function<void()>>> onStop;

    ~Job()
    {
        // Either may be what ends this job right now.
        if (limit)
            limit->deleteLater();
        if (pool)
            pool.release()->deleteLater();
    }
};

namespace {

/// Of the answer to a call: more than that nobody reads.
constexpr qint64 kMostBody = 64 * 1024;
constexpr Milliseconds kTestGrace{1'000};
constexpr int kMethodNotAllowed = 405;
constexpr int kNotImplemented = 501;

ConnectionReport failedReport(Error error, const QString &address)
{
    ConnectionReport report;
    report.failure = std::move(error);
    report.address = address;
    return report;
}

bool isBroker(const Connection &connection)
{
    return connection.type == u"mqtt" || connection.type == u"amqp";
}

std::optional<Error> addressMissing(const Connection &connection)
{
    const bool isMissing = connection.type == u"http"     ? connection.baseUrl.trimmed().isEmpty()
                           : connection.type == u"sqlite" ? connection.database.trimmed().isEmpty()
                           : isBroker(connection)         ? connection.host.trimmed().isEmpty()
                                                          : false;
    if (!isMissing)
        return std::nullopt;
    return Error{QString(errors::kConnectionAddressMissing), {{QStringLiteral("connection"), connection.id}}, {}};
}

QString databaseAddress(const SqlTarget &target)
{
    if (target.driver == SqlTarget::Driver::Sqlite)
        return target.database;
    return QStringLiteral("%1@%2:%3/%4").arg(target.user, target.host).arg(target.port).arg(target.database);
}

/// Opens the database, asks it one thing, and closes it again. Thread: of the blocking pool.
ConnectionReport openAndAsk(SqlTarget target, const Clock &clock, MonoTime started, const std::stop_token &stop)
{
    ConnectionReport report;
    report.address = databaseAddress(target);
    const bool isSqlite = target.driver == SqlTarget::Driver::Sqlite;
    const bool isMysql = target.driver == SqlTarget::Driver::Mysql;
    const auto session = SqlSession::open(std::move(target));
    if (!session) {
        report.failure = session.error().error;
        return report;
    }
    report.connected = clock.monotonic() - started;
    const auto rows = (*session)->execute(
        isSqlite
            ? QStringLiteral("SELECT sqlite_version() AS version, (SELECT count(*) FROM sqlite_master WHERE type = "
                             "'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~') AS tables")
        : isMysql ? QStringLiteral("SELECT VERSION() AS version, 1 AS one")
                  : QStringLiteral("SELECT current_setting('server_version') AS version, 1 AS one"),
        {}, stop);
    if (!rows) {
        report.failure = rows.error().error;
        return report;
    }
    report.firstByte = clock.monotonic() - started;
    const QJsonObject row = rows->rows.first().toObject();
    report.version = row.value(QLatin1StringView("version")).toString();
    report.tables = static_cast<quint32>(row.value(QLatin1StringView("tables")).toInt());
    return report;
}

/// Is let in, and leaves again. Thread: of the blocking pool.
ConnectionReport greetBroker(BrokerTarget target, bool isMqtt, const Clock &clock, MonoTime started,
                             const std::stop_token &stop)
{
    ConnectionReport report;
    report.address = QStringLiteral("%1@%2:%3").arg(target.user, target.host).arg(target.port);
    std::optional<CallFailure> failure;
    if (isMqtt) {
        if (auto client = MqttClient::open(std::move(target), {}, clock, stop); !client)
            failure = std::move(client.error());
    } else if (auto client = AmqpClient::open(std::move(target), clock, stop); !client) {
        failure = std::move(client.error());
    }
    if (failure)
        report.failure = std::move(failure->error);
    else
        report.connected = clock.monotonic() - started;
    return report;
}

/// Whether what failed is no trouble of the connection: the other side was reached, and its answer was only long, or said
/// that there is nothing at the base address itself, below which tasks have their paths.
bool isAnswered(const HttpOutcome &answer)
{
    constexpr int kUnauthorized = 401;
    constexpr int kForbidden = 403;
    constexpr int kProxyAuthentication = 407;
    constexpr int kTooManyRequests = 429;
    if (!answer.failure || answer.failure->error.code == errors::kHttpTooLarge)
        return true;
    return answer.failure->error.code == errors::kHttpStatus && answer.status >= 400 && answer.status < 500
           && answer.status != kUnauthorized && answer.status != kForbidden && answer.status != kProxyAuthentication
           && answer.status != kTooManyRequests;
}

} // namespace

ConnectionTester::ConnectionTester(const Clock &clock, BlockingPool &blocking,
                                   std::shared_ptr<const SeenSecrets> secrets)
    : m_clock(clock)
    , m_blocking(blocking)
    , m_secrets(std::move(secrets))
    , m_stops([this](std::vector<quint64> &&jobs) {
        for (const quint64 job : jobs)
            end(job, errors::kConnectionTestStopped);
    })
    , m_answers([this](std::vector<Answered> &&answers) {
        for (Answered &answer : answers) {
            if (const auto job = m_jobs.find(answer.job); job != m_jobs.end())
                finish(JobPtr(job->second), std::move(answer.report));
        }
    })
{
}

ConnectionTester::~ConnectionTester()
{
    const auto jobs = std::exchange(m_jobs, {}); // from here on every job is over
    for (const auto &[number, job] : jobs) {
        job->onStop.reset();
        job->stop.request_stop();
        job->pool.reset(); // resumes the coroutine that waits for it
    }
}

void ConnectionTester::start(ConnectionTest test, const QString &workspace, Done done)
{
    auto job = std::make_shared<Job>();
    job->number = ++m_last;
    job->test = std::move(test);
    job->done = std::move(done);
    job->started = m_clock.monotonic();
    m_jobs.emplace(job->number, job);
    if (auto missing = addressMissing(job->test.connection))
        return finish(job, failedReport(*std::move(missing), {}));
    job->onStop = std::make_unique<std::stop_callback<std::function<void()>>>(
        job->test.stop, [this, number = job->number] { m_stops.post(number); });
    job->limit = new QTimer;
    job->limit->setSingleShot(true);
    QObject::connect(job->limit, &QTimer::timeout, &m_answers,
                     [this, number = job->number] { end(number, errors::kConnectionTestTimedOut); });
    job->limit->start(job->test.limit);
    if (job->test.connection.type == u"http")
        callHttp(job, workspace);
    else if (isBroker(job->test.connection))
        openBroker(job, workspace);
    else
        openDatabase(job, workspace);
}

QCoro::Task<> ConnectionTester::callHttp(JobPtr job, QString workspace)
{
    const Connection &connection = job->test.connection;
    const auto url = addressOf(connection.baseUrl, std::nullopt);
    HttpRequest request;
    auto ready = url ? Result<void>() : tl::unexpected(url.error());
    if (url) {
        request.url = *url;
        request.method = "HEAD";
        request.timeout = job->test.limit + kTestGrace; // its own limit speaks first
        request.maxBody = kMostBody;
        ready = addConnection(request, connection, *m_secrets);
    }
    if (!ready) {
        finish(job, failedReport(ready.error(), connection.baseUrl));
        co_return;
    }
    HttpPoolConfig config = httpPoolConfig(connection, workspace, *m_secrets);
    config.size = 1;
    job->pool = std::make_unique<HttpPool>(std::move(config), m_clock);
    HttpOutcome answer = co_await job->pool->send(request, job->stop.get_token());
    if (!m_jobs.contains(job->number))
        co_return;
    Nanoseconds before{0};
    if (answer.status == kMethodNotAllowed || answer.status == kNotImplemented) {
        request.method = "GET";
        before = m_clock.monotonic() - job->started;
        answer = co_await job->pool->send(request, job->stop.get_token());
        if (!m_jobs.contains(job->number))
            co_return;
    }
    ConnectionReport report;
    report.address = answer.finalUrl.toDisplayString(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    report.status = answer.status;
    const auto since = [before](Nanoseconds time) { return time.count() > 0 ? before + time : time; };
    report.connected = since(answer.timings.connected);
    report.firstByte = since(answer.timings.firstByte);
    if (!isAnswered(answer))
        report.failure = answer.failure->error;
    finish(job, std::move(report));
}

void ConnectionTester::openDatabase(const JobPtr &job, const QString &workspace)
{
    m_blocking.add([this, number = job->number, test = job->test, started = job->started, stop = job->stop.get_token(),
                    workspace, clock = &m_clock, secrets = m_secrets](SqlSessions &) {
        if (stop.stop_requested())
            return; // it was answered already
        auto target = sqlTarget(test.connection, workspace, *secrets);
        if (!target) {
            m_answers.post({number, failedReport(target.error().error, test.connection.database)});
            return;
        }
        target->isReadOnly = true;
        target->busyTimeout = test.limit;
        target->connectTimeout = test.limit;
        target->statementTimeout = test.limit;
        m_answers.post({number, openAndAsk(*std::move(target), *clock, started, stop)});
    });
}

void ConnectionTester::openBroker(const JobPtr &job, const QString &workspace)
{
    m_blocking.add([this, number = job->number, test = job->test, started = job->started, stop = job->stop.get_token(),
                    workspace, clock = &m_clock, secrets = m_secrets](SqlSessions &) {
        if (stop.stop_requested())
            return; // it was answered already
        const bool isMqtt = test.connection.type == u"mqtt";
        auto target = brokerTarget(test.connection, QLatin1StringView(isMqtt ? "mqtt" : "amqp"), workspace, *secrets);
        if (!target) {
            m_answers.post({number, failedReport(target.error().error, test.connection.host)});
            return;
        }
        target->connectTimeout = test.limit;
        m_answers.post({number, greetBroker(*std::move(target), isMqtt, *clock, started, stop)});
    });
}

void ConnectionTester::end(quint64 number, QLatin1StringView code)
{
    const auto found = m_jobs.find(number);
    if (found == m_jobs.end())
        return;
    const JobPtr job = found->second;
    const Connection &connection = job->test.connection;
    const Error error{
        QString(code),
        {{QStringLiteral("connection"), connection.id}, {QStringLiteral("limit"), formatDuration(job->test.limit)}},
        {}};
    m_jobs.erase(found);
    job->stop.request_stop();
    job->pool.reset(); // resumes the coroutine, which finds its job gone, while all that its call needs still stands
    tell(job, failedReport(error, connection.type == u"http" ? connection.baseUrl : connection.database));
}

void ConnectionTester::finish(const JobPtr &job, ConnectionReport &&report)
{
    if (m_jobs.erase(job->number) > 0)
        tell(job, std::move(report));
}

void ConnectionTester::tell(const JobPtr &job, ConnectionReport &&report)
{
    job->onStop.reset();
    if (job->limit)
        job->limit->stop();
    report.total = m_clock.monotonic() - job->started;
    if (const SecretMask mask(*m_secrets->seen()); !mask.isEmpty()) {
        report.address = mask.masked(report.address);
        report.version = mask.masked(report.version);
        if (report.failure)
            mask.mask(*report.failure);
    }
    std::exchange(job->done, nullptr)(std::move(report));
}

} // namespace sluice
