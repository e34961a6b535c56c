#include "core/base/fakeclock.h"
#include "core/script/jsontext.h"
#include "core/script/resolve.h"
#include "core/script/scriptpool.h"
#include "core/script/valuepath.h"
#include "tests/core/script/scriptanswer.h"

#include <QCoroTask>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <rapidcheck.h>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

namespace {

using Names = std::vector<QString>;

const Names &names()
{
    static const Names all{u"a"_s,     u"b"_s,          u"user"_s, u"length"_s, u"0"_s,           u"1"_s,
                           u"na me"_s, u"\u00e4rger"_s, u"x.y"_s,  u"class"_s,  u"constructor"_s, u"toString"_s,
                           u"a\"b"_s,  u""_s,           u"01"_s,   u"{"_s,      u"]"_s,           u"a-b"_s};
    return all;
}

template <typename List>
auto oneOf(const List &list)
{
    return list[*rc::gen::inRange<std::size_t>(0, list.size())];
}

QByteArray blanks()
{
    static const std::vector<QByteArray> all{"", "", "", " ", "\n", "\t ", "\r\n"};
    return oneOf(all);
}

/// JSON text of a random value, not always in the shortest form.
QByteArray randomJson(int depth)
{
    static const std::vector<QByteArray> plain{"null",
                                               "true",
                                               "false",
                                               "0",
                                               "-1",
                                               "1.50",
                                               "1e3",
                                               "-0",
                                               "0.1",
                                               "9007199254740991",
                                               "\"\"",
                                               "\"text\"",
                                               "\"\\u00e9\"",
                                               "\"a,]}\"",
                                               "\"\\\"q\\\"\"",
                                               "\"\xc3\xa4\"",
                                               "\"\xf0\x9f\x98\x80\"",
                                               "\"\\\\\""};
    const int kind = depth == 0 ? 0 : *rc::gen::inRange(0, 4);
    if (kind == 0)
        return oneOf(plain);
    const int size = *rc::gen::inRange(0, 4);
    QByteArray text = kind == 1 ? "[" : "{";
    for (int i = 0; i < size; ++i) {
        text += (i > 0 ? "," : "") + blanks();
        if (kind != 1)
            text += jsontext::toText(oneOf(names())) + blanks() + ':' + blanks();
        text += randomJson(depth - 1) + blanks();
    }
    return text + (kind == 1 ? "]" : "}");
}

bool isIdentifier(const QString &name)
{
    return !name.isEmpty() && !name[0].isDigit()
           && std::ranges::all_of(name, [](QChar c) { return c.isLetterOrNumber(); });
}

bool isOfTheLanguage(const QString &name)
{
    return name == u"constructor" || name == u"toString";
}

QString keyText(const QString &name)
{
    if (isIdentifier(name) && *rc::gen::arbitrary<bool>())
        return u'.' + name;
    const QChar quote = name.contains(u'"') || *rc::gen::arbitrary<bool>() ? u'\'' : u'"';
    return u'[' + QString(quote) + name + quote + u']';
}

/// A path into the value: most of its keys exist.
QString randomKeys(QJsonValue value)
{
    QString path;
    const int length = *rc::gen::inRange(0, 5);
    for (int i = 0; i < length; ++i) {
        const bool exists = *rc::gen::inRange(0, 5) > 0;
        const auto object = value.toObject();
        const auto array = value.toArray();
        if (exists && !object.isEmpty()) {
            const auto name = oneOf(object.keys().toVector());
            path += keyText(name);
            value = object.value(name);
        } else if (exists && !array.isEmpty()) {
            const auto index = *rc::gen::inRange<qsizetype>(0, array.size());
            path += *rc::gen::arbitrary<bool>() ? u"[%1]"_s.arg(index) : u"['%1']"_s.arg(index);
            value = array[index];
        } else {
            const auto name = oneOf(names());
            path += *rc::gen::arbitrary<bool>() ? keyText(name) : u"[%1]"_s.arg(*rc::gen::inRange(0, 4));
            value = {};
            if (isOfTheLanguage(name))
                break; // below a function of JavaScript there is more that is no data
        }
    }
    return path;
}

StepData randomData()
{
    StepData data;
    data.input = randomJson(4);
    data.runInput = randomJson(3);
    data.run = RunId{12};
    data.outputs = {{u"fetch"_s, randomJson(4)}, {u"a-b"_s, randomJson(2)}, {u"none"_s, Payload()}};
    if (*rc::gen::arbitrary<bool>()) {
        data.index = 3;
        data.item = randomJson(3);
    }
    return data;
}

struct Root {
    QString text;
    QByteArray json;
};

Root randomRoot(const StepData &data)
{
    const std::vector<Root> roots{{u"input"_s, data.input},
                                  {u"item"_s, data.item},
                                  {u"index"_s, "3"},
                                  {u"run.id"_s, "12"},
                                  {u"run['input']"_s, data.runInput},
                                  {u"steps.fetch.output"_s, data.outputs[0].second},
                                  {u"steps['a-b'].output"_s, data.outputs[1].second},
                                  {u"steps.none.output"_s, "null"},
                                  {u"steps.absent.output"_s, "null"}};
    return oneOf(roots);
}

/// What JavaScript gives; nothing for what is not there, and for functions of the language.
std::optional<QJsonValue> asScript(const QString &path, const StepData &data)
{
    const auto answer = answerTo(u"(v => [v === undefined || typeof v === 'function', v])(%1)"_s.arg(path), data);
    if (!answer)
        return std::nullopt;
    const auto parts = jsontext::toValue(*answer).toArray();
    return parts[0].toBool() ? std::nullopt : std::optional<QJsonValue>(parts[1]);
}

} // namespace

class TestPathAsScript : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPathGivesWhatJavaScriptGives();
    void aPathNeverReachesAScriptProcess();
};

void TestPathAsScript::aPathGivesWhatJavaScriptGives()
{
    const bool holds = rc::check("a path gives what JavaScript gives", [] {
        const auto data = randomData();
        for (int i = 0; i < 20; ++i) {
            const auto root = randomRoot(data);
            const auto path = root.text + randomKeys(jsontext::toValue(root.json));
            RC_LOG() << path.toStdString() << " in " << root.json.toStdString() << '\n';
            const auto parsed = ValuePath::parse(path);
            RC_ASSERT(parsed.has_value());
            const auto native = parsed->resolve(data);
            const auto script = asScript(path, data);
            RC_ASSERT(native.has_value() == script.has_value());
            if (native)
                RC_ASSERT(jsontext::toText(jsontext::toValue(*native)).toStdString()
                          == jsontext::toText(*script).toStdString());
        }
    });
    QVERIFY(holds);
}

void TestPathAsScript::aPathNeverReachesAScriptProcess()
{
    const FakeClock clock;
    ScriptPool pool({u"/nowhere/sluice-script"_s, 1}, clock);
    StepData data;
    data.input = R"({"list":[{"a b":[null,{"x":1.5}]}],"text":"ab","deep":{"er":{"est":[true]}}})";
    data.outputs = {{u"fetch"_s, R"({"user":{"id":"u1"}})"}};
    const QJsonObject params{{u"id"_s, u"{{ steps.fetch.output.user.id }}"_s},
                             {u"mixed"_s, u"<{{input.text[1]}}|{{ input.list[0]['a b'][1][\"x\"] }}>"_s},
                             {u"null"_s, u"{{ input.list[0][\"a b\"][0] }}"_s},
                             {u"nested"_s, QJsonObject{{u"in"_s, QJsonArray{u"{{ input.deep.er }}"_s}}}}};
    const auto resolved = QCoro::waitFor(resolveParams(params, data, {}, pool));
    QVERIFY(resolved);
    QCOMPARE(resolved->value(u"id"), QJsonValue(u"u1"_s));
    QCOMPARE(resolved->value(u"mixed"), QJsonValue(u"<b|1.5>"_s));
    QCOMPARE(resolved->value(u"null"), QJsonValue(QJsonValue::Null));
    QCOMPARE(jsontext::toText(resolved->value(u"nested")), QByteArray(R"({"in":[{"est":[true]}]})"));
    const QJsonObject missing{{u"a"_s, u"{{ steps.fetch.output.user.name }}"_s}};
    QCOMPARE(QCoro::waitFor(resolveParams(missing, data, {}, pool)).error().code,
             QString(errors::kExpressionPathMissing));
    QVERIFY(pool.processIds().empty());
}

int main(int argc, char **argv)
{
    qputenv("TZ", "UTC0"); // as the child process has it
    QCoreApplication app(argc, argv);
    TestPathAsScript test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_pathasscript.moc"
