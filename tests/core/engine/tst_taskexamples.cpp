#include "core/run/plan.h"
#include "core/workflow/workflowfile.h"
#include "tests/core/engine/enginetest.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

namespace {

const QString kExamples = QStringLiteral(SLUICE_EXAMPLES);

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject exampleOf(const QString &type)
{
    return QJsonDocument::fromJson(contentOf(kExamples + u'/' + type + u".json"_s)).object();
}

/// A value of any kind as text, with keys in order and numbers in one form.
QByteArray plain(const QJsonValue &value)
{
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
}

/// What needs somebody else: a service, a person, an event, or another workflow. Their own tests give them one.
const QStringList kNeedOthers{u"amqp.publish"_s, u"approval"_s, u"data.sync"_s,    u"graphql"_s,      u"http.request"_s,
                              u"join"_s,         u"mqtt.publish"_s, u"wait.event"_s, u"workflow.call"_s};

/// The workflow whose one task is the example.
Workflow workflowOf(const QString &type)
{
    Workflow workflow;
    workflow.id = u"example"_s;
    Task task;
    task.id = u"it"_s;
    task.type = type;
    task.params = exampleOf(type).value(u"params").toObject();
    workflow.tasks.push_back(task);
    if (const QString port = exampleOf(type).value(u"port").toString(); !port.isEmpty()) {
        Task next; // which the run comes to by that port only
        next.id = u"next"_s;
        next.type = u"noop"_s;
        workflow.tasks.push_back(next);
        workflow.edges.push_back({task.id, port, next.id});
    }
    return workflow;
}

} // namespace

/// The examples that the help shows: each is run by the real engine, and does what it says.
class TestTaskExamples : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachTypeHasOneAndNoOther();
    void eachIsAWorkflowThatCompiles();
    void eachDoesWhatItSays_data();
    void eachDoesWhatItSays();
    void aNewTaskIsCareful();
    void typesSayHonestlyWhatTheyDo();

private:
    EngineFixture m_fixture;
};

void TestTaskExamples::initTestCase()
{
    LocalEngineConfig config;
    Connection stock;
    stock.id = u"stock"_s;
    stock.type = u"sqlite"_s;
    stock.database = u"stock.db"_s;
    config.connections = {stock};
    QVERIFY(m_fixture.start(std::move(config)));
    Workflow tables = workflowOf(u"sql.execute"_s);
    tables.tasks.front().params = {{u"connection"_s, u"stock"_s},
                                   {u"statement"_s, u"CREATE TABLE orders (id INTEGER, total REAL)"_s}};
    const auto id = m_fixture.run(tables);
    QVERIFY(id);
    QVERIFY(m_fixture.waitFor(*id, {RunState::Succeeded}));
}

void TestTaskExamples::eachTypeHasOneAndNoOther()
{
    QStringList types;
    const TaskCatalog catalog = standardCatalog();
    for (const TaskTypeInfo &type : catalog.types())
        types += type.type + u".json"_s;
    types.sort();
    QStringList files = QDir(kExamples).entryList(QDir::Files);
    files.sort();
    QCOMPARE(files, types);
}

void TestTaskExamples::eachIsAWorkflowThatCompiles()
{
    const TaskCatalog catalog = standardCatalog();
    for (const TaskTypeInfo &type : catalog.types()) {
        const QJsonObject example = exampleOf(type.type);
        QVERIFY2(example.value(u"params").isObject(), qPrintable(type.type));
        QVERIFY2(compile(workflowOf(type.type), catalog), qPrintable(type.type));
        // As a file, which has a schema, it is the same.
        const auto read = readWorkflow(writeWorkflow(workflowOf(type.type)), u"example"_s);
        QVERIFY2(read && read->tasks == workflowOf(type.type).tasks, qPrintable(type.type));
        for (const QString &key : example.value(u"params").toObject().keys())
            QVERIFY2(std::ranges::count(type.params, key, &ParamInfo::key) == 1, qPrintable(type.type + u' ' + key));
    }
}

void TestTaskExamples::eachDoesWhatItSays_data()
{
    QTest::addColumn<QString>("type");
    const TaskCatalog catalog = standardCatalog();
    for (const TaskTypeInfo &type : catalog.types()) {
        if (!kNeedOthers.contains(type.type))
            QTest::newRow(qPrintable(type.type)) << type.type;
    }
}

void TestTaskExamples::eachDoesWhatItSays()
{
    QFETCH(QString, type);
    const QJsonObject example = exampleOf(type);
    const QJsonObject files = example.value(u"files").toObject();
    for (auto it = files.begin(); it != files.end(); ++it) {
        const QString path = m_fixture.folder.filePath(it.key());
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(it.value().toString().toUtf8()) >= 0);
    }
    const QByteArray input = example.contains(u"input") ? plain(example.value(u"input")).sliced(1).chopped(1) : "null";
    const Workflow workflow = workflowOf(type);
    const auto id = m_fixture.run(workflow, input);
    QVERIFY2(id, id ? "" : qPrintable(id.error().code));
    if (type == u"stop") {
        QTRY_COMPARE(m_fixture.letters().size(), std::size_t(1));
        QCOMPARE(m_fixture.letters().front().error.args.value(u"message"_s), u"The order 7 has no address."_s);
        return;
    }
    const auto run = m_fixture.waitFor(*id, {RunState::Succeeded, RunState::Failed});
    QVERIFY(run);
    QCOMPARE(run->state, RunState::Succeeded);
    const Step &step = run->steps[0];
    if (example.contains(u"output")) {
        const QJsonValue made = QJsonDocument::fromJson("[" + step.output + "]").array().at(0);
        QCOMPARE(plain(made), plain(example.value(u"output")));
    }
    if (example.contains(u"port"))
        QCOMPARE(run->steps[1].state, StepState::Succeeded);
    const QJsonObject left = example.value(u"leaves").toObject();
    for (auto it = left.begin(); it != left.end(); ++it)
        QCOMPARE(contentOf(m_fixture.folder.filePath(it.key())), it.value().toString().toUtf8());
    QVERIFY2(example.contains(u"output") || !left.isEmpty(), "the example does not say what it does");
}

/// What a task has that was just added, of whatever type.
void TestTaskExamples::aNewTaskIsCareful()
{
    const TaskCatalog catalog = standardCatalog();
    for (const TaskTypeInfo &type : catalog.types()) {
        const auto plan = compile(workflowOf(type.type), catalog);
        QVERIFY(plan);
        const auto &task = (*plan)->tasks.front();
        QCOMPARE(task.reliability.maxAttempts, 3);
        QVERIFY(task.reliability.attemptTimeout > Milliseconds(0));
        QVERIFY(task.reliability.base > Milliseconds(0) && task.reliability.factor > 1);
        QCOMPARE(task.reliability.jitter, JitterKind::Full);
        QCOMPARE(task.reliability.onExhausted, OnExhausted::DeadLetter);
    }
}

void TestTaskExamples::typesSayHonestlyWhatTheyDo()
{
    QStringList acting;
    QStringList unsafe;
    const TaskCatalog catalog = standardCatalog();
    for (const TaskTypeInfo &type : catalog.types()) {
        if (type.sideEffects)
            acting += type.type;
        if (type.safety != RepeatSafety::Safe)
            unsafe += type.type;
        QVERIFY2(type.sideEffects || type.safety == RepeatSafety::Safe, qPrintable(type.type));
    }
    acting.sort();
    unsafe.sort();
    // A new type with an effect outside of its run has to be named here.
    QCOMPARE(acting, (QStringList{u"amqp.publish"_s, u"csv.load"_s, u"data.sync"_s, u"event.publish"_s, u"file.move"_s,
                                  u"file.write"_s, u"graphql"_s, u"http.request"_s, u"log"_s, u"mqtt.publish"_s,
                                  u"process.run"_s, u"sql.execute"_s, u"workflow.call"_s}));
    QCOMPARE(unsafe, (QStringList{u"amqp.publish"_s, u"csv.load"_s, u"file.move"_s, u"file.write"_s, u"graphql"_s,
                                  u"http.request"_s, u"mqtt.publish"_s, u"process.run"_s, u"sql.execute"_s}));
}

QTEST_GUILESS_MAIN(TestTaskExamples)
#include "tst_taskexamples.moc"
