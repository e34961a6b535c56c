#include "core/base/logbook.h"
#include "core/engine/enginelog.h"
#include "tests/core/engine/enginetest.h"

#include <QDir>
#include <QSemaphore>

using namespace sluice;
using namespace sluice::test;

namespace {

EventRecord told(const QString &topic, const QByteArray &data)
{
    EventRecord event;
    event.topic = topic;
    event.data = data;
    return event;
}

AlertSummary firing(const QString &key, AlertSeverity severity)
{
    AlertSummary alert;
    alert.key = key;
    alert.severity = severity;
    alert.value = 12;
    alert.threshold = 10;
    return alert;
}

/// Gives out one secret.
class OneSecret final : public SecretStore {
public:
    [[nodiscard]] Result<SecretValue> read(const QString &) const override
    {
        return SecretValue(QStringLiteral("correct horse battery"));
    }
};

} // namespace

/// What an engine writes into its log.
class TestEngineLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsAnEventInOneLine();
    void notesComponentsAndRunsThatFail();
    void notesAlertsAsTheyBeginAndEnd();
    void noSecretThatTheEngineUsedGetsIn();
    void knowsASecretThatIsUsedLater();
    void notesEventsWhileItsOwnerIsBusy();
};

void TestEngineLog::wordsAnEventInOneLine()
{
    const LogRecord failed = logLineOf(told(QStringLiteral("run.failed"), R"({"run":7,"error":"http.status"})"));
    QCOMPARE(failed.level, LogLevel::Warning);
    QCOMPARE(failed.component, QStringLiteral("engine"));
    QCOMPARE(failed.text, QStringLiteral("run.failed: error http.status, run 7"));
    const LogRecord down = logLineOf(told(QStringLiteral("component.io.state"), R"({"state":"error"})"));
    QCOMPARE(down.level, LogLevel::Error);
    QCOMPARE(down.component, QStringLiteral("io"));
    QCOMPARE(logLineOf(told(QStringLiteral("breaker.rates.opened"), "{}")).level, LogLevel::Warning);
    QCOMPARE(logLineOf(told(QStringLiteral("breaker.rates.closed"), "{}")).level, LogLevel::Info);
}

void TestEngineLog::notesComponentsAndRunsThatFail()
{
    EngineFixture fixture;
    LocalEngineConfig config;
    config.log = logOfWorkspace(fixture.folder.path());
    const auto book = config.log;
    QVERIFY(fixture.start(std::move(config)));
    Workflow workflow = EngineFixture::chain(1);
    workflow.tasks[0].type = QStringLiteral("file.read");
    workflow.tasks[0].params = {{QStringLiteral("path"), QStringLiteral("missing.txt")}};
    workflow.tasks[0].reliability.maxAttempts = 1;
    workflow.tasks[0].reliability.onExhausted = OnExhausted::Fail;
    const auto run = fixture.run(workflow);
    QVERIFY(run);
    const auto has = [&](const QString &part) {
        const auto page = fixture.answer<LogPage>(
            [](EngineClient *client, auto done) { client->readLog(0, 1'000, client, std::move(done)); });
        return std::ranges::any_of(page->records, [&](const LogRecord &line) { return line.text.contains(part); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(has(QStringLiteral("run.failed")), 20000);
    QVERIFY(has(QStringLiteral("component.io.state")));
    fixture.engine.reset();
    book->flush();
    QFile file(QDir(fixture.folder.path()).filePath(QStringLiteral(".sluice/log/engine.jsonl")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray lines = file.readAll();
    QVERIFY(lines.contains("run.failed"));
    QVERIFY(lines.contains("has ended"));
}

void TestEngineLog::notesAlertsAsTheyBeginAndEnd()
{
    const auto book = std::make_shared<LogBook>(LogBook::Settings(), std::make_shared<SystemClock>());
    EngineLog log(book, QStringLiteral("/w"), std::make_shared<SeenSecrets>(std::make_shared<OneSecret>()));
    const auto lines = [&book] {
        std::vector<std::pair<LogLevel, QString>> found;
        for (const LogRecord &line : book->page(0, 100).records) {
            if (line.component == u"alert")
                found.emplace_back(line.level, line.text);
        }
        return found;
    };
    std::vector<std::pair<LogLevel, QString>> expected;
    EngineSnapshot now;
    log.see(now);
    QCOMPARE(lines(), expected);

    now.alerts = {firing(QStringLiteral("queue-deep/ready"), AlertSeverity::Warning)};
    log.see(now);
    expected.emplace_back(LogLevel::Warning, QStringLiteral("queue-deep/ready at 12, of 10"));
    QCOMPARE(lines(), expected);
    now.alerts.front().value = 40; // it stands, whatever it is at, and whoever has seen it
    now.alerts.front().acknowledgedBy = QStringLiteral("ada");
    log.see(now);
    QCOMPARE(lines(), expected);

    AlertSummary open = firing(QStringLiteral("breaker-open/rates"), AlertSeverity::Critical);
    open.error = Error{QStringLiteral("http.status"), {{QStringLiteral("status"), QStringLiteral("503")}}, {}};
    now.alerts.push_back(open);
    log.see(now);
    expected.emplace_back(LogLevel::Error, QStringLiteral("breaker-open/rates at 12, of 10: http.status (status 503)"));
    QCOMPARE(lines(), expected);

    now.alerts.erase(now.alerts.begin());
    log.see(now);
    expected.emplace_back(LogLevel::Info, QStringLiteral("no longer: queue-deep/ready"));
    log.see(now);
    QCOMPARE(lines(), expected);

    now.alerts = {firing(QStringLiteral("queue-deep/ready"), AlertSeverity::Warning)}; // a new episode of it
    log.see(now);
    expected.emplace_back(LogLevel::Warning, QStringLiteral("queue-deep/ready at 12, of 10"));
    expected.emplace_back(LogLevel::Info, QStringLiteral("no longer: breaker-open/rates"));
    QCOMPARE(lines(), expected);
}

void TestEngineLog::noSecretThatTheEngineUsedGetsIn()
{
    const auto secrets = std::make_shared<SeenSecrets>(std::make_shared<OneSecret>());
    const auto book = std::make_shared<LogBook>(LogBook::Settings(), std::make_shared<SystemClock>());
    const EngineLog log(book, QStringLiteral("/w"), secrets);
    QVERIFY(secrets->read(QStringLiteral("token")));
    book->note(LogLevel::Error, QStringLiteral("io"), QStringLiteral("sent correct horse battery to it"));
    QCOMPARE(book->page(0, 10).records.back().text, QStringLiteral("sent [secret token] to it"));
}

void TestEngineLog::knowsASecretThatIsUsedLater()
{
    const auto secrets = std::make_shared<SeenSecrets>(std::make_shared<OneSecret>());
    const auto book = std::make_shared<LogBook>(LogBook::Settings(), std::make_shared<SystemClock>());
    const EngineLog log(book, QStringLiteral("/w"), secrets);
    const auto noted = [&] {
        book->note(LogLevel::Info, QStringLiteral("io"), QStringLiteral("correct horse battery"));
        return book->page(0, 10).records.back().text;
    };
    QCOMPARE(noted(), QStringLiteral("correct horse battery")); // nobody can know yet
    QVERIFY(secrets->read(QStringLiteral("one")));
    QCOMPARE(noted(), QStringLiteral("[secret one]"));
}

/// This thread runs no event loop meanwhile, as one that draws a window does not.
void TestEngineLog::notesEventsWhileItsOwnerIsBusy()
{
    QSemaphore noted;
    const SystemClock clock;
    EventBus bus(clock);
    const auto book = std::make_shared<LogBook>(LogBook::Settings(), std::make_shared<SystemClock>());
    EngineLog log(book, QStringLiteral("/w"), std::make_shared<SeenSecrets>(std::make_shared<OneSecret>()));
    book->useMask([&noted](const QString &text) {
        if (text.startsWith(u"run.failed"))
            noted.release();
        return text;
    });
    log.follow(bus);
    for (int i = 0; i < 10; ++i)
        QVERIFY(bus.emitEvent(QStringLiteral("run.failed"), "{}"));
    QVERIFY(noted.tryAcquire(10, 20'000));
}

QTEST_GUILESS_MAIN(TestEngineLog)
#include "tst_enginelog.moc"
