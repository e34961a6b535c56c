#include "core/workflow/errors.h"
#include "core/workflow/graph.h"
#include "core/workflow/validate.h"
#include "core/workflow/workflowfile.h"
#include "tests/core/workflow/generators.h"
#include "tests/core/workflow/testcatalog.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace sluice;

namespace {

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Everything about a problem, in the form of expected.txt: "error code task=a field=b arg=value".
QString lineOf(const QString &first, const Error &error, const QString &task = {}, const QString &field = {})
{
    QString line = first + u' ' + error.code + QStringLiteral(" task=") + task + QStringLiteral(" field=") + field;
    for (auto it = error.args.begin(); it != error.args.end(); ++it)
        line += u' ' + it.key() + u'=' + it.value();
    return line + u' ';
}

QStringList linesOf(const Result<Workflow> &workflow)
{
    if (!workflow)
        return {lineOf(QStringLiteral("refused"), workflow.error())};
    QStringList lines;
    for (const auto &[severity, error, task, field] : validate(*workflow, testCatalog()))
        lines.append(lineOf(severity == Severity::Error ? QStringLiteral("error") : QStringLiteral("warning"), error,
                            task, field));
    return lines;
}

/// Whether a line says all that the expected one asks for; it may say more.
bool fits(const QString &line, const QString &expected)
{
    static const QRegularExpression separator(QStringLiteral(" (?=\\w+=)"));
    const QStringList parts = expected.split(separator);
    return line.startsWith(parts.front() + u' ') && std::ranges::all_of(parts.sliced(1), [&](const QString &part) {
               static const QRegularExpression wordEnd(QStringLiteral("( \\w+=| $)"));
               const auto at = line.indexOf(u' ' + part);
               return at >= 0 && wordEnd.match(line, at + part.size() + 1).capturedStart() == at + part.size() + 1;
           });
}

bool hasCode(const Problems &problems, QLatin1StringView code)
{
    return std::ranges::any_of(problems, [&](const Problem &problem) { return problem.error.code == code; });
}

} // namespace

class TestValidate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reportsEveryProblemWithItsPlace_data();
    void reportsEveryProblemWithItsPlace();
    void findsNothingWrongWithAnyDag();
    void namesACycleThatIsReal();
    void namesConnectionsThatAreUnknown();
    void namesWorkflowsThatCannotBeCalled();
    void everyErrorOfAnyWorkflowHasAPlaceThatExists();
    void validatesTenThousandTasksInTime();
};

void TestValidate::reportsEveryProblemWithItsPlace_data()
{
    QTest::addColumn<QString>("folder");
    const QDir cases(QFINDTESTDATA("cases"));
    const QStringList names = cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    QVERIFY(names.size() > 30);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << cases.filePath(name);
}

void TestValidate::reportsEveryProblemWithItsPlace()
{
    QFETCH(QString, folder);
    const QByteArray json = contentsOf(folder + QStringLiteral("/workflow.json"));
    const auto workflow = readWorkflow(json, QStringLiteral("workflow"));
    QStringList lines = linesOf(workflow);
    const QString allLines = lines.join(u'\n');
    const auto expected =
        QString::fromUtf8(contentsOf(folder + QStringLiteral("/expected.txt"))).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : expected) {
        const auto found = std::ranges::find_if(lines, [&](const QString &actual) { return fits(actual, line); });
        QVERIFY2(found != lines.end(), qPrintable(QStringLiteral("expected: %1\nfound:\n%2").arg(line, allLines)));
        lines.erase(found);
    }
    QVERIFY2(lines.isEmpty(), qPrintable(QStringLiteral("not expected:\n") + lines.join(u'\n')));
    if (workflow)
        QCOMPARE(writeWorkflow(*workflow), json);
}

void TestValidate::findsNothingWrongWithAnyDag()
{
    QVERIFY(rc::check("a DAG has no problem", [] { RC_ASSERT(validate(arbitraryDag(), testCatalog()).empty()); }));
}

void TestValidate::namesACycleThatIsReal()
{
    QVERIFY(rc::check("an edge back to an ancestor", [] {
        Workflow workflow = arbitraryDag();
        workflow.tasks.push_back({QStringLiteral("last"), QStringLiteral("noop"), {}, {}, {}, false, {}});
        workflow.edges.push_back({taskIdAt(0), QStringLiteral("out"), QStringLiteral("last")});
        const WorkflowGraph graph(workflow);
        const int from = graph.indexOf((*rc::gen::elementOf(workflow.edges)).to);
        const std::vector<bool> ancestors = graph.ancestors(from);
        std::vector<int> targets;
        for (int task = 0; task < graph.size(); ++task) {
            if (ancestors[static_cast<std::size_t>(task)])
                targets.push_back(task);
        }
        const int to = *rc::gen::elementOf(targets);
        workflow.edges.push_back({graph.idOf(from), QStringLiteral("out"), graph.idOf(to)});

        const Problems problems = validate(workflow, testCatalog());
        RC_ASSERT(problems.size() == 1U);
        RC_ASSERT(problems.front().error.code == errors::kWorkflowCycle);
        const QStringList path = problems.front().error.args[QStringLiteral("path")].split(QStringLiteral(" → "));
        RC_ASSERT(path.size() >= 3);
        RC_ASSERT(path.front() == path.back());
        RC_ASSERT(problems.front().task == path.front());
        bool usesNewEdge = false;
        for (qsizetype i = 0; i + 1 < path.size(); ++i) {
            const Edge step{path[i], QStringLiteral("out"), path[i + 1]};
            RC_ASSERT(std::ranges::find(workflow.edges, step) != workflow.edges.end());
            usesNewEdge = usesNewEdge || step == workflow.edges.back();
        }
        RC_ASSERT(usesNewEdge);
    }));
}

void TestValidate::namesConnectionsThatAreUnknown()
{
    Workflow workflow;
    const auto add = [&](const QString &id, const QJsonObject &params) {
        workflow.tasks.push_back({id, QStringLiteral("http"), {}, params, {}, false, {}});
    };
    add(QStringLiteral("a"), {{QStringLiteral("connection"), QStringLiteral("known")}});
    add(QStringLiteral("b"), {{QStringLiteral("connection"), QStringLiteral("gone")}});
    add(QStringLiteral("c"), {});
    const Problems problems = validateConnections(workflow, testCatalog(), {QStringLiteral("known")});
    QCOMPARE(problems.size(), 1U);
    QCOMPARE(problems[0].error.code, QString(errors::kWorkflowUnknownConnection));
    QCOMPARE(problems[0].error.args[QStringLiteral("connection")], QStringLiteral("gone"));
    QCOMPARE(problems[0].task, QStringLiteral("b"));
    QCOMPARE(problems[0].field, QStringLiteral("connection"));
    QVERIFY(!hasCode(validate(workflow, testCatalog()), errors::kWorkflowUnknownConnection));
}

void TestValidate::namesWorkflowsThatCannotBeCalled()
{
    Workflow workflow;
    workflow.id = QStringLiteral("own");
    for (const char *called : {"known", "gone", "own", ""}) {
        Task task;
        task.id = QStringLiteral("t%1").arg(workflow.tasks.size());
        task.type = QStringLiteral("call");
        task.params = {{QStringLiteral("workflow"), QString::fromLatin1(called)}};
        workflow.tasks.push_back(task);
    }
    const Problems unknown = validateCalls(workflow, testCatalog(), {QStringLiteral("known")});
    QCOMPARE(unknown.size(), 1U);
    QCOMPARE(unknown[0].error.code, QString(errors::kWorkflowUnknownCalled));
    QCOMPARE(unknown[0].error.args[QStringLiteral("workflow")], QStringLiteral("gone"));
    QCOMPARE(unknown[0].task, QStringLiteral("t1"));
    const Problems problems = validate(workflow, testCatalog());
    QCOMPARE(problems.size(), 2U);
    QCOMPARE(problems[0].error.code, QString(errors::kWorkflowCallsItself));
    QCOMPARE(problems[0].severity, Severity::Warning);
    QCOMPARE(problems[0].task, QStringLiteral("t2"));
    QCOMPARE(problems[0].error.args[QStringLiteral("workflow")], QStringLiteral("own"));
    QCOMPARE(problems[1].error.code, QString(errors::kWorkflowMissingParameter));
    QCOMPARE(problems[1].task, QStringLiteral("t3"));
}

void TestValidate::everyErrorOfAnyWorkflowHasAPlaceThatExists()
{
    QVERIFY(rc::check("places exist", [] {
        const Workflow workflow = arbitraryWorkflow();
        for (const Problem &problem : validate(workflow, testCatalog()))
            RC_ASSERT(problem.task.isEmpty() || workflow.task(problem.task));
    }));
}

void TestValidate::validatesTenThousandTasksInTime()
{
    Workflow workflow;
    for (int i = 0; i < 10'000; ++i) {
        const QString code = QStringLiteral("steps.%1.output").arg(taskIdAt(std::max(0, i - 1)));
        workflow.tasks.push_back({taskIdAt(i),
                                  QStringLiteral("transform"),
                                  {},
                                  {{QStringLiteral("code"), i > 0 ? code : QStringLiteral("1")}},
                                  {},
                                  false,
                                  {}});
        if (i > 0)
            workflow.edges.push_back({taskIdAt(i - 1), QStringLiteral("out"), taskIdAt(i)});
    }
    QElapsedTimer timer;
    timer.start();
    QVERIFY(validate(workflow, testCatalog()).empty());
    QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
    qInfo("validated 10,000 tasks in %lld ms", static_cast<long long>(timer.elapsed()));
}

QTEST_GUILESS_MAIN(TestValidate)
#include "tst_validate.moc"
