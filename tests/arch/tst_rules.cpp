#include "tests/arch/includerules.h"
#include "tests/arch/textrules.h"

#include <QTest>

using namespace sluice::arch;

namespace {

using Rule = QStringList (*)(const SourceFile &);

QStringList widgets(const SourceFile &file)
{
    return widgetsInCore(file, {QStringLiteral("QColor"), QStringLiteral("qcolor.h")});
}

void row(const char *claim, Rule rule, const char *path, const QString &text, int findings)
{
    QTest::newRow(claim) << rule << QString::fromLatin1(path) << text << findings;
}

QString quoted(const char *path)
{
    return QStringLiteral("#include \"%1\"\n").arg(QLatin1StringView(path));
}

QString angled(const char *path)
{
    return QStringLiteral("#include <%1>\n").arg(QLatin1StringView(path));
}

} // namespace

Q_DECLARE_METATYPE(Rule)

/// The rules must be able to fail: each is shown small files that keep it and small files that break it.
class TestRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsForbiddenAndNothingElse_data();
    void findsWhatIsForbiddenAndNothingElse();
    void namesTheLine();
    void blanksCommentsAndLiteralsOnly();
    void countsLines();

private:
    static void arrowRows();
    static void layerRows();
    static void threadRows();
    static void loopRows();
    static void otherRows();
};

void TestRules::findsWhatIsForbiddenAndNothingElse_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("findings");
    arrowRows();
    layerRows();
    threadRows();
    loopRows();
    otherRows();
}

void TestRules::arrowRows()
{
    row("core may look down", forbiddenArrows, "core/run/a.h", quoted("core/workflow/b.h"), 0);
    row("core may look at itself", forbiddenArrows, "core/run/a.h", quoted("core/run/b.h"), 0);
    row("core may not look up", forbiddenArrows, "core/workflow/a.h", quoted("core/run/b.h"), 1);
    row("core may not look up in brackets", forbiddenArrows, "core/base/a.h", angled("core/engine/b.h"), 1);
    row("resilience lies below events", forbiddenArrows, "core/resilience/a.h", quoted("core/events/b.h"), 1);
    row("engine is on top", forbiddenArrows, "core/engine/a.cpp", quoted("core/remote/b.h"), 0);
    row("core may not see ui", forbiddenArrows, "core/engine/a.cpp", quoted("ui/runs/b.h"), 1);
    row("core may not see app", forbiddenArrows, "core/engine/a.cpp", quoted("app/ctl/b.h"), 1);
    row("core has no unknown room", forbiddenArrows, "core/util/a.cpp", quoted("core/base/b.h"), 1);
    row("core includes no unknown room", forbiddenArrows, "core/run/a.cpp", quoted("core/util/b.h"), 1);
    row("ui sees api", forbiddenArrows, "ui/runs/a.h", quoted("core/api/b.h"), 0);
    row("ui does not see the engine", forbiddenArrows, "ui/runs/a.h", quoted("core/engine/b.h"), 1);
    row("ui does not see tasks", forbiddenArrows, "ui/canvas/a.h", quoted("core/tasks/b.h"), 1);
    row("wording sees errors", forbiddenArrows, "ui/wording/a.cpp", quoted("core/journal/errors.h"), 0);
    row("wording sees errors only", forbiddenArrows, "ui/wording/a.cpp", quoted("core/journal/b.h"), 1);
    row("the rest of ui sees no errors", forbiddenArrows, "ui/runs/a.cpp", quoted("core/journal/errors.h"), 1);
    row("ui does not see app", forbiddenArrows, "ui/shell/a.cpp", quoted("app/studio/b.h"), 1);
    row("app sees all", forbiddenArrows, "app/ctl/a.cpp", quoted("core/engine/b.h") + quoted("ui/shell/c.h"), 0);
    row("app sees no test", forbiddenArrows, "app/ctl/a.cpp", quoted("tests/core/b.h"), 1);
    row("core tests see core only", forbiddenArrows, "tests/core/run/a.cpp", quoted("ui/shell/b.h"), 1);
    row("ui tests see ui", forbiddenArrows, "tests/ui/runs/a.cpp", quoted("ui/shell/b.h"), 0);
    row("paths start at the root", forbiddenArrows, "core/run/a.cpp", quoted("plan.h"), 1);
    row("moc output has no root", forbiddenArrows, "core/run/a.cpp", quoted("a.moc"), 0);
    row("others' headers are free", forbiddenArrows, "core/run/a.cpp", angled("QString"), 0);
}

void TestRules::layerRows()
{
    row("core knows no colour", widgets, "core/run/a.cpp", angled("QColor"), 1);
    row("core knows no colour by its file", widgets, "core/run/a.cpp", angled("qcolor.h"), 1);
    row("core knows no widgets module", widgets, "core/run/a.cpp", angled("QtWidgets/QWidget"), 1);
    row("core knows strings", widgets, "core/run/a.cpp", angled("QString"), 0);
    row("ui knows colours", widgets, "ui/theme/a.cpp", angled("QColor"), 0);
    row("no graph in a header", graphInHeaders, "core/workflow/a.h", angled("boost/graph/adjacency_list.hpp"), 1);
    row("graphs in a source file", graphInHeaders, "core/workflow/a.cpp", angled("boost/graph/adjacency_list.hpp"), 0);
    row("other Boost in a header", graphInHeaders, "core/workflow/a.h", angled("boost/asio.hpp"), 0);
}

void TestRules::threadRows()
{
    for (const auto *code : {"QMutex m;", "QMutexLocker l(&m);", "std::mutex m;", "std::thread t;", "std::jthread t;",
                             "std::atomic<int> a;", "std::atomic_bool a;", "QThread *t;", "QAtomicInt a;",
                             "QtConcurrent::run(f);", "#include <thread>", "std::lock_guard g(m);"}) {
        row(code, threadsInUi, "ui/runs/a.cpp", QString::fromLatin1(code), 1);
        row((QByteArray("core may: ") + code).constData(), threadsInUi, "core/engine/a.cpp", QString::fromLatin1(code),
            0);
    }
    row("ui may be told to stop", threadsInUi, "ui/runs/a.cpp", QStringLiteral("std::stop_token stop;"), 0);
    row("ui may mention threads", threadsInUi, "ui/runs/a.cpp", QStringLiteral("// no QThread, no std::mutex\n"), 0);
    row("ui may word threads", threadsInUi, "ui/runs/a.cpp", QStringLiteral("tr(\"QThread\")"), 0);
    row("ui may not sleep", threadsInUi, "ui/runs/a.cpp", QStringLiteral("QTest::qSleep(1);"), 1);
}

void TestRules::loopRows()
{
    for (const auto *code :
         {"dialog.exec();", "menu->exec(pos);", "QDialog::exec();", "QMessageBox::question(this, t);",
          "QFileDialog::getOpenFileName(this);", "QEventLoop loop;", "QCoreApplication::processEvents();"})
        row(code, nestedLoops, "ui/shell/a.cpp", QString::fromLatin1(code), 1);
    row("a drag has no other way", nestedLoops, "ui/canvas/a.cpp", QStringLiteral("drag->exec(Qt::CopyAction);"), 0);
    row("a query is no loop", nestedLoops, "core/journal/a.cpp", QStringLiteral("query.exec();"), 0);
    row("core nests no loop", nestedLoops, "core/tasks/a.cpp", QStringLiteral("QEventLoop loop;"), 1);
    row("a program has its loop", nestedLoops, "app/studio/a.cpp", QStringLiteral("return app.exec();"), 0);
    row("execution is no loop", nestedLoops, "ui/shell/a.cpp", QStringLiteral("execute(); dialog.open();"), 0);
}

void TestRules::otherRows()
{
    row("no singleton is declared", singletons, "core/base/a.h", QStringLiteral("static Pool &instance();"), 1);
    row("no singleton is asked", singletons, "ui/shell/a.cpp", QStringLiteral("Pool::instance().run();"), 1);
    row("Qt has its own", singletons, "ui/shell/a.cpp", QStringLiteral("QCoreApplication::instance()->quit();"), 0);
    row("a plug-in has no other way in", singletons, "core/tasks/a.cpp", QStringLiteral("cast(loader.instance());"), 0);
    for (const auto *code : {"QTest::qSleep(10);", "QTest::qWait(10);", "std::this_thread::sleep_for(1s);",
                             "usleep(1);", "QThread::msleep(1);"})
        row((QByteArray("tests: ") + code).constData(), sleepsInTests, "tests/core/run/tst_a.cpp",
            QString::fromLatin1(code), 1);
    row("tests may wait for a condition", sleepsInTests, "tests/core/run/tst_a.cpp",
        QStringLiteral("QTRY_VERIFY(done); QTest::qWaitFor(done); QTest::qWaitForWindowExposed(&w);"), 0);
    row("names are lower case", misnamed, "core/run/RunPlan.h", {}, 1);
    row("names have no signs", misnamed, "core/run/run_plan.h", {}, 1);
    row("a name as it should be", misnamed, "core/run/runplan.h", {}, 0);
    row("tests have a prefix", misnamed, "tests/core/run/tst_runplan.cpp", {}, 0);
}

void TestRules::findsWhatIsForbiddenAndNothingElse()
{
    QFETCH(Rule, rule);
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(int, findings);

    const auto found = rule(SourceFile(path, text));
    QVERIFY2(found.size() == findings, qPrintable(found.join(u'\n')));
}

void TestRules::namesTheLine()
{
    const SourceFile arrow(QStringLiteral("core/base/a.h"), QStringLiteral("\n\n#include \"core/run/b.h\"\n"));
    QVERIFY(forbiddenArrows(arrow).value(0).startsWith(u"core/base/a.h:3: includes core/run/b.h"));
    const SourceFile loop(QStringLiteral("ui/runs/a.cpp"), QStringLiteral("/* one\n two */\ndialog.exec();\n"));
    QVERIFY(nestedLoops(loop).value(0).startsWith(u"ui/runs/a.cpp:3: "));
}

void TestRules::blanksCommentsAndLiteralsOnly()
{
    const SourceFile file(QStringLiteral("core/base/a.cpp"),
                          QStringLiteral("int a = 1'000'000; // it's\n"
                                         "auto b = u'\\''; auto c = u8\"x\\\"y\";\n"
                                         "auto d = R\"raw(\n\"quoted\" )\")raw\"; call();\n"));
    QVERIFY(file.code.contains(u"int a = 1'000'000;"));
    QVERIFY(file.code.contains(u"auto b = u    ;"));
    QVERIFY(file.code.contains(u"call();"));
    QVERIFY(!file.code.contains(u"quoted"));
    QVERIFY(!file.code.contains(u"it's"));
    QCOMPARE(file.code.size(), file.text.size());
    QCOMPARE(file.code.count(u'\n'), file.text.count(u'\n'));
}

void TestRules::countsLines()
{
    const QString path = QStringLiteral("core/run/a.cpp");
    QVERIFY(overlong(SourceFile(path, QStringLiteral("\n").repeated(kMaxLines))).isEmpty());
    QCOMPARE(overlong(SourceFile(path, QStringLiteral("\n").repeated(kMaxLines + 1))).size(), 1);
    const QString test = QStringLiteral("tests/core/run/tst_a.cpp");
    QVERIFY(overlong(SourceFile(test, QStringLiteral("\n").repeated(kMaxTestLines))).isEmpty());
    QCOMPARE(overlong(SourceFile(test, QStringLiteral("\n").repeated(kMaxTestLines + 1))).size(), 1);
}

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
