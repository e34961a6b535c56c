#include "core/workflow/workflowfile.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/design/designpage.h"
#include "ui/shell/commandtable.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"
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
class TestDesignArming : public QObject {
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
    template <typename T>
    T *find(const char *name) const
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    void announceArmed(WallTime accounted)
    {
        m_engine->now.armed = {{m_workflow.id,
                                QStringLiteral("ada"),
                                {},
                                std::make_shared<const Workflow>(m_workflow),
                                {{m_workflow.triggers[0], accounted, 0, 0}}}};
        m_engine->announce(accounted);
    }
    [[nodiscard]] QString detail() const
    {
        return find<QListWidget>("workflowList")->item(0)->data(TwoLines::kDetailRole).toString();
    }
    [[nodiscard]] QToolButton *arm() const { return m_page->findChild<QToolButton *>(QStringLiteral("armSwitch")); }

    Workflow m_workflow;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<ThemeController> m_themes;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<CommandTable> m_table;
    std::unique_ptr<DesignPage> m_page;
};

void TestDesignArming::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    Trigger often;
    often.id = QStringLiteral("often");
    often.kind = TriggerKind::Interval;
    often.every = std::chrono::minutes(5);
    m_workflow = {};
    m_workflow.id = QStringLiteral("timed");
    m_workflow.tasks = {{QStringLiteral("a"), QStringLiteral("noop"), {}, {}, {}, false, {}}};
    m_workflow.layout = {{QStringLiteral("a"), {}}};
    m_workflow.triggers = {often};
    QVERIFY(QDir(m_dir->path()).mkpath(QStringLiteral("workflows")));
    QVERIFY(saveWorkflow(m_workflow, m_dir->filePath(QStringLiteral("workflows/timed.json"))));
    m_engine = std::make_unique<FakeEngine>();
    m_themes = std::make_unique<ThemeController>(Theme::make(Scheme::Light));
    m_workspace = std::make_unique<Workspace>(m_dir->path(), WorkflowDocument::Checker());
    m_table = std::make_unique<CommandTable>();
    m_page = std::make_unique<DesignPage>(*m_engine, *m_workspace, *m_themes, *m_table);
    m_page->openWorkflow(m_workflow.id);
    QVERIFY(m_page->current());
}

void TestDesignArming::cleanup()
{
    m_page.reset();
    m_table.reset();
    m_workspace.reset();
    m_themes.reset();
    m_engine.reset();
    m_dir.reset();
}

void TestDesignArming::armsWhatIsSaved()
{
    arm()->click();
    QCOMPARE(m_engine->armRequests.size(), std::size_t(1));
    QVERIFY(m_engine->armRequests.front() == m_workflow);
    m_engine->announce();
    QVERIFY(arm()->isChecked());
    QVERIFY(!m_workspace->entry(m_workflow.id)->armed.isEmpty());
    arm()->click();
    QCOMPARE(m_engine->disarmRequests, QStringList{m_workflow.id});
    m_engine->announce();
    QVERIFY(!arm()->isChecked());
    QVERIFY(m_workspace->entry(m_workflow.id)->armed.isEmpty());
}

void TestDesignArming::tellsWhatStartsTheWorkflow()
{
    m_engine->now.armed = {{m_workflow.id,
                            QStringLiteral("ada"),
                            {},
                            std::make_shared<const Workflow>(m_workflow),
                            {{m_workflow.triggers[0], WallTime{}, 0, 0}}}};
    m_engine->announce();
    QVERIFY(arm()->isChecked());
    QVERIFY2(arm()->toolTip().contains(QStringLiteral("often: every 5")), qPrintable(arm()->toolTip()));
    QVERIFY(arm()->toolTip().contains(QStringLiteral("1970")));
}

void TestDesignArming::saysWhyItCannotBeArmed()
{
    m_engine->armFailure = Error{QStringLiteral("trigger.none"), {{QStringLiteral("workflow"), m_workflow.id}}, {}};
    arm()->click();
    auto *bar = m_page->findChild<InfoBar *>(QStringLiteral("designBar"));
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
    m_engine->now.armed.clear();
    m_engine->announce();
    QVERIFY(line->isHidden());
    QCOMPARE(detail(), QStringLiteral("disarmed"));
}

void TestDesignArming::saysThatItWasChangedAndArmsThisVersion()
{
    announceArmed(WallTime(std::chrono::milliseconds(1'774'699'200'000)));
    auto *armThis = find<QToolButton>("armThis");
    auto &document = *m_page->current();
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
    QVERIFY(m_table->action(QStringLiteral("design.armThis"))->isEnabled());
    armThis->click(); // only a saved version can be armed
    QVERIFY(m_engine->armRequests.empty());
    find<QPushButton>("saveAndArm")->click();
    QCOMPARE(m_engine->armRequests.size(), std::size_t(1));
    QVERIFY(m_engine->armRequests.front().triggers[0] == rarely);
    QVERIFY(m_engine->disarmRequests.isEmpty());
    m_engine->announce();
    QVERIFY(armThis->isHidden());
    QVERIFY(!m_table->action(QStringLiteral("design.armThis"))->isEnabled());
    // And so when its file changes while it is closed.
    m_workspace->close(m_workflow.id);
    QVERIFY(!m_workspace->entry(m_workflow.id)->differs);
    QVERIFY(saveWorkflow(m_workflow, m_workspace->entry(m_workflow.id)->path));
    m_workspace->refresh();
    QVERIFY(m_workspace->entry(m_workflow.id)->differs);
}

void TestDesignArming::disarmsWhatIsDeleted()
{
    arm()->click();
    m_engine->announce();
    m_page->findChild<QToolButton *>(QStringLiteral("workflowMenu"))->click();
    m_page->findChild<QAction *>(QStringLiteral("deleteWorkflow"))->trigger();
    QVERIFY(!m_workspace->entry(m_workflow.id));
    QCOMPARE(m_engine->disarmRequests, QStringList{m_workflow.id});
}

QTEST_MAIN(TestDesignArming)
#include "tst_designarming.moc"
