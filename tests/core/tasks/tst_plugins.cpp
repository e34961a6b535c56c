#include "core/run/plan.h"
#include "core/tasks/plugin/errors.h"
#include "core/tasks/plugin/plaindrawing.h"
#include "core/tasks/plugin/pluginshelf.h"
#include "core/tasks/plugin/typedescription.h"
#include "tests/core/tasks/hostdriver.h"

#include <QDir>
#include <QTimer>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

class TestPlugins : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsAFolderOfScripts();
    void runsAScript();
    void readsALibrary();
    void runsALibrary_data();
    void runsALibrary();
    void stopsALibrary();
    void refuses_data();
    void refuses();
    void refusesALibraryOfAWorkspace();
    void refusesATypeThatAnotherHas();
    void installsAndRemoves();
    void installsNothingThatCannotBeUsed();
    void bringsItsOwnIcon();
    void passesOnWhatATaskWithoutItsPluginGets();
    void drawsPlainShapesOnly_data();
    void drawsPlainShapesOnly();
    void refusesAWrongDescription_data();
    void refusesAWrongDescription();

private:
    QString person() const { return m_folder->filePath(u"person"_s); }
    QString workspace() const { return m_folder->filePath(u"workspace"_s); }
    static QString library(const QString &name) { return QStringLiteral(SLUICE_TEST_PLUGINS "/%1.so").arg(name); }
    static QString words() { return QStringLiteral(SLUICE_TEST_SCRIPTS "/words"); }
    void putLibrary(const QString &name, const QString &folder) const
    {
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(QFile::copy(library(name), folder + u'/' + name + u".so"_s));
    }
    Outcome perform(const QString &type, const QByteArray &params, const std::stop_token &stop = {})
    {
        SystemClock clock;
        TaskHost::Settings settings{2, 1, QStringLiteral(SLUICE_SCRIPT_PROGRAM)};
        settings.plugins = std::make_shared<const PluginShelf>(PluginShelf::read(person(), workspace()));
        const auto host = TaskHost::create(clock, settings);
        Attempt wanted = attempt(type, params, R"({"n":2})");
        wanted.stop = stop;
        std::optional<Outcome> outcome;
        host->start(std::move(wanted), [&](AttemptResult &&result) { outcome = std::move(result.outcome); });
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 60'000))
            return outcome::Failed{FailureClass::Lost, {u"no answer"_s, {}, {}}, {}, {}};
        return *outcome;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPlugins::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestPlugins::readsAFolderOfScripts()
{
    QCOMPARE(installPlugin(words(), PluginShelf::folderIn(workspace()), PluginOrigin::Workspace).value(), u"Words"_s);
    const auto shelf = PluginShelf::read(person(), workspace());
    QCOMPARE(shelf.plugins().size(), 1U);
    const Plugin &plugin = shelf.plugins().front();
    QVERIFY2(!plugin.refused, qPrintable(plugin.refused ? plugin.refused->code : QString()));
    QCOMPARE(plugin.version, u"1.2.0"_s);
    QCOMPARE(plugin.origin, PluginOrigin::Workspace);
    QCOMPARE(plugin.types, QStringList({u"words.count"_s, u"words.fail"_s}));
    const TaskCatalog catalog = catalogWith(shelf);
    const TaskTypeInfo *count = catalog.find(u"words.count"_s);
    QVERIFY(count && catalog.find(u"http.request"_s));
    QCOMPARE(count->icon, u"code-context"_s);
    QCOMPARE(count->params.size(), 2U);
    QCOMPARE(count->params.at(1).fallback.toInt(), 1);
    QCOMPARE(count->safety, RepeatSafety::Safe);
    QCOMPARE(catalog.find(u"words.fail"_s)->safety, RepeatSafety::Unsafe);
}

void TestPlugins::runsAScript()
{
    QVERIFY(installPlugin(words(), person(), PluginOrigin::Person));
    QCOMPARE(test::words(perform(u"words.count"_s, R"js({"text":"a {{ 'long' + 'er' }} word","least":2})js")),
             uR"(:{"count":2,"from":{"n":2}})"_s);
    QCOMPARE(test::words(perform(u"words.count"_s, "{}")), u"permanent task.parameterMissing"_s);
    const auto error = errorOf(perform(u"words.fail"_s, "{}"));
    QCOMPARE(error.code, u"script.threw"_s);
    QVERIFY2(error.args.value(u"message"_s).contains(u"No words, please."_s),
             qPrintable(error.args.value(u"message"_s)));
}

void TestPlugins::readsALibrary()
{
    putLibrary(u"shout"_s, person());
    const auto shelf = PluginShelf::read(person(), workspace());
    QCOMPARE(shelf.plugins().size(), 1U);
    QVERIFY(!shelf.plugins().front().refused);
    QVERIFY(shelf.plugins().front().isLibrary);
    QCOMPARE(shelf.plugins().front().name, u"Shout"_s);
    QCOMPARE(shelf.plugins().front().version, u"2.0.1"_s);
    QVERIFY(shelf.find(u"shout.text"_s));
    QVERIFY(isPlainDrawing(shelf.find(u"shout.text"_s)->info.icon));
}

void TestPlugins::runsALibrary_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QString>("expected");
    QTest::newRow("succeeds") << QByteArray(R"({"text":"hey {{ input.n }}"})") << uR"(:"HEY 2")"_s;
    QTest::newRow("throws") << QByteArray(R"({"text":"a","how":"throw"})") << u"permanent plugin.taskThrew"_s;
    QTest::newRow("may try again") << QByteArray(R"({"text":"a","how":"busy"})") << u"transient plugin.taskFailed"_s;
    QTest::newRow("another port") << QByteArray(R"({"text":"a","how":"hush"})") << u"silent:\"A\""_s;
    QTest::newRow("a port that it has not")
        << QByteArray(R"({"text":"a","how":"astray"})") << u"permanent plugin.taskPort"_s;
    QTest::newRow("lacks a parameter") << QByteArray("{}") << u"permanent task.parameterMissing"_s;
}

void TestPlugins::runsALibrary()
{
    QFETCH(QByteArray, params);
    QFETCH(QString, expected);
    putLibrary(u"shout"_s, person());
    QCOMPARE(test::words(perform(u"shout.text"_s, params)), expected);
}

void TestPlugins::stopsALibrary()
{
    putLibrary(u"shout"_s, person());
    std::stop_source stop;
    QTimer::singleShot(0, qApp, [&stop] { stop.request_stop(); });
    const QString came = test::words(perform(u"shout.text"_s, R"({"text":"a","how":"wait"})", stop.get_token()));
    // It had begun or it had not: either way it ends, and by itself.
    QVERIFY2(came == u":\"A\""_s || came == u"cancelled task.cancelled"_s, qPrintable(came));
}

void TestPlugins::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code");
    QTest::newRow("another program's") << u"foreign"_s << QString(errors::kPluginNotOurs);
    QTest::newRow("another version") << u"old"_s << QString(errors::kPluginOtherVersion);
    QTest::newRow("a missing symbol") << u"lacking"_s << QString(errors::kPluginNotLoaded);
    QTest::newRow("a throw") << u"thrower"_s << QString(errors::kPluginThrew);
}

void TestPlugins::refuses()
{
    QFETCH(QString, name);
    QFETCH(QString, code);
    putLibrary(name, person());
    const auto shelf = PluginShelf::read(person(), workspace());
    QCOMPARE(shelf.plugins().size(), 1U);
    QVERIFY(shelf.plugins().front().refused);
    QCOMPARE(shelf.plugins().front().refused->code, code);
    QVERIFY(shelf.types().empty());
    if (name == u"old"_s)
        QCOMPARE(shelf.plugins().front().refused->args.value(u"theirs"_s), u"0"_s);
    if (name == u"lacking"_s)
        QVERIFY(shelf.plugins().front().refused->detail.contains(u"functionOfALibraryThatIsNotThere"_s));
}

void TestPlugins::refusesALibraryOfAWorkspace()
{
    putLibrary(u"shout"_s, PluginShelf::folderIn(workspace()));
    const auto shelf = PluginShelf::read(person(), workspace());
    QCOMPARE(shelf.plugins().size(), 1U);
    QCOMPARE(shelf.plugins().front().refused.value_or(Error{}).code, QString(errors::kPluginLibraryElsewhere));
    QCOMPARE(shelf.plugins().front().types, QStringList(u"shout.text"_s));
    QVERIFY(shelf.types().empty());
}

void TestPlugins::refusesATypeThatAnotherHas()
{
    QVERIFY(installPlugin(words(), person(), PluginOrigin::Person));
    const QString other = PluginShelf::folderIn(workspace()) + u"/other"_s;
    QVERIFY(QDir().mkpath(other));
    QFile json(words() + u"/plugin.json"_s);
    QVERIFY(json.open(QIODevice::ReadOnly));
    QFile renamed(other + u"/plugin.json"_s);
    QVERIFY(renamed.open(QIODevice::WriteOnly));
    renamed.write(json.readAll().replace("\"Words\"", "\"Other words\""));
    renamed.close();
    for (const auto &file : {u"/count.js"_s, u"/fail.js"_s, u"/fail.svg"_s})
        QVERIFY(QFile::copy(words() + file, other + file));
    const auto shelf = PluginShelf::read(person(), workspace());
    QCOMPARE(shelf.plugins().size(), 2U);
    QVERIFY(!shelf.plugins().at(0).refused);
    QCOMPARE(shelf.plugins().at(1).refused.value_or(Error{}).code, QString(errors::kPluginTypeTaken));
    QCOMPARE(shelf.types().size(), 2U);
}

void TestPlugins::installsAndRemoves()
{
    QCOMPARE(installPlugin(library(u"shout"_s), person(), PluginOrigin::Person).value(), u"Shout"_s);
    QCOMPARE(installPlugin(words(), person(), PluginOrigin::Person).value(), u"Words"_s);
    QCOMPARE(installPlugin(words(), person(), PluginOrigin::Person).error().code, QString(errors::kPluginNameTaken));
    QCOMPARE(PluginShelf::read(person(), {}).types().size(), 3U);
    QCOMPARE(QDir(person()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 2);
    QVERIFY(removePlugin(u"Shout"_s, person()));
    QCOMPARE(removePlugin(u"Shout"_s, person()).error().code, QString(errors::kPluginUnknown));
    QVERIFY(removePlugin(u"Words"_s, person()));
    QVERIFY(PluginShelf::read(person(), {}).plugins().empty());
}

void TestPlugins::installsNothingThatCannotBeUsed()
{
    for (const auto &name : {u"foreign"_s, u"lacking"_s, u"old"_s, u"thrower"_s})
        QVERIFY(!installPlugin(library(name), person(), PluginOrigin::Person));
    QCOMPARE(
        installPlugin(library(u"shout"_s), PluginShelf::folderIn(workspace()), PluginOrigin::Workspace).error().code,
        QString(errors::kPluginLibraryElsewhere));
    QVERIFY(!installPlugin(m_folder->path(), person(), PluginOrigin::Person));
    QVERIFY(!QFile::exists(person()));
}

void TestPlugins::passesOnWhatATaskWithoutItsPluginGets()
{
    Task count;
    count.id = u"count"_s;
    count.type = u"words.count"_s;
    count.params = {{u"text"_s, u"{{ steps.other.output }}"_s}};
    Task after;
    after.id = u"after"_s;
    after.type = u"noop"_s;
    Workflow workflow;
    workflow.tasks = {count, after};
    workflow.edges = {{u"count"_s, u"many"_s, u"after"_s}};
    QCOMPARE(compile(workflow, standardCatalog()).error().code, u"workflow.unknownType"_s);
    workflow.tasks.front().disabled = true;
    const auto plan = compile(workflow, standardCatalog());
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().code));
    // By the port that its edge leaves, whatever that is called: the run goes on as if the task were not there.
    QCOMPARE((*plan)->tasks.front().ports.front(), u"many"_s);
    QCOMPARE((*plan)->tasks.front().params, count.params);
    QVERIFY((*plan)->tasks.front().disabled);
}

void TestPlugins::bringsItsOwnIcon()
{
    const QString folder = PluginShelf::folderIn(workspace()) + u"/words"_s;
    QCOMPARE(installPlugin(words(), PluginShelf::folderIn(workspace()), PluginOrigin::Workspace).value(), u"Words"_s);
    const auto shelf = PluginShelf::read(person(), workspace());
    const TaskType *fail = shelf.find(u"words.fail"_s);
    QVERIFY(fail);
    QVERIFY2(isPlainDrawing(fail->info.icon), qPrintable(fail->info.icon));
    QVERIFY(QFile::remove(folder + u"/fail.svg"_s));
    const auto without = PluginShelf::read(person(), workspace());
    QCOMPARE(without.plugins().front().refused.value_or(Error{}).code, u"file.missing"_s);
    QFile worse(folder + u"/fail.svg"_s);
    QVERIFY(worse.open(QIODevice::WriteOnly));
    worse.write("<svg><image/></svg>");
    worse.close();
    const auto refused = PluginShelf::read(person(), workspace()).plugins().front().refused;
    QCOMPARE(refused.value_or(Error{}).code, QString(errors::kPluginDescription));
}

void TestPlugins::drawsPlainShapesOnly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isPlain");
    const auto row = [](const char *name, const QString &inside, bool isPlain) {
        QTest::newRow(name) << u"<svg xmlns=\"http://www.w3.org/2000/svg\">"_s + inside + u"</svg>"_s << isPlain;
    };
    row("a path", u"<g><path d=\"M0 0h9\" fill=\"#000\"/></g>"_s, true);
    row("a picture of elsewhere", u"<image href=\"/etc/passwd\"/>"_s, false);
    row("a part again", u"<use href=\"#a\"/>"_s, false);
    row("a script", u"<script/>"_s, false);
    row("a fill from elsewhere", u"<path fill=\"url(#a)\"/>"_s, false);
    row("too much", QString(20'000, u' '), false);
    QTest::newRow("broken off") << u"<svg><path"_s << false;
    QTest::newRow("a type of document") << u"<!DOCTYPE svg [<!ENTITY a 'a'>]><svg/>"_s << false;
    QTest::newRow("of another kind") << u"<g><svg/></g>"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestPlugins::drawsPlainShapesOnly()
{
    QFETCH(QString, text);
    QFETCH(bool, isPlain);
    QCOMPARE(isPlainDrawing(text), isPlain);
}

void TestPlugins::refusesAWrongDescription_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("part");
    QTest::newRow("no name") << QByteArray(R"("name": "Words")") << QByteArray(R"("name": "")") << u"name"_s;
    QTest::newRow("a misspelt key") << QByteArray(R"("author")") << QByteArray(R"("autor")") << u"autor"_s;
    QTest::newRow("a type without a dot") << QByteArray("words.count") << QByteArray("count") << u"types.0.type"_s;
    QTest::newRow("a type twice") << QByteArray("words.fail") << QByteArray("words.count") << u"types.1.type"_s;
    QTest::newRow("a group that is not there")
        << QByteArray(R"("category": "data")") << QByteArray(R"("category": "misc")") << u"types.0.category"_s;
    QTest::newRow("a kind that is not there")
        << QByteArray(R"("kind": "number")") << QByteArray(R"("kind": "int")") << u"types.0.params.1.kind"_s;
    QTest::newRow("a flag that is a text")
        << QByteArray(R"("required": true)") << QByteArray(R"("required": "yes")") << u"types.0.params.0.required"_s;
    QTest::newRow("a script elsewhere") << QByteArray("count.js") << QByteArray("../count.js") << u"types.0.script"_s;
    QTest::newRow("an icon elsewhere") << QByteArray("code-context") << QByteArray("../icon.svg") << u"types.0.icon"_s;
    QTest::newRow("a summary of nothing")
        << QByteArray(R"("summary": "text")") << QByteArray(R"("summary": "txt")") << u"types.0.summary"_s;
}

void TestPlugins::refusesAWrongDescription()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, part);
    QFile file(words() + u"/plugin.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(readPluginDescription(json(text), u"p"_s));
    QVERIFY(text.contains(from));
    const auto read = readPluginDescription(json(QByteArray(text).replace(from, to)), u"p"_s);
    QVERIFY(!read);
    QCOMPARE(read.error().code, QString(errors::kPluginDescription));
    QCOMPARE(read.error().args.value(u"part"_s), part);
}

QTEST_GUILESS_MAIN(TestPlugins)
#include "tst_plugins.moc"
