#include "core/run/machine.h"
#include "core/run/plan.h"
#include "ui/document/problemcheck.h"
#include "ui/document/runpicture.h"
#include "ui/document/workspace.h"
#include "ui/inspector/inspector.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/fillscroll.h"
#include "ui/widgets/jsontree.h"

#include <QScrollBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

namespace {

TaskCatalog oneType()
{
    TaskTypeInfo type;
    type.type = QStringLiteral("sql");
    type.label = QStringLiteral("Run SQL");
    type.help = QStringLiteral("Runs one SQL statement on a database, with its values bound apart from the text.");
    const auto param = [](const char *key, ParamKind kind) {
        ParamInfo info;
        info.key = QString::fromLatin1(key);
        info.label = info.key.toUpper();
        info.kind = kind;
        return info;
    };
    type.params = {param("statement", ParamKind::Sql), param("code", ParamKind::Expression),
                   param("data", ParamKind::Json)};
    return TaskCatalog({type});
}

Workflow oneTask()
{
    Workflow workflow;
    workflow.id = QStringLiteral("w");
    Task task;
    task.id = QStringLiteral("a");
    task.type = QStringLiteral("sql");
    workflow.tasks = {task};
    return workflow;
}

/// The inspector on one task that has run, as high as a small window leaves it.
struct SmallInspector {
    explicit SmallInspector(int height)
    {
        const auto plan = compile(document.workflow(), catalog);
        auto run = newRun(RunId{1}, *plan);
        Events events;
        const WallTime now(Milliseconds(1'700'000'000'000));
        (void)decide(run, command::Start{QStringLiteral("manual"), "{\"in\":1}", 1}, now, events);
        (void)decide(run, command::StartAttempt{StepIndex{0}}, now, events);
        (void)decide(run, command::Succeed{StepIndex{0}, run.step(StepIndex{0}).lease, {}, "{\"out\":2}"}, now, events);
        picture = std::make_unique<RunPicture>(RunId{1}, *plan);
        (void)picture->take(0, events);
        inspector.resize(336, height);
        inspector.setDocument(&document);
        inspector.showSelection({QStringLiteral("a")});
        inspector.show();
        inspector.findChild<QTabWidget *>(QStringLiteral("inspectorTabs"))->setCurrentIndex(2);
        inspector.showRun(picture.get());
    }

    QTemporaryDir folder;
    TaskCatalog catalog = oneType();
    ThemeController themes{Theme::make(Scheme::Dark)};
    Workspace workspace{folder.path(), WorkflowDocument::Checker()};
    WorkflowDocument document{
        oneTask(), QString(),
        checkHere([this]() -> const TaskCatalog & { return catalog; }, [] { return QStringList(); })};
    std::unique_ptr<RunPicture> picture;
    Inspector inspector{catalog, workspace, themes};
};

} // namespace

/// What the inspector shows where there is little room, and which editor each kind of code gets.
class TestDataTab : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTabsStayInSightInASmallWindow_data();
    void theTabsStayInSightInASmallWindow();
    void codeIsHighlightedByItsKind();
};

void TestDataTab::theTabsStayInSightInASmallWindow_data()
{
    QTest::addColumn<int>("height");
    QTest::newRow("1024 by 680 with a hint") << 455;
    QTest::newRow("1024 by 680") << 545;
    QTest::newRow("1440 by 900") << 765;
}

void TestDataTab::theTabsStayInSightInASmallWindow()
{
    QFETCH(int, height);
    const SmallInspector it(height);
    auto *tabs = it.inspector.findChild<QTabWidget *>(QStringLiteral("inspectorTabs"));
    auto *around = qobject_cast<FillScroll *>(tabs->parentWidget()->parentWidget()->parentWidget());
    QVERIFY(around);
    QTRY_COMPARE(around->verticalScrollBar()->maximum(), 0);
    // What was given and what came is there, and scrolls in itself where it does not fit.
    const auto *input = it.inspector.findChild<JsonTree *>(QStringLiteral("dataInput"));
    QVERIFY(input->isVisible());
    QVERIFY(!input->visibleRegion().isEmpty());
}

void TestDataTab::codeIsHighlightedByItsKind()
{
    const SmallInspector it(765);
    const auto field = [&](const char *name) { return it.inspector.findChild<CodeEdit *>(QString::fromLatin1(name)); };
    QCOMPARE(field("param_statement")->language(), CodeEdit::Language::Sql);
    QCOMPARE(field("param_code")->language(), CodeEdit::Language::JavaScript);
    QCOMPARE(field("param_data")->language(), CodeEdit::Language::Json);
    field("param_statement")->setText(QStringLiteral("/items?after=:cursor"));
    QCOMPARE(field("param_statement")->language(), CodeEdit::Language::Plain);
    field("param_statement")->setText(QStringLiteral("/* all */ select 1"));
    QCOMPARE(field("param_statement")->language(), CodeEdit::Language::Sql);
    QCOMPARE(it.document.workflow().tasks[0].params[u"statement"], QJsonValue(QStringLiteral("/* all */ select 1")));
}

QTEST_MAIN(TestDataTab)
#include "tst_datatab.moc"
