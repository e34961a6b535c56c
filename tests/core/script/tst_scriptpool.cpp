#include "core/base/fakeclock.h"
#include "core/script/errors.h"
#include "core/script/resolve.h"
#include "core/script/scriptpool.h"
#include "core/script/scriptwire.h"

#include <QCoroTask>

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <sys/types.h>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

const SystemClock kClock;

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
    void replacesAChildThatACrashEnds_data();
    void replacesAChildThatACrashEnds();
    void goesOnAfterDeepRecursion_data();
    void goesOnAfterDeepRecursion();
    void tellsScriptsTheTimeOfItsClock();
    void losesNoneButThoseThatNeverEnd();
    void reportsAProgramThatIsNotThere();
    void reportsAProgramThatIsNoChild();
    void refusesAHugeOutput();
    void givesTheChildNothingOfOurs();
    void closesWithEvaluationsUnderWay();
    void resolvesParametersThatNeedScripts();
    void placesErrorsInTheParameter_data();
    void placesErrorsInTheParameter();
    void tellsNothingElseOfAScriptThatFails_data();
    void tellsNothingElseOfAScriptThatFails();
};

void TestScriptPool::evaluatesInAChild()
{
    ScriptPool pool(settings(), kClock);
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
    ScriptPool pool(settings(), kClock);
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
    ScriptPool pool(settings(Milliseconds(10'000), 2), kClock);
    const auto log = startAll(pool, {u"1"_s, u"2"_s, u"3"_s, u"4"_s});
    QCOMPARE(pool.processIds().size(), std::size_t(2));
    QTRY_COMPARE_WITH_TIMEOUT(log->size(), 4, 30'000);
    log->sort();
    QCOMPARE(*log, (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
}

void TestScriptPool::killsTheOneThatNeverEndsAndKeepsTheOthers()
{
    ScriptPool pool(settings(Milliseconds(500)), kClock);
    const auto log = startAll(pool, {u"1"_s, u"(() => { for (;;); })()"_s, u"3"_s, u"4"_s});
    QTRY_COMPARE_WITH_TIMEOUT(log->size(), 4, 30'000);
    log->sort();
    QCOMPARE(*log, (QStringList{u"1"_s, u"3"_s, u"4"_s, QString(errors::kScriptTimeout)}));
}

void TestScriptPool::killsWhatABuiltInFunctionHidesFromInterrupts()
{
    ScriptPool pool(settings(Milliseconds(500)), kClock);
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
    ScriptPool pool(settings(Milliseconds(60'000)), kClock);
    const auto log = startAll(pool, {bomb, u"2"_s});
    QTRY_COMPARE_WITH_TIMEOUT(log->size(), 2, 100'000);
    log->sort();
    QCOMPARE(*log, (QStringList{u"2"_s, QString(errors::kScriptMemory)}));
}

void TestScriptPool::replacesAChildThatACrashEnds_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("killed") << SIGKILL;
    QTest::newRow("bad access") << SIGSEGV;
    QTest::newRow("abort") << SIGABRT;
    QTest::newRow("bad instruction") << SIGILL;
    QTest::newRow("refused system call") << SIGSYS;
}

void TestScriptPool::replacesAChildThatACrashEnds()
{
    QFETCH(int, signal);
    ScriptPool pool(settings(Milliseconds(60'000)), kClock);
    QVERIFY(evaluate(pool, "1"));
    const auto child = pool.processIds().front();
    const auto log = startAll(pool, {u"(() => { for (;;); })()"_s, u"2"_s, u"3"_s});
    QVERIFY(child > 0);
    QCOMPARE(::kill(static_cast<pid_t>(child), signal), 0);
    QTRY_COMPARE_WITH_TIMEOUT(log->size(), 3, 30'000);
    log->sort();
    QCOMPARE(*log, (QStringList{u"2"_s, u"3"_s, QString(errors::kScriptCrashed)}));
    QVERIFY(pool.processIds().front() != child);
}

void TestScriptPool::goesOnAfterDeepRecursion_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("function") << u"(function f() { return f() + 1 })()"_s;
    QTest::newRow("getter") << u"class A { get x() { return this.x } }; return new A().x"_s;
    QTest::newRow("compare") << u"[1, 2].sort(function f() { return [1, 2].sort(f) })"_s;
    QTest::newRow("replace") << u"'a'.replace(/a/, function f() { return 'a'.replace(/a/, f) })"_s;
    QTest::newRow("toJSON") << u"({ toJSON() { return JSON.stringify(this) } })"_s;
    QTest::newRow("array in itself") << u"const a = []; a[0] = a; return String(a)"_s;
    QTest::newRow("deep array as text") << u"let a = []; for (let i = 0; i < 1e5; ++i) a = [a]; return String(a)"_s;
    QTest::newRow("deep value") << u"let a = 1; for (let i = 0; i < 1e5; ++i) a = { a }; return a"_s;
    QTest::newRow("deep JSON") << u"JSON.parse('['.repeat(1e6) + ']'.repeat(1e6))"_s;
    QTest::newRow("deep expression") << QString(u'(').repeated(100'000) + u'1' + QString(u')').repeated(100'000);
    QTest::newRow("deep pattern") << u"new RegExp('('.repeat(1e5) + ')'.repeat(1e5)).test('a')"_s;
    QTest::newRow("bound") << u"let f = () => 1; for (let i = 0; i < 1e5; ++i) f = f.bind(null); return f()"_s;
}

void TestScriptPool::goesOnAfterDeepRecursion()
{
    QFETCH(QString, source);
    ScriptPool pool(settings(), kClock);
    const auto log = startAll(pool, {source, u"2"_s, u"3"_s});
    QTRY_COMPARE_WITH_TIMEOUT(log->size(), 3, 60'000);
    QVERIFY(log->contains(u"2"_s) && log->contains(u"3"_s));
}

void TestScriptPool::tellsScriptsTheTimeOfItsClock()
{
    FakeClock clock;
    ScriptPool pool(settings(), clock);
    QCOMPARE(evaluate(pool, "Date.now()").value(), QByteArray("1700000000000"));
    clock.advance(std::chrono::hours(1));
    QCOMPARE(evaluate(pool, "new Date().toISOString()").value(), QByteArray("\"2023-11-14T23:13:20.000Z\""));
}

void TestScriptPool::losesNoneButThoseThatNeverEnd()
{
    ScriptPool pool(settings(Milliseconds(300)), kClock);
    const QString forever = QStringLiteral("(() => { for (;;); })()");
    const auto log = startAll(pool, {forever, forever, forever, u"4"_s});
    QTRY_COMPARE_WITH_TIMEOUT(log->size(), 4, 60'000);
    QCOMPARE(log->count(QString(errors::kScriptTimeout)), 3);
    QVERIFY(log->contains(u"4"_s));
}

void TestScriptPool::reportsAProgramThatIsNotThere()
{
    ScriptPool pool({QStringLiteral("/nowhere/sluice-script"), 1, Milliseconds(1000)}, kClock);
    for (int i = 0; i < 2; ++i) {
        const auto value = evaluate(pool, "1");
        QVERIFY(!value);
        QCOMPARE(value.error().code, QString(errors::kScriptStartFailed));
        QCOMPARE(value.error().args.value(QStringLiteral("program")), QStringLiteral("/nowhere/sluice-script"));
    }
}

void TestScriptPool::reportsAProgramThatIsNoChild()
{
    ScriptPool leaves({QStringLiteral("/bin/true"), 1, Milliseconds(1000)}, kClock);
    QCOMPARE(evaluate(leaves, "1").error().code, QString(errors::kScriptStartFailed));
    ScriptPool chats({QStringLiteral("/usr/bin/env"), 1, Milliseconds(1000)}, kClock);
    QCOMPARE(evaluate(chats, "1").error().code, QString(errors::kScriptCrashed));
}

void TestScriptPool::refusesAHugeOutput()
{
    ScriptPool pool(settings(Milliseconds(60'000)), kClock);
    const auto value = evaluate(pool, "'x'.repeat(17 * 1024 * 1024)");
    QVERIFY(!value);
    QCOMPARE(value.error().code, QString(errors::kScriptOutputTooLarge));
    QCOMPARE(evaluate(pool, "'x'.repeat(1024 * 1024).length").value(), QByteArray("1048576"));
}

void TestScriptPool::givesTheChildNothingOfOurs()
{
    qputenv("SLUICE_SECRET_SCRIPTPOOL", "hidden");
    ScriptPool pool(settings(), kClock);
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
    auto pool = std::make_unique<ScriptPool>(settings(Milliseconds(60'000)), kClock);
    QVERIFY(evaluate(*pool, "1"));
    const auto child = static_cast<pid_t>(pool->processIds().front());
    const auto log = startAll(*pool, {u"(() => { for (;;); })()"_s, u"2"_s});
    pool.reset();
    QCOMPARE(*log, (QStringList{QString(errors::kScriptClosed), QString(errors::kScriptClosed)}));
    QTRY_VERIFY(::kill(child, 0) != 0);
}

void TestScriptPool::resolvesParametersThatNeedScripts()
{
    ScriptPool pool(settings(), kClock);
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

void TestScriptPool::placesErrorsInTheParameter_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("place");
    QTest::newRow("alone") << u"{{ 1 + foo }}"_s << u"1:8"_s;
    QTest::newRow("behind text") << u"Dear {{input.name}}, {{nope()}}"_s << u"1:24"_s;
    QTest::newRow("behind a line") << u"one\ntwo {{ 1 + foo }}"_s << u"2:12"_s;
    QTest::newRow("second line of the expression") << u"a {{ 1 +\n  foo }} b"_s << u"2:3"_s;
    QTest::newRow("third line, with its own text before") << u"a\nb {{ [1,\n\n 2, foo] }}"_s << u"4:5"_s;
    QTest::newRow("windows lines") << u"a\r\n{{ 1 +\r\n  foo }}"_s << u"3:3"_s;
    QTest::newRow("syntax") << u"x {{ 1 + * 2 }}"_s << u"1:10"_s;
    QTest::newRow("blanks before") << u"{{    foo }}"_s << u"1:7"_s;
    QTest::newRow("body") << u"{{ const a = 1;\nreturn a + foo }}"_s << u"2:12"_s;
    QTest::newRow("thrown text") << u"a\n{{ (() => { throw 'no' })() }}"_s << u"2:13"_s;
    QTest::newRow("value that is no JSON") << u"a\n{{ (a => { a.a = a; return a })({}) }}"_s << u"2:"_s;
    QTest::newRow("that, on two lines") << u"a\n{{ (a => { a.a = a;\n return a })({}) }}"_s << u":"_s;
}

void TestScriptPool::placesErrorsInTheParameter()
{
    QFETCH(QString, text);
    QFETCH(QString, place);
    static ScriptPool pool(settings(), kClock);
    StepData data;
    data.input = R"({"name":"Ann"})";
    const QJsonObject params{{u"body"_s, QJsonArray{1, QJsonObject{{u"text"_s, text}}}}};
    const auto resolved = QCoro::waitFor(resolveParams(params, data, {}, pool));
    QVERIFY(!resolved);
    const auto &args = resolved.error().args;
    QCOMPARE(args.value(u"line"_s) + u':' + args.value(u"column"_s), place);
    QCOMPARE(args.value(u"parameter"_s), u"body.1.text"_s);
}

void TestScriptPool::tellsNothingElseOfAScriptThatFails_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("message");
    QTest::newRow("reference") << u"(() => { const hidden = 'HIDDEN'; return foo(hidden) })()"_s
                               << u"ReferenceError: foo is not defined"_s;
    QTest::newRow("error") << u"(function HIDDEN() { throw new Error('mine') })()"_s << u"Error: mine"_s;
    QTest::newRow("syntax") << u"'HIDDEN' + + * 2"_s << u"SyntaxError: Unexpected token `*'"_s;
    QTest::newRow("error with more") << u"(() => { throw Object.assign(new Error('mine'), { hidden: 'HIDDEN' }) })()"_s
                                     << u"Error: mine"_s;
}

void TestScriptPool::tellsNothingElseOfAScriptThatFails()
{
    QFETCH(QString, source);
    QFETCH(QString, message);
    static ScriptPool pool(settings(), kClock);
    const QJsonObject params{{u"a"_s, u"{{ %1 }}"_s.arg(source)}};
    const auto error = QCoro::waitFor(resolveParams(params, {}, {}, pool)).error();
    QCOMPARE(error.code, QString(errors::kScriptThrew));
    QCOMPARE(error.args.keys(), (QStringList{u"column"_s, u"line"_s, u"message"_s, u"parameter"_s}));
    QCOMPARE(error.args.value(u"message"_s), message);
    QCOMPARE(error.detail, QString());
}

QTEST_GUILESS_MAIN(TestScriptPool)
#include "tst_scriptpool.moc"
