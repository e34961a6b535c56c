#include "core/engine/localengine.h"
#include "core/tasks/taskhost.h"
#include "ui/deadletters/deadletterspage.h"
#include "ui/events/eventspage.h"
#include "ui/health/healthpage.h"
#include "ui/queues/queuespage.h"
#include "ui/runs/runspage.h"
#include "ui/shell/pagefreshness.h"
#include "ui/shell/statusitem.h"
#include "ui/shell/statusstrip.h"
#include "ui/theme/livevalue.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/componentcard.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>

using namespace sluice;

namespace {

constexpr int kLong = 60'000;

/// A run of one call that nobody answers: it ends as a dead letter.
Workflow hopeless()
{
    Workflow workflow;
    workflow.id = QStringLiteral("hopeless");
    Task task;
    task.id = QStringLiteral("call");
    task.type = QStringLiteral("http.request");
    task.params = {{QStringLiteral("url"), QStringLiteral("/")},
                   {QStringLiteral("connection"), QStringLiteral("nobody")}};
    task.reliability.maxAttempts = 1;
    workflow.tasks.push_back(task);
    return workflow;
}

/// The real engine, and every page that shows something of it, each in a window of its own.
struct Everything {
    Everything()
    {
        LocalEngineConfig config;
        config.workspace = folder.path();
        config.catalog = standardCatalog();
        config.host.scriptProgram = QStringLiteral(SLUICE_SCRIPT);
        config.demo = DemoConfig{};
        Connection nobody;
        nobody.id = QStringLiteral("nobody");
        nobody.type = QStringLiteral("http");
        nobody.baseUrl = QStringLiteral("http://127.0.0.1:9");
        config.connections = {nobody};
        // It hangs for long enough to be seen, and is then replaced.
        config.supervision.lateAfter = Milliseconds(1000);
        config.supervision.suspectAfter = Milliseconds(3000);
        config.supervision.lostAfter = Milliseconds(9000);
        config.supervision.coolDown = Milliseconds(500);
        engine = std::make_unique<LocalEngine>(std::move(config));
        freshness = std::make_unique<PageFreshness>(*engine, clock);
        strip = std::make_unique<StatusStrip>(*engine, theme);
        freshness->tell(strip.get());
        pages["runs"] = std::make_unique<RunsPage>(*engine, theme);
        pages["letters"] = std::make_unique<DeadLettersPage>(*engine, theme);
        pages["events"] = std::make_unique<EventsPage>(*engine, theme);
        for (const auto &[name, page] : pages)
            freshness->add(page.get());
        // These look themselves.
        pages["health"] = std::make_unique<HealthPage>(*engine, theme, clock);
        pages["queues"] = std::make_unique<QueuesPage>(*engine, theme, clock);
        for (const auto &[name, page] : pages) {
            page->resize(1200, 1400);
            page->show();
        }
        strip->resize(1200, 30);
        strip->show();
    }
    ~Everything() { pages.clear(); }

    /// What is live on a page now; what the coordinator tells of components is, even while the engine hangs.
    [[nodiscard]] std::vector<const LiveValue *> values(const QWidget &page) const
    {
        std::vector<const LiveValue *> all;
        const auto widgets = page.findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            const QWidget *up = widget;
            while (up && !qobject_cast<const ComponentCard *>(up))
                up = up->parentWidget();
            const auto *live = dynamic_cast<const LiveValue *>(widget);
            if (live && !up && widget->isVisible())
                all.push_back(live);
        }
        return all;
    }
    [[nodiscard]] std::vector<const LiveValue *> figures() const
    {
        std::vector<const LiveValue *> all;
        for (const char *name : {"status.runs", "status.queue", "status.breakers", "status.throughput"})
            all.push_back(strip->findChild<StatusItem *>(QString::fromLatin1(name)));
        return all;
    }
    /// Pages on which something is not as it should be.
    [[nodiscard]] QStringList thatAreNot(bool stale) const
    {
        QStringList wrong;
        const auto differs = [stale](const LiveValue *value) { return value->isStale() != stale; };
        for (const auto &[name, page] : pages) {
            if (std::ranges::any_of(values(*page), differs))
                wrong.append(QString::fromLatin1(name));
        }
        if (std::ranges::any_of(figures(), differs))
            wrong.append(QStringLiteral("status bar"));
        return wrong;
    }
    int put(const QByteArray &body)
    {
        QNetworkAccessManager network;
        QNetworkRequest request(QUrl(QStringLiteral("http://%1/control").arg(engine->snapshot().demoAddress)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        const std::unique_ptr<QNetworkReply> reply(network.put(request, body));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait(20'000))
            return 0;
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }

    QTemporaryDir folder;
    SystemClock clock;
    ThemeController theme{Theme::make(Scheme::Dark)};
    std::unique_ptr<LocalEngine> engine;
    std::unique_ptr<PageFreshness> freshness;
    std::unique_ptr<StatusStrip> strip;
    std::map<const char *, std::unique_ptr<QWidget>> pages;
};

} // namespace

/// The engine's thread stands still: what pages show of it turns grey, and is live again afterwards.
class TestStaleness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLiveValueTurnsGreyWhileTheEngineHangs();
};

void TestStaleness::everyLiveValueTurnsGreyWhileTheEngineHangs()
{
    Everything all;
    QTRY_VERIFY_WITH_TIMEOUT(all.engine->snapshot().demoServing, kLong);
    all.engine->startRun({hopeless(), "{}"}, all.engine.get(), [](const Result<RunId> &) {});
    QTRY_COMPARE_WITH_TIMEOUT(all.engine->snapshot().openLetters, quint64(1), kLong);
    for (const auto &[name, page] : all.pages)
        QTRY_VERIFY_WITH_TIMEOUT(!all.values(*page).empty(), kLong);
    QTRY_COMPARE_WITH_TIMEOUT(all.thatAreNot(false), QStringList(), kLong);

    QCOMPARE(all.put(R"({"fault":{"component":"engine","kind":"hang"}})"), 200);
    (void)QTest::qWaitFor([&] { return all.thatAreNot(true).isEmpty(); }, static_cast<int>(kLong));
    const QStringList fresh = all.thatAreNot(true);
    QVERIFY2(fresh.isEmpty(), qPrintable(fresh.join(u'\n')));
    QVERIFY(all.freshness->isStale());
    QVERIFY(
        all.strip->findChild<StatusItem *>(QStringLiteral("status.heartbeat"))->text().contains(QStringLiteral("old")));

    QTRY_COMPARE_WITH_TIMEOUT(all.thatAreNot(false), QStringList(), kLong);
    QVERIFY(!all.freshness->isStale());
}

QTEST_MAIN(TestStaleness)
#include "tst_staleness.moc"
