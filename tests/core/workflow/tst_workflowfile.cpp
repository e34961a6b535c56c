#include "core/base/errors.h"
#include "core/workflow/errors.h"
#include "core/workflow/jsonfile.h"
#include "core/workflow/workflowfile.h"
#include "tests/core/workflow/generators.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace sluice;

class TestWorkflowFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasWritten();
    void writesTheSameBytesAgain();
    void writesKeysInAFixedOrder();
    void leavesDefaultsOut();
    void movedNodeChangesOneLine();
    void takesIdFromFileName();
    void keepsOldFileWhenWritingFails();
    void namesMissingFile();
    void makesFoldersThatAreMissing();
    void leavesOutPlacesThatAreNoNumbers();
    void readsFilesWithByteOrderMark();
    void refusesDeepNestingWithoutCrash();
    void findsDuplicateKeysOnlyInOneObject();
    void readsTenThousandTasksInTime();
};

void TestWorkflowFile::givesBackWhatWasWritten()
{
    QVERIFY(rc::check("write, then read", [] {
        const Workflow workflow = arbitraryWorkflow();
        const auto read = readWorkflow(writeWorkflow(workflow), workflow.id);
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == workflow);
    }));
}

void TestWorkflowFile::writesTheSameBytesAgain()
{
    QVERIFY(rc::check("write, read, write", [] {
        const QByteArray once = writeWorkflow(arbitraryWorkflow());
        const auto read = readWorkflow(once, QStringLiteral("any"));
        RC_ASSERT(read.has_value());
        RC_ASSERT(writeWorkflow(*read).toStdString() == once.toStdString());
    }));
}

void TestWorkflowFile::writesKeysInAFixedOrder()
{
    Workflow workflow;
    workflow.name = QStringLiteral("Order");
    workflow.description = QStringLiteral("Why");
    Task task{QStringLiteral("b"),
              QStringLiteral("noop"),
              QStringLiteral("B"),
              {{QStringLiteral("z"), 1}, {QStringLiteral("a"), QJsonArray{1, QJsonObject()}}},
              {},
              true,
              QStringLiteral("note")};
    task.reliability.maxAttempts = 1;
    task.reliability.stepDeadline = std::chrono::minutes(2);
    task.reliability.concurrency = 4;
    workflow.concurrency = {2, 8};
    workflow.priority = -3;
    workflow.triggers = {{QStringLiteral("nightly"),
                          TriggerKind::Cron,
                          QStringLiteral("0 9 * * 1-5"),
                          QStringLiteral("Europe/Berlin"),
                          {},
                          MissedPolicy::Each,
                          {},
                          {},
                          {},
                          {},
                          {},
                          {},
                          Milliseconds(2000),
                          false,
                          QJsonArray{1}}};
    workflow.tasks = {task, {QStringLiteral("a"), QStringLiteral("noop"), {}, {}, {}, false, {}}};
    workflow.edges = {{QStringLiteral("b"), QStringLiteral("item"), QStringLiteral("a")}};
    workflow.layout = {{QStringLiteral("b"), {8, 16}}, {QStringLiteral("a"), {0.5, -8}}};
    workflow.drawing.groups = {{QStringLiteral("g"),
                                QStringLiteral("Both"),
                                {QStringLiteral("b"), QStringLiteral("a")},
                                QStringLiteral("red"),
                                true}};
    workflow.drawing.notes = {{QStringLiteral("n"), QStringLiteral("Mind"), QRectF(0, 8, 200, 96.5), {}}};
    workflow.drawing.tints = {{QStringLiteral("a"), QStringLiteral("blue")}};
    workflow.drawing.routes = {{workflow.edges.front(), {QPointF(288, 4), QPointF(496, 4)}}};
    QCOMPARE(writeWorkflow(workflow), QByteArray(R"({
  "format": 1,
  "name": "Order",
  "description": "Why",
  "concurrency": {"runs": 2, "steps": 8},
  "priority": -3,
  "triggers": [
    {
      "id": "nightly",
      "kind": "cron",
      "cron": "0 9 * * 1-5",
      "zone": "Europe/Berlin",
      "missed": "each",
      "input": [
        1
      ]
    }
  ],
  "tasks": [
    {
      "id": "b",
      "type": "noop",
      "name": "B",
      "params": {
        "a": [
          1,
          {}
        ],
        "z": 1
      },
      "reliability": {
        "maxAttempts": 1,
        "deadline": "2m",
        "concurrency": 4
      },
      "disabled": true,
      "notes": "note"
    },
    {
      "id": "a",
      "type": "noop"
    }
  ],
  "edges": [
    {"from": "b", "port": "item", "to": "a"}
  ],
  "layout": {
    "a": [0.5,-8],
    "b": [8,16]
  },
  "drawing": {
    "groups": [
      {"id": "g", "name": "Both", "tint": "red", "collapsed": true, "tasks": ["b","a"]}
    ],
    "notes": [
      {"id": "n", "text": "Mind", "place": [0,8,200,96.5]}
    ],
    "tints": {
      "a": "blue"
    },
    "routes": [
      {"from": "b", "port": "item", "to": "a", "points": [[288,4],[496,4]]}
    ]
  }
}
)"));
}

void TestWorkflowFile::leavesDefaultsOut()
{
    Workflow workflow;
    workflow.tasks = {{QStringLiteral("a"), QStringLiteral("noop"), {}, {}, {}, false, {}}};
    workflow.edges = {{QStringLiteral("a"), QStringLiteral("out"), QStringLiteral("a")}};
    const QByteArray json = writeWorkflow(workflow);
    for (const char *key : {"description", "params", "reliability", "disabled", "notes", "port", "layout",
                            "concurrency", "priority", "triggers", "drawing"})
        QVERIFY2(!json.contains(key), key);
}

void TestWorkflowFile::movedNodeChangesOneLine()
{
    Workflow workflow;
    for (int i = 0; i < 5; ++i)
        workflow.layout.insert(taskIdAt(i), QPointF(i, i));
    const auto before = writeWorkflow(workflow).split('\n');
    workflow.layout[taskIdAt(3)] = QPointF(800, 8);
    const auto after = writeWorkflow(workflow).split('\n');
    QCOMPARE(after.size(), before.size());
    int changed = 0;
    for (qsizetype i = 0; i < before.size(); ++i)
        changed += before[i] != after[i];
    QCOMPARE(changed, 1);
}

void TestWorkflowFile::takesIdFromFileName()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("sync.v2.json"));
    Workflow workflow;
    workflow.name = QStringLiteral("Sync");
    QVERIFY(saveWorkflow(workflow, path));
    const auto read = loadWorkflow(path);
    QVERIFY(read);
    QCOMPARE(read->id, QStringLiteral("sync.v2"));
    QCOMPARE(read->name, workflow.name);
}

void TestWorkflowFile::keepsOldFileWhenWritingFails()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("taken"));
    QVERIFY(QDir().mkpath(path + QStringLiteral("/inside")));
    const auto saved = saveWorkflow({}, path);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, QString(errors::kFileUnwritable));
    QCOMPARE(saved.error().args[QStringLiteral("path")], path);
    QVERIFY(!saved.error().detail.isEmpty());
    QVERIFY(QDir(path + QStringLiteral("/inside")).exists());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 0);
}

void TestWorkflowFile::namesMissingFile()
{
    const auto read = loadWorkflow(QStringLiteral("no/such/file.json"));
    QVERIFY(!read);
    QCOMPARE(read.error().code, QString(errors::kFileMissing));
    QCOMPARE(read.error().args[QStringLiteral("path")], QStringLiteral("no/such/file.json"));
}

void TestWorkflowFile::makesFoldersThatAreMissing()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("new/workflows/a.json"));
    QVERIFY(saveWorkflow({}, path));
    QVERIFY(QFile::exists(path));
}

void TestWorkflowFile::leavesOutPlacesThatAreNoNumbers()
{
    Workflow workflow;
    workflow.layout = {{QStringLiteral("a"), {std::numeric_limits<double>::quiet_NaN(), 0}},
                       {QStringLiteral("b"), {1, 2}}};
    const auto read = readWorkflow(writeWorkflow(workflow), QStringLiteral("x"));
    QVERIFY(read);
    QCOMPARE(read->layout.keys(), QStringList{QStringLiteral("b")});
}

void TestWorkflowFile::readsFilesWithByteOrderMark()
{
    QVERIFY(readWorkflow("\xEF\xBB\xBF" + writeWorkflow({}), QStringLiteral("x")));
}

void TestWorkflowFile::refusesDeepNestingWithoutCrash()
{
    const auto read = readWorkflow(QByteArray(200'000, '['), QStringLiteral("x"));
    QVERIFY(!read);
    QCOMPARE(read.error().code, QString(errors::kJsonMalformed));
    const QByteArray longText = QByteArray(300'000, 'a');
    QVERIFY(!readWorkflow("{\"format\":1,\"" + longText + "\":\"" + longText + "\"}", QStringLiteral("x")));
}

void TestWorkflowFile::findsDuplicateKeysOnlyInOneObject()
{
    const QString path = QStringLiteral("x");
    QVERIFY(parseJsonFile(R"({"a":{"a":"a"},"b":["a","a",{"a":1},{"a":2}],"c\"":"\\","c\\":"\""})", path));
    QVERIFY(parseJsonFile(R"({"a":"\"b\":","b":1})", path));
    const auto duplicate = parseJsonFile("{\"ä\":1,\n \"b\":{\"x\":[{}],\"x\" : 2}}", path);
    QVERIFY(!duplicate);
    QCOMPARE(duplicate.error().code, QString(errors::kJsonDuplicateKey));
    QCOMPARE(duplicate.error().args[QStringLiteral("line")], QStringLiteral("2"));
    QCOMPARE(duplicate.error().args[QStringLiteral("column")], QStringLiteral("16"));
}

void TestWorkflowFile::readsTenThousandTasksInTime()
{
    Workflow workflow;
    for (int i = 0; i < 10'000; ++i) {
        workflow.tasks.push_back({taskIdAt(i), QStringLiteral("noop"), {}, {}, {}, false, {}});
        workflow.layout.insert(taskIdAt(i), QPointF(i, i));
        if (i > 0)
            workflow.edges.push_back({taskIdAt(i - 1), QStringLiteral("out"), taskIdAt(i)});
    }
    const QByteArray json = writeWorkflow(workflow);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(readWorkflow(json, QStringLiteral("x")));
    // Far above what is needed; a quadratic reader would take minutes.
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    qInfo("read 10,000 tasks in %lld ms", static_cast<long long>(timer.elapsed()));
}

QTEST_GUILESS_MAIN(TestWorkflowFile)
#include "tst_workflowfile.moc"
