#pragma once

#include "core/api/connectiontest.h"
#include "core/api/mailbox.h"
#include "core/integration/http/httppool.h"
#include "core/integration/secret/secretstore.h"

#include <QTimer>

#include <functional>
#include <map>
#include <memory>

namespace sluice {

class BlockingPool;

/// Tries connections out with the guards that tasks have (addresses, certificates, proxy, secrets), but past the limits that
/// they share: it takes no place in a pool or at a gate, and no breaker counts what comes of it. A secret that comes back in an
/// answer is masked in the report.
///
/// An HTTP address is asked for its head, and anything that it answers will do but a refusal or its own failure; a SQLite file is opened to read only; a PostgreSQL or MySQL server answers a query; a broker lets us in.
/// Thread: an object of the I/O thread; databases are opened on the blocking pool, which outlives it.
class ConnectionTester {
public:
    using Done = std::function<void(ConnectionReport &&)>;

    ConnectionTester(const Clock &clock, BlockingPool &blocking, std::shared_ptr<const SeenSecrets> secrets);
    /// Drops the tests under way without a word.
    ~ConnectionTester();

    /// `done` is called once, later or at once, in the I/O thread. Errors: in the report, those of a call over the
    /// connection, and `connection.addressMissing`, `connection.testTimedOut`, `connection.testStopped`.
    void start(ConnectionTest test, const QString &workspace, Done done);

private:
    struct Job;
    using JobPtr = std::shared_ptr<Job>;
    struct Answered {
        quint64 job = 0;
        ConnectionReport report;
    };

    QCoro::Task<> callHttp(JobPtr job, QString workspace);
    void openDatabase(const JobPtr &job, const QString &workspace);
    void openBroker(const JobPtr &job, const QString &workspace);
    void end(quint64 job, QLatin1StringView code);
    void finish(const JobPtr &job, ConnectionReport &&report);
    void tell(const JobPtr &job, ConnectionReport &&report);

    const Clock &m_clock;
    BlockingPool &m_blocking;
    const std::shared_ptr<const SeenSecrets> m_secrets;
    std::map<quint64, JobPtr> m_jobs;
    quint64 m_last = 0;
    Mailbox<quint64> m_stops;
    Mailbox<Answered> m_answers;
};

} // namespace sluice
