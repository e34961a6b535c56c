#include "ui/inspector/fieldpreview.h"
#include "ui/inspector/inspector.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;

namespace {

const QString first = QStringLiteral("first");
const QString second = QStringLiteral("second");

TaskCatalog someTypes()
{
    TaskTypeInfo type;
    type.type = QStringLiteral("all");
    type.label = QStringLiteral("All");
    type.icon = QStringLiteral("node");
    const auto param = [](const char *key, ParamKind kind) {
        ParamInfo info;
        info.key = QString::fromLatin1(key);
        info.label = info.key.toUpper();
        info.kind = kind;
        return info;
    };
    type.params = {param("url", ParamKind::Text), param("body", ParamKind::MultiLine),
                   param("code", ParamKind::Expression), param("headers", ParamKind::KeyValue)};
    auto sync = type;
    sync.type = QStringLiteral("records");
    sync.params = {param("transform", ParamKind::Expression), param("code", ParamKind::Expression)};
    sync.params[0].seesRecord = true;
    return TaskCatalog({type, sync});
}

Workflow twoTasks()
{
    Workflow workflow;
    workflow.id = QStringLiteral("w");
    for (const QString &id : {first, second}) {
        Task task;
        task.id = id;
        task.type = QStringLiteral("all");
        workflow.tasks.push_back(task);
    }
    workflow.edges = {{first, QStringLiteral("out"), second}};
    return workflow;
}

/// The inspector on the second of two tasks, with questions that the test answers itself.
struct Previewed {
    Previewed()
    {
        inspector.resize(360, 900);
        inspector.setEvaluator(
            [this](const PreviewQuestion &question, QObject *, std::function<void(Result<Payload>)> done) {
                asked.push_back(question);
                answers.push_back(std::move(done));
            });
        inspector.setDocument(&document);
        inspector.showSelection({second});
        inspector.show();
        inspector.activateWindow();
        (void)QTest::qWaitForWindowActive(&inspector);
    }
    template <typename T>
    T *find(const char *name) const
    {
        return inspector.findChild<T *>(QString::fromLatin1(name));
    }
    void pin(const Payload &json) { (void)workspace.samples().pin(QStringLiteral("w"), first, json); }
    QListView *completions() const { return inspector.findChild<QListView *>(QStringLiteral("completions")); }
    bool isOffering() const { return completions() && completions()->isVisible(); }

    QTemporaryDir dir;
    TaskCatalog catalog = someTypes();
    ThemeController themes{Theme::make(Scheme::Dark)};
    Workspace workspace{dir.path(), WorkflowDocument::Checker()};
    WorkflowDocument document{twoTasks(), QString()};
    Inspector inspector{catalog, workspace, themes};
    std::vector<PreviewQuestion> asked;
    std::vector<std::function<void(Result<Payload>)>> answers;
};

} // namespace

class TestPreview : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsTheValueBelowTheField();
    void asksOnceForWhatIsTypedInOneGo();
    void dropsAnswersToWhatWasChangedSince();
    void saysWhatIsWrongWithItsPlace();
    void saysWhichSampleIsMissingAndLeadsThere();
    void triesNothingThatSeesOtherData();
    void pinsWhatIsTyped();
    void refusesToPinWhatIsNoJson();
    void completesInALine();
    void completesInSeveralLines();
    void completesInACodeEditor();
    void completesInACellOfATable();
    void completionsLeaveTheKeysAloneWhenClosed();
    void theFirstAnswerMayComeAfterTheNextKey();
    void ofALargeValueTheHeadShows();
    void aClickInTheEditorClosesTheCompletions();
};

void TestPreview::showsTheValueBelowTheField()
{
    Previewed page;
    auto *value = page.find<QLabel>("preview_url");
    QVERIFY(!value->isVisible());
    page.pin("{\"code\":\"DE\"}");
    QTest::keyClicks(page.find<QLineEdit>("param_url"), QStringLiteral("/{{ input.code }}"));
    QTRY_COMPARE(page.asked.size(), std::size_t(1));
    QCOMPARE(page.asked[0].data.input, Payload("{\"code\":\"DE\"}"));
    QVERIFY(!page.asked[0].isExpression);
    page.answers[0](Payload("\"/DE\""));
    QCOMPARE(value->text(), QStringLiteral("= \"/DE\""));
    QVERIFY(value->isVisible());
    page.answers[0](Payload("[1,2]"));
    QCOMPARE(value->text(), QStringLiteral("= 2 item(s): [1,2]"));
    page.find<QLineEdit>("param_url")->selectAll();
    QTest::keyClicks(page.find<QLineEdit>("param_url"), QStringLiteral("/plain"));
    QVERIFY2(!value->isVisible(), "without an expression there is nothing to evaluate");
}

void TestPreview::asksOnceForWhatIsTypedInOneGo()
{
    Previewed page;
    page.pin("1");
    QTest::keyClicks(page.find<QWidget>("param_code")->focusProxy(), QStringLiteral("1+2+3+4+5"));
    QTRY_VERIFY(!page.asked.empty());
    QCOMPARE(page.asked.back().value, QJsonValue(QStringLiteral("1+2+3+4+5")));
    QVERIFY(page.asked.back().isExpression);
    QCOMPARE(page.asked.size(), std::size_t(1));
}

void TestPreview::dropsAnswersToWhatWasChangedSince()
{
    Previewed page;
    page.pin("1");
    auto *line = page.find<QLineEdit>("param_url");
    QTest::keyClicks(line, QStringLiteral("{{1}}"));
    QTRY_COMPARE(page.asked.size(), std::size_t(1));
    QTest::keyClicks(line, QStringLiteral("x"));
    page.answers[0](Payload("\"old\""));
    QVERIFY2(!page.find<QLabel>("preview_url")->text().contains(QStringLiteral("old")), "it is about an older text");
    QTRY_COMPARE(page.asked.size(), std::size_t(2));
    QCOMPARE(page.asked[1].value, QJsonValue(QStringLiteral("{{1}}x")));
    page.answers[1](Payload("\"1x\""));
    QCOMPARE(page.find<QLabel>("preview_url")->text(), QStringLiteral("= \"1x\""));
}

void TestPreview::saysWhatIsWrongWithItsPlace()
{
    Previewed page;
    page.pin("1");
    QTest::keyClicks(page.find<QLineEdit>("param_url"), QStringLiteral("{{ input.x }}"));
    QTRY_COMPARE(page.asked.size(), std::size_t(1));
    page.answers[0](tl::unexpected(Error{QString(QLatin1StringView("expression.pathMissing")),
                                         {{QStringLiteral("path"), QStringLiteral("input.x")},
                                          {QStringLiteral("parameter"), QStringLiteral("url")},
                                          {QStringLiteral("line"), QStringLiteral("1")},
                                          {QStringLiteral("column"), QStringLiteral("4")}},
                                         {}}));
    QCOMPARE(page.find<QLabel>("preview_url")->text(),
             QStringLiteral("✕ Line 1, column 4: There is no value at “input.x”."));
    QVERIFY(page.find<QLabel>("preview_url")->isVisible());
    auto *preview = qobject_cast<FieldPreview *>(page.find<QLabel>("preview_url")->parentWidget());
    QVERIFY(preview);
    preview->setQuiet(true);
    QVERIFY2(!page.find<QLabel>("preview_url")->isVisible(), "the problem beside the field says it already");
    preview->setQuiet(false);
    QVERIFY(page.find<QLabel>("preview_url")->isVisible());
}

void TestPreview::saysWhichSampleIsMissingAndLeadsThere()
{
    Previewed page;
    const QSignalSpy wanted(&page.inspector, &Inspector::taskRequested);
    const QSignalSpy input(&page.inspector, &Inspector::inputRequested);
    QTest::keyClicks(page.find<QLineEdit>("param_url"), QStringLiteral("{{ steps.first.output }}"));
    auto *action = page.find<QPushButton>("previewAction_url");
    QTRY_VERIFY(action->isVisible());
    QVERIFY(page.find<QLabel>("preview_url")->text().contains(QStringLiteral("no sample of what first gives")));
    QVERIFY(page.asked.empty());
    QTest::mouseClick(action, Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0], (QList<QVariant>{first, QStringLiteral("sample")}));
    page.pin("5");
    QTRY_COMPARE(page.asked.size(), std::size_t(1));
    page.answers[0](Payload("5"));
    QVERIFY(!action->isVisible());

    page.inspector.showSelection({first});
    QTest::keyClicks(page.find<QLineEdit>("param_url"), QStringLiteral("{{ input }}"));
    QTRY_VERIFY(page.find<QPushButton>("previewAction_url")->isVisible());
    QTest::keyClick(page.find<QPushButton>("previewAction_url"), Qt::Key_Space);
    QCOMPARE(input.size(), 1);
}

void TestPreview::triesNothingThatSeesOtherData()
{
    Previewed page;
    page.pin("1");
    page.document.edit(QStringLiteral("x"),
                       [](Workflow &workflow) { workflow.tasks[1].type = QStringLiteral("records"); });
    page.find<CodeEdit>("param_transform")->setText(QStringLiteral("input.id"));
    page.find<CodeEdit>("param_code")->setText(QStringLiteral("input.id"));
    QTRY_COMPARE(page.asked.size(), std::size_t(1));
    QCOMPARE(page.asked[0].parameter, QStringLiteral("code"));
    QVERIFY(!page.find<QLabel>("preview_transform")->isVisible());
}

void TestPreview::pinsWhatIsTyped()
{
    Previewed page;
    page.inspector.showSelection({first});
    page.inspector.focusField(QStringLiteral("sample"));
    auto *code = page.find<CodeEdit>("sampleEdit");
    QTRY_VERIFY(code->focusProxy()->hasFocus());
    QVERIFY(!page.find<QPushButton>("pinSample")->isEnabled());
    QTest::keyClicks(code->focusProxy(), QStringLiteral("[1, 2]"));
    QTest::mouseClick(page.find<QPushButton>("pinSample"), Qt::LeftButton);
    QCOMPARE(page.workspace.samples().of(QStringLiteral("w")), (Pins{{first, "[1,2]"}}));
    QVERIFY(page.find<QLabel>("sampleOrigin")->text().startsWith(QStringLiteral("Pinned")));
    QVERIFY(!page.find<QPushButton>("pinSample")->isVisible());
    QTest::mouseClick(page.find<QPushButton>("writeSample"), Qt::LeftButton);
    QVERIFY(code->isVisible());
    QCOMPARE(code->text().simplified(), QStringLiteral("[ 1, 2 ]"));
    QTest::mouseClick(page.find<QPushButton>("unpinSample"), Qt::LeftButton);
    QVERIFY(page.workspace.samples().of(QStringLiteral("w")).isEmpty());
    QVERIFY(!page.find<QPushButton>("unpinSample")->isVisible());
    QVERIFY2(!code->isVisible(), "there is nothing to write");
}

void TestPreview::refusesToPinWhatIsNoJson()
{
    Previewed page;
    page.inspector.focusField(QStringLiteral("sample"));
    QTest::keyClicks(page.find<CodeEdit>("sampleEdit")->focusProxy(), QStringLiteral("[1, "));
    QVERIFY(!page.find<QPushButton>("pinSample")->isEnabled());
    QVERIFY(page.find<QLabel>("problem_sample")->isVisible());
    QVERIFY(page.find<QLabel>("problem_sample")->text().contains(QStringLiteral("not JSON")));
}

void TestPreview::completesInALine()
{
    Previewed page;
    page.pin(R"({"code":"DE","count":3})");
    auto *line = page.find<QLineEdit>("param_url");
    line->setFocus();
    QTest::keyClicks(line, QStringLiteral("{{ input."));
    QTRY_VERIFY(page.isOffering());
    QCOMPARE(page.completions()->model()->rowCount(), 2);
    QCOMPARE(page.completions()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("code, \"DE\""));
    QTest::keyClick(line, Qt::Key_Down);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(line->text(), QStringLiteral("{{ input.count"));
    QVERIFY(!page.isOffering());
    QVERIFY2(line->hasFocus(), "the keyboard stays in the field");
    QCOMPARE(page.document.workflow().task(second)->params[QStringLiteral("url")].toString(), line->text());
    QTest::keyClicks(line, QStringLiteral(" + steps."));
    QTRY_VERIFY(page.isOffering());
    QTest::keyClick(line, Qt::Key_Tab);
    QCOMPARE(line->text(), QStringLiteral("{{ input.count + steps.first"));
    QTest::keyClicks(line, QStringLiteral("."));
    QTRY_VERIFY(page.isOffering());
    QTest::keyClick(line, Qt::Key_Escape);
    QVERIFY(!page.isOffering());
    QTest::keyClick(line, Qt::Key_Space, Qt::ControlModifier);
    QVERIFY2(page.isOffering(), "and back by key");
    QTest::mouseClick(page.completions()->viewport(), Qt::LeftButton, {},
                      page.completions()->visualRect(page.completions()->model()->index(0, 0)).center());
    QCOMPARE(line->text(), QStringLiteral("{{ input.count + steps.first.output"));
}

void TestPreview::completesInSeveralLines()
{
    Previewed page;
    page.pin(R"({"code":"DE"})");
    auto *text = page.find<QPlainTextEdit>("param_body");
    text->setFocus();
    QTest::keyClicks(text, QStringLiteral("a {{ input."));
    QTRY_VERIFY(page.isOffering());
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(text->toPlainText(), QStringLiteral("a {{ input.code"));
}

void TestPreview::completesInACodeEditor()
{
    Previewed page;
    page.pin(R"({"ärger":1,"code":"DE"})");
    auto *code = page.find<CodeEdit>("param_code");
    code->setFocus();
    QTest::keyClicks(code->focusProxy(), QStringLiteral("input."));
    QTRY_VERIFY(page.isOffering());
    QTest::keyClick(code->focusProxy(), Qt::Key_Down);
    QTest::keyClick(code->focusProxy(), Qt::Key_Return);
    QCOMPARE(code->text(), QStringLiteral("input.ärger"));
    QTest::keyClicks(code->focusProxy(), QStringLiteral(" + input.c"));
    QTRY_VERIFY(page.isOffering());
    QTest::keyClick(code->focusProxy(), Qt::Key_Tab);
    QCOMPARE(code->text(), QStringLiteral("input.ärger + input.code"));
    QCOMPARE(code->caret(), static_cast<int>(code->text().size()));
}

void TestPreview::completesInACellOfATable()
{
    Previewed page;
    page.pin(R"({"code":"DE"})");
    auto *table = page.find<QTableWidget>("param_headers");
    table->setFocus();
    table->setCurrentCell(0, 1);
    auto *cell = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(cell);
    QTest::keyClicks(cell, QStringLiteral("{{ input."));
    QTRY_VERIFY(page.isOffering());
    QTest::keyClick(cell, Qt::Key_Return);
    QCOMPARE(cell->text(), QStringLiteral("{{ input.code"));
    QVERIFY2(cell->isVisible(), "Enter took the completion, and did not end the cell");
}

void TestPreview::completionsLeaveTheKeysAloneWhenClosed()
{
    Previewed page;
    page.pin(R"({"code":"DE"})");
    auto *line = page.find<QLineEdit>("param_url");
    line->setFocus();
    QTest::keyClicks(line, QStringLiteral("{{ input."));
    QTRY_VERIFY(page.isOffering());
    QTest::keyClicks(line, QStringLiteral("zz"));
    QTRY_VERIFY(!page.isOffering());
    QTest::keyClick(line, Qt::Key_Tab);
    QVERIFY2(!line->hasFocus(), "Tab moves on");
}

void TestPreview::theFirstAnswerMayComeAfterTheNextKey()
{
    Previewed page;
    page.pin("1");
    auto *line = page.find<QLineEdit>("param_url");
    QTest::keyClicks(line, QStringLiteral("{{1}}"));
    QTRY_COMPARE(page.asked.size(), std::size_t(1));
    QTest::keyClicks(line, QStringLiteral("x"));
    bool isOver = false; // the pause after a key
    QTimer::singleShot(160, line, [&] { isOver = true; });
    QTRY_VERIFY(isOver);
    QCOMPARE(page.asked.size(), std::size_t(1));
    page.answers[0](Payload("\"1\""));
    QTRY_COMPARE(page.asked.size(), std::size_t(2));
    page.answers[1](Payload("\"1x\""));
    QCOMPARE(page.find<QLabel>("preview_url")->text(), QStringLiteral("= \"1x\""));
}

void TestPreview::ofALargeValueTheHeadShows()
{
    Previewed page;
    page.pin("1");
    QTest::keyClicks(page.find<QLineEdit>("param_url"), QStringLiteral("{{1}}"));
    QTRY_COMPARE(page.asked.size(), std::size_t(1));
    page.answers[0]('[' + QByteArray("1,").repeated(200'000) + "1]");
    const QString shown = page.find<QLabel>("preview_url")->text();
    QVERIFY2(shown.startsWith(QStringLiteral("= [1,1,")), qPrintable(shown));
    QVERIFY(shown.size() < 300);
}

void TestPreview::aClickInTheEditorClosesTheCompletions()
{
    const auto closesByClick = [](const char *editor) {
        Previewed page;
        page.pin(R"({"code":"DE"})");
        auto *field = page.find<QWidget>(editor);
        auto *input = field->focusProxy() ? field->focusProxy() : field;
        input->setFocus();
        QTest::keyClicks(input, QStringLiteral("{{ input."));
        if (!QTest::qWaitFor([&] { return page.isOffering(); }))
            return false;
        auto *area = qobject_cast<QAbstractScrollArea *>(input);
        QTest::mouseClick(area ? area->viewport() : input, Qt::LeftButton, {}, QPoint(20, 8));
        return !page.isOffering();
    };
    QVERIFY(closesByClick("param_url"));
    QVERIFY(closesByClick("param_body"));
    QVERIFY(closesByClick("param_code"));
}

QTEST_MAIN(TestPreview)
#include "tst_preview.moc"
