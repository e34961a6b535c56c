#include "core/run/errors.h"
#include "tests/core/engine/enginetest.h"

#include <QFile>

using namespace sluice;
using namespace sluice::test;

namespace {

/// An engine with a letter of a step that reads a file which is not there.
struct ClickBench : EngineFixture {
    RunId run{};
    LetterId letter;

    bool makeLetter()
    {
        Workflow workflow = chain(1);
        workflow.tasks[0].type = QStringLiteral("file.read");
        workflow.tasks[0].params = {{QStringLiteral("path"), QStringLiteral("later.txt")}};
        workflow.tasks[0].reliability.maxAttempts = 1;
        const auto started = EngineFixture::run(workflow);
        if (!started || !waitFor(*started, {RunState::Waiting}))
            return false;
        run = *started;
        letter = letters().at(0).id;
        return true;
    }

    bool writeFile()
    {
        QFile file(folder.filePath(QStringLiteral("later.txt")));
        return file.open(QIODevice::WriteOnly) && file.write("1") == 1;
    }

    /// The code of the refusal; empty: it was done.
    QString redrive(const QByteArray &click)
    {
        const auto outcomes = answer<std::vector<LetterOutcome>>([&](EngineClient *client, auto done) {
            client->redrive({click, {letter}, {}, false}, client, std::move(done));
        });
        return codeOf(outcomes);
    }

    QString discard(const QByteArray &click)
    {
        const auto outcomes = answer<std::vector<LetterOutcome>>([&](EngineClient *client, auto done) {
            client->discard({click, {letter}, Payload("1"), {}}, client, std::move(done));
        });
        return codeOf(outcomes);
    }

    static QString codeOf(const Result<std::vector<LetterOutcome>> &outcomes)
    {
        if (!outcomes || outcomes->size() != 1)
            return QStringLiteral("no outcome");
        return outcomes->front().error ? outcomes->front().error->code : QString();
    }
};

} // namespace

/// D3: a click that is repeated gets its first answer, for as long as the journal has the run.
class TestClicks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void repeatsTheAnswerToARedriveOfARunThatIsOver();
    void repeatsTheAnswerToADiscard();
};

void TestClicks::repeatsTheAnswerToARedriveOfARunThatIsOver()
{
    ClickBench bench;
    QVERIFY(bench.start({}));
    QVERIFY(bench.makeLetter());
    QVERIFY(bench.writeFile());
    QCOMPARE(bench.redrive("click-1"), QString());
    QVERIFY(bench.waitFor(bench.run, {RunState::Succeeded}));
    const std::size_t events = bench.history(bench.run)->events.size();
    for (int start = 0; start < 2; ++start) {
        QCOMPARE(bench.redrive("click-1"), QString());
        QVERIFY(bench.redrive("click-2") != QString());
        QCOMPARE(bench.history(bench.run)->events.size(), events);
        bench.engine.reset();
        QVERIFY(bench.start({}));
    }
    QCOMPARE(bench.redrive("click-2"), QString(errors::kLetterNotOpen)); // the run is not in memory
}

void TestClicks::repeatsTheAnswerToADiscard()
{
    ClickBench bench;
    QVERIFY(bench.start({}));
    QVERIFY(bench.makeLetter());
    QCOMPARE(bench.discard("click-1"), QString());
    QVERIFY(bench.waitFor(bench.run, {RunState::Succeeded}));
    bench.engine.reset();
    QVERIFY(bench.start({}));
    QCOMPARE(bench.discard("click-1"), QString());
    QCOMPARE(bench.discard("click-2"), QString(errors::kLetterNotOpen));
}

QTEST_GUILESS_MAIN(TestClicks)
#include "tst_clicks.moc"
