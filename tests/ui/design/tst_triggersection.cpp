#include "core/workflow/triggerrules.h"
#include "core/workflow/workspacesettings.h"
#include "tests/ui/design/designfixture.h"
#include "ui/inspector/triggerform.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/twolines.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace sluice;

/// What starts a workflow, edited in the inspector of the Design page by key and mouse.
class TestTriggerSection : public QObject, private DesignParts {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void addsATriggerOfEachKind();
    void typingIsOneEditAndUndoComesBackIntoTheField();
    void showsTheNextTimesByTheClocksOfTheZone();
    void offersZonesByAPartOfTheirName();
    void saysWhatIsWrongBesideTheField();
    void aDurationThatIsNoneIsSaidAndNotKept();
    void saysWhichFilesItTakes();
    void takesAnInputAsJson();
    void picksAWorkflowAndWhatWasMissed();
    void tellsWhichTopicsMatch();
    void duplicatesAndRemovesByKeys();
    void aProblemLeadsToTheTriggerAndItsField();
    void aWrongTriggerHindersNoRunByHand();
    void showsWhenAnArmedOneIsDueNext();
    void showsTheWebhooksOfTheWorkspaceReadOnly();
    void everyFieldHasAnAccessibleName();

private:
    const std::vector<Trigger> &triggers() const { return page->current()->workflow().triggers; }
    QListWidget *list() const { return find<QListWidget>("triggerList"); }
    QString problem(const char *key) const
    {
        auto *label = find<QLabel>((QByteArray("problem_trigger_") + key).constData());
        return label->isVisible() ? label->text() : QString();
    }
    void add(TriggerKind kind)
    {
        find<QAction>(("addTrigger" + QByteArray::number(static_cast<int>(kind))).constData())->trigger();
    }
    void type(const char *field, const QString &text)
    {
        auto *line = find<QLineEdit>(field);
        line->selectAll();
        if (text.isEmpty())
            QTest::keyClick(line, Qt::Key_Delete);
        else
            QTest::keyClicks(line, text);
    }
};

void TestTriggerSection::init()
{
    for (const char *id : {"timed", "sync"}) {
        Workflow workflow;
        workflow.id = QString::fromLatin1(id);
        workflow.tasks = {{QStringLiteral("a"), QStringLiteral("noop"), {}, {}, {}, false, {}}};
        QVERIFY(write(workflow));
    }
    WebhookEndpointSettings hook;
    hook.name = QStringLiteral("orders");
    hook.workflow = QStringLiteral("timed");
    hook.signature.scheme = WebhookSignatureSettings::Scheme::None;
    WebhookEndpointSettings other = hook;
    other.name = QStringLiteral("others");
    other.workflow = QStringLiteral("sync");
    WorkspaceSettings settings;
    settings.webhooks = WebhookSettings{QStringLiteral("127.0.0.1:7272"), {other, hook}};
    QVERIFY(saveWorkspaceSettings(settings, dir->filePath(QStringLiteral("sluice.json"))));

    TaskTypeInfo noop;
    noop.type = QStringLiteral("noop");
    make(TaskCatalog({noop}));
    page->openWorkflow(QStringLiteral("timed"));
    QVERIFY(page->current());
    QVERIFY(show({1200, 900}));
}

void TestTriggerSection::cleanup()
{
    close();
}

void TestTriggerSection::addsATriggerOfEachKind()
{
    const struct {
        TriggerKind kind;
        const char *id;
        const char *field;
    } rows[] = {{TriggerKind::Cron, "schedule", "trigger_cron"},
                {TriggerKind::Interval, "interval", "trigger_every"},
                {TriggerKind::Event, "event", "trigger_topic"},
                {TriggerKind::Failure, "failure", "trigger_workflow"},
                {TriggerKind::File, "file", "trigger_folder"},
                {TriggerKind::Cron, "schedule2", "trigger_cron"}};
    int count = 0;
    for (const auto &row : rows) {
        add(row.kind);
        QCOMPARE(triggers().size(), std::size_t(++count));
        QCOMPARE(triggers().back().id, QString::fromLatin1(row.id));
        QVERIFY(triggers().back().kind == row.kind);
        QCOMPARE(list()->currentRow(), count - 1);
        QVERIFY2(find<QWidget>(row.field)->hasFocus(), row.field); // go on by typing
        QCOMPARE(page->current()->undoStack().undoText(),
                 QStringLiteral("Add the trigger %1").arg(QString::fromLatin1(row.id)));
    }
    add(TriggerKind::Manual);
    QVERIFY(triggers().back().input.isObject());
    while (page->current()->undoStack().canUndo())
        page->current()->undoStack().undo();
    QVERIFY(triggers().empty());
    QVERIFY(!page->current()->isModified());
}

void TestTriggerSection::typingIsOneEditAndUndoComesBackIntoTheField()
{
    add(TriggerKind::Cron);
    const QString before = triggers()[0].cron;
    auto *cron = find<QLineEdit>("trigger_cron");
    type("trigger_cron", QStringLiteral("0 9 * * *"));
    QCOMPARE(triggers()[0].cron, QStringLiteral("0 9 * * *"));
    auto &history = page->current()->undoStack();
    QCOMPARE(history.count(), 2);
    QCOMPARE(history.undoText(), QStringLiteral("Change When of the trigger schedule"));
    QVERIFY(list()->item(0)->data(TwoLines::kDetailRole).toString().startsWith(QStringLiteral("09:00 daily")));
    history.undo();
    QCOMPARE(cron->text(), before);
    history.redo();
    QCOMPARE(cron->text(), QStringLiteral("0 9 * * *"));
    QTest::keyClick(cron, Qt::Key_Return);
    type("trigger_id", QStringLiteral("early"));
    QCOMPARE(triggers()[0].id, QStringLiteral("early"));
    QCOMPARE(list()->item(0)->text(), QStringLiteral("early"));
    QCOMPARE(history.count(), 3);
}

void TestTriggerSection::showsTheNextTimesByTheClocksOfTheZone()
{
    engine->announce(WallTime(std::chrono::milliseconds(1'774'659'600'000))); // 2026-03-28 01:00 UTC
    add(TriggerKind::Cron);
    type("trigger_cron", QStringLiteral("30 2 * * *"));
    type("trigger_zone", QStringLiteral("Europe/Berlin"));
    const auto lines = find<QLabel>("triggerTimes")->text().split(u'\n');
    QCOMPARE(lines.size(), 6);
    QVERIFY2(lines[0].startsWith(QStringLiteral("02:30 daily")), qPrintable(lines[0]));
    // At 2:30 of the 29th there is no such time: it is due right after the clocks went forward.
    QVERIFY2(lines[1].contains(QStringLiteral("02:30")), qPrintable(lines[1]));
    QVERIFY2(lines[2].contains(QStringLiteral("03:00")), qPrintable(lines[2]));
    QVERIFY2(lines[3].contains(QStringLiteral("30")) && lines[3].contains(QStringLiteral("02:30")),
             qPrintable(lines[3]));
    // They move on once the first has come.
    engine->announce(WallTime(std::chrono::milliseconds(1'774'740'000'000)));
    QVERIFY(find<QLabel>("triggerTimes")->text().split(u'\n')[1].contains(QStringLiteral("03:00")));
    type("trigger_cron", QStringLiteral("30 25 * * *"));
    QVERIFY(!find<QLabel>("triggerTimes")->isVisible());
}

void TestTriggerSection::offersZonesByAPartOfTheirName()
{
    add(TriggerKind::Cron);
    type("trigger_zone", QStringLiteral("berl"));
    auto *completer = find<QLineEdit>("trigger_zone")->completer();
    QVERIFY(completer->completionCount() >= 1);
    QTest::keyClick(completer->popup(), Qt::Key_Down);
    QTest::keyClick(completer->popup(), Qt::Key_Return);
    QTRY_COMPARE(triggers()[0].zone, QStringLiteral("Europe/Berlin"));
}

void TestTriggerSection::saysWhatIsWrongBesideTheField()
{
    add(TriggerKind::Cron);
    type("trigger_cron", QStringLiteral("0 25 * * *"));
    QTRY_VERIFY2(problem("cron").contains(QStringLiteral("25")), qPrintable(problem("cron")));
    QVERIFY(problem("zone").isEmpty());
    type("trigger_cron", QStringLiteral("0 5 * * *"));
    QTRY_VERIFY(problem("cron").isEmpty());
    type("trigger_zone", QStringLiteral("Europe/Nowhere"));
    QTRY_VERIFY(problem("zone").contains(QStringLiteral("Europe/Nowhere")));
    type("trigger_zone", QString());
    type("trigger_id", QStringLiteral("1 x"));
    QTRY_VERIFY(problem("id").contains(QStringLiteral("1 x")));
    type("trigger_id", QStringLiteral("x"));
    QTRY_VERIFY(page->current()->problems().empty());
    QVERIFY(problem("id").isEmpty());
}

void TestTriggerSection::aDurationThatIsNoneIsSaidAndNotKept()
{
    add(TriggerKind::Interval);
    type("trigger_every", QStringLiteral("5m"));
    QVERIFY(triggers()[0].every == std::chrono::minutes(5));
    type("trigger_every", QStringLiteral("soon"));
    QVERIFY(triggers()[0].every == std::chrono::minutes(5));
    QVERIFY(problem("every").contains(QStringLiteral("not a duration")));
    engine->announce(); // the text stays while others change what is shown
    workspace->refresh();
    QCOMPARE(find<QLineEdit>("trigger_every")->text(), QStringLiteral("soon"));
    type("trigger_every", QStringLiteral("90ms"));
    QTRY_VERIFY(problem("every").contains(QStringLiteral("short")));
}

void TestTriggerSection::saysWhichFilesItTakes()
{
    add(TriggerKind::File);
    QTRY_VERIFY(problem("folder").contains(QStringLiteral("names no folder")));
    type("trigger_folder", QStringLiteral("inbox"));
    type("trigger_pattern", QStringLiteral("a/*.csv"));
    QTRY_VERIFY(problem("pattern").contains(QStringLiteral("a/*.csv")));
    QVERIFY(problem("folder").isEmpty());
    type("trigger_pattern", QStringLiteral("*.csv"));
    QCOMPARE(find<QLineEdit>("trigger_settle")->text(), QStringLiteral("2s"));
    type("trigger_settle", QStringLiteral("long"));
    QVERIFY(problem("settle").contains(QStringLiteral("not a duration")));
    type("trigger_settle", QStringLiteral("0s"));
    auto *existing = find<QCheckBox>("trigger_existing");
    existing->setFocus();
    QTest::keyClick(existing, Qt::Key_Space);
    const Trigger &made = triggers()[0];
    QCOMPARE(made.folder, QStringLiteral("inbox"));
    QCOMPARE(made.pattern, QStringLiteral("*.csv"));
    QVERIFY(made.settle == Milliseconds(0) && made.existing);
    QTRY_VERIFY(page->current()->problems().empty());
}

void TestTriggerSection::takesAnInputAsJson()
{
    add(TriggerKind::Manual);
    auto *input = find<CodeEdit>("trigger_input");
    input->setText(QStringLiteral("{\"order\": 7}"));
    QCOMPARE(triggers()[0].input.toObject().value(QStringLiteral("order")).toInt(), 7);
    QVERIFY(list()->item(0)->data(TwoLines::kDetailRole).toString().contains(QStringLiteral("{\"order\":7}")));
    input->setText(QStringLiteral("{\"order\": "));
    QVERIFY(problem("input").contains(QStringLiteral("not JSON")));
    QCOMPARE(triggers()[0].input.toObject().value(QStringLiteral("order")).toInt(), 7);
}

void TestTriggerSection::picksAWorkflowAndWhatWasMissed()
{
    add(TriggerKind::Failure);
    auto *workflow = find<QComboBox>("trigger_workflow");
    QCOMPARE(workflow->count(), 2); // any other, and the other one
    QTest::keyClick(workflow, Qt::Key_Down);
    QCOMPARE(triggers()[0].workflow, QStringLiteral("sync"));
    QVERIFY(!find<QComboBox>("trigger_missed")->isVisible());
    add(TriggerKind::Interval);
    QTest::keyClick(find<QComboBox>("trigger_missed"), Qt::Key_End);
    QVERIFY(triggers()[1].missed == MissedPolicy::Skip);
    QVERIFY(!workflow->isVisible());
}

void TestTriggerSection::tellsWhichTopicsMatch()
{
    engine->events.resize(3);
    engine->events[0].topic = QStringLiteral("orders.paid");
    engine->events[1].topic = QStringLiteral("orders.new");
    engine->events[2].topic = QStringLiteral("run.failed");
    add(TriggerKind::Event);
    type("trigger_topic", QStringLiteral("orders.*"));
    auto *matches = find<QLabel>("triggerMatches");
    QTRY_VERIFY2(matches->text().endsWith(QStringLiteral("orders.new, orders.paid")), qPrintable(matches->text()));
    QVERIFY(matches->isVisible());
    type("trigger_topic", QStringLiteral("stock.**"));
    QTRY_VERIFY(matches->text().contains(QStringLiteral("No event")));
    type("trigger_topic", QStringLiteral("a..b"));
    QTRY_VERIFY(!matches->isVisible());
}

void TestTriggerSection::duplicatesAndRemovesByKeys()
{
    add(TriggerKind::Interval);
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(triggers().size(), std::size_t(2));
    QCOMPARE(triggers()[1].id, QStringLiteral("interval2"));
    QCOMPARE(list()->currentRow(), 1);
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Up);
    QTest::keyClick(list(), Qt::Key_Delete);
    QCOMPARE(triggers().size(), std::size_t(1));
    QCOMPARE(triggers()[0].id, QStringLiteral("interval2"));
    QCOMPARE(page->current()->undoStack().undoText(), QStringLiteral("Remove the trigger interval"));
    QTest::keyClick(list(), Qt::Key_Return);
    QVERIFY(find<QLineEdit>("trigger_every")->hasFocus());
    QTest::mouseClick(find<QToolButton>("removeTrigger"), Qt::LeftButton);
    QVERIFY(triggers().empty());
    QVERIFY(!find<QLineEdit>("trigger_id")->isVisible());
}

void TestTriggerSection::aProblemLeadsToTheTriggerAndItsField()
{
    add(TriggerKind::Event);
    type("trigger_topic", QStringLiteral("orders.new"));
    type("trigger_value", QStringLiteral("paid")); // of which field?
    add(TriggerKind::Interval);
    page->jumpTo(QStringLiteral("timed"), QStringLiteral("a"));
    auto *problems = find<QListWidget>("problemsList");
    QTest::mouseClick(find<QToolButton>("problemsToggle"), Qt::LeftButton);
    QTRY_COMPARE(problems->count(), 1);
    QTest::mouseClick(problems->viewport(), Qt::LeftButton, {}, problems->visualItemRect(problems->item(0)).center());
    QCOMPARE(list()->currentRow(), 0);
    QVERIFY(find<QLineEdit>("trigger_key")->isVisible());
    QVERIFY(find<QLineEdit>("trigger_key")->hasFocus());
}

void TestTriggerSection::aWrongTriggerHindersNoRunByHand()
{
    add(TriggerKind::Event);
    QTRY_COMPARE(page->current()->problems().size(), std::size_t(1));
    table->trigger(QStringLiteral("design.run"));
    QCOMPARE(engine->started.size(), std::size_t(1));
    table->trigger(QStringLiteral("design.arm"));
    QVERIFY(engine->armRequests.empty());
}

void TestTriggerSection::showsWhenAnArmedOneIsDueNext()
{
    add(TriggerKind::Interval);
    QVERIFY(find<QLabel>("triggerHint")->text().contains(QStringLiteral("once it is armed")));
    const Trigger trigger = triggers()[0];
    const WallTime now{std::chrono::milliseconds(1'774'659'600'000)};
    engine->now.armed = {{QStringLiteral("timed"),
                          QStringLiteral("ada"),
                          now,
                          std::make_shared<const Workflow>(page->current()->workflow()),
                          {{trigger, now, 0, 0}}}};
    engine->announce(now);
    const auto detail = [this] { return list()->item(0)->data(TwoLines::kDetailRole).toString(); };
    QVERIFY2(detail().contains(QStringLiteral("next")), qPrintable(detail()));
    QVERIFY(!find<QLabel>("triggerHint")->isVisible());
    // What is not as it was armed is not due.
    type("trigger_every", QStringLiteral("2h"));
    QVERIFY2(!detail().contains(QStringLiteral("next")), qPrintable(detail()));
}

void TestTriggerSection::showsTheWebhooksOfTheWorkspaceReadOnly()
{
    QCOMPARE(list()->count(), 1);
    QCOMPARE(list()->item(0)->text(), QStringLiteral("orders"));
    QCOMPARE(list()->item(0)->data(TwoLines::kDetailRole).toString(),
             QStringLiteral("POST http://127.0.0.1:7272/hooks/orders"));
    list()->setCurrentRow(0);
    auto *details = find<QLabel>("webhookDetails");
    QVERIFY(details->isVisible());
    QVERIFY(details->text().contains(QStringLiteral("sluice.json")));
    QVERIFY(!find<QToolButton>("removeTrigger")->isVisible());
    QTest::keyClick(list(), Qt::Key_Delete);
    QVERIFY(!page->current()->isModified());
}

void TestTriggerSection::everyFieldHasAnAccessibleName()
{
    for (const TriggerKind kind :
         {TriggerKind::Cron, TriggerKind::Interval, TriggerKind::Event, TriggerKind::Failure, TriggerKind::File,
          TriggerKind::Manual}) {
        add(kind);
        const auto *form = page->findChild<TriggerForm *>();
        for (const QWidget *field : form->findChildren<QWidget *>()) {
            if (field->isVisible() && field->objectName().startsWith(QStringLiteral("trigger_")))
                QVERIFY2(!field->accessibleName().isEmpty(), qPrintable(field->objectName()));
        }
        QVERIFY(!list()->currentItem()->data(Qt::AccessibleTextRole).toString().isEmpty());
    }
}

QTEST_MAIN(TestTriggerSection)
#include "tst_triggersection.moc"
