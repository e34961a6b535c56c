#include "tests/e2e/ctl/program.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <csignal>

using namespace sluice::test;

namespace {

/// `sluicectl demo` on a free port.
class DemoProgram {
public:
    explicit DemoProgram(const QStringList &options = {})
        : m_process(started(QStringList{QStringLiteral("demo"), QStringLiteral("--listen"),
                                        QStringLiteral("127.0.0.1:0"), QStringLiteral("--json")}
                            + options))
    {
        QByteArray said;
        while (QJsonDocument::fromJson(said).isNull() && m_process->waitForReadyRead(20'000))
            said += m_process->readAllStandardOutput();
        m_document = QJsonDocument::fromJson(said).object();
        m_address = m_document.value(u"address").toString().toUtf8();
    }
    ~DemoProgram() { (void)stop(); }

    [[nodiscard]] QByteArray address() const { return m_address; }
    /// The settings as it printed them.
    [[nodiscard]] QJsonObject printed() const { return m_document.value(u"control").toObject(); }
    /// The settings as it serves them.
    [[nodiscard]] QJsonObject served() const
    {
        QNetworkAccessManager network;
        const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(controlUrl())));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        return finished.wait(10'000) ? QJsonDocument::fromJson(reply->readAll()).object() : QJsonObject();
    }
    /// Ends it as Ctrl+C would; its exit status.
    int stop()
    {
        if (m_process->state() == QProcess::NotRunning)
            return m_process->exitCode();
        ::kill(static_cast<pid_t>(m_process->processId()), SIGINT);
        return ended(*m_process).status;
    }
    /// The status of a GET.
    [[nodiscard]] int answerTo(const QString &path) const
    {
        QNetworkAccessManager network;
        QUrl url = controlUrl();
        url.setPath(path);
        const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        (void)finished.wait(10'000);
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }
    [[nodiscard]] bool control(const QByteArray &json) const
    {
        QNetworkAccessManager network;
        QNetworkRequest request(controlUrl());
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        const std::unique_ptr<QNetworkReply> reply(network.put(request, json));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        return finished.wait(10'000) && reply->error() == QNetworkReply::NoError;
    }

private:
    [[nodiscard]] QUrl controlUrl() const
    {
        return QUrl(QStringLiteral("http://%1/control").arg(QString::fromUtf8(m_address)));
    }

    std::unique_ptr<QProcess> m_process;
    QJsonObject m_document;
    QByteArray m_address;
};

/// Copies a file of the sample, with another address of the demo service.
bool copySampleFile(const Workspace &workspace, const QString &name, const QByteArray &address)
{
    QByteArray text = read(QStringLiteral(SLUICE_SAMPLES "/country-sync/") + name);
    text.replace("127.0.0.1:7171", address);
    return !text.isEmpty() && !workspace.file(name, text).isEmpty();
}

int numberIn(const Workspace &workspace, const QString &sql)
{
    int number = -1;
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("check"));
        database.setDatabaseName(workspace.path(QStringLiteral("countries.db")));
        if (database.open()) {
            QSqlQuery query(sql, database);
            number = query.next() ? query.value(0).toInt() : -1;
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("check"));
    return number;
}

} // namespace

/// The real input, from the command line alone.
class TestSample : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finishesTheSameRunAfterItsLettersAreRetried();
    void retriesWithAnotherPayload();
    void demoDoesAsItsOptionsSay();
    void asksForNoLooserSettingsThanTheUsual();
    void settlesTheOrdersOfADayByACalledWorkflow();

private:
    static bool prepare(const Workspace &workspace, const DemoProgram &demo);
};

bool TestSample::prepare(const Workspace &workspace, const DemoProgram &demo)
{
    return QDir(workspace.path()).mkdir(QStringLiteral("workflows"))
           && copySampleFile(workspace, QStringLiteral("sluice.json"), demo.address())
           && copySampleFile(workspace, QStringLiteral("connections.json"), demo.address())
           && copySampleFile(workspace, QStringLiteral("workflows/country-sync.json"), demo.address());
}

void TestSample::finishesTheSameRunAfterItsLettersAreRetried()
{
    DemoProgram demo;
    QVERIFY(!demo.address().isEmpty());
    const Workspace workspace;
    QVERIFY(prepare(workspace, demo));
    const auto run = workspace.call(
        {QStringLiteral("run"), workspace.path(QStringLiteral("workflows/country-sync.json"))});
    QVERIFY2(run.status == 3, run.err.constData());
    QCOMPARE(run.object().value(u"letters").toArray().size(), 3);
    const auto fetch = run.object().value(u"tasks")[u"fetch"];
    QCOMPARE(fetch[u"succeeded"].toInt(), 246);
    QCOMPARE(fetch[u"deadLettered"].toInt(), 3);
    QCOMPARE(numberIn(workspace, QStringLiteral("SELECT count(*) FROM rates")), 246);

    const auto tooEarly = workspace.call(
        {QStringLiteral("deadletters"), QStringLiteral("retry"), QStringLiteral("1-1")});
    QCOMPARE(tooEarly.status, 3);
    QVERIFY(demo.control("{\"poison\": []}"));
    const auto retried = workspace.call(
        {QStringLiteral("deadletters"), QStringLiteral("retry"), QStringLiteral("--all")});
    QVERIFY2(retried.status == 0, retried.err.constData());
    QCOMPARE(retried.object().value(u"runs").toArray().size(), 1);
    QCOMPARE(retried.object().value(u"runs")[0][u"run"].toInt(), 1);
    QCOMPARE(retried.object().value(u"runs")[0][u"state"].toString(), QStringLiteral("succeeded"));
    QCOMPARE(numberIn(workspace, QStringLiteral("SELECT count(*) FROM rates")), 249);
    QCOMPARE(numberIn(workspace, QStringLiteral("SELECT max(writes) FROM rates")), 1);
    QCOMPARE(demo.stop(), 0);
}

void TestSample::retriesWithAnotherPayload()
{
    const DemoProgram demo;
    const Workspace workspace;
    QVERIFY(prepare(workspace, demo));
    const QString file = workspace.file(
        QStringLiteral("one.json"),
        workflowOf(
            R"({"id": "fetch", "type": "http.request", "params": {"connection": "rates", "url": "/rates/{{ input.code }}"}})"));
    const QString poison = workspace.file(QStringLiteral("poison.json"), R"({"code": "AQ"})");
    const QString cure = workspace.file(QStringLiteral("cure.json"), R"({"code": "DE"})");
    QCOMPARE(workspace.call({QStringLiteral("run"), file, QStringLiteral("--input"), poison}).status, 3);
    const auto retried = workspace.call({QStringLiteral("deadletters"), QStringLiteral("retry"), QStringLiteral("1-1"),
                                         QStringLiteral("--payload"), cure});
    QVERIFY2(retried.status == 0, retried.err.constData());
    const auto letter = workspace.call({QStringLiteral("deadletters"), QStringLiteral("show"), QStringLiteral("1-1")});
    QCOMPARE(letter.object().value(u"state").toString(), QStringLiteral("resolved"));
    QCOMPARE(letter.object().value(u"payload").toString(), QStringLiteral(R"({"code": "AQ"})")); // kept for ever
}

void TestSample::demoDoesAsItsOptionsSay()
{
    const DemoProgram demo({QStringLiteral("--error-rate"), QStringLiteral("0.5"), QStringLiteral("--latency"),
                            QStringLiteral("9ms"), QStringLiteral("--poison"), QStringLiteral("de")});
    const QJsonObject wanted{{QStringLiteral("errorRate"), 0.5},
                             {QStringLiteral("latencyMs"), 9},
                             {QStringLiteral("poison"), QJsonArray{QStringLiteral("DE")}}};
    QCOMPARE(demo.printed(), wanted);
    QCOMPARE(demo.served(), wanted);
    QCOMPARE(demo.answerTo(QStringLiteral("/rates/DE")), 422);
}

/// Three attempts and the usual retry budget must do: the sample may not pass by being more patient.
void TestSample::asksForNoLooserSettingsThanTheUsual()
{
    const auto json = [](const char *name) {
        return QJsonDocument::fromJson(read(QStringLiteral(SLUICE_SAMPLES "/country-sync/") + QLatin1StringView(name)));
    };
    const QJsonArray tasks = json("workflows/country-sync.json")[u"tasks"].toArray();
    QVERIFY(!tasks.isEmpty());
    for (const QJsonValue task : tasks) {
        const QJsonValue reliability = task[u"reliability"];
        QVERIFY2(reliability[u"maxAttempts"].toInt(3) <= 3, qPrintable(task[u"id"].toString()));
        QVERIFY2(!reliability.toObject().contains(u"maxLost"), qPrintable(task[u"id"].toString()));
    }
    const QJsonArray connections = json("connections.json")[u"connections"].toArray();
    QVERIFY(!connections.isEmpty());
    for (const QJsonValue connection : connections) {
        const QJsonValue budget = connection[u"retryBudget"];
        QVERIFY2(budget[u"ratio"].toDouble(0.2) <= 0.2, qPrintable(connection[u"id"].toString()));
        QVERIFY2(budget[u"minimum"].toInt(10) <= 10, qPrintable(connection[u"id"].toString()));
    }
    QVERIFY(json("sluice.json")[u"defaults"][u"maxAttempts"].toInt(3) <= 3);
}

void TestSample::settlesTheOrdersOfADayByACalledWorkflow()
{
    const Workspace workspace;
    QVERIFY(QDir(workspace.path()).mkdir(QStringLiteral("workflows")));
    for (const char *name : {"sluice.json", "workflows/order-day.json", "workflows/settle-order.json"}) {
        const QString file = QString::fromLatin1(name);
        QVERIFY(!workspace.file(file, read(QStringLiteral(SLUICE_SAMPLES "/orders/") + file)).isEmpty());
    }
    const QString day = workspace.path(QStringLiteral("workflows/order-day.json"));
    const auto run = workspace.call(
        {QStringLiteral("run"), day, QStringLiteral("--input-set"), QStringLiteral("monday")});
    QVERIFY2(run.status == 0, run.err.constData());
    QCOMPARE(run.object().value(u"tasks")[u"settle"][u"succeeded"].toInt(), 3);
    // What the called runs gave came back to their caller.
    for (const char *said : {"Order 1 comes to 500.", "Order 2 comes to 400.", "Order 3 comes to 0."})
        QVERIFY2(run.err.contains(said), run.err.constData());
    const auto called = workspace.call(words("runs list --workflow settle-order")).object().value(u"runs").toArray();
    QCOMPARE(called.size(), 3);
    for (const auto &each : called) {
        QCOMPARE(each[u"trigger"].toString(), QStringLiteral("run:1"));
        QCOMPARE(each[u"state"].toString(), QStringLiteral("succeeded"));
    }
}

QTEST_GUILESS_MAIN(TestSample)
#include "tst_sample.moc"
