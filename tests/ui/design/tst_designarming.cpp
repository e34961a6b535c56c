#include "core/workflow/workflowfile.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/design/designpage.h"
#include "ui/shell/commandtable.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"

#include <QDir>
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
    void disarmsWhatIsDeleted();

private:
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
