#include "core/script/errors.h"
#include "core/script/resolve.h"
#include "core/script/scriptpool.h"
#include "core/script/scriptwire.h"

#include <QCoroTask>

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <sys/types.h>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

constexpr bool isSanitized()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return true;
#else
    return false;
#endif
}

ScriptPool::Settings settings(Milliseconds timeout = Milliseconds(10'000), quint32 processes = 1)
{
    return {QStringLiteral(SLUICE_SCRIPT_PROGRAM), processes, timeout};
}

/// Evaluates, and keeps what comes of it.
QCoro::Task<> keep(ScriptPool &pool, QString source, StepData data, std::shared_ptr<QStringList> log)
{
    Result<Payload> value = co_await pool.evaluate(source, data);
    *log += value ? QString::fromUtf8(*value) : value.error().code;
}

std::shared_ptr<QStringList> startAll(ScriptPool &pool, const QStringList &sources)
{
    auto log = std::make_shared<QStringList>();
    for (const auto &source : sources)
        keep(pool, source, {}, log);
    return log;
}

Result<Payload> evaluate(ScriptPool &pool, const char *source, const StepData &data = {})
{
    return QCoro::waitFor(pool.evaluate(QString::fromUtf8(source), data));
}

} // namespace

class TestScriptPool : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void evaluatesInAChild();
    void answersManyInOrder();
    void spreadsOverItsChildren();
    void killsTheOneThatNeverEndsAndKeepsTheOthers();
    void killsWhatABuiltInFunctionHidesFromInterrupts();
    void endsAMemoryBombOnly_data();
    void endsAMemoryBombOnly();
    void replacesAChildThatSomeoneKilled();
    void losesNoneButThoseThatNeverEnd();
    void reportsAProgramThatIsNotThere();
    void reportsAProgramThatIsNoChild();
    void refusesAHugeOutput();
    void givesTheChildNothingOfOurs();
    void closesWithEvaluationsUnderWay();
    void resolvesParametersThatNeedScripts();
};

void TestScriptPool::evaluatesInAChild()
{
    ScriptPool pool(settings());
    StepData data;
    data.input = QByteArrayLiteral("{\"n\": 20}");
    QCOMPARE(evaluate(pool, "input.n * 2 + 2", data).value(), QByteArray("42"));
    QCOMPARE(evaluate(pool, "undefined").value(), QByteArray("null"));
    const auto thrown = evaluate(pool, "null.x");
    QCOMPARE(thrown.error().code, QString(errors::kScriptThrew));
    QCOMPARE(thrown.error().args.value(QStringLiteral("line")), QStringLiteral("1"));
    QCOMPARE(pool.processIds().size(), std::size_t(1));
    QCOMPARE(pool.waiting(), std::size_t(0));
}

void TestScriptPool::answersManyInOrder()
{
    ScriptPool pool(settings());
    QStringList sources;
    QStringList expected;
    for (int i = 0; i < 249; ++i) {
        sources += QStringLiteral("%1 * 2").arg(i);
        expected += QString::number(i * 2);
    }
    const auto log = startAll(pool, sources);
    QTRY_COMPARE_WITH_TIMEOUT(log->size(), 249, 30'000);
    QCOMPARE(*log, expected);
}

void TestScriptPool::spreadsOverItsChildren()
{
    ScriptPool pool(settings(Milliseconds(10'000), 2));
    const auto log = startAll(pool, {u"1"_s, u"2"_s, u"3"_s, u"4"_s});
    QCOMPARE(pool.processIds().size(), std::size_t(2));
    QTRY_COMPARE_WITH_TIMEOUT(log->size(), 4, 30'000);
    log->sort();
    QCOMPARE(*log, (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
}

void TestScriptPool::killsTheOneThatNeverEndsAndKeepsTheOthers()
{
    ScriptPool pool(settings(Milliseconds(500)));
    const auto log = startAll(pool, {u"1"_s, u"(() => { for (;;); })()"_s, u"3"_s, u"4"_s});
    QTRY_COMPARE_WITH_TIMEOUT(log->size(), 4, 30'000);
    log->sort();
    QCOMPARE(*log, (QStringList{u"1"_s, u"3"_s, u"4"_s, QString(errors::kScriptTimeout)}));
}

void TestScriptPool::killsWhatABuiltInFunctionHidesFromInterrupts()
{
    ScriptPool pool(settings(Milliseconds(500)));
    QElapsedTimer timer;
    timer.start();
    const auto value = evaluate(pool, "'a'.repeat(1e6).replace(/a*a*a*a*a*b/, '')");
    QVERIFY(!value);
    QCOMPARE(value.error().code, QString(errors::kScriptTimeout));
    QCOMPARE(value.error().args.value(QStringLiteral("milliseconds")), QStringLiteral("500"));
    QVERIFY(timer.elapsed() < 20'000);
}

void TestScriptPool::endsAMemoryBombOnly_data()
{
    QTest::addColumn<QString>("bomb");
    QTest::newRow("objects") << QStringLiteral("(() => { const a = []; for (;;) a.push({ x: a.length }) })()");
    QTest::newRow("text") << QStringLiteral("(() => { let s = 'x'; for (;;) { s += s; s.charCodeAt(0) } })()");
    QTest::newRow("one array") << QStringLiteral("new Array(2e8).fill(0)");
    QTest::newRow("one text") << QStringLiteral("'x'.repeat(1 << 30)");
}

void TestScriptPool::endsAMemoryBombOnly()
{
    if (isSanitized())
        QSKIP("a sanitizer needs more address space than the limit allows");
    QFETCH(QString, bomb);
    ScriptPool pool(settings(Milliseconds(60'000)));
    const auto log = startAll(pool, {bomb, u"2"_s});
    QTRY_COMPARE_WITH_TIMEOUT(log->size(), 2, 100'000);
    log->sort();
    QCOMPARE(*log, (QStringList{u"2"_s, QString(errors::kScriptMemory)}));
}

void TestScriptPool::replacesAChildThatSomeoneKilled()
{
    ScriptPool pool(settings(Milliseconds(60'000)));
    QVERIFY(evaluate(pool, "1"));
    const auto child = pool.processIds().front();
    const auto log = startAll(pool, {u"(() => { for (;;); })()"_s, u"2"_s});
    QVERIFY(child > 0);
    QCOMPARE(::kill(static_cast<pid_t>(child), SIGKILL), 0);
    QTRY_COMPARE_WITH_TIMEOUT(log->size(), 2, 30'000);
    log->sort();
    QCOMPARE(*log, (QStringList{u"2"_s, QString(errors::kScriptCrashed)}));
    QVERIFY(pool.processIds().front() != child);
}

void TestScriptPool::losesNoneButThoseThatNeverEnd()
{
    ScriptPool pool(settings(Milliseconds(300)));
    const QString forever = QStringLiteral("(() => { for (;;); })()");
    const auto log = startAll(pool, {forever, forever, forever, u"4"_s});
    QTRY_COMPARE_WITH_TIMEOUT(log->size(), 4, 60'000);
    QCOMPARE(log->count(QString(errors::kScriptTimeout)), 3);
    QVERIFY(log->contains(u"4"_s));
}

void TestScriptPool::reportsAProgramThatIsNotThere()
{
    ScriptPool pool({QStringLiteral("/nowhere/sluice-script"), 1, Milliseconds(1000)});
    for (int i = 0; i < 2; ++i) {
        const auto value = evaluate(pool, "1");
        QVERIFY(!value);
        QCOMPARE(value.error().code, QString(errors::kScriptStartFailed));
        QCOMPARE(value.error().args.value(QStringLiteral("program")), QStringLiteral("/nowhere/sluice-script"));
    }
}

void TestScriptPool::reportsAProgramThatIsNoChild()
{
    ScriptPool leaves({QStringLiteral("/bin/true"), 1, Milliseconds(1000)});
    QCOMPARE(evaluate(leaves, "1").error().code, QString(errors::kScriptStartFailed));
    ScriptPool chats({QStringLiteral("/usr/bin/env"), 1, Milliseconds(1000)});
    QCOMPARE(evaluate(chats, "1").error().code, QString(errors::kScriptCrashed));
}

void TestScriptPool::refusesAHugeOutput()
{
    ScriptPool pool(settings(Milliseconds(60'000)));
    const auto value = evaluate(pool, "'x'.repeat(17 * 1024 * 1024)");
    QVERIFY(!value);
    QCOMPARE(value.error().code, QString(errors::kScriptOutputTooLarge));
    QCOMPARE(evaluate(pool, "'x'.repeat(1024 * 1024).length").value(), QByteArray("1048576"));
}

void TestScriptPool::givesTheChildNothingOfOurs()
{
    qputenv("SLUICE_SECRET_SCRIPTPOOL", "hidden");
    ScriptPool pool(settings());
    QVERIFY(evaluate(pool, "1"));
    const auto folder = QStringLiteral("/proc/%1/").arg(pool.processIds().front());
    QFile environment(folder + QStringLiteral("environ"));
    QVERIFY(environment.open(QIODevice::ReadOnly));
    QCOMPARE(environment.readAll(), QByteArray("LC_ALL=C.UTF-8\0", 15));
    QFile status(folder + QStringLiteral("status"));
    QVERIFY(status.open(QIODevice::ReadOnly));
    if (!isSanitized())
        QVERIFY(status.readAll().contains("Seccomp:\t2"));
    QFile limits(folder + QStringLiteral("limits"));
    QVERIFY(limits.open(QIODevice::ReadOnly));
    const auto text = limits.readAll();
    QVERIFY(text.contains("Max core file size        0 "));
    if (!isSanitized())
        QVERIFY(text.contains("Max address space         " + QByteArray::number(scriptwire::kMemoryLimit)));
}

void TestScriptPool::closesWithEvaluationsUnderWay()
{
    auto pool = std::make_unique<ScriptPool>(settings(Milliseconds(60'000)));
    QVERIFY(evaluate(*pool, "1"));
    const auto child = static_cast<pid_t>(pool->processIds().front());
    const auto log = startAll(*pool, {u"(() => { for (;;); })()"_s, u"2"_s});
    pool.reset();
    QCOMPARE(*log, (QStringList{QString(errors::kScriptClosed), QString(errors::kScriptClosed)}));
    QTRY_VERIFY(::kill(child, 0) != 0);
}

void TestScriptPool::resolvesParametersThatNeedScripts()
{
    ScriptPool pool(settings());
    StepData data;
    data.input = QByteArrayLiteral("{\"n\":2}");
    const QJsonObject params{{QStringLiteral("a"), QStringLiteral("{{ input.n * 2 }}")},
                             {QStringLiteral("b"), QStringLiteral("{{input.n}} of {{ input.n + 1 }}")}};
    const auto resolved = QCoro::waitFor(resolveParams(params, data, {}, pool));
    QVERIFY(resolved);
    QCOMPARE(*resolved, (QJsonObject{{QStringLiteral("a"), 4}, {QStringLiteral("b"), QStringLiteral("2 of 3")}}));
    const QJsonObject bad{{QStringLiteral("a"), QStringLiteral("{{ nope }}")}};
    QCOMPARE(QCoro::waitFor(resolveParams(bad, data, {}, pool)).error().code, QString(errors::kScriptThrew));
}

QTEST_GUILESS_MAIN(TestScriptPool)
#include "tst_scriptpool.moc"
