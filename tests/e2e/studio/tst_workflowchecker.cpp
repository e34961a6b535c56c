#include "app/studio/workflowchecker.h"

#include "core/tasks/taskhost.h"
#include "core/workflow/errors.h"

#include <QDir>
#include <QTest>

#include <algorithm>

using namespace sluice;

namespace {

Task task(const char *id, const char *type, const QJsonObject &params = {})
{
    Task made;
    made.id = QString::fromLatin1(id);
    made.type = QString::fromLatin1(type);
    made.params = params;
    return made;
}

Workflow workflowOf(const Task &only)
{
    Workflow workflow;
    workflow.tasks = {only};
    return workflow;
}

Workflow callOver(const char *connection)
{
    return workflowOf(task("fetch", "http.request",
                           {{QStringLiteral("connection"), QString::fromLatin1(connection)},
                            {QStringLiteral("url"), QStringLiteral("/rates")}}));
}

Connection named(const char *id)
{
    Connection connection;
    connection.id = QString::fromLatin1(id);
    return connection;
}

bool names(const Problems &problems, QLatin1StringView code)
{
    return std::ranges::any_of(problems, [code](const Problem &problem) { return problem.error.code == code; });
}

} // namespace

class TestWorkflowChecker : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answersLaterInTheThreadThatAsked();
    void namesTheProblemAndItsTask();
    void findsNothingWhereNothingIsWrong();
    void looksAtTheConnectionsOfTheMoment();
    void answersEachWithItsOwn();
    void tellsNobodyWhoIsGone();
    void canEndWithWorkWaiting();
};

void TestWorkflowChecker::answersLaterInTheThreadThatAsked()
{
    WorkflowChecker checker(standardCatalog(), QDir::tempPath());
    QThread *thread = nullptr;
    checker.check(workflowOf(task("a", "noop")), this, [&](const Problems &) { thread = QThread::currentThread(); });
    QVERIFY2(!thread, "answered while it was being asked");
    QTRY_COMPARE(thread, QThread::currentThread());
}

void TestWorkflowChecker::namesTheProblemAndItsTask()
{
    WorkflowChecker checker(standardCatalog(), QDir::tempPath());
    std::optional<Problems> found;
    checker.check(workflowOf(task("a", "no.such.type")), this, [&](Problems problems) { found = std::move(problems); });
    QTRY_VERIFY(found);
    QVERIFY(names(*found, errors::kWorkflowUnknownType));
    QCOMPARE(found->front().task, QStringLiteral("a"));
}

void TestWorkflowChecker::findsNothingWhereNothingIsWrong()
{
    WorkflowChecker checker(standardCatalog(), QDir::tempPath());
    std::optional<Problems> found;
    checker.check(workflowOf(task("a", "noop")), this, [&](Problems problems) { found = std::move(problems); });
    QTRY_VERIFY(found);
    QVERIFY(found->empty());
}

void TestWorkflowChecker::looksAtTheConnectionsOfTheMoment()
{
    WorkflowChecker checker(standardCatalog(), QDir::tempPath());
    checker.setConnections({named("rates")});
    std::optional<Problems> known;
    std::optional<Problems> unknown;
    checker.check(callOver("rates"), this, [&](Problems problems) { known = std::move(problems); });
    checker.setConnections({named("other")});
    checker.check(callOver("rates"), this, [&](Problems problems) { unknown = std::move(problems); });
    QTRY_VERIFY(known && unknown);
    QVERIFY(!names(*known, errors::kWorkflowUnknownConnection));
    QVERIFY(names(*unknown, errors::kWorkflowUnknownConnection));
}

void TestWorkflowChecker::answersEachWithItsOwn()
{
    WorkflowChecker checker(standardCatalog(), QDir::tempPath());
    QStringList answered;
    for (const char *id : {"a", "b", "c"}) {
        checker.check(workflowOf(task(id, "no.such.type")), this,
                      [&](const Problems &problems) { answered += problems.front().task; });
    }
    QTRY_COMPARE(answered, (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
}

void TestWorkflowChecker::tellsNobodyWhoIsGone()
{
    WorkflowChecker checker(standardCatalog(), QDir::tempPath());
    bool wasTold = false;
    bool isOver = false;
    {
        QObject gone;
        checker.check(workflowOf(task("a", "noop")), &gone, [&](const Problems &) { wasTold = true; });
    }
    checker.check(workflowOf(task("a", "noop")), this, [&](const Problems &) { isOver = true; });
    QTRY_VERIFY(isOver);
    QVERIFY(!wasTold);
}

void TestWorkflowChecker::canEndWithWorkWaiting()
{
    bool wasTold = false;
    {
        WorkflowChecker checker(standardCatalog(), QDir::tempPath());
        for (int each = 0; each < 200; ++each)
            checker.check(workflowOf(task("a", "noop")), this, [&](const Problems &) { wasTold = true; });
    }
    QCoreApplication::sendPostedEvents();
    QVERIFY(!wasTold);
}

QTEST_GUILESS_MAIN(TestWorkflowChecker)

#include "tst_workflowchecker.moc"
