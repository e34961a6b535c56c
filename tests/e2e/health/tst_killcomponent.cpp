#include "core/engine/localengine.h"
#include "core/tasks/taskhost.h"
#include "ui/health/healthpage.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/componentcard.h"
#include "ui/widgets/statechip.h"
#include "ui/wording/statewords.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

namespace {

constexpr int kPatience = 40000;

/// The real engine with its demo service, and the Health page over it, at a pace of milliseconds.
class Ward {
public:
    Ward()
    {
        LocalEngineConfig config;
        config.workspace = folder.path();
        config.catalog = standardCatalog();
        config.host.scriptProgram = QStringLiteral(SLUICE_SCRIPT);
        config.demo = DemoConfig{};
        config.supervision.beat = Milliseconds(50);
        config.supervision.tick = Milliseconds(25);
        config.supervision.lateAfter = Milliseconds(500);
        config.supervision.suspectAfter = Milliseconds(1000);
        config.supervision.lostAfter = Milliseconds(1500);
        config.supervision.shutdownGrace = Milliseconds(500);
        config.supervision.coolDown = Milliseconds(500);
        engine = std::make_unique<LocalEngine>(std::move(config));
        page = std::make_unique<HealthPage>(*engine, theme, clock);
        page->resize(1200, 1600);
        page->show();
    }
    ~Ward() { page.reset(); }

    [[nodiscard]] ComponentSnapshot shown(const QString &id) const
    {
        const auto *card = page->findChild<ComponentCard *>(QStringLiteral("component:") + id);
        return card ? card->component() : ComponentSnapshot();
    }
    [[nodiscard]] bool runs(const QString &id, quint32 generation) const
    {
        const ComponentSnapshot seen = shown(id);
        return seen.phase == ComponentPhase::Running && seen.health == ComponentHealth::Ok
               && seen.generation == generation && seen.heartbeats > 0;
    }
    [[nodiscard]] QString chip(const QString &id, const QString &name) const
    {
        const auto *card = page->findChild<ComponentCard *>(QStringLiteral("component:") + id);
        const auto *chip = card ? card->findChild<StateChip *>(name) : nullptr;
        return chip ? chip->word() : QString();
    }
    /// What the two chips of a card say from now on, each thing once, in the order in which it came.
    void follow(const QString &id)
    {
        QObject::connect(engine.get(), &EngineClient::snapshotChanged, page.get(), [this, id] {
            for (const QString &said : {chip(id, QStringLiteral("health")), chip(id, QStringLiteral("phase"))}) {
                if (!story.contains(said))
                    story.append(said);
            }
        });
    }
    /// As any program would do it.
    int put(const QByteArray &body)
    {
        QNetworkAccessManager network;
        QNetworkRequest request(QUrl(QStringLiteral("http://%1/control").arg(engine->snapshot().demoAddress)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        const std::unique_ptr<QNetworkReply> reply(network.put(request, body));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait(20000))
            return 0;
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }

    QTemporaryDir folder;
    SystemClock clock;
    ThemeController theme{Theme::make(Scheme::Dark)};
    std::unique_ptr<LocalEngine> engine;
    std::unique_ptr<HealthPage> page;
    QStringList story;
};

} // namespace

/// A component is killed by the demo service's PUT /control, and the Health page tells the story.
class TestKillComponent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsAHangFromLateToRunning_data();
    void showsAHangFromLateToRunning();
    void bringsBackAnEngineThatThrowsOrDies_data();
    void bringsBackAnEngineThatThrowsOrDies();
    void keepsTheAlertForAsLongAsThreadsHang();
    void refusesToBreakWhatIsNotThere();
};

void TestKillComponent::showsAHangFromLateToRunning_data()
{
    QTest::addColumn<QString>("victim");
    QTest::addRow("io") << QStringLiteral("io");
    QTest::addRow("history") << QStringLiteral("history");
    QTest::addRow("engine") << QStringLiteral("engine"); // which tells of all else, and holds the journal
}

void TestKillComponent::showsAHangFromLateToRunning()
{
    QFETCH(QString, victim);
    Ward ward;
    QStringList all{QStringLiteral("io"), QStringLiteral("history"), QStringLiteral("demo"), QStringLiteral("engine")};
    for (const QString &id : all)
        QTRY_VERIFY2_WITH_TIMEOUT(ward.runs(id, 1), qPrintable(id), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(ward.engine->snapshot().demoServing, kPatience);
    ward.follow(victim);
    QCOMPARE(ward.put(R"({"fault":{"component":")" + victim.toUtf8() + R"(","kind":"hang"}})"), 200);
    QTRY_VERIFY_WITH_TIMEOUT(ward.runs(victim, 2), kPatience);

    QStringList expected{word(ComponentHealth::Late), word(ComponentHealth::Suspect), word(ComponentHealth::Lost),
                         word(ComponentPhase::Recovering)};
    QStringList seen;
    for (const QString &said : std::as_const(ward.story)) {
        if (expected.contains(said))
            seen.append(said);
    }
    QCOMPARE(seen, expected);
    QCOMPARE(ward.chip(victim, QStringLiteral("phase")), word(ComponentPhase::Running));
    QCOMPARE(ward.shown(victim).abandoned, 1U);

    all.removeOne(victim);
    std::map<QString, quint64> before;
    for (const QString &id : std::as_const(all))
        before[id] = ward.shown(id).heartbeats;
    for (const auto &[id, beats] : before) {
        QTRY_VERIFY2_WITH_TIMEOUT(ward.shown(id).heartbeats > beats + 2, qPrintable(id), kPatience);
        QVERIFY2(ward.runs(id, 1) && ward.shown(id).restarts == 0, qPrintable(id));
    }
    QTRY_VERIFY_WITH_TIMEOUT(ward.engine->snapshot().figuresAge < Milliseconds(500), kPatience);
    QVERIFY(!ward.engine->snapshot().engineAlert());
}

void TestKillComponent::bringsBackAnEngineThatThrowsOrDies_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addRow("throw") << QByteArray("throw");
    QTest::addRow("die") << QByteArray("die");
}

void TestKillComponent::bringsBackAnEngineThatThrowsOrDies()
{
    QFETCH(QByteArray, kind);
    Ward ward;
    const QString engine = QStringLiteral("engine");
    QTRY_VERIFY_WITH_TIMEOUT(ward.runs(engine, 1) && ward.engine->snapshot().demoServing, kPatience);
    QCOMPARE(ward.put(R"({"fault":{"component":"engine","kind":")" + kind + R"("}})"), 200);
    QTRY_VERIFY_WITH_TIMEOUT(ward.runs(engine, 2), kPatience);
    QCOMPARE(ward.shown(engine).abandoned, 0U);
    QTRY_VERIFY_WITH_TIMEOUT(ward.engine->snapshot().figuresAge < Milliseconds(500), kPatience);
}

void TestKillComponent::keepsTheAlertForAsLongAsThreadsHang()
{
    Ward ward;
    const QString history = QStringLiteral("history");
    QTRY_VERIFY_WITH_TIMEOUT(ward.engine->snapshot().demoServing, kPatience);
    for (quint32 generation = 1; generation <= 3; ++generation) {
        QTRY_VERIFY_WITH_TIMEOUT(ward.runs(history, generation), kPatience);
        QVERIFY(!ward.engine->snapshot().engineAlert());
        QCOMPARE(ward.put(R"({"fault":{"component":"history","kind":"hang"}})"), 200);
    }
    QTRY_VERIFY_WITH_TIMEOUT(ward.runs(history, 4), kPatience);
    int snapshots = 0;
    int alerts = 0;
    QObject::connect(ward.engine.get(), &EngineClient::snapshotChanged, ward.page.get(), [&] {
        ++snapshots;
        alerts += ward.engine->snapshot().engineAlert() ? 1 : 0;
    });
    QTRY_VERIFY_WITH_TIMEOUT(snapshots >= 10, kPatience); // each with news of the engine, which knows of no alert
    QCOMPARE(alerts, snapshots);
    QCOMPARE(ward.engine->snapshot().engineAlert()->error->code, QStringLiteral("component.abandoned"));
    QVERIFY(!ward.engine->snapshot().trouble);
}

void TestKillComponent::refusesToBreakWhatIsNotThere()
{
    Ward ward;
    QTRY_VERIFY_WITH_TIMEOUT(ward.engine->snapshot().demoServing, kPatience);
    QCOMPARE(ward.put(R"({"fault":{"component":"ghost","kind":"hang"}})"), 409);
    QCOMPARE(ward.put(R"({"fault":{"component":"io","kind":"burn"}})"), 400);
}

QTEST_MAIN(TestKillComponent)
#include "tst_killcomponent.moc"
