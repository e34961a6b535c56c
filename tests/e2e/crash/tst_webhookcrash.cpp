#include "tests/core/support/hooksender.h"
#include "tests/e2e/crash/crashing.h"
#include "tests/e2e/ctl/program.h"

#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSqlQuery>
#include <QTimer>

#include <csignal>
#include <deque>
#include <random>
#include <set>

using namespace sluice::test;

namespace {

constexpr int kSenders = 8;

const QByteArray kSettings = R"({"format": 1, "name": "Test", "webhooks": {"listen": "127.0.0.1:0", "endpoints": [
    {"name": "orders", "workflow": "take", "signature":
        {"scheme": "hmac", "secrets": ["tests"], "header": "X-Sign", "prefix": "sha256=", "idHeader": "X-Id"}}]}})";

} // namespace

/// Kills the real program at random moments while webhooks come in: none that was acknowledged is lost, and none
/// becomes two runs. SLUICE_CRASH_ROUNDS and SLUICE_CRASH_SEED set how often and when.
class TestWebhookCrash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void neitherLosesNorDoublesAWebhook();
    void answersWhatHasComeInBeforeItEnds();

private:
    [[nodiscard]] std::unique_ptr<QProcess> serve();
    void sendUntilKilled(QProcess &process, std::chrono::milliseconds time);
    void sendAll();
    [[nodiscard]] QByteArray nextId();
    void note(const HookSending &sending);
    [[nodiscard]] qint64 ask(const QString &question) const;
    void checkJournal() const;

    std::unique_ptr<Workspace> m_workspace;
    quint16 m_port = 0;
    int m_fresh = 0;                     ///< ids given out
    std::deque<QByteArray> m_unanswered; ///< sent, and to be sent again
    std::set<QByteArray> m_acknowledged;
    int m_refused = 0;
    int m_repeats = 0;
};

void TestWebhookCrash::init()
{
    qputenv("SLUICE_SECRET_TESTS", kHookSecret);
    m_workspace = std::make_unique<Workspace>();
    QVERIFY(QDir(m_workspace->path()).mkpath(QStringLiteral("workflows")));
    QVERIFY(!m_workspace->file(QStringLiteral("sluice.json"), kSettings).isEmpty());
    QVERIFY(!m_workspace
                 ->file(QStringLiteral("workflows/take.json"),
                        workflowOf(R"({"id": "t", "type": "log", "params": {"message": "m", "level": "debug"}})"))
                 .isEmpty());
    QCOMPARE(m_workspace->call({QStringLiteral("arm"), QStringLiteral("take")}).status, 0);
    m_acknowledged.clear();
    m_unanswered.clear();
    m_fresh = m_refused = m_repeats = 0;
}

/// Starts the program and learns its port.
std::unique_ptr<QProcess> TestWebhookCrash::serve()
{
    auto process = started(m_workspace->with({QStringLiteral("serve")}));
    QByteArray said;
    QElapsedTimer patience;
    patience.start();
    m_port = 0;
    while (m_port == 0 && patience.elapsed() < 30'000 && process->state() != QProcess::NotRunning) {
        (void)process->waitForReadyRead(1000);
        said += process->readAllStandardOutput();
        const QString address = QJsonDocument::fromJson(said).object().value(u"address").toString();
        m_port = address.section(u':', -1).toUShort();
    }
    if (m_port == 0)
        qWarning("it does not listen: %s %s", said.constData(), process->readAllStandardError().constData());
    return process;
}

/// What was not answered, once more, before anything new.
QByteArray TestWebhookCrash::nextId()
{
    if (m_unanswered.empty())
        return "hook-" + QByteArray::number(++m_fresh);
    const QByteArray again = m_unanswered.front();
    m_unanswered.pop_front();
    return again;
}

void TestWebhookCrash::note(const HookSending &sending)
{
    if (sending.status == 202 || sending.status == 200)
        m_acknowledged.insert(sending.id);
    else
        m_unanswered.push_back(sending.id);
    m_repeats += sending.status == 200 ? 1 : 0;
    m_refused += sending.status > 202 ? 1 : 0;
}

void TestWebhookCrash::sendUntilKilled(QProcess &process, std::chrono::milliseconds time)
{
    std::vector<std::unique_ptr<HookSender>> senders;
    for (int i = 0; i < kSenders; ++i)
        senders.push_back(std::make_unique<HookSender>(
            m_port, "orders", [this] { return nextId(); }, [this](const HookSending &sending) { note(sending); }));
    QEventLoop loop; // which takes answers as they come: the moment before the kill is the one that matters
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
    ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
    QVERIFY(process.waitForFinished());
}

/// Sends until all that was ever sent is acknowledged.
void TestWebhookCrash::sendAll()
{
    std::vector<std::unique_ptr<HookSender>> senders;
    for (int i = 0; i < kSenders; ++i)
        senders.push_back(std::make_unique<HookSender>(
            m_port, "orders", [this] { return m_unanswered.empty() ? QByteArray() : nextId(); },
            [this](const HookSending &sending) { note(sending); }));
    QTRY_COMPARE_WITH_TIMEOUT(int(m_acknowledged.size()), m_fresh, 30'000);
}

qint64 TestWebhookCrash::ask(const QString &question) const
{
    qint64 answer = -1;
    withDatabase(m_workspace->path(QStringLiteral(".sluice/journal.db")), [&](const QSqlDatabase &database) {
        QSqlQuery query(question, database);
        answer = query.next() ? query.value(0).toLongLong() : -1;
    });
    return answer;
}

/// Each id is there once, and each that was acknowledged; what has become something has become a run of its own.
void TestWebhookCrash::checkJournal() const
{
    std::set<QByteArray> taken;
    withDatabase(m_workspace->path(QStringLiteral(".sluice/journal.db")), [&](const QSqlDatabase &database) {
        QSqlQuery query(QStringLiteral("SELECT id FROM hooks"), database);
        while (query.next())
            QVERIFY(taken.insert(query.value(0).toByteArray()).second);
    });
    for (const QByteArray &id : m_acknowledged)
        QVERIFY2(taken.contains(id), id.constData());
    QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM hooks WHERE pending = 0 AND run = 0")), 0);
    QCOMPARE(ask(QStringLiteral("SELECT count(run) - count(DISTINCT run) FROM hooks WHERE pending = 0")), 0);
    QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM runs")),
             ask(QStringLiteral("SELECT count(*) FROM hooks WHERE pending = 0")));
}

void TestWebhookCrash::neitherLosesNorDoublesAWebhook()
{
    const auto seed = static_cast<unsigned>(fromEnvironment("SLUICE_CRASH_SEED", 1));
    const int rounds = fromEnvironment("SLUICE_CRASH_ROUNDS", 10);
    std::mt19937 random(seed);
    for (int round = 0; round < rounds; ++round) {
        const auto process = serve();
        QVERIFY(m_port != 0);
        sendUntilKilled(*process, std::chrono::milliseconds(100 + random() % 400));
        checkJournal();
        if (QTest::currentTestFailed())
            return;
    }
    qInfo("seed %u, %d rounds: %d ids, %d acknowledged, %d refused, %d repeats", seed, rounds, m_fresh,
          int(m_acknowledged.size()), m_refused, m_repeats);
    QVERIFY2(int(m_acknowledged.size()) > rounds * 20, "too little came in to say anything");
    QVERIFY2(!m_unanswered.empty(), "no kill came while a webhook was under way");
    const auto process = serve();
    QVERIFY(m_port != 0);
    sendAll();
    QTRY_COMPARE_WITH_TIMEOUT(
        m_workspace->call({QStringLiteral("runs"), QStringLiteral("list")}).object().value(u"total").toInt(), m_fresh,
        60'000);
    process->terminate();
    QVERIFY(process->waitForFinished(30'000));
    QCOMPARE(process->exitCode(), 0);
    checkJournal();
    QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM hooks WHERE pending = 1")), 0);
    QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM runs")), m_fresh);
}

/// A program that is asked to end answers what it has taken; nobody is left to wonder.
void TestWebhookCrash::answersWhatHasComeInBeforeItEnds()
{
    const auto process = serve();
    QVERIFY(m_port != 0);
    int answered = 0;
    int cut = 0;
    std::vector<std::unique_ptr<HookSender>> senders;
    for (int i = 0; i < kSenders; ++i) {
        senders.push_back(std::make_unique<HookSender>(
            m_port, "orders", [&] { return "hook-" + QByteArray::number(++m_fresh); },
            [&](const HookSending &sending) {
                ++(sending.status == 0 ? cut : answered);
                if (sending.status == 202)
                    m_acknowledged.insert(sending.id);
            }));
    }
    QVERIFY(QTest::qWaitFor([&] { return answered > 50; }, 30'000));
    process->terminate();
    QVERIFY(QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, 30'000));
    QCOMPARE(process->exitCode(), 0);
    senders.clear();
    checkJournal();
    QVERIFY2(cut <= kSenders, "more were cut off than were under way");
}

QTEST_GUILESS_MAIN(TestWebhookCrash)
#include "tst_webhookcrash.moc"
