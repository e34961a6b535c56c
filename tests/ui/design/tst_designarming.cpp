#include "tests/ui/design/designfixture.h"
#include "ui/widgets/twolines.h"
#include "ui/wording/formats.h"
#include "ui/wording/triggerwords.h"

#include <QAction>
#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace sluice;

/// The switch of the Design page that arms a workflow, which is in a file and open.
class TestDesignArming : public QObject, private DesignParts {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void armsWhatIsSaved();
    void tellsWhatStartsTheWorkflow();
    void saysWhyItCannotBeArmed();
    void showsWhatIsArmedAndWhenItIsDueNext();
    void saysThatItWasChangedAndArmsThisVersion();
    void disarmsWhatIsDeleted();

private:
    void announceArmed(WallTime accounted)
    {
        engine->now.armed = {{m_workflow.id,
                              QStringLiteral("ada"),
                              {},
                              std::make_shared<const Workflow>(m_workflow),
                              {{m_workflow.triggers[0], accounted, 0, 0}}}};
        engine->announce(accounted);
    }
    [[nodiscard]] QString detail() const
    {
        return find<QListWidget>("workflowList")->item(0)->data(TwoLines::kDetailRole).toString();
    }
    [[nodiscard]] QToolButton *arm() const { return page->findChild<QToolButton *>(QStringLiteral("armSwitch")); }

    Workflow m_workflow;
};

void TestDesignArming::init()
{
    Trigger often;
    often.id = QStringLiteral("often");
    often.kind = TriggerKind::Interval;
    often.every = std::chrono::minutes(5);
    m_workflow = {};
    m_workflow.id = QStringLiteral("timed");
    m_workflow.tasks = {{QStringLiteral("a"), QStringLiteral("noop"), {}, {}, {}, false, {}}};
    m_workflow.layout = {{QStringLiteral("a"), {}}};
    m_workflow.triggers = {often};
    QVERIFY(write(m_workflow));
    make({}, false);
    page->openWorkflow(m_workflow.id);
    QVERIFY(page->current());
}

void TestDesignArming::cleanup()
{
    close();
}

void TestDesignArming::armsWhatIsSaved()
{
    arm()->click();
    QCOMPARE(engine->armRequests.size(), std::size_t(1));
    QVERIFY(engine->armRequests.front() == m_workflow);
    engine->announce();
    QVERIFY(arm()->isChecked());
    QVERIFY(!workspace->entry(m_workflow.id)->armed.isEmpty());
    arm()->click();
    QCOMPARE(engine->disarmRequests, QStringList{m_workflow.id});
    engine->announce();
    QVERIFY(!arm()->isChecked());
    QVERIFY(workspace->entry(m_workflow.id)->armed.isEmpty());
}

void TestDesignArming::tellsWhatStartsTheWorkflow()
{
    engine->now.armed = {{m_workflow.id,
                          QStringLiteral("ada"),
                          {},
                          std::make_shared<const Workflow>(m_workflow),
                          {{m_workflow.triggers[0], WallTime{}, 0, 0}}}};
    engine->announce();
    QVERIFY(arm()->isChecked());
    QVERIFY2(arm()->toolTip().contains(QStringLiteral("often: every 5")), qPrintable(arm()->toolTip()));
    QVERIFY(arm()->toolTip().contains(QStringLiteral("1970")));
}

void TestDesignArming::saysWhyItCannotBeArmed()
{
    engine->armFailure = Error{QStringLiteral("trigger.none"), {{QStringLiteral("workflow"), m_workflow.id}}, {}};
    arm()->click();
    auto *bar = page->findChild<InfoBar *>(QStringLiteral("designBar"));
    QTRY_VERIFY(bar->text().contains(QStringLiteral("cannot be armed")));
    QVERIFY(!arm()->isChecked());
}

void TestDesignArming::showsWhatIsArmedAndWhenItIsDueNext()
{
    auto *line = find<QWidget>("armedLine");
    QVERIFY(line->isHidden());
    QCOMPARE(detail(), QStringLiteral("disarmed"));
    const WallTime noon(std::chrono::milliseconds(1'774'699'200'000));
    announceArmed(noon);
    const QString due = momentText(noon + std::chrono::minutes(5), noon);
    QVERIFY(!line->isHidden());
    QCOMPARE(find<QLabel>("armedNext")->text(), QStringLiteral("Next: often, ") + due);
    QVERIFY2(detail().startsWith(QStringLiteral("armed "))
                 && detail().endsWith(QStringLiteral("next ") + dueText(noon + std::chrono::minutes(5), noon)),
             qPrintable(detail()));
    QVERIFY(find<QToolButton>("armThis")->isHidden());
    engine->now.armed.clear();
    engine->announce();
    QVERIFY(line->isHidden());
    QCOMPARE(detail(), QStringLiteral("disarmed"));
}

void TestDesignArming::saysThatItWasChangedAndArmsThisVersion()
{
    announceArmed(WallTime(std::chrono::milliseconds(1'774'699'200'000)));
    auto *armThis = find<QToolButton>("armThis");
    auto &document = *page->current();
    document.setNotes(QStringLiteral("a"), QStringLiteral("of no matter to a run"));
    document.setName(QStringLiteral("Timed")); // compares at once
    QVERIFY(!armThis->isHidden());
    document.undoStack().undo();
    QTRY_VERIFY(armThis->isHidden());
    // Triggers are no part of a version, but of what is armed.
    Trigger rarely = m_workflow.triggers[0];
    rarely.every = std::chrono::hours(5);
    document.setTrigger(0, QStringLiteral("Every"), rarely);
    QTRY_VERIFY(!armThis->isHidden());
    QVERIFY(!find<QWidget>("armedChanged")->isHidden());
    QVERIFY2(detail().contains(QStringLiteral(" · changed")), qPrintable(detail()));
    QVERIFY(table->action(QStringLiteral("design.armThis"))->isEnabled());
    armThis->click(); // only a saved version can be armed
    QVERIFY(engine->armRequests.empty());
    find<QPushButton>("saveAndArm")->click();
    QCOMPARE(engine->armRequests.size(), std::size_t(1));
    QVERIFY(engine->armRequests.front().triggers[0] == rarely);
    QVERIFY(engine->disarmRequests.isEmpty());
    engine->announce();
    QVERIFY(armThis->isHidden());
    QVERIFY(!table->action(QStringLiteral("design.armThis"))->isEnabled());
    // And so when its file changes while it is closed.
    workspace->close(m_workflow.id);
    QVERIFY(!workspace->entry(m_workflow.id)->differs);
    QVERIFY(saveWorkflow(m_workflow, workspace->entry(m_workflow.id)->path));
    workspace->refresh();
    QVERIFY(workspace->entry(m_workflow.id)->differs);
}

void TestDesignArming::disarmsWhatIsDeleted()
{
    arm()->click();
    engine->announce();
    page->findChild<QToolButton *>(QStringLiteral("workflowMenu"))->click();
    page->findChild<QAction *>(QStringLiteral("deleteWorkflow"))->trigger();
    QVERIFY(!workspace->entry(m_workflow.id));
    QCOMPARE(engine->disarmRequests, QStringList{m_workflow.id});
}

QTEST_MAIN(TestDesignArming)
#include "tst_designarming.moc"
