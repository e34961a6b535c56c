#include "tests/core/engine/runbench.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

using Given = HookAnswer::Outcome;

/// What the sender of a webhook is answered by the run that it started.
class TestWebhookRespond : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void answersWhatTheRunSays();
    void answersBeforeTheRunIsOver();
    void sendsNothingBeforeItIsDurable();
    void saysThatItIsTakenWhenTimeIsOver();
    void countsTheTimeOfEachForItself();
    void saysThatItIsTakenWhenTheRunSaysNothing();
    void saysThatItIsTakenWhenItBecomesALetter();
    void saysThatItIsTakenWhenTheEngineEnds();
    void answersARepeatAtOnce();
    void waitsOnlyWhereAnEndpointAsksForIt();
    void tellsNobodyAfterACrash();
    void keepsTheFirstAnswer();

private:
    void send(const QString &id, const QString &endpoint = QStringLiteral("asks"), const QByteArray &body = "{}");
    static Task responding(const QString &id, int status);
    [[nodiscard]] std::vector<Given> given() const;

    std::unique_ptr<RunBench> m_bench;
    std::vector<HookAnswer> m_answers;
    Workflow m_workflow;
};

Task TestWebhookRespond::responding(const QString &id, int status)
{
    Task task;
    task.id = id;
    task.type = QStringLiteral("webhook.respond");
    task.params = {{QStringLiteral("status"), status},
                   {QStringLiteral("headers"), QJsonObject{{QStringLiteral("X-Id"), QStringLiteral("7")}}},
                   {QStringLiteral("body"), QJsonObject{{QStringLiteral("id"), QStringLiteral("{{ run.input.id }}")}}}};
    return task;
}

void TestWebhookRespond::init()
{
    m_answers.clear();
    m_bench = std::make_unique<RunBench>();
    m_bench->hooks = {{QStringLiteral("asks"), QStringLiteral("take"), {}, Milliseconds(5000)},
                      {QStringLiteral("tells"), QStringLiteral("take"), {}, {}},
                      {QStringLiteral("hurries"), QStringLiteral("take"), {}, Milliseconds(2000)}};
    m_workflow = RunBench::oneCall(QStringLiteral("take"));
    m_workflow.tasks.push_back(responding(QStringLiteral("say"), 201));
    m_workflow.edges = {{QStringLiteral("call"), QStringLiteral("out"), QStringLiteral("say")}};
    m_bench->start();
    QVERIFY(m_bench->arm(m_workflow));
}

void TestWebhookRespond::cleanup()
{
    m_bench.reset();
}

void TestWebhookRespond::send(const QString &id, const QString &endpoint, const QByteArray &body)
{
    tell::TakeHook message;
    message.hook.endpoint = endpoint;
    message.hook.id = id;
    message.hook.contentType = QStringLiteral("application/json");
    message.hook.body = body;
    message.reply = std::make_shared<HookReply>([this](const HookAnswer &answer) { m_answers.push_back(answer); });
    m_bench->say(std::move(message));
}

std::vector<Given> TestWebhookRespond::given() const
{
    std::vector<Given> all;
    for (const HookAnswer &answer : m_answers)
        all.push_back(answer.outcome);
    return all;
}

void TestWebhookRespond::answersWhatTheRunSays()
{
    send(QStringLiteral("a"));
    QVERIFY(m_answers.empty());
    m_bench->endFirst();
    QCOMPARE(given(), std::vector{Given::Answered});
    const HookWords &words = m_answers[0].words;
    QCOMPARE(words.status, 201);
    QCOMPARE(words.body, QByteArray(R"({"id":"a"})"));
    const QMap<QString, QString> headers{{QStringLiteral("Content-Type"), QStringLiteral("application/json")},
                                         {QStringLiteral("X-Id"), QStringLiteral("7")}};
    QCOMPARE(words.headers, headers);
    m_bench->pass(10s);
    QCOMPARE(m_answers.size(), std::size_t(1));
}

void TestWebhookRespond::answersBeforeTheRunIsOver()
{
    m_workflow.edges = {{QStringLiteral("say"), QStringLiteral("out"), QStringLiteral("call")}};
    QVERIFY(m_bench->arm(m_workflow));
    send(QStringLiteral("a"));
    QCOMPARE(given(), std::vector{Given::Answered});
    QCOMPARE(m_bench->stored(RunId{1})->state, RunState::Running);
}

void TestWebhookRespond::sendsNothingBeforeItIsDurable()
{
    send(QStringLiteral("a"));
    m_bench->isHeld = true;
    m_bench->endFirst();
    QVERIFY(m_answers.empty());
}

void TestWebhookRespond::saysThatItIsTakenWhenTimeIsOver()
{
    send(QStringLiteral("a"));
    m_bench->pass(4999ms);
    QVERIFY(m_answers.empty());
    QVERIFY(m_bench->engine->timeToNext() <= 1ms);
    m_bench->pass(1ms);
    QCOMPARE(given(), std::vector{Given::Durable});
    QCOMPARE(m_answers[0].receipt, QStringLiteral("1"));
    m_bench->endFirst(); // it says something, and nobody waits
    QCOMPARE(m_answers.size(), std::size_t(1));
    QCOMPARE(m_bench->stored(RunId{1})->state, RunState::Succeeded);
}

void TestWebhookRespond::countsTheTimeOfEachForItself()
{
    send(QStringLiteral("a"));
    send(QStringLiteral("b"), QStringLiteral("hurries"));
    send(QStringLiteral("c"), QStringLiteral("hurries"));
    m_bench->pass(1999ms);
    QVERIFY(m_answers.empty());
    QVERIFY(m_bench->engine->timeToNext() <= 1ms); // though the first may wait for longer
    m_bench->pass(1ms);
    QCOMPARE(given(), (std::vector{Given::Durable, Given::Durable}));
    QCOMPARE(m_answers[0].receipt, QStringLiteral("2"));
    QCOMPARE(m_answers[1].receipt, QStringLiteral("3"));
    m_bench->endFirst();
    QCOMPARE(m_answers.size(), std::size_t(3));
    QCOMPARE(m_answers[2].outcome, Given::Answered);
    m_bench->pass(10s); // nobody waits any more
    QCOMPARE(m_answers.size(), std::size_t(3));
}

void TestWebhookRespond::saysThatItIsTakenWhenTheRunSaysNothing()
{
    send(QStringLiteral("a"));
    const Attempt attempt = m_bench->attempts.front();
    m_bench->attempts.clear();
    m_bench->end(attempt,
                 outcome::Failed{FailureClass::Permanent, Error{QStringLiteral("test.failed"), {}, {}}, {}, {}});
    QVERIFY(m_answers.empty()); // somebody may still mend it in time
    m_bench->say(
        tell::ControlRun{m_bench->newRequest(), RunId{1}, tell::ControlRun::Action::Cancel, QStringLiteral("ada")});
    QCOMPARE(given(), std::vector{Given::Durable});
}

void TestWebhookRespond::saysThatItIsTakenWhenItBecomesALetter()
{
    send(QStringLiteral("a"), QStringLiteral("asks"), "{"); // no JSON
    QCOMPARE(given(), std::vector{Given::Durable});
}

void TestWebhookRespond::saysThatItIsTakenWhenTheEngineEnds()
{
    send(QStringLiteral("a"));
    m_bench->engine.reset();
    QCOMPARE(given(), std::vector{Given::Durable});
}

void TestWebhookRespond::answersARepeatAtOnce()
{
    send(QStringLiteral("a"));
    send(QStringLiteral("a"));
    QCOMPARE(given(), std::vector{Given::Repeat});
    m_bench->endFirst();
    QCOMPARE(given(), (std::vector{Given::Repeat, Given::Answered}));
    send(QStringLiteral("a"));
    QCOMPARE(given(), (std::vector{Given::Repeat, Given::Answered, Given::Repeat}));
}

void TestWebhookRespond::waitsOnlyWhereAnEndpointAsksForIt()
{
    send(QStringLiteral("a"), QStringLiteral("tells"));
    QCOMPARE(given(), std::vector{Given::Durable});
    m_bench->endFirst();
    QCOMPARE(given(), std::vector{Given::Durable});
}

/// The run goes on, and says it to nobody; who asks again learns that it is a repeat.
void TestWebhookRespond::tellsNobodyAfterACrash()
{
    send(QStringLiteral("a"));
    m_bench->start();
    QCOMPARE(given(), std::vector{Given::Durable});
    m_bench->pass(10s);
    m_bench->endFirst();
    QCOMPARE(m_bench->stored(RunId{1})->state, RunState::Succeeded);
    send(QStringLiteral("a"));
    QCOMPARE(given(), (std::vector{Given::Durable, Given::Repeat}));
}

void TestWebhookRespond::keepsTheFirstAnswer()
{
    m_workflow.tasks = {responding(QStringLiteral("say"), 400), responding(QStringLiteral("again"), 500)};
    m_workflow.edges = {{QStringLiteral("say"), QStringLiteral("out"), QStringLiteral("again")}};
    QVERIFY(m_bench->arm(m_workflow));
    send(QStringLiteral("a"));
    QCOMPARE(given(), std::vector{Given::Answered});
    QCOMPARE(m_answers[0].words.status, 400);
    QCOMPARE(m_bench->stored(RunId{1})->state, RunState::Succeeded);
}

QTEST_GUILESS_MAIN(TestWebhookRespond)
#include "tst_webhookrespond.moc"
