#include "core/run/errors.h"
#include "core/run/machine.h"
#include "ui/document/problemcheck.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/reliabilityform.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/jsontree.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;

namespace {

ParamInfo param(const char *key, ParamKind kind, bool isRequired = false, QJsonValue fallback = QJsonValue::Undefined,
                QStringList choices = {})
{
    return {.key = QString::fromLatin1(key),
            .label = QString::fromLatin1(key).toUpper(),
            .help = QStringLiteral("What it is for."),
            .kind = kind,
            .required = isRequired,
            .fallback = std::move(fallback),
            .choices = std::move(choices)};
}

/// One type with a parameter of every kind.
TaskCatalog everyKind()
{
    TaskTypeInfo type;
    type.type = QStringLiteral("all");
    type.label = QStringLiteral("All");
    type.category = QStringLiteral("io");
    type.icon = QStringLiteral("node");
    type.safety = RepeatSafety::Unsafe;
    type.params = {
        param("url", ParamKind::Text, true),
        param("body", ParamKind::MultiLine),
        param("code", ParamKind::Expression),
        param("count", ParamKind::Number, false, 5),
        param("follow", ParamKind::Boolean, false, true),
        param("method", ParamKind::Choice, false, QStringLiteral("GET"),
              {QStringLiteral("GET"), QStringLiteral("PUT")}),
        param("wait", ParamKind::Duration, false, QStringLiteral("5s")),
        param("via", ParamKind::Connection, false, QJsonValue::Undefined, {QStringLiteral("http")}),
        param("call", ParamKind::Workflow),
        param("path", ParamKind::FilePath),
        param("data", ParamKind::Json),
        param("headers", ParamKind::KeyValue),
        param("sql", ParamKind::Sql),
    };
    return TaskCatalog({type});
}

Workflow oneTask()
{
    Workflow workflow;
    workflow.id = QStringLiteral("w");
    Task task;
    task.id = QStringLiteral("a");
    task.type = QStringLiteral("all");
    workflow.tasks = {task};
    return workflow;
}

} // namespace

class TestInspector : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void typingIsOneEditPerField();
    void everyKindWritesItsOwnJson();
    void offersTheOtherWorkflows();
    void theUsualValueLeavesTheParameterOut();
    void saysWhatIsWrongBesideTheField();
    void saysWhichReliabilitySettingIsOutOfRange();
    void undoComesBackIntoTheField();
    void invalidJsonIsSaidAndNotKept();
    void invalidJsonTypedOverTheWholeTextKeepsTheLastValue();
    void emptiedJsonLeavesTheParameterOut();
    void reliabilityShowsTheScheduleAsTimes();
    void reliabilityEditsGoThroughUndo();
    void choosesWhatUndoesTheTask();
    void aMalformedDurationIsSaidAndNotKept();
    void durationsAreShownInWords();
    void notesAndNameAreEdits();
    void aTakenIdIsRefusedWithTheReason();
    void nothingSelectedShowsTheWorkflow();
    void theWorkflowTakesItsLimits();
    void theWorkflowTakesTheColoursOfTheTheme();
    void focusesTheFieldOfAProblem();
    void dataShowsInputAndOutputOfTheRun();

private:
    template <typename T>
    T *find(const char *name) const
    {
        return m_inspector->findChild<T *>(QString::fromLatin1(name));
    }
    QJsonValue value(const char *key) const
    {
        return m_document->workflow().tasks[0].params.value(QString::fromLatin1(key));
    }
    const Reliability &reliability() const { return m_document->workflow().tasks[0].reliability; }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ThemeController> m_themes;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<WorkflowDocument> m_document;
    std::unique_ptr<Inspector> m_inspector;
    TaskCatalog m_catalog = everyKind();
};

void TestInspector::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    Connection connection;
    connection.id = QStringLiteral("rates");
    connection.type = QStringLiteral("http");
    connection.baseUrl = QStringLiteral("http://127.0.0.1:7171");
    QFile file(m_dir->filePath(QStringLiteral("connections.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(writeConnections({connection}));
    file.close();
    m_themes = std::make_unique<ThemeController>(Theme::make(Scheme::Dark));
    m_workspace = std::make_unique<Workspace>(m_dir->path(), WorkflowDocument::Checker());
    m_document = std::make_unique<WorkflowDocument>(oneTask(), QString(),
                                                    checkHere([this]() -> const TaskCatalog & { return m_catalog; },
                                                              [] { return QStringList{QStringLiteral("rates")}; }));
    m_inspector = std::make_unique<Inspector>(m_catalog, *m_workspace, *m_themes);
    m_inspector->resize(360, 900);
    m_inspector->setDocument(m_document.get());
    m_inspector->showSelection({QStringLiteral("a")});
    m_inspector->show();
}

void TestInspector::cleanup()
{
    m_inspector.reset();
    m_document.reset();
}

void TestInspector::typingIsOneEditPerField()
{
    auto *url = find<QLineEdit>("param_url");
    QTest::keyClicks(url, QStringLiteral("/rates"));
    QCOMPARE(value("url"), QJsonValue(QStringLiteral("/rates")));
    QCOMPARE(m_document->undoStack().count(), 1);
    QCOMPARE(m_document->undoStack().undoText(), QStringLiteral("Change URL of a"));
    QTest::keyClick(url, Qt::Key_Return);
    QTest::keyClicks(url, QStringLiteral("x"));
    QCOMPARE(m_document->undoStack().count(), 2);
}

void TestInspector::everyKindWritesItsOwnJson()
{
    QTest::keyClicks(find<QLineEdit>("param_count"), QStringLiteral("0.5"));
    QCOMPARE(value("count"), QJsonValue(0.5));
    QTest::mouseClick(find<QCheckBox>("param_follow"), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(value("follow"), QJsonValue(false));
    QTest::keyClick(find<QComboBox>("param_method"), Qt::Key_Down);
    QCOMPARE(value("method"), QJsonValue(QStringLiteral("PUT")));
    QTest::keyClicks(find<QLineEdit>("param_wait"), QStringLiteral("250ms"));
    QCOMPARE(value("wait"), QJsonValue(QStringLiteral("250ms")));
    QTest::keyClick(find<QComboBox>("param_via"), Qt::Key_Down);
    QCOMPARE(value("via"), QJsonValue(QStringLiteral("rates")));
    QTest::keyClicks(find<QPlainTextEdit>("param_body"), QStringLiteral("hello"));
    QCOMPARE(value("body"), QJsonValue(QStringLiteral("hello")));
    find<CodeEdit>("param_code")->setText(QStringLiteral("input.x + 1"));
    QCOMPARE(value("code"), QJsonValue(QStringLiteral("input.x + 1")));
    find<CodeEdit>("param_data")->setText(QStringLiteral("[1, {\"a\": null}]"));
    QCOMPARE(value("data").toArray().size(), 2);
    find<CodeEdit>("param_sql")->setText(QStringLiteral("select :a"));
    QCOMPARE(value("sql"), QJsonValue(QStringLiteral("select :a")));
    auto *table = find<QTableWidget>("param_headers");
    table->item(0, 0)->setText(QStringLiteral("Accept"));
    table->item(0, 1)->setText(QStringLiteral("text/plain"));
    QCOMPARE(value("headers").toObject(), (QJsonObject{{QStringLiteral("Accept"), QStringLiteral("text/plain")}}));
    QCOMPARE(table->rowCount(), 2);
    QVERIFY(find<QWidget>("param_path_browse"));
}

void TestInspector::offersTheOtherWorkflows()
{
    const auto call = [this] { return find<QComboBox>("param_call"); };
    QCOMPARE(call()->count(), 1);
    QVERIFY2(call()->itemText(0).contains(QStringLiteral("add one first")), qPrintable(call()->itemText(0)));
    const QString billing = m_workspace->create(QStringLiteral("Send the bills")).value();
    QVERIFY(m_workspace->create(QStringLiteral("w"))); // as the one on screen: a run must not call its own workflow
    QTRY_COMPARE(call()->count(), 2);                  // the form is another one now
    QCOMPARE(call()->itemText(1), QStringLiteral("Send the bills (%1)").arg(billing));
    QTest::keyClick(call(), Qt::Key_Down);
    QCOMPARE(value("call"), QJsonValue(billing));
    QTest::keyClick(call(), Qt::Key_Up);
    QVERIFY(value("call").isUndefined());
    m_document->setParameter(QStringLiteral("a"), QStringLiteral("call"), QStringLiteral("Call"),
                             QStringLiteral("gone"));
    QCOMPARE(call()->currentText(), QStringLiteral("gone")); // stays as it is until somebody picks another
}

void TestInspector::theUsualValueLeavesTheParameterOut()
{
    auto *method = find<QComboBox>("param_method");
    QTest::keyClick(method, Qt::Key_Down);
    QTest::keyClick(method, Qt::Key_Up);
    QVERIFY(value("method").isUndefined());
    auto *url = find<QLineEdit>("param_url");
    QTest::keyClicks(url, QStringLiteral("x"));
    QTest::keyClick(url, Qt::Key_Backspace);
    QVERIFY(value("url").isUndefined());
    QCOMPARE(find<QLineEdit>("param_wait")->placeholderText(), QStringLiteral("5s"));
}

void TestInspector::saysWhatIsWrongBesideTheField()
{
    auto *problem = find<QLabel>("problem_url");
    QTRY_VERIFY(problem->isVisible());
    QVERIFY2(problem->text().contains(QStringLiteral("“URL”")), qPrintable(problem->text())); // its label, not its key
    QTest::keyClicks(find<QLineEdit>("param_url"), QStringLiteral("/x"));
    QTRY_VERIFY(!problem->isVisible());
    QTest::keyClicks(find<QLineEdit>("param_wait"), QStringLiteral("soon"));
    QVERIFY(find<QLabel>("problem_wait")->isVisible());
    QTest::keyClicks(find<QLineEdit>("param_count"), QStringLiteral("many"));
    QVERIFY(find<QLabel>("problem_count")->isVisible());
    QVERIFY2(value("count").isUndefined(), "what is no number is not kept");
}

void TestInspector::saysWhichReliabilitySettingIsOutOfRange()
{
    find<QTabWidget>("inspectorTabs")->setCurrentIndex(1);
    auto *timeout = find<QLineEdit>("reliability_timeout");
    timeout->selectAll();
    QTest::keyClicks(timeout, QStringLiteral("30d"));
    auto *problem = find<QLabel>("problem_reliability_timeout");
    QTRY_VERIFY(problem->isVisible());
    QVERIFY2(problem->text().contains(QStringLiteral("“Time limit of an attempt”")), qPrintable(problem->text()));
}

void TestInspector::undoComesBackIntoTheField()
{
    auto *url = find<QLineEdit>("param_url");
    QTest::keyClicks(url, QStringLiteral("/x"));
    m_document->undoStack().undo();
    QCOMPARE(url->text(), QString());
    m_document->undoStack().redo();
    QCOMPARE(url->text(), QStringLiteral("/x"));
}

void TestInspector::invalidJsonIsSaidAndNotKept()
{
    auto *data = find<CodeEdit>("param_data");
    QTest::keyClicks(data->focusProxy(), QStringLiteral("{\"a\": 1}"));
    QVERIFY(!find<QLabel>("problem_data")->isVisible());
    QTest::keyClick(data->focusProxy(), Qt::Key_Backspace);
    QVERIFY(find<QLabel>("problem_data")->isVisible());
    QCOMPARE(value("data").toObject().value(QStringLiteral("a")).toInt(), 1);
    QTest::keyClicks(data->focusProxy(), QStringLiteral("}"));
    QVERIFY(!find<QLabel>("problem_data")->isVisible());
    data->setText(QStringLiteral("1 2"));
    QVERIFY(find<QLabel>("problem_data")->isVisible());
    data->setText(QStringLiteral("\"text\""));
    QCOMPARE(value("data"), QJsonValue(QStringLiteral("text")));
}

void TestInspector::invalidJsonTypedOverTheWholeTextKeepsTheLastValue()
{
    auto *input = find<CodeEdit>("param_data")->focusProxy();
    QTest::keyClicks(input, QStringLiteral("{\"a\": 1}"));
    const int edits = m_document->undoStack().count();
    QTest::keyClick(input, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(input, QStringLiteral("[1"));
    QCoreApplication::sendPostedEvents();
    QCOMPARE(value("data").toObject().value(QStringLiteral("a")).toInt(), 1);
    QCOMPARE(m_document->undoStack().count(), edits);
    QVERIFY(find<QLabel>("problem_data")->isVisible());
    QCOMPARE(find<CodeEdit>("param_data")->text(), QStringLiteral("[1"));
    QTest::keyClicks(input, QStringLiteral("]"));
    QCOMPARE(value("data").toArray().size(), 1);
    QVERIFY(!find<QLabel>("problem_data")->isVisible());
}

void TestInspector::emptiedJsonLeavesTheParameterOut()
{
    auto *input = find<CodeEdit>("param_data")->focusProxy();
    QTest::keyClicks(input, QStringLiteral("7 8"));
    QVERIFY(find<QLabel>("problem_data")->isVisible());
    QTest::keyClick(input, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(input, Qt::Key_Delete);
    QTRY_VERIFY(value("data").isUndefined());
    QVERIFY(!find<QLabel>("problem_data")->isVisible());
}

void TestInspector::reliabilityShowsTheScheduleAsTimes()
{
    Reliability reliability;
    reliability.jitter = JitterKind::None;
    QCOMPARE(scheduleLines(reliability).size(), 4);
    QVERIFY(scheduleLines(reliability)[0].startsWith(QStringLiteral("Attempt 1")));
    // 1 s after the first, 2 s after the second.
    QVERIFY2(scheduleLines(reliability)[1].contains(u'1'), qPrintable(scheduleLines(reliability)[1]));
    QVERIFY2(scheduleLines(reliability)[2].contains(u'3'), qPrintable(scheduleLines(reliability)[2]));
    QVERIFY(scheduleLines(reliability)[3].contains(QStringLiteral("dead letter")));
    reliability.maxAttempts = 60;
    QCOMPARE(scheduleLines(reliability).size(), 10);
}

void TestInspector::reliabilityEditsGoThroughUndo()
{
    find<QTabWidget>("inspectorTabs")->setCurrentIndex(1);
    auto *attempts = find<QSpinBox>("reliability_attempts");
    attempts->setFocus();
    QTest::keyClick(attempts, Qt::Key_Up);
    QTest::keyClick(attempts, Qt::Key_Up);
    QCOMPARE(reliability().maxAttempts, 5);
    QCOMPARE(m_document->undoStack().count(), 1);
    QVERIFY(find<QLabel>("reliability_schedule")->text().contains(QStringLiteral("Attempt 5")));
    m_document->undoStack().undo();
    QCOMPARE(attempts->value(), 3);
    auto *deadline = find<QLineEdit>("reliability_deadline");
    QTest::keyClicks(deadline, QStringLiteral("2m"));
    QCOMPARE(*reliability().stepDeadline, Milliseconds(120'000));
    deadline->selectAll();
    QTest::keyClick(deadline, Qt::Key_Delete);
    QVERIFY(!reliability().stepDeadline);
}

void TestInspector::choosesWhatUndoesTheTask()
{
    const QString undo = m_document->addTask(QStringLiteral("all"), QStringLiteral("All"), {}, {});
    m_inspector->showSelection({QStringLiteral("a")});
    auto *box = find<QComboBox>("reliability_compensation");
    QCOMPARE(box->currentText(), QStringLiteral("Nothing"));
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(m_document->workflow().task(QStringLiteral("a"))->compensation, undo);
    m_document->undoStack().undo();
    QCOMPARE(box->currentText(), QStringLiteral("Nothing"));
    m_document->undoStack().redo();
    QVERIFY(m_document->changeTaskId(undo, QStringLiteral("refund")));
    QCOMPARE(box->currentText(), QStringLiteral("refund"));
    m_document->removeTasks({QStringLiteral("refund")});
    QCOMPARE(m_document->workflow().task(QStringLiteral("a"))->compensation, QString());
}

void TestInspector::aMalformedDurationIsSaidAndNotKept()
{
    find<QTabWidget>("inspectorTabs")->setCurrentIndex(1);
    auto *base = find<QLineEdit>("reliability_base");
    base->selectAll();
    QTest::keyClicks(base, QStringLiteral("fast"));
    QVERIFY(find<QLabel>("problem_reliability_base")->isVisible());
    QCOMPARE(reliability().base, Milliseconds(1000));
    base->selectAll();
    QTest::keyClicks(base, QStringLiteral("2s"));
    QVERIFY(!find<QLabel>("problem_reliability_base")->isVisible());
    QCOMPARE(reliability().base, Milliseconds(2000));
}

void TestInspector::durationsAreShownInWords()
{
    auto *words = find<QLabel>("words_wait");
    QCOMPARE(words->text(), QStringLiteral("5 second(s)")); // the usual one
    QTest::keyClicks(find<QLineEdit>("param_wait"), QStringLiteral("90s"));
    QCOMPARE(words->text(), QStringLiteral("1 minute(s) 30 second(s)"));
    QTest::keyClicks(find<QLineEdit>("param_wait"), QStringLiteral("x"));
    QVERIFY2(words->text().isEmpty(), "the problem says what is wrong");
    find<QTabWidget>("inspectorTabs")->setCurrentIndex(1);
    auto *base = find<QLineEdit>("reliability_base");
    base->selectAll();
    QTest::keyClicks(base, QStringLiteral("1500ms"));
    QCOMPARE(find<QLabel>("words_reliability_base")->text(), QStringLiteral("1 second(s) 500 millisecond(s)"));
}

void TestInspector::notesAndNameAreEdits()
{
    QTest::keyClicks(find<QLineEdit>("taskName"), QStringLiteral("Fetch"));
    QCOMPARE(m_document->titleOf(QStringLiteral("a")), QStringLiteral("Fetch"));
    find<QTabWidget>("inspectorTabs")->setCurrentIndex(3);
    QTest::keyClicks(find<QPlainTextEdit>("taskNotes"), QStringLiteral("ask Ann"));
    QCOMPARE(m_document->workflow().tasks[0].notes, QStringLiteral("ask Ann"));
    QCOMPARE(m_document->undoStack().count(), 2);
}

void TestInspector::aTakenIdIsRefusedWithTheReason()
{
    auto *id = find<QLineEdit>("taskId");
    id->setFocus();
    id->selectAll();
    QTest::keyClicks(id, QStringLiteral("7 up"));
    QTest::keyClick(id, Qt::Key_Return);
    QVERIFY(find<QLabel>("problem_task")->isVisible());
    QCOMPARE(m_document->workflow().tasks[0].id, QStringLiteral("a"));
    id->selectAll();
    QTest::keyClicks(id, QStringLiteral("fetch"));
    QTest::keyClick(id, Qt::Key_Return);
    QCOMPARE(m_document->workflow().tasks[0].id, QStringLiteral("fetch"));
    QCOMPARE(m_inspector->task(), QStringLiteral("fetch"));
}

void TestInspector::nothingSelectedShowsTheWorkflow()
{
    m_inspector->showSelection({});
    auto *name = find<QLineEdit>("workflowName");
    QVERIFY(name->isVisible());
    QTest::keyClicks(name, QStringLiteral("Sync"));
    QCOMPARE(m_document->title(), QStringLiteral("Sync"));
    QTest::keyClicks(find<QPlainTextEdit>("workflowDescription"), QStringLiteral("Daily"));
    QCOMPARE(m_document->workflow().description, QStringLiteral("Daily"));
    QCOMPARE(m_document->undoStack().count(), 2);
    // The version is told by its number, beside the canvas; a hash says nothing to a person.
    QTRY_VERIFY(find<QLabel>("workflowSummary")->text().contains(QStringLiteral("0 warning")));
    QVERIFY(!find<QLabel>("workflowSummary")->text().contains(QStringLiteral("version")));
}

void TestInspector::theWorkflowTakesItsLimits()
{
    m_inspector->showSelection({});
    const auto type = [this](const char *name, const QString &text) {
        auto *box = find<QSpinBox>(name);
        QTest::mouseClick(box, Qt::LeftButton, {}, {4, box->height() / 2});
        box->selectAll();
        QTest::keyClicks(box, text);
        QTest::keyClick(box, Qt::Key_Return);
    };
    QStringList shown;
    for (const auto *label : m_inspector->findChildren<QLabel *>()) {
        if (label->isVisible())
            shown += label->text();
    }
    QVERIFY(shown.contains(u"Runs at once") && shown.contains(u"Attempts at once") && shown.contains(u"Priority"));
    type("workflowRuns", QStringLiteral("12"));
    type("workflowSteps", QStringLiteral("3"));
    type("workflowPriority", QStringLiteral("-4"));
    QCOMPARE(m_document->workflow().concurrency.runs, 12);
    QCOMPARE(m_document->workflow().concurrency.steps, 3);
    QCOMPARE(m_document->workflow().priority, -4);
    QCOMPARE(m_document->undoStack().count(), 3); // one for each field, not for each key
    QTest::keyClick(find<QSpinBox>("workflowPriority"), Qt::Key_Up);
    QCOMPARE(m_document->workflow().priority, -3);
    while (m_document->undoStack().canUndo())
        m_document->undoStack().undo();
    QCOMPARE(find<QSpinBox>("workflowRuns")->value(), 0);
    QCOMPARE(find<QSpinBox>("workflowRuns")->text(), QStringLiteral("No limit"));
    QCOMPARE(find<QSpinBox>("workflowPriority")->value(), 0);
}

void TestInspector::theWorkflowTakesTheColoursOfTheTheme()
{
    m_inspector->showSelection({});
    m_themes->setChoice(ThemeChoice::Dark);
    QCOMPARE(find<QLabel>("workflowSummary")->palette().color(QPalette::WindowText), m_themes->color(Token::Muted));
    m_themes->setChoice(ThemeChoice::Light);
    QCOMPARE(find<QLabel>("workflowSummary")->palette().color(QPalette::WindowText), m_themes->color(Token::Muted));
}

void TestInspector::focusesTheFieldOfAProblem()
{
    m_inspector->activateWindow();
    m_inspector->focusField(QStringLiteral("reliability.base"));
    QCOMPARE(find<QTabWidget>("inspectorTabs")->currentIndex(), 1);
    QTRY_VERIFY(find<QLineEdit>("reliability_base")->hasFocus());
    m_inspector->focusField(QStringLiteral("url"));
    QCOMPARE(find<QTabWidget>("inspectorTabs")->currentIndex(), 0);
    QTRY_VERIFY(find<QLineEdit>("param_url")->hasFocus());
}

void TestInspector::dataShowsInputAndOutputOfTheRun()
{
    QTest::keyClicks(find<QLineEdit>("param_url"), QStringLiteral("/x"));
    const auto plan = compile(m_document->workflow(), m_catalog);
    QVERIFY(plan);
    auto run = newRun(RunId{1}, *plan);
    Events events;
    const WallTime now(Milliseconds(1'700'000'000'000));
    QVERIFY(decide(run, command::Start{QStringLiteral("manual"), "{\"in\":1}", 1}, now, events));
    QVERIFY(decide(run, command::StartAttempt{StepIndex{0}}, now, events));
    QVERIFY(decide(run, command::Succeed{StepIndex{0}, run.step(StepIndex{0}).lease, {}, "{\"out\":2}"}, now, events));
    RunPicture picture(RunId{1}, *plan);
    QVERIFY(picture.take(0, events));
    find<QTabWidget>("inspectorTabs")->setCurrentIndex(2);
    m_inspector->showRun(&picture);
    QCOMPARE(find<JsonTree>("dataInput")->payload(), QByteArray("{\"in\":1}"));
    QCOMPARE(find<JsonTree>("dataOutput")->payload(), QByteArray("{\"out\":2}"));
    m_inspector->showRun(nullptr);
    QVERIFY(!find<JsonTree>("dataOutput")->isVisible());
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
