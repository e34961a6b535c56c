#include "core/engine/localengine.h"
#include "core/tasks/taskhost.h"
#include "ui/health/healthpage.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/figure.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

namespace {

constexpr int kBreakerPatience = 20'000;
const QString kBreakerCard = QStringLiteral("breaker:silent");

/// The real engine over a server that takes connections and never answers, and the Health page over both.
struct Watch {
    QTemporaryDir folder;
    QTcpServer server;
    int calls = 0; ///< that have reached the server
    SystemClock clock;
    ThemeController theme{Theme::make(Scheme::Dark)};
    std::unique_ptr<LocalEngine> engine;
    std::unique_ptr<HealthPage> page;

    Watch()
    {
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            for (; server.nextPendingConnection() != nullptr;)
                ++calls;
        });
        (void)server.listen(QHostAddress::LocalHost);
        Connection connection;
        connection.id = QStringLiteral("silent");
        connection.type = QStringLiteral("http");
        connection.baseUrl = QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort());
        connection.allowLoopback = true;
        connection.poolSize = 1;
        connection.queue.limit = 1;
        LocalEngineConfig config;
        config.workspace = folder.path();
        config.catalog = standardCatalog();
        config.who = QStringLiteral("ada");
        config.host.scriptProgram = QStringLiteral(SLUICE_SCRIPT);
        config.connections = {connection};
        engine = std::make_unique<LocalEngine>(std::move(config));
        page = std::make_unique<HealthPage>(*engine, theme, clock);
        page->resize(1200, 2000);
        page->show();
    }
    ~Watch() { page.reset(); }

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        const auto *card = page->findChild<QWidget *>(kBreakerCard);
        return card ? card->findChild<T *>(QString::fromLatin1(name)) : nullptr;
    }
    [[nodiscard]] QString figure(const char *name) const { return find<Figure>(name)->value(); }
    void press(const char *button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    void call() const
    {
        Workflow workflow;
        workflow.id = QStringLiteral("small");
        Task task;
        task.id = QStringLiteral("only");
        task.type = QStringLiteral("http.request");
        task.params = {{QStringLiteral("url"), QStringLiteral("/")},
                       {QStringLiteral("connection"), QStringLiteral("silent")}};
        workflow.tasks.push_back(task);
        engine->startRun({workflow, "{}"}, page.get(), [](const Result<RunId> &) {});
    }
    [[nodiscard]] QStringList orders() const
    {
        std::optional<Page<AuditEntry>> audit;
        engine->listAudit({}, {}, page.get(), [&](Result<Page<AuditEntry>> rows) { audit = *rows; });
        QStringList found;
        if (QTest::qWaitFor([&] { return audit.has_value(); }, kBreakerPatience)) {
            for (const AuditEntry &entry : audit->rows)
                found.prepend(entry.who + u' ' + entry.action + u' ' + entry.reason);
        }
        return found;
    }
};

} // namespace

/// What the card of a connection shows and does in the window, on the real engine.
class TestBreakerActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void forcedOpenHoldsCallsUntilItIsUndone();
    void showsWhatThePoolRefuses();
};

void TestBreakerActions::forcedOpenHoldsCallsUntilItIsUndone()
{
    const Watch watch;
    QTRY_VERIFY_WITH_TIMEOUT(watch.find<QPushButton>("forceOpen"), kBreakerPatience);
    watch.press("forceOpen");
    QTest::keyClicks(watch.find<QLineEdit>("orderReason"), QStringLiteral("maintenance"));
    watch.press("orderConfirm");
    QTRY_VERIFY_WITH_TIMEOUT(watch.find<QLabel>("heldBy")->text().contains(QStringLiteral("maintenance")),
                             kBreakerPatience);
    watch.call();
    QTRY_COMPARE_WITH_TIMEOUT(watch.figure("poolWaiting"), QStringLiteral("1"), kBreakerPatience);
    QCOMPARE(watch.calls, 0);
    QCOMPARE(watch.figure("poolInUse"), QStringLiteral("0 of 1"));
    QTest::mouseClick(watch.page->findChild<QPushButton *>(QStringLiteral("undoOrder")), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(watch.calls, 1, kBreakerPatience);
    QTRY_COMPARE_WITH_TIMEOUT(watch.figure("poolInUse"), QStringLiteral("1 of 1"), kBreakerPatience);
    QTRY_COMPARE_WITH_TIMEOUT(watch.orders().size(), qsizetype(2), kBreakerPatience);
    QVERIFY(watch.orders().front().startsWith(QStringLiteral("ada breaker.forceOpen maintenance")));
    QVERIFY(watch.orders().back().startsWith(QStringLiteral("ada breaker.reset")));
}

void TestBreakerActions::showsWhatThePoolRefuses()
{
    const Watch watch;
    QTRY_VERIFY_WITH_TIMEOUT(watch.find<QPushButton>("forceOpen"), kBreakerPatience);
    watch.call();
    QTRY_COMPARE_WITH_TIMEOUT(watch.calls, 1, kBreakerPatience);
    watch.call();
    QTRY_COMPARE_WITH_TIMEOUT(watch.figure("poolWaiting"), QStringLiteral("1"), kBreakerPatience);
    QCOMPARE(watch.figure("poolRefused"), QStringLiteral("0"));
    watch.call(); // neither the pool nor its line has room
    QTRY_VERIFY_WITH_TIMEOUT(watch.figure("poolRefused") != QStringLiteral("0"), kBreakerPatience);
    QCOMPARE(watch.figure("poolWaiting"), QStringLiteral("1"));
    QCOMPARE(watch.calls, 1);
}

QTEST_MAIN(TestBreakerActions)
#include "tst_breakeractions.moc"
