#include "tests/core/engine/enginetest.h"

using namespace sluice;
using namespace sluice::test;

/// Why a step does not run, as far as only the whole engine knows: a part of it may be down.
class TestLocalWhy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesThePartThatIsDown();
};

void TestLocalWhy::namesThePartThatIsDown()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    Workflow workflow = EngineFixture::chain(2);
    workflow.tasks[0].type = QStringLiteral("delay");
    workflow.tasks[0].params = {{QStringLiteral("duration"), QStringLiteral("1h")}};
    const auto run = fixture.run(workflow);
    QVERIFY(run);
    const auto down = [&] {
        const auto why = fixture.answer<WhyNot>(
            [&](EngineClient *client, auto done) { client->whyNot(*run, StepIndex{1}, client, std::move(done)); });
        std::vector<why::ComponentDown> parts;
        for (const why::EngineCause &cause : why.value().engine) {
            if (const auto *part = std::get_if<why::ComponentDown>(&cause))
                parts.push_back(*part);
        }
        return parts;
    };
    const auto order = [&](ComponentAction action) {
        return fixture.answer<void>([&](EngineClient *client, auto done) {
            client->controlComponent({QStringLiteral("io"), action, QStringLiteral("test")}, client, std::move(done));
        });
    };
    QVERIFY(down().empty());
    QVERIFY(order(ComponentAction::Pause));
    const std::vector<why::ComponentDown> expected{{QStringLiteral("io"), ComponentPhase::Paused}};
    QTRY_VERIFY_WITH_TIMEOUT(down() == expected, 20000);
    QVERIFY(order(ComponentAction::Resume));
    QTRY_VERIFY_WITH_TIMEOUT(down().empty(), 20000);
}

QTEST_GUILESS_MAIN(TestLocalWhy)
#include "tst_localwhy.moc"
