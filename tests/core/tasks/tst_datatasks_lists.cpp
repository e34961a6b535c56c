#include "tests/core/tasks/outcometable.h"

#include <QJsonArray>

#include <rapidcheck.h>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

/// The tasks on lists and objects: fields, filter, sort, limit, deduplicate, aggregate, split, merge, batch.
class TestListTasks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesOfTheInput_data();
    void makesOfTheInput();
    void filterSaysWhereItsConditionFails();
    void filterSeesTheItemOfTheListAndNotThatOfTheLoop();
    void sortKeepsTheOrderOfEquals();
    void batchesMakeTheListAgain();
    void splittingUndoesGrouping();
    void mergingAllKeepsEachItem();
    void refusesToMakeTooMuch();
    void largeInputLeavesTheThreadOfTheEngine();

private:
    HostDriver m_driver;
};

namespace {

/// What came of it inline, as a list; the properties need no host.
QJsonArray listFrom(const QString &type, const QJsonObject &params, const QJsonValue &input)
{
    Attempt made = attempt(type, "{}", QJsonDocument(QJsonArray{input}).toJson(QJsonDocument::Compact));
    made.data.input = made.data.input.sliced(1, made.data.input.size() - 2);
    made.params = params;
    const auto outcome = runInline(made, WallTime());
    return outcome ? valueOf(*outcome).at(0).toArray() : QJsonArray{u"nothing was made"_s};
}

QJsonArray someItems()
{
    QJsonArray items;
    const auto keys = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 5));
    for (std::size_t i = 0; i < keys.size(); ++i)
        items.append(QJsonObject{{u"k"_s, keys[i]}, {u"n"_s, static_cast<int>(i)}});
    return items;
}

} // namespace

void TestListTasks::makesOfTheInput_data()
{
    addOutcomeColumns();
    addOutcomes({
        {"renames", "fields", R"({"rename":{"a":"b"}})", R"({"a":1,"c":2})", R"(:{"b":1,"c":2})"},
        {"exchanges two names", "fields", R"({"rename":{"a":"b","b":"a"}})", R"({"a":1,"b":2})", R"(:{"a":2,"b":1})"},
        {"a new name wins", "fields", R"({"rename":{"a":"b"}})", R"({"a":1,"b":2})", R"(:{"b":1})"},
        {"what is not there", "fields", R"({"rename":{"x":"y"},"remove":"z"})", R"({"a":1})", R"(:{"a":1})"},
        {"removes", "fields", R"({"remove":" a , ä "})", "{\"a\":1,\"ä\":2,\"c\":3}", R"(:{"c":3})"},
        {"keeps only", "fields", R"({"only":"a","rename":{"b":"c"}})", R"({"a":1,"b":2,"d":3})", R"(:{"a":1,"c":2})"},
        {"each of a list", "fields", R"({"only":"a"})", R"([{"a":1,"b":2},{"b":3}])", R"(:[{"a":1},{}])"},
        {"no object", "fields", R"({"only":"a"})", "3", "permanent task.inputNotObject"},
        {"a list with no object", "fields", R"({"only":"a"})", "[{},3]", "permanent task.inputNotObject"},
        {"a name of nothing", "fields", R"({"rename":{"a":""}})", R"({"a":1})", "permanent task.parameterValue"},

        {"keeps what holds", "filter", R"({"condition":"item.n > 1"})", R"([{"n":1},{"n":2}])", R"(:[{"n":2}])"},
        {"by its index", "filter", R"({"condition":"index % 2 === 1"})", "[5,6,7,8]", ":[6,8]"},
        {"sees the input", "filter", R"({"condition":"item > input.least","list":"of"})", R"({"least":2,"of":[1,2,3]})",
         ":[3]"},
        {"a body with return", "filter", R"({"condition":"if (item) return true; return false;"})", "[0,1]", ":[1]"},
        {"a comment at the end", "filter", R"({"condition":"item // holds"})", "[0,1]", ":[1]"},
        {"nothing", "filter", R"({"condition":"item"})", "[]", ":[]"},
        {"no list", "filter", R"({"condition":"item"})", "{}", "permanent data.notList"},
        {"what throws", "filter", R"({"condition":"item.a.b"})", "[1]", "permanent script.threw"},
        {"no script", "filter", R"({"condition":"item >"})", "[1]", "permanent script.threw"},
        {"never ending", "filter", R"({"condition":"for (;;) {} return 1;"})", "[1]", "permanent script.timeout"},

        {"numbers", "sort", "{}", "[10,9,-1,1.5]", ":[-1,1.5,9,10]"},
        {"kinds", "sort", "{}", R"([{},[],"a",1,true,null])", R"(:[null,true,1,"a",[],{}])"},
        {"texts", "sort", "{}", R"(["b","ä","B","a"])", R"(:["B","a","b","ä"])"},
        {"ignores case", "sort", R"({"ignoreCase":true})", R"(["b","A","C"])", R"(:["A","b","C"])"},
        {"two keys", "sort", R"({"by":"c,-n"})", R"([{"c":"x","n":1},{"c":"a","n":1},{"c":"x","n":2}])",
         R"(:[{"c":"a","n":1},{"c":"x","n":2},{"c":"x","n":1}])"},
        {"a dotted key", "sort", R"({"by":"a.0"})", R"([{"a":[2]},{"a":[1]},{}])", R"(:[{},{"a":[1]},{"a":[2]}])"},
        {"no list", "sort", "{}", R"("text")", "permanent data.notList"},

        {"first", "limit", R"({"count":2})", "[1,2,3]", ":[1,2]"},
        {"last", "limit", R"({"count":2,"from":"end"})", "[1,2,3]", ":[2,3]"},
        {"last but one", "limit", R"({"count":1,"from":"end","skip":1})", "[1,2,3]", ":[2]"},
        {"more than there are", "limit", R"({"count":9,"skip":1})", "[1,2]", ":[2]"},
        {"all left out", "limit", R"({"count":9,"skip":5})", "[1,2]", ":[]"},
        {"none", "limit", R"({"count":0})", "[1,2]", ":[]"},
        {"by an expression", "limit", R"({"count":"{{ input.n }}","list":"l"})", R"({"n":1,"l":[1,2]})", ":[1]"},
        {"less than none", "limit", R"({"count":-1})", "[1]", "permanent task.parameterValue"},
        {"half a one", "limit", R"({"count":1.5})", "[1]", "permanent task.parameterValue"},
        {"a million and one", "limit", R"({"count":1000001})", "[1]", "permanent task.parameterValue"},
        {"without a number", "limit", "{}", "[1]", "permanent task.parameterMissing"},

        {"whole items", "deduplicate", "{}", R"([1,1.0,"1",{"a":1,"b":2},{"b":2,"a":1}])", R"(:[1,"1",{"a":1,"b":2}])"},
        {"by a field", "deduplicate", R"({"by":"a"})", R"([{"a":1,"n":1},{"a":1,"n":2},{"n":3}])",
         R"(:[{"a":1,"n":1},{"n":3}])"},
        {"keeps the last", "deduplicate", R"({"by":"a","keep":"last"})", R"([{"a":1,"n":1},{"a":2},{"a":1,"n":2}])",
         R"(:[{"a":2},{"a":1,"n":2}])"},
        {"fields do not run together", "deduplicate", R"({"by":"a,b"})", R"([{"a":"x,","b":"y"},{"a":"x","b":",y"}])",
         R"(:[{"a":"x,","b":"y"},{"a":"x","b":",y"}])"},
        {"no list", "deduplicate", "{}", "null", "permanent data.notList"},

        {"counts", "aggregate", "{}", "[1,2,null]", R"(:{"count":2})"},
        {"all measures", "aggregate",
         R"({"values":{"c":"count n","s":"sum n","m":"mean n","lo":"min n","hi":"max n","f":"first n","l":"last n","all":"list n"}})",
         R"([{"n":3},{"n":1},{},{"n":2}])", R"(:{"all":[3,1,2],"c":3,"f":3,"hi":3,"l":2,"lo":1,"m":2,"s":6})"},
        {"of nothing", "aggregate", R"({"values":{"s":"sum n","m":"mean n","lo":"min n"}})", "[]",
         R"(:{"lo":null,"m":null,"s":0})"},
        {"groups as they come up", "aggregate", R"({"by":"c","values":{"s":"sum n"}})",
         R"([{"c":"b","n":1},{"c":"a","n":2},{"c":"b","n":4}])", R"(:[{"c":"b","s":5},{"c":"a","s":2}])"},
        {"no groups", "aggregate", R"({"by":"c"})", "[]", ":[]"},
        {"large whole numbers stay exact", "aggregate", R"({"values":{"s":"sum n"}})",
         R"([{"n":9007199254740993},{"n":2}])", R"(:{"s":9007199254740995})"},
        {"no number", "aggregate", R"({"values":{"s":"sum n"}})", R"([{"n":"1"}])", "permanent data.notNumber"},
        {"no measure", "aggregate", R"({"values":{"s":"median n"}})", "[]", "permanent task.parameterValue"},

        {"a list in an object", "split", R"({"field":"lines"})", R"({"id":1,"lines":[1,2]})", ":[1,2]"},
        {"keeps the rest", "split", R"({"field":"o.lines","keepFields":true,"as":"line"})",
         R"({"id":1,"o":{"lines":[1,2],"x":3}})", R"(:[{"id":1,"line":1,"o":{"x":3}},{"id":1,"line":2,"o":{"x":3}}])"},
        {"each of a list", "split", R"({"field":"l"})", R"([{"l":[1]},{"l":[]},{"l":[2,3]}])", ":[1,2,3]"},
        {"one without", "split", R"({"field":"l"})", R"([{"l":[1]},{}])", "permanent data.notList"},
        {"no field", "split", "{}", "{}", "permanent task.parameterMissing"},

        {"matches", "merge", R"({"left":"a","right":"b","key":"id"})",
         R"({"a":[{"id":1,"x":1},{"id":2}],"b":[{"id":1,"x":9,"y":2},{"id":3}]})", R"(:[{"id":1,"x":1,"y":2}])"},
        {"keeps the left", "merge", R"({"left":"a","right":"b","key":"id","keep":"left"})",
         R"({"a":[{"id":1},{"id":2}],"b":[{"id":1,"y":2}]})", R"(:[{"id":1,"y":2},{"id":2}])"},
        {"keeps all", "merge", R"({"left":"a","right":"b","key":"id","keep":"all"})",
         R"({"a":[{"id":1}],"b":[{"id":2}]})", R"(:[{"id":1},{"id":2}])"},
        {"another name on the right", "merge", R"({"left":"a","right":"b","key":"id","rightKey":"of"})",
         R"({"a":[{"id":1}],"b":[{"of":1,"n":1},{"of":1,"n":2}]})",
         R"(:[{"id":1,"n":1,"of":1},{"id":1,"n":2,"of":1}])"},
        {"into a field", "merge", R"({"left":"a","right":"b","key":"id","into":"m","keep":"left"})",
         R"({"a":[{"id":1},{"id":2}],"b":[{"id":1,"n":1}]})", R"(:[{"id":1,"m":[{"id":1,"n":1}]},{"id":2,"m":[]}])"},
        {"what has no key belongs to nothing", "merge", R"({"left":"a","right":"b","key":"id","keep":"all"})",
         R"({"a":[{"x":1},{"id":null}],"b":[{"y":1},{"id":null,"y":2}]})",
         R"(:[{"x":1},{"id":null},{"y":1},{"id":null,"y":2}])"},
        {"a number is no text", "merge", R"({"left":"a","right":"b","key":"id"})",
         R"({"a":[{"id":1}],"b":[{"id":"1"}]})", ":[]"},
        {"no key at all", "merge", R"({"left":"a","right":"b","key":" , "})", R"({"a":[1],"b":[1]})",
         "permanent task.parameterValue"},
        {"keys of other numbers", "merge", R"({"left":"a","right":"b","key":"id","rightKey":"x,y"})",
         R"({"a":[],"b":[]})", "permanent task.parameterValue"},
        {"one side is no list", "merge", R"({"left":"a","right":"b","key":"id"})", R"({"a":[]})",
         "permanent data.notList"},

        {"twos", "batch", R"({"size":2})", "[1,2,3]", ":[[1,2],[3]]"},
        {"exactly", "batch", R"({"size":3})", "[1,2,3]", ":[[1,2,3]]"},
        {"none", "batch", R"({"size":3})", "[]", ":[]"},
        {"of nothing", "batch", R"({"size":0})", "[1]", "permanent task.parameterValue"},
    });
}

void TestListTasks::makesOfTheInput()
{
    checkOutcome(m_driver);
}

void TestListTasks::filterSaysWhereItsConditionFails()
{
    const auto error = errorOf(
        m_driver.perform(attempt(u"filter"_s, R"({"condition":"item.a &&\n  nowhere"})", R"([{"a":1}])")));
    QCOMPARE(error.code, u"script.threw"_s);
    QCOMPARE(error.args.value(u"line"_s), u"2"_s);
}

void TestListTasks::filterSeesTheItemOfTheListAndNotThatOfTheLoop()
{
    Attempt wanted = attempt(u"filter"_s, R"({"condition":"index === 0 && item === 5"})", "[5,5]");
    wanted.data.item = "\"of the loop\"";
    wanted.data.index = 4;
    QCOMPARE(words(m_driver.perform(wanted)), u":[5]"_s);
}

void TestListTasks::sortKeepsTheOrderOfEquals()
{
    QVERIFY(rc::check("a sort by one key is stable and loses nothing", [] {
        const QJsonArray items = someItems();
        const bool isDescending = *rc::gen::arbitrary<bool>();
        const QJsonArray sorted = listFrom(u"sort"_s, {{u"by"_s, isDescending ? u"-k"_s : u"k"_s}}, items);
        RC_ASSERT(sorted.size() == items.size());
        for (qsizetype i = 1; i < sorted.size(); ++i) {
            const int before = sorted[i - 1][u"k"].toInt();
            const int after = sorted[i][u"k"].toInt();
            RC_ASSERT((isDescending ? before >= after : before <= after));
            RC_ASSERT(before != after || sorted[i - 1][u"n"].toInt() < sorted[i][u"n"].toInt());
        }
    }));
}

void TestListTasks::batchesMakeTheListAgain()
{
    QVERIFY(rc::check("batches put together are the list", [] {
        const QJsonArray items = someItems();
        const int size = *rc::gen::inRange(1, 6);
        QJsonArray together;
        for (const QJsonValue &batch : listFrom(u"batch"_s, {{u"size"_s, size}}, items)) {
            RC_ASSERT(batch.toArray().size() <= size && !batch.toArray().isEmpty());
            for (const QJsonValue &item : batch.toArray())
                together.append(item);
        }
        RC_ASSERT(together == items);
    }));
}

void TestListTasks::splittingUndoesGrouping()
{
    QVERIFY(rc::check("what is grouped and split is the same items, group by group", [] {
        const QJsonArray items = someItems();
        const QJsonArray groups = listFrom(
            u"aggregate"_s, {{u"by"_s, u"k"_s}, {u"values"_s, QJsonObject{{u"ns"_s, u"list n"_s}}}}, items);
        const QJsonArray apart = listFrom(u"split"_s,
                                          {{u"field"_s, u"ns"_s}, {u"keepFields"_s, true}, {u"as"_s, u"n"_s}}, groups);
        RC_ASSERT(listFrom(u"sort"_s, {{u"by"_s, u"n"_s}}, apart) == items);
    }));
}

void TestListTasks::mergingAllKeepsEachItem()
{
    QVERIFY(rc::check("merging everything into lists loses no item of either side", [] {
        const QJsonArray left = someItems();
        const QJsonArray right = someItems();
        const QJsonArray merged = listFrom(
            u"merge"_s,
            {{u"left"_s, u"l"_s}, {u"right"_s, u"r"_s}, {u"key"_s, u"k"_s}, {u"keep"_s, u"all"_s}, {u"into"_s, u"m"_s}},
            QJsonObject{{u"l"_s, left}, {u"r"_s, right}});
        QSet<int> seen;
        qsizetype ofLeft = 0;
        for (const QJsonValue &each : merged) {
            ofLeft += each.toObject().contains(u"n") ? 1 : 0;
            for (const QJsonValue &match : each[u"m"].toArray())
                seen.insert(match[u"n"].toInt());
        }
        RC_ASSERT(ofLeft == left.size());
        RC_ASSERT(seen.size() == right.size());
    }));
}

void TestListTasks::refusesToMakeTooMuch()
{
    QJsonArray many;
    for (int i = 0; i < 400; ++i)
        many.append(QJsonObject{{u"id"_s, 1}});
    const QByteArray both = QJsonDocument(QJsonObject{{u"a"_s, many}, {u"b"_s, many}}).toJson(QJsonDocument::Compact);
    QCOMPARE(words(m_driver.perform(attempt(u"merge"_s, R"({"left":"a","right":"b","key":"id"})", both))),
             u"permanent data.tooLarge"_s);
    QJsonArray lines;
    for (int i = 0; i < 100'001; ++i)
        lines.append(1);
    const QByteArray order = QJsonDocument(QJsonObject{{u"l"_s, lines}}).toJson(QJsonDocument::Compact);
    QCOMPARE(words(m_driver.perform(attempt(u"split"_s, R"({"field":"l","keepFields":true})", order))),
             u"permanent data.tooLarge"_s);
    QVERIFY(words(m_driver.perform(attempt(u"split"_s, R"({"field":"l"})", order))).startsWith(u":[1,1,"));
}

/// A task that takes long with much before it may not hold up the thread that all runs go on by.
void TestListTasks::largeInputLeavesTheThreadOfTheEngine()
{
    const QByteArray small = "[" + QByteArray("1,").repeated(10) + "1]";
    const QByteArray large = "[" + QByteArray("1,").repeated(40'000) + "1]";
    const std::pair<const char *, const char *> tasks[] = {{"sort", "{}"},
                                                           {"limit", R"({"count":1})"},
                                                           {"deduplicate", "{}"},
                                                           {"aggregate", "{}"},
                                                           {"batch", "{}"},
                                                           {"template", R"({"text":"{{ input }}"})"},
                                                           {"json", R"({"mode":"write"})"}};
    for (const auto &[type, params] : tasks) {
        QVERIFY2(runInline(attempt(QString::fromLatin1(type), params, small), WallTime()), type);
        QVERIFY2(!runInline(attempt(QString::fromLatin1(type), params, large), WallTime()), type);
        Attempt behind = attempt(QString::fromLatin1(type), params, small);
        behind.data.outputs.emplace_back(u"before"_s, large); // what an expression may bring in
        QVERIFY2(!runInline(behind, WallTime()), type);
        QVERIFY2(words(m_driver.perform(attempt(QString::fromLatin1(type), params, large))).startsWith(u':'), type);
    }
    for (const char *type : {"compress", "testdata", "csv", "hash", "regex", "filter"})
        QVERIFY2(
            !runInline(attempt(QString::fromLatin1(type), R"({"pattern":"a","condition":"item"})", small), WallTime()),
            type);
}

QTEST_GUILESS_MAIN(TestListTasks)
#include "tst_datatasks_lists.moc"
