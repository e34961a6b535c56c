#include "core/run/machine.h"
#include "tests/ui/design/designfixture.h"
#include "ui/widgets/codeedit.h"

using namespace sluice;

namespace {

const QString first = QStringLiteral("noop");
const QString second = QStringLiteral("request");

/// noop → request, whose address names what noop gave; and questions that the test answers.
struct Sampled : DesignFixture {
    Sampled()
    {
        page->setEvaluator(
            [this](const PreviewQuestion &question, QObject *, std::function<void(Result<Payload>)> done) {
                asked.push_back(question);
                answer = std::move(done);
            });
        openNew();
        quickAdd(QPoint(150, 100), QStringLiteral("noop"));
        quickAdd(QPoint(150, 300), QStringLiteral("http"));
        document().connectTasks({first, QStringLiteral("out"), second});
    }
    /// A run in which noop gave `output`.
    [[nodiscard]] RunHistory ran(RunId id, const Payload &output) const
    {
        RunHistory history{id, compile(document().workflow(), engine->types).value(), document().workflow(), {}};
        auto run = newRun(id, history.plan);
        const WallTime now(Milliseconds(1'700'000'000'000));
        const auto tell = [&](const Command &command) {
            const auto done = decide(run, command, now, history.events);
            Q_ASSERT(done);
        };
        tell(command::Start{QStringLiteral("manual"), "{}", 1});
        tell(command::StartAttempt{StepIndex{0}});
        tell(command::Succeed{StepIndex{0}, run.step(StepIndex{0}).lease, {}, output});
        return history;
    }
    void keepRun(const RunHistory &history) const
    {
        RunSummary row;
        row.id = history.id;
        row.workflow = history.workflow.id;
        row.steps = 2;
        row.state = RunState::Failed;
        row.started = WallTime(Milliseconds(1'700'000'000'000));
        engine->runs.insert(engine->runs.begin(), row);
        engine->histories.insert(number(history.id), history);
    }
    void typeAddress()
    {
        canvas().canvas().select({second});
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // fields of the form before
        auto *url = find<QLineEdit>("param_url");
        url->setFocus();
        url->selectAll();
        QTest::keyClicks(url, QStringLiteral("/{{ steps.noop.output }}"));
    }

    std::vector<PreviewQuestion> asked;
    std::function<void(Result<Payload>)> answer;
};

} // namespace

class TestDesignSamples : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLastRunGivesSamples();
    void theActionLeadsToTheSampleOfTheOtherTask();
    void anInputIsAskedForWhereNoneIsKept();
    void pinsAreSharedByTheTabsOfAWorkflow();
};

void TestDesignSamples::theLastRunGivesSamples()
{
    Sampled page;
    page.document().setParameter(second, QStringLiteral("url"), QStringLiteral("URL"), QStringLiteral("/x"));
    page.keepRun(page.ran(RunId{4}, "\"DE\""));
    const auto id = page.document().id();
    page.command("design.save")->trigger();
    page.command("design.close")->trigger();
    page.page->openWorkflow(id);
    page.typeAddress();
    QTRY_VERIFY(!page.asked.empty());
    QVERIFY(page.asked.back().data.outputs == (std::vector<std::pair<QString, Payload>>{{first, "\"DE\""}}));
    QCOMPARE(page.asked.back().data.run, RunId{4});
    page.answer(Payload("\"/DE\""));
    QCOMPARE(page.find<QLabel>("preview_url")->text(), QStringLiteral("= \"/DE\""));
    page.canvas().canvas().select({first});
    page.find<QTabWidget>("inspectorTabs")->setCurrentIndex(2);
    QTRY_COMPARE(page.find<QLabel>("sampleOrigin")->text(), QStringLiteral("From run 4; pin it to keep it."));
    QVERIFY2(page.find<CodeEdit>("sampleEdit")->text().isEmpty(), "it is filled for those who write");
    QTest::mouseClick(page.find<QPushButton>("writeSample"), Qt::LeftButton);
    QCOMPARE(page.find<CodeEdit>("sampleEdit")->text(), QStringLiteral("\"DE\""));
    QTest::mouseClick(page.find<QPushButton>("writeSample"), Qt::LeftButton);
    QTest::mouseClick(page.find<QPushButton>("pinSample"), Qt::LeftButton);
    QCOMPARE(page.workspace->samples().of(id), (Pins{{first, "\"DE\""}}));
}

void TestDesignSamples::theActionLeadsToTheSampleOfTheOtherTask()
{
    Sampled page;
    page.typeAddress();
    auto *action = page.find<QPushButton>("previewAction_url");
    QTRY_VERIFY(action->isVisible());
    QCOMPARE(action->text(), QStringLiteral("Pin a sample of noop"));
    QTest::mouseClick(action, Qt::LeftButton);
    QCOMPARE(page.canvas().canvas().selectedTasks(), QStringList{first});
    auto *code = page.find<CodeEdit>("sampleEdit");
    QTRY_VERIFY(code->focusProxy()->hasFocus());
    QTest::keyClicks(code->focusProxy(), QStringLiteral("5"));
    QTest::mouseClick(page.find<QPushButton>("pinSample"), Qt::LeftButton);
    page.canvas().canvas().select({second});
    QTRY_VERIFY(!page.asked.empty());
    QVERIFY(page.asked.back().data.outputs == (std::vector<std::pair<QString, Payload>>{{first, "5"}}));
}

void TestDesignSamples::anInputIsAskedForWhereNoneIsKept()
{
    Sampled page;
    page.document().disconnectTasks({first, QStringLiteral("out"), second});
    page.canvas().canvas().select({second});
    auto *url = page.find<QLineEdit>("param_url");
    url->setFocus();
    QTest::keyClicks(url, QStringLiteral("/{{ input.code }}"));
    auto *action = page.find<QPushButton>("previewAction_url");
    QTRY_VERIFY(action->isVisible());
    QTest::mouseClick(action, Qt::LeftButton);
    QVERIFY(page.find<QWidget>("inputSheet")->isVisible());
}

void TestDesignSamples::pinsAreSharedByTheTabsOfAWorkflow()
{
    Sampled page;
    const auto id = page.document().id();
    QVERIFY(page.workspace->samples().pin(id, first, "1"));
    page.openNew(); // another workflow knows nothing of it
    QVERIFY(page.workspace->samples().of(page.document().id()).isEmpty());
    page.page->openWorkflow(id);
    page.typeAddress();
    QTRY_VERIFY(!page.asked.empty());
    QVERIFY(page.asked.back().data.outputs == (std::vector<std::pair<QString, Payload>>{{first, "1"}}));
}

QTEST_MAIN(TestDesignSamples)
#include "tst_designsamples.moc"
