#include "tests/e2e/ctl/program.h"

#include <QHostAddress>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSslKey>
#include <QSslServer>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace sluice::test;

namespace {

const QByteArray kOneStep = workflowOf(R"({"id": "a", "type": "noop"})");

/// Whether the system says that the network of an address cannot be reached; asks without sending anything.
bool hasNoRoute(const QHostAddress &host)
{
    const bool isIpv6 = host.protocol() == QAbstractSocket::IPv6Protocol;
    const int probe = ::socket(isIpv6 ? AF_INET6 : AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (probe < 0)
        return false;
    sockaddr_in v4{};
    v4.sin_family = AF_INET;
    v4.sin_port = htons(81);
    v4.sin_addr.s_addr = htonl(host.toIPv4Address());
    sockaddr_in6 v6{};
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(81);
    const Q_IPV6ADDR bytes = host.toIPv6Address();
    std::memcpy(&v6.sin6_addr, &bytes, sizeof v6.sin6_addr);
    const auto *address = isIpv6 ? static_cast<const void *>(&v6) : &v4;
    const bool failed = ::connect(probe, static_cast<const sockaddr *>(address), isIpv6 ? sizeof v6 : sizeof v4) != 0;
    const bool noRoute = failed && errno == ENETUNREACH;
    ::close(probe);
    return noRoute;
}

/// Another program that has the journal open and holds its lock.
class JournalLock {
public:
    explicit JournalLock(const QString &path)
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        database.setDatabaseName(path);
        m_holds = database.open() && QSqlQuery(database).exec(QStringLiteral("BEGIN EXCLUSIVE"));
    }
    ~JournalLock()
    {
        QSqlDatabase::database(QStringLiteral("other")).close();
        QSqlDatabase::removeDatabase(QStringLiteral("other"));
    }
    Q_DISABLE_COPY_MOVE(JournalLock)
    [[nodiscard]] bool holds() const { return m_holds; }

private:
    bool m_holds = false;
};

/// Flips a bit of the first piece of a run's history, wherever that lies in the file. Nothing has the journal open.
bool flipBitOfHistory(const QString &path, int run)
{
    QByteArray piece;
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("look"));
        database.setDatabaseName(path);
        QSqlQuery query(database);
        if (database.open() && query.exec(QStringLiteral("SELECT first_data FROM runs WHERE id = %1").arg(run))
            && query.next())
            piece = query.value(0).toByteArray();
        query.finish();
        database.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("look"));
    const QByteArray marker("manual"); // the trigger of the run
    const auto inPiece = piece.indexOf(marker);
    QByteArray bytes = read(path);
    const auto at = piece.isEmpty() ? -1 : bytes.indexOf(piece);
    if (inPiece < 0 || at < 0)
        return false;
    const auto place = at + inPiece + marker.size() - 1;
    bytes[place] = static_cast<char>(bytes[place] ^ 1);
    return write(path, bytes);
}

} // namespace

/// The real `sluicectl` where something is wrong with the disk, the journal or the other side: a status, a code, and
/// what to do, with nothing lost.
class TestCtlTrouble : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysThatTheJournalIsLocked();
    void saysThatTheJournalIsDamaged();
    void goesOnBesideADamagedRun();
    void endsWithOneWhenTheRunFails();
    void endsWithOneWhenTheRunIsUndone();
    void findsNothingWrongWithValidFiles();
    void tellsEveryPlaceOfAFileOfTheWrongForm();
    void retriesAllLettersWithOnePayload();
    void makesALetterOfABadCertificate();
    void makesALetterOfAHostThatCannotBeReached();
    void helpOfACommandIsADocumentToo();
    void headingOfAListIsPartOfTheList();

private:
    /// The letter of a workflow that calls "/" at the connection "away"; empty if it came to none. `around`: a program,
    /// with its arguments, that starts sluicectl.
    [[nodiscard]] QJsonObject letterOf(const QByteArray &connection, const QStringList &around = {});
    [[nodiscard]] QString journal() const { return m_workspace->path(QStringLiteral(".sluice/journal.db")); }

    std::unique_ptr<Workspace> m_workspace;
    QString m_file;
};

void TestCtlTrouble::init()
{
    m_workspace = std::make_unique<Workspace>();
    m_file = m_workspace->file(QStringLiteral("small.json"), kOneStep);
}

void TestCtlTrouble::saysThatTheJournalIsLocked()
{
    QCOMPARE(m_workspace->call({QStringLiteral("run"), m_file}).status, 0);
    {
        const JournalLock lock(journal());
        QVERIFY(lock.holds());
        const QByteArray before = read(journal());
        const auto refused = m_workspace->call({QStringLiteral("run"), m_file});
        QCOMPARE(refused.status, 1);
        QCOMPARE(refused.errorCode(), QStringLiteral("journal.locked"));
        QVERIFY2(refused.err.contains("Close that program"), refused.err.constData());
        QCOMPARE(read(journal()), before);
    }
    QCOMPARE(m_workspace->call({QStringLiteral("run"), m_file}).status, 0);
    QCOMPARE(m_workspace->call(words("runs list")).object().value(u"total").toInt(), 2);
}

void TestCtlTrouble::saysThatTheJournalIsDamaged()
{
    QCOMPARE(m_workspace->call({QStringLiteral("run"), m_file}).status, 0);
    QFile file(journal());
    QVERIFY(file.resize(file.size() / 2));
    const QByteArray before = read(journal());
    for (const QStringList &arguments : {QStringList{QStringLiteral("run"), m_file}, words("runs list")}) {
        const auto refused = m_workspace->call(arguments);
        QVERIFY2(refused.status == 1, qPrintable(arguments.join(u' ')));
        QCOMPARE(refused.errorCode(), QStringLiteral("journal.corrupt"));
        QVERIFY2(refused.err.contains("Restore it from a backup"), refused.err.constData());
        QCOMPARE(read(journal()), before);
    }
    const auto health = m_workspace->call(words("health"));
    QCOMPARE(health.status, 1);
    const QJsonValue shown = health.object().value(u"journal");
    QCOMPARE(shown[u"readable"].toBool(true), false);
    QCOMPARE(shown[u"error"][u"code"].toString(), QStringLiteral("journal.corrupt"));
    QVERIFY2(health.err.contains("Restore it from a backup"), health.err.constData());
    QCOMPARE(read(journal()), before);
}

/// A bit of the history of run 1 flips, in the file itself.
void TestCtlTrouble::goesOnBesideADamagedRun()
{
    const QString file = m_workspace->file(
        QStringLiteral("reads.json"), workflowOf(R"({"id": "read", "type": "file.read", "params": {"path": "no.txt"},
                                                    "reliability": {"maxAttempts": 1}})"));
    QCOMPARE(m_workspace->call({QStringLiteral("run"), file}).status, 3);
    const QString letter = m_workspace->call(words("deadletters list")).object().value(u"letters")[0][u"id"].toString();
    QVERIFY(flipBitOfHistory(journal(), 1));
    const auto run = m_workspace->call({QStringLiteral("run"), m_file});
    QVERIFY2(run.status == 0, run.err.constData());
    QVERIFY2(run.err.contains("Run 1 of reads cannot go on"), run.err.constData());
    QVERIFY2(run.err.contains("sluicectl runs export 1 FILE"), run.err.constData());
    const QJsonValue found = run.object().value(u"recovery")[0];
    QCOMPARE(found[u"run"].toInt(), 1);
    QCOMPARE(found[u"goesOn"].toBool(true), false);
    QCOMPARE(found[u"error"][u"code"].toString(), QStringLiteral("journal.runDamaged"));

    const auto row = [this] {
        const auto list = m_workspace->call(words("runs list"));
        const QJsonArray rows = list.object().value(u"runs").toArray();
        return rows.at(rows.size() - 1).toObject();
    };
    const QJsonObject damaged = row();
    QCOMPARE(damaged.value(u"run").toInt(), 1);
    QCOMPARE(damaged.value(u"damaged").toBool(), true);
    QCOMPARE(m_workspace->call(words("runs show 1")).errorCode(), QStringLiteral("journal.runDamaged"));
    const auto retry = m_workspace->call({QStringLiteral("deadletters"), QStringLiteral("retry"), letter});
    QVERIFY2(retry.status != 0 && retry.err.contains("The history of run 1 is damaged"), retry.err.constData());

    // Whatever else is done, it stays as it is; it is told of once, and from then on lists and health show it.
    const auto resumed = m_workspace->call(words("resume"));
    QVERIFY2(resumed.status == 0, resumed.err.constData());
    QVERIFY(!resumed.object().contains(u"recovery"));
    QCOMPARE(resumed.object().value(u"runs").toArray().size(), 0);
    QCOMPARE(m_workspace->call({QStringLiteral("run"), m_file}).status, 0);
    QCOMPARE(row(), damaged);
    const auto health = m_workspace->call(words("health"));
    QCOMPARE(health.object().value(u"damagedRuns").toArray(), QJsonArray{1});
    QVERIFY2(health.err.contains("The history of run 1 is damaged"), health.err.constData());

    const QString path = m_workspace->path(QStringLiteral("run 1.json"));
    const auto saved = m_workspace->call({QStringLiteral("runs"), QStringLiteral("export"), QStringLiteral("1"), path});
    QVERIFY2(saved.status == 0, saved.err.constData());
    QCOMPARE(saved.object().value(u"broken").toInt(), 1);
    const QByteArray bytes = read(path);
    const QJsonArray frames = QJsonDocument::fromJson(bytes).object().value(u"frames").toArray();
    QVERIFY(frames.size() > 1);
    QCOMPARE(frames[0][u"problem"].toString(), QStringLiteral("checksum"));
    QVERIFY(frames[1][u"problem"].isNull());
    QVERIFY(QByteArray::fromBase64(frames[0][u"data"].toString().toLatin1()).contains("manua"));
    const auto again = m_workspace->call({QStringLiteral("runs"), QStringLiteral("export"), QStringLiteral("1"), path});
    QCOMPARE(again.errorCode(), QStringLiteral("file.unwritable"));
    QCOMPARE(read(path), bytes);
    QCOMPARE(m_workspace->call(words("runs export 99 x.json")).errorCode(), QStringLiteral("journal.runUnknown"));
}

void TestCtlTrouble::endsWithOneWhenTheRunFails()
{
    const QString file = m_workspace->file(
        QStringLiteral("fails.json"),
        workflowOf(R"({"id": "read", "type": "file.read", "params": {"path": "not there.txt"},
                       "reliability": {"maxAttempts": 1, "onExhausted": "fail"}})"));
    const auto run = m_workspace->call({QStringLiteral("run"), file});
    QCOMPARE(run.status, 1);
    QCOMPARE(run.object().value(u"state").toString(), QStringLiteral("failed"));
    QCOMPARE(run.object().value(u"letters").toArray().size(), 0);
    const auto list = m_workspace->call(words("runs list --state failed"));
    QCOMPARE(list.object().value(u"total").toInt(), 1);
}

void TestCtlTrouble::endsWithOneWhenTheRunIsUndone()
{
    const QString file = m_workspace->file(
        QStringLiteral("undone.json"),
        workflowOf(R"({"id": "book", "type": "set", "params": {"values": {"seat": 7}}, "compensation": "free"},
                      {"id": "read", "type": "file.read", "params": {"path": "not there.txt"},
                       "reliability": {"maxAttempts": 1, "onExhausted": "compensate"}},
                      {"id": "free", "type": "file.write",
                       "params": {"path": "freed.txt", "content": "{{ input.output.seat }}"}})",
                   R"({"from": "book", "to": "read"})"));
    const auto run = m_workspace->call({QStringLiteral("run"), file});
    QCOMPARE(run.status, 1);
    QCOMPARE(run.object().value(u"state").toString(), QStringLiteral("compensated"));
    const auto list = m_workspace->call(words("runs list --state compensated"));
    QCOMPARE(list.object().value(u"total").toInt(), 1);
}

void TestCtlTrouble::findsNothingWrongWithValidFiles()
{
    const auto checked = sluicectl({QStringLiteral("validate"), m_file, QStringLiteral("--json")});
    QCOMPARE(checked.status, 0);
    QCOMPARE(checked.object().value(u"valid").toBool(false), true);
    const auto sample = sluicectl(
        {QStringLiteral("validate"), QStringLiteral(SLUICE_SAMPLES "/country-sync"), QStringLiteral("--json")});
    QVERIFY2(sample.status == 0, sample.out.constData());
    QCOMPARE(sample.object().value(u"valid").toBool(false), true);
    QCOMPARE(sample.object().value(u"files").toArray().size(), 3);
}

void TestCtlTrouble::tellsEveryPlaceOfAFileOfTheWrongForm()
{
    const QString file = m_workspace->file(
        QStringLiteral("form.json"),
        workflowOf(R"({"id": "a", "type": "noop", "reliability": {"jitter": "some"}}, {"id": "b", "colour": "red"})"));
    const auto checked = sluicectl({QStringLiteral("validate"), file, QStringLiteral("--json")});
    QCOMPARE(checked.status, 2);
    QStringList found;
    for (const QJsonValue each : checked.object().value(u"files")[0][u"problems"].toArray())
        found += QStringList{each[u"code"].toString(), each[u"task"].toString(), each[u"field"].toString()}.join(u' ');
    found.sort();
    QCOMPARE(found,
             (QStringList{QStringLiteral("schema.missingKey b type"), QStringLiteral("schema.unknownChoice a jitter"),
                          QStringLiteral("schema.unknownKey b colour")}));
}

void TestCtlTrouble::retriesAllLettersWithOnePayload()
{
    const QString file = m_workspace->file(
        QStringLiteral("reads.json"),
        workflowOf(R"({"id": "read", "type": "file.read", "params": {"path": "{{ input.path }}"},
                       "reliability": {"maxAttempts": 1}})"));
    const QString wrong = m_workspace->file(QStringLiteral("wrong.json"), R"({"path": "not there.txt"})");
    const QString right = m_workspace->file(QStringLiteral("right.json"), R"({"path": "small.json"})");
    for (int run = 0; run < 2; ++run)
        QCOMPARE(m_workspace->call({QStringLiteral("run"), file, QStringLiteral("--input"), wrong}).status, 3);
    const auto asIs = m_workspace->call(words("deadletters retry --all"));
    QCOMPARE(asIs.status, 3);
    const auto retried = m_workspace->call(words("deadletters retry --all --payload") << right);
    QVERIFY2(retried.status == 0, retried.err.constData());
    QCOMPARE(retried.object().value(u"letters").toArray().size(), 2);
    for (const QJsonValue run : retried.object().value(u"runs").toArray())
        QCOMPARE(run[u"state"].toString(), QStringLiteral("succeeded"));
    QCOMPARE(m_workspace->call(words("deadletters list")).object().value(u"total").toInt(), 0);
}

QJsonObject TestCtlTrouble::letterOf(const QByteArray &connection, const QStringList &around)
{
    const QByteArray connections = "{\"format\": 1, \"connections\": [" + connection + "]}";
    if (m_workspace->file(QStringLiteral("connections.json"), connections).isEmpty())
        return {};
    const QString file = m_workspace->file(QStringLiteral("call.json"), workflowOf(R"({"id": "call",
        "type": "http.request", "params": {"connection": "away", "url": "/"}, "reliability": {"maxAttempts": 1}})"));
    const QStringList command = around + QStringList{QStringLiteral(SLUICECTL)}
                                + m_workspace->with({QStringLiteral("run"), file});
    const auto program = std::make_unique<QProcess>();
    program->start(command.front(), command.mid(1));
    // The other side may be this very program, which must go on listening.
    if (!QTest::qWaitFor([&] { return program->state() == QProcess::NotRunning; }, 60'000) || program->exitCode() != 3)
        return {};
    const auto run = QJsonDocument::fromJson(program->readAllStandardOutput()).object();
    return run.value(u"letters")[0].toObject();
}

void TestCtlTrouble::makesALetterOfABadCertificate()
{
    const QString key = m_workspace->path(QStringLiteral("key.pem"));
    const QString certificate = m_workspace->path(QStringLiteral("certificate.pem"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  QStringLiteral("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext "
                                 "subjectAltName=IP:127.0.0.1 -keyout %1 -out %2")
                      .arg(key, certificate)
                      .split(u' '));
    if (!openssl.waitForStarted())
        QSKIP("the openssl program is not installed");
    QVERIFY(openssl.waitForFinished());
    QFile keyFile(key);
    QVERIFY(keyFile.open(QIODevice::ReadOnly));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(QSslCertificate::fromPath(certificate));
    tls.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
    QSslServer server;
    server.setSslConfiguration(tls);
    QVERIFY(server.listen(QHostAddress::LocalHost));

    const QJsonObject letter = letterOf(
        R"({"id": "away", "type": "http", "allowLoopback": true, "baseUrl": "https://127.0.0.1:)"
        + QByteArray::number(server.serverPort()) + "\"}");
    const QJsonValue error = letter.value(u"error");
    QCOMPARE(error[u"code"].toString(), QStringLiteral("http.certificate"));
    const auto list = m_workspace->call(words("deadletters list"));
    QCOMPARE(list.object().value(u"letters")[0][u"class"].toString(), QStringLiteral("permanent"));
    for (const auto part : {u"what", u"why", u"next"})
        QVERIFY2(!error[part].toString().isEmpty(), qPrintable(letter.value(u"id").toString()));
}

void TestCtlTrouble::makesALetterOfAHostThatCannotBeReached()
{
    // Private addresses only, and only where the system knows no way to them: nothing is sent to anybody.
    const auto hosts = {QHostAddress(QStringLiteral("10.255.255.1")), QHostAddress(QStringLiteral("fd00::1"))};
    const auto *host = std::ranges::find_if(hosts, hasNoRoute);
    QStringList around;
    if (host == hosts.end()) {
        // In a name space of its own a program has no network at all.
        around = QStringLiteral("unshare --map-root-user --net").split(u' ');
        if (QProcess::execute(around.front(), around.mid(1) << QStringLiteral("true")) != 0)
            QSKIP("this computer has a way to every address that is tried, and gives no program a network of its own");
        host = hosts.begin();
    }
    const bool isIpv6 = host->protocol() == QAbstractSocket::IPv6Protocol;
    const QByteArray address = host->toString().toUtf8();
    const QJsonObject letter = letterOf(R"({"id": "away", "type": "http", "allowPrivate": true, "baseUrl": "http://)"
                                            + (isIpv6 ? '[' + address + ']' : address) + ":81\"}",
                                        around);
    const QJsonValue error = letter.value(u"error");
    QCOMPARE(error[u"code"].toString(), QStringLiteral("http.unreachable"));
    QVERIFY2(error[u"what"].toString().contains(host->toString()), qPrintable(error[u"what"].toString()));
    QVERIFY(!error[u"next"].toString().isEmpty());
}

void TestCtlTrouble::helpOfACommandIsADocumentToo()
{
    for (const char *command : {"run --help --json", "runs list --help --json", "--help --json", "--version --json"}) {
        const auto help = sluicectl(words(command));
        QVERIFY2(help.status == 0, command);
        QVERIFY2(help.document().isObject(), command);
        QVERIFY2(help.err.isEmpty(), help.err.constData());
    }
    const QString usage = sluicectl(words("run --help --json")).object().value(u"usage").toString();
    QVERIFY2(usage.contains(QStringLiteral("sluicectl run FILE")), qPrintable(usage));
    QVERIFY2(usage.contains(QStringLiteral("--input")), qPrintable(usage));
    const QString all = sluicectl(words("--help --json")).object().value(u"usage").toString();
    QVERIFY2(all.contains(QStringLiteral("deadletters retry")), qPrintable(all));
}

void TestCtlTrouble::headingOfAListIsPartOfTheList()
{
    QCOMPARE(m_workspace->call({QStringLiteral("run"), m_file}).status, 0);
    const auto list = sluicectl(words("runs list --workspace") << m_workspace->path());
    QCOMPARE(list.status, 0);
    const QByteArrayList lines = list.out.split('\n');
    QVERIFY2(lines.front().startsWith("Run ") && lines.front().contains("Dead letters"), list.out.constData());
    QVERIFY2(lines.value(1).startsWith("1 "), list.out.constData());
    QVERIFY2(list.err.isEmpty(), list.err.constData());
}

QTEST_GUILESS_MAIN(TestCtlTrouble)
#include "tst_ctltrouble.moc"
