#include "core/base/fakeclock.h"
#include "core/script/scriptpool.h"
#include "tests/core/script/scriptanswer.h"

#include <QCoroTask>

#include <QCoreApplication>
#include <QJSEngine>
#include <QJSValueIterator>
#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

namespace {

/// The names of all that an engine offers; the global object itself has none.
QString globalNames()
{
    QJSEngine engine;
    QStringList names;
    QJSValueIterator properties(engine.globalObject());
    while (properties.next())
        names += properties.name();
    return names.join(u' ');
}

/// All objects that a script reaches, as the array `all`.
QString reachable()
{
    QString adding;
    for (const QString &name : globalNames().split(u' '))
        adding += u"if (typeof %1 !== 'undefined') add(%1);"_s.arg(name);
    return QStringLiteral(R"js(
    const all = [];
    const known = new Set();
    const add = value => {
        if (((typeof value === "object" && value !== null) || typeof value === "function") && !known.has(value)) {
            known.add(value);
            all.push(value);
        }
    };
    const search = new URLSearchParams("a=1");
    const own = [function* () {}, (function* () {})(), [].values(), new Map().entries(), new Set().values(),
        ""[Symbol.iterator](), new URL("a:b"), search, search.keys(), () => 0, class {}, /a/g, new Date(0),
        new ArrayBuffer(1), new Map(), new WeakMap(), new Error("e"), Symbol(), (function () { return arguments })(), {}, []];
    %1
    own.forEach(made => add(Object.getPrototypeOf(made)));
    for (let i = 0; i < all.length; ++i) {
        add(Object.getPrototypeOf(all[i]));
        for (const key of Reflect.ownKeys(all[i])) {
            const property = Object.getOwnPropertyDescriptor(all[i], key);
            add(property.value);
            add(property.get);
            add(property.set);
        }
    }
)js")
        .arg(adding);
}

/// All that a script can find out of what it shares with others: each object, each property, and what some calls give.
QString worldScript()
{
    return reachable() + QStringLiteral(R"js(
    const numbers = new Map(all.map((object, i) => [object, i]));
    const shown = value => numbers.has(value) ? "#" + numbers.get(value) : typeof value + " " + String(value);
    const world = all.map(object => [shown(Object.getPrototypeOf(object)), Object.isExtensible(object),
        Reflect.ownKeys(object).map(key => {
            const p = Object.getOwnPropertyDescriptor(object, key);
            return [String(key), shown(p.value), shown(p.get), shown(p.set), p.writable, p.enumerable, p.configurable];
        })]);
    const keys = [];
    for (const key in {}) keys.push(key);
    for (const key in []) keys.push(key);
    const calls = [[1, 2].map(x => x + 1).concat([3]), [...new Set([1, 1])], Array.from("ab"), Array.of(1), [, 1][0],
        [,].length, "abc"[5], [][0], {}[0], "a-b".split("-"), "aXb".replace(/x/i, "$&$&"), /(b)/.exec("abc"),
        JSON.stringify({ b: [1, null, "x"] }), JSON.parse('{"a":[1]}'), Date.now(), Date.parse("2001-02-03T04:05:06Z"),
        String(new Date(2001, 1, 3)), new Date(0).toISOString(), Math.max(1, 2), Math.random(), parseInt("12px"),
        `${[1]}${{}}`, String(new Error("m")), String(new TypeError("m")), Symbol.keyFor(Symbol.for("s")),
        Object.entries({ a: 1 }), isNaN("a"), (1.5).toFixed(2), encodeURIComponent("ä"), new URL("a:b?c").search,
        typeof kept, typeof {}.kept, typeof Error.prepareStackTrace, typeof RegExp.$1];
    return [all.length, keys, calls, world];
)js");
}

/// Where two worlds differ; empty when they do not.
QByteArray difference(const Result<Payload> &before, const Result<Payload> &after)
{
    if (!before || !after)
        return "not told: " + (before ? after : before).error().args.value(u"message"_s).toUtf8();
    const auto [was, is] = std::ranges::mismatch(*before, *after);
    if (was == before->end() && is == after->end())
        return {};
    const auto at = std::max<qsizetype>(was - before->begin() - 200, 0);
    return before->mid(at, 400) + "\n became \n" + after->mid(at, 400);
}

/// Calls so many functions, from the one with that number on, on every object.
QString callsOf(int first, int count)
{
    return reachable()
           + QStringLiteral(R"js(
        for (const f of all.filter(f => typeof f === "function").slice(%1, %2)) {
            for (const object of all) {
                try { f.call(object, "kept", 1) } catch (error) {}
                try { f.call(object, object, "kept", { value: 1 }) } catch (error) {}
                try { f(object, 1, object) } catch (error) {}
                try { new f(object, "kept") } catch (error) {}
            }
        }
        return 1;
    )js")
                 .arg(first)
                 .arg(first + count);
}

/// Objects that all scripts share.
const std::vector<QString> &targets()
{
    static const std::vector<QString> all{u"Object"_s,
                                          u"Object.prototype"_s,
                                          u"({}).__proto__"_s,
                                          u"Function.prototype"_s,
                                          u"Array"_s,
                                          u"Array.prototype"_s,
                                          u"[].__proto__"_s,
                                          u"String.prototype"_s,
                                          u"''.__proto__"_s,
                                          u"Number.prototype"_s,
                                          u"Boolean.prototype"_s,
                                          u"Symbol.prototype"_s,
                                          u"Symbol"_s,
                                          u"Date"_s,
                                          u"Date.prototype"_s,
                                          u"RegExp"_s,
                                          u"RegExp.prototype"_s,
                                          u"Error"_s,
                                          u"Error.prototype"_s,
                                          u"TypeError.prototype"_s,
                                          u"Map.prototype"_s,
                                          u"Set.prototype"_s,
                                          u"WeakMap.prototype"_s,
                                          u"JSON"_s,
                                          u"Math"_s,
                                          u"Reflect"_s,
                                          u"ArrayBuffer.prototype"_s,
                                          u"Object.getPrototypeOf(Int8Array)"_s,
                                          u"Int8Array.prototype"_s,
                                          u"(() => 0).constructor"_s,
                                          u"(function* () {}).constructor"_s,
                                          u"(function* () {}).prototype"_s,
                                          u"(function* () {})().__proto__.__proto__"_s,
                                          u"[][Symbol.iterator]().__proto__"_s,
                                          u"[][Symbol.iterator]().__proto__.__proto__"_s,
                                          u"new Map().entries().__proto__"_s,
                                          u"''[Symbol.iterator]().__proto__"_s,
                                          u"new URL('http://a/').__proto__"_s,
                                          u"Math.sin"_s,
                                          u"JSON.parse"_s,
                                          u"Array.prototype[Symbol.iterator]"_s,
                                          u"Object.getOwnPropertyDescriptor(Map.prototype, 'size').get"_s,
                                          u"Object.getOwnPropertyDescriptor(Object.prototype, '__proto__').set"_s,
                                          u"Object.getOwnPropertyDescriptor(Object.prototype, 'toString').get"_s,
                                          u"(f => f`x`)(t => t)"_s,
                                          u"(function () { return arguments })().__proto__"_s,
                                          u"Object.getPrototypeOf(x => x)"_s};
    return all;
}

/// Ways to change the object %1.
const std::vector<QString> &changes()
{
    static const std::vector<QString> all{
        u"%1.kept = 1"_s,
        u"%1[0] = 1"_s,
        u"%1['constructor'] = Array"_s,
        u"%1.toString = () => 'kept'"_s,
        u"%1[Symbol.iterator] = function* () { yield 1 }"_s,
        u"%1[Symbol.toPrimitive] = () => 1"_s,
        u"%1.prepareStackTrace = () => 'kept'"_s,
        u"%1.stackTraceLimit = 0"_s,
        u"%1.prototype = {}"_s,
        u"%1.length = 5"_s,
        u"%1.name = 'kept'"_s,
        u"%1.lastIndex = 3"_s,
        u"%1.__proto__ = { kept: 1 }"_s,
        u"%1.__proto__.kept = 1"_s,
        u"%1.__defineGetter__('kept', () => 1)"_s,
        u"%1.__defineSetter__('x', function (v) { this.kept = v })"_s,
        u"Object.defineProperty(%1, 'kept', { value: 1 })"_s,
        u"Object.defineProperties(%1, { kept: { get() { return 1 } } })"_s,
        u"Reflect.defineProperty(%1, 'kept', {})"_s,
        u"Reflect.set(%1, 'kept', 1)"_s,
        u"Reflect.set({}, 'kept', 1, %1)"_s,
        u"Object.assign(%1, { kept: 1, 0: 1 })"_s,
        u"Object.setPrototypeOf(%1, { kept: 1 })"_s,
        u"Reflect.setPrototypeOf(%1, null)"_s,
        u"for (const k of Reflect.ownKeys(%1)) try { delete %1[k] } catch (e) {}"_s,
        u"for (const k of Reflect.ownKeys(%1)) try { %1[k] = null } catch (e) {}"_s,
        u"for (const k of Reflect.ownKeys(%1)) try { %1[k].kept = 1 } catch (e) {}"_s,
        u"[].push.call(%1, 'kept')"_s,
        u"[].unshift.call(%1, 'kept')"_s,
        u"[].splice.call(%1, 0, 0, 'kept')"_s,
        u"[].fill.call(%1, 'kept')"_s,
        u"[].sort.call(%1)"_s,
        u"[].reverse.call(%1)"_s,
        u"[].pop.call(%1)"_s,
        u"[].shift.call(%1)"_s,
        u"[].copyWithin.call(%1, 0, 1)"_s,
        u"Array.from.call(function () { return %1 }, [1, 2])"_s,
        u"Array.of.call(function () { return %1 }, 1)"_s,
        u"Map.prototype.set.call(%1, 'kept', 1)"_s,
        u"Set.prototype.add.call(%1, 'kept')"_s,
        u"WeakMap.prototype.set.call(%1, {}, 1)"_s,
        u"Date.prototype.setTime.call(%1, 1)"_s,
        u"RegExp.prototype.exec.call(%1, 'kept')"_s,
        u"RegExp.prototype.compile.call(%1, 'kept')"_s,
        u"Error.captureStackTrace(%1)"_s,
        u"Error.call(%1, 'kept')"_s,
        u"Reflect.construct(Array, [1], %1).kept = 1"_s,
        u"JSON.parse('[1]', function () { return %1 }).kept = 1"_s,
        u"JSON.parse('{\"a\":{\"b\":1}}', function (k, v) { return k === 'a' ? %1 : v })"_s,
        u"({ set kept(v) { %1.kept = v } }).kept = 1"_s,
        u"label: { %1.kept += 1 }"_s,
        u"new (class extends (function () { return %1 }) { constructor() { super(); this.kept = 1 } })"_s,
        u"new (class extends (function () { return %1 }) { constructor() { super(); super.kept = 1 } })"_s,
        u"[%1.kept] = [1]"_s,
        u"({ a: %1.kept } = { a: 1 })"_s,
        u"for (%1.kept of [1]);"_s,
        u"for (%1.kept in [1]);"_s,
        u"Function('kept = 1')(); %1.constructor('kept = 1')()"_s,
        u"%1.valueOf().kept = 1"_s,
        u"Object.entries(%1).forEach(e => e[1].kept = 1)"_s,
        u"with_ = %1"_s,
        u"++%1.kept"_s,
        u"kept = %1"_s,
        u"Object.preventExtensions(%1)"_s,
        u"Symbol.for('kept').kept = %1"_s,
        u"'kept'.kept = %1"_s};
    return all;
}

QString attackOf(const QString &target, const QString &change)
{
    return QString(change).replace(u"%1"_s, target) + u"; return 1"_s;
}

} // namespace

class TestScriptAttacks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWorldIsKnown();
    void noFunctionChangesAnything();
    void noSequenceOfScriptsChangesWhatALaterOneSees();
    void noChangeChangesAnything_data();
    void noChangeChangesAnything();
    void theSameSourceKeepsNothing_data();
    void theSameSourceKeepsNothing();
    void makesNoCodeFromText_data();
    void makesNoCodeFromText();
};

void TestScriptAttacks::theWorldIsKnown()
{
    const auto world = answerTo(worldScript());
    QVERIFY2(world, world ? "" : qPrintable(world.error().args.value(u"message"_s)));
    QVERIFY2(world->size() > 50'000, QByteArray::number(world->size()).constData());
    QVERIFY(world->contains("\"getOwnPropertyDescriptor\""));
    QCOMPARE(difference(world, answerTo(worldScript())), QByteArray());
}

/// Each function that scripts reach, called on each object that they reach. Some crash the engine: then their process is
/// replaced, and the others of their lot are called one by one.
void TestScriptAttacks::noFunctionChangesAnything()
{
    const FakeClock clock;
    ScriptPool pool({QStringLiteral(SLUICE_SCRIPT_PROGRAM), 1, std::chrono::minutes(4)}, clock);
    const auto ask = [&](const QString &source) { return QCoro::waitFor(pool.evaluate(source, {})); };
    const auto before = ask(worldScript());
    QVERIFY(before && before->size() > 50'000);
    const auto functions = ask(reachable() + u"return all.filter(f => typeof f === 'function').length"_s);
    QVERIFY(functions && functions->toInt() > 300);
    constexpr int kLot = 16;
    int crashes = 0;
    for (int i = 0; i < functions->toInt(); i += kLot) {
        if (!ask(callsOf(i, kLot))) {
            for (int single = i; single < i + kLot; ++single)
                crashes += ask(callsOf(single, 1)) ? 0 : 1;
        }
        QCOMPARE(difference(before, ask(worldScript())), QByteArray());
    }
    QVERIFY2(crashes < functions->toInt() / 20, QByteArray::number(crashes).constData());
}

void TestScriptAttacks::noSequenceOfScriptsChangesWhatALaterOneSees()
{
    const bool holds = rc::check("no sequence of scripts changes what a later one sees", [] {
        ScriptChild child;
        const auto before = answerOf(child, worldScript());
        const int length = *rc::gen::inRange(1, 20);
        for (int i = 0; i < length; ++i) {
            const auto attack = attackOf(*rc::gen::elementOf(targets()), *rc::gen::elementOf(changes()));
            RC_LOG() << attack.toStdString() << '\n';
            (void)answerOf(child, attack);
        }
        RC_ASSERT(difference(before, answerOf(child, worldScript())).toStdString() == std::string());
    });
    QVERIFY(holds);
}

void TestScriptAttacks::noChangeChangesAnything_data()
{
    QTest::addColumn<QString>("change");
    for (const QString &change : changes())
        QTest::newRow(qPrintable(change)) << change;
}

void TestScriptAttacks::noChangeChangesAnything()
{
    QFETCH(QString, change);
    ScriptChild child;
    const auto before = answerOf(child, worldScript());
    for (const QString &target : targets())
        (void)answerOf(child, attackOf(target, change));
    QCOMPARE(difference(before, answerOf(child, worldScript())), QByteArray());
}

void TestScriptAttacks::theSameSourceKeepsNothing_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("template object") << u"const t = (f => f`x`)(t => t); const was = typeof t.kept;"
                                        " try { t.kept = 1 } catch (e) {}; try { t[0] = 'y' } catch (e) {};"
                                        " try { t.raw.push('y') } catch (e) {}; return [was, t]"_s;
    for (const char *call : {"shift()", "pop()", "push('y')", "unshift('y')", "splice(0, 1)", "fill('y')", "reverse()",
                             "sort()", "copyWithin(0, 1)", "length = 0", "raw.shift()", "raw.pop()", "raw.push('y')",
                             "raw.fill('y')", "raw.reverse()", "raw.length = 0", "raw = []", "__proto__ = null"}) {
        QTest::addRow("template object: %s", call)
            << u"const t = (t => t)`x${1}y`; const was = [...t, ...t.raw, t.length]; try { t.%1 } catch (e) {};"
               " return was"_s.arg(QLatin1StringView(call));
    }
    QTest::newRow("last index of a literal") << u"const r = /a/g; r.test('aa'); return r.lastIndex"_s;
    QTest::newRow("property of a literal") << u"const r = /a/; const was = typeof r.kept; r.kept = 1; return was"_s;
    QTest::newRow("literals") << u"const o = { a: [1] }; const was = o.a.length; o.a.push(2); return was"_s;
    QTest::newRow("function") << u"function f() {}; const was = typeof f.kept; f.kept = 1; return was"_s;
    QTest::newRow("class") << u"class C {}; const was = typeof C.prototype.kept; C.prototype.kept = 1; return was"_s;
    QTest::newRow("default value") << u"const f = (a = []) => { a.push(1); return a.length }; f(); return f()"_s;
    QTest::newRow("generator") << u"function* g() { yield 1; yield 2 }; return [g().next(), typeof g.prototype.kept,"
                                  " (g.prototype.kept = 1)]"_s;
    QTest::newRow("arguments")
        << u"const was = arguments.length; try { arguments.kept = 1; arguments[0] = 2 } catch (e) {};"
           " return [was, typeof arguments[5]]"_s;
    QTest::newRow("callee") << u"try { arguments.callee.kept = 1 } catch (e) { return 'hidden' }"_s;
    QTest::newRow("caller")
        << u"try { return typeof (function f() { return f.caller })() } catch (e) { return 'no' }"_s;
    QTest::newRow("this") << u"return [typeof this, (function () { return typeof this })()]"_s;
    QTest::newRow("data") << u"const was = typeof run.kept; run.kept = 1; steps.kept = 1; return was"_s;
    QTest::newRow("text and its holes") << u"const s = 'ab'; try { s[7] = 'x' } catch (e) {}; return typeof s[7]"_s;
    QTest::newRow("hole of an array") << u"const a = [, 1]; const was = 0 in a; a[0] = 1; return was"_s;
    QTest::newRow("symbol") << u"const s = Symbol.for('kept'); const was = Symbol.keyFor(s); return was"_s;
    QTest::newRow("error") << u"try { null.x } catch (e) { const was = typeof e.kept; e.kept = 1; return was }"_s;
    QTest::newRow("chance") << u"return [Math.random(), Math.random()]"_s;
    QTest::newRow("clock") << u"const was = new Date(); was.setFullYear(1); return [Date.now(), new Date()]"_s;
}

void TestScriptAttacks::theSameSourceKeepsNothing()
{
    QFETCH(QString, source);
    const auto first = answerTo(source);
    QVERIFY2(first, first ? "" : qPrintable(first.error().args.value(u"message"_s)));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(answerTo(source).value_or("failed"), *first);
}

void TestScriptAttacks::makesNoCodeFromText_data()
{
    QTest::addColumn<QString>("source");
    for (const char *source : {"eval('1')",
                               "Function('return 1')()",
                               "new Function('return 1')()",
                               "(() => {}).constructor('return 1')()",
                               "(function* () {}).constructor('yield 1')().next()",
                               "(class {}).constructor('return 1')()",
                               "Reflect.construct((() => {}).constructor, ['return 1'])()",
                               "setTimeout('1')",
                               "import('a')",
                               "require('fs')",
                               "Qt.createQmlObject('', null)",
                               "(0, globalThis['ev' + 'al'])('1')",
                               "Object.getPrototypeOf(async function () {}).constructor('return 1')()",
                               "[].map.constructor('return 1')()",
                               "Reflect.getPrototypeOf(Math.sin).constructor('return 1')()",
                               "console.log(1)",
                               "new XMLHttpRequest()",
                               "new Worker('a')",
                               "Promise.resolve(1)",
                               "gc()",
                               "print(1)"})
        QTest::newRow(source) << QString::fromLatin1(source);
}

void TestScriptAttacks::makesNoCodeFromText()
{
    QFETCH(QString, source);
    const auto value = answerTo(source);
    QVERIFY2(!value, value ? value->constData() : "");
    QCOMPARE(value.error().code, QString(errors::kScriptThrew));
}

int main(int argc, char **argv)
{
    qputenv("TZ", "UTC0"); // as the child process has it
    QCoreApplication app(argc, argv);
    TestScriptAttacks test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_scriptattacks.moc"
