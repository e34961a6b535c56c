#include "app/studio/expressiontrials.h"

#include <QTest>

#include <algorithm>

using namespace sluice;

namespace {

const SystemClock kClock;

Trial trial(const char *code)
{
    StepData data;
    data.input = "20";
    return {QStringLiteral("code"), QString::fromLatin1(code), true, data};
}

} // namespace

class TestExpressionTrials : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answersInTheAskersThread();
    void anEndlessScriptHoldsNobodyUp();
    void tellsNobodyWhoIsGone();
    void endsWithWhatIsUnderWay();
};

void TestExpressionTrials::answersInTheAskersThread()
{
    ExpressionTrials trials(QStringLiteral(SLUICE_SCRIPT), kClock);
    QList<QByteArray> answers;
    QThread *told = nullptr;
    for (const char *code : {"input + 1", "input + 2", "input"}) {
        trials.ask(trial(code), this, [&](const Result<Payload> &value) {
            told = QThread::currentThread();
            answers.push_back(value.value_or("failed"));
        });
    }
    QVERIFY2(answers.isEmpty(), "never inside the call that asked");
    QTRY_COMPARE(answers.size(), 3);
    std::ranges::sort(answers); // what names a value only is answered at once, before a script is
    QCOMPARE(answers, (QList<QByteArray>{"20", "21", "22"}));
    QCOMPARE(told, thread());
}

void TestExpressionTrials::anEndlessScriptHoldsNobodyUp()
{
    ExpressionTrials trials(QStringLiteral(SLUICE_SCRIPT), kClock);
    QString code;
    trials.ask(trial("(() => { for (;;) ; })()"), this,
               [&](const Result<Payload> &value) { code = value ? QStringLiteral("?") : value.error().code; });
    QTRY_COMPARE(code, QStringLiteral("script.timeout"));
    QByteArray next;
    trials.ask(trial("input * 2"), this, [&](const Result<Payload> &value) { next = value.value_or("failed"); });
    QTRY_COMPARE(next, QByteArray("40"));
}

void TestExpressionTrials::tellsNobodyWhoIsGone()
{
    ExpressionTrials trials(QStringLiteral(SLUICE_SCRIPT), kClock);
    bool isTold = false;
    auto asker = std::make_unique<QObject>();
    trials.ask(trial("input + 1"), asker.get(), [&](const Result<Payload> &) { isTold = true; });
    asker.reset();
    bool isDone = false;
    trials.ask(trial("input + 1"), this, [&](const Result<Payload> &) { isDone = true; });
    QTRY_VERIFY(isDone);
    QVERIFY(!isTold);
}

void TestExpressionTrials::endsWithWhatIsUnderWay()
{
    bool isTold = false;
    {
        ExpressionTrials trials(QStringLiteral(SLUICE_SCRIPT), kClock);
        trials.ask(trial("(() => { for (;;) ; })()"), this, [&](const Result<Payload> &) { isTold = true; });
    }
    QVERIFY(!isTold);
}

QTEST_GUILESS_MAIN(TestExpressionTrials)
#include "tst_expressiontrials.moc"
