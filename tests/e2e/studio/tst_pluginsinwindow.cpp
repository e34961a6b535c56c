#include "core/workflow/workflowfile.h"
#include "core/workflow/workspacesettings.h"
#include "tests/e2e/support/openstudio.h"
#include "tests/e2e/support/windowmain.h"
#include "ui/canvas/canvasview.h"
#include "ui/design/designpage.h"
#include "ui/shell/commandtable.h"
#include "ui/shell/pluginsdialog.h"

#include <QComboBox>
#include <QDir>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QtTest>

#include <algorithm>

using namespace sluice;
using namespace Qt::StringLiterals;

/// Plug-ins in the real window: what a workflow shows whose plug-in is missing, and what is there once it is installed.
class TestPluginsInWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void opensAWorkflowWhosePluginIsMissing();
    void keepsItsDataWhenItIsSaved();
    void switchesItOffByTheFix();
    void showsTheTypesOnceItIsInstalled();
    void isGoneOnceItIsRemoved();
    void cleanupTestCase() { m_studio.reset(); }

private:
    /// The window that is there now; opening the workspace again makes another one.
    [[nodiscard]] static MainWindow *window()
    {
        for (QWidget *top : QApplication::topLevelWidgets()) {
            if (auto *main = qobject_cast<MainWindow *>(top); main && main->isVisible())
                return main;
        }
        return nullptr;
    }
    [[nodiscard]] static DesignPage *design() { return window()->findChild<DesignPage *>(); }
    [[nodiscard]] WorkflowDocument *document() const
    {
        design()->openWorkflow(u"words"_s);
        return design()->current();
    }
    [[nodiscard]] static QStringList palette()
    {
        QStringList all;
        const auto found = window()
                               ->findChild<QTreeWidget *>(u"taskPalette"_s)
                               ->findItems(u"*"_s, Qt::MatchWildcard | Qt::MatchRecursive);
        for (const auto *item : found)
            all += item->text(0);
        return all;
    }
    /// By the menu, as a person would.
    [[nodiscard]] static PluginsDialog *openPlugins()
    {
        for (const QMenu *menu : window()->findChildren<QMenu *>()) {
            for (QAction *action : menu->actions()) {
                if (action->objectName() == u"workspace.plugins"_s) {
                    action->trigger();
                    return window()->findChild<PluginsDialog *>();
                }
            }
        }
        return nullptr;
    }
    /// Waits for the window after this one.
    [[nodiscard]] static bool reopen(PluginsDialog *dialog)
    {
        const QPointer<MainWindow> before = window();
        auto *again = dialog->findChild<QPushButton *>(u"pluginReopen"_s);
        if (!again)
            return false;
        QTest::mouseClick(again, Qt::LeftButton);
        return QTest::qWaitFor([&] { return !before && window() && design(); }, 30'000);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<OpenStudio> m_studio;
};

void TestPluginsInWindow::initTestCase()
{
    QVERIFY(QDir(m_folder.path()).mkpath(u"workflows"_s));
    WorkspaceSettings settings;
    settings.name = u"Plugged"_s;
    QVERIFY(saveWorkspaceSettings(settings, m_folder.filePath(u"sluice.json"_s)));
    Workflow workflow;
    workflow.id = u"words"_s;
    Task count;
    count.id = u"count"_s;
    count.type = u"words.count"_s;
    count.params = {{u"text"_s, u"one two"_s}, {u"least"_s, 2}};
    count.notes = u"Ask Ada."_s;
    workflow.tasks = {count};
    QVERIFY(saveWorkflow(workflow, m_folder.filePath(u"workflows/words.json"_s)));
    m_studio = std::make_unique<OpenStudio>();
    QVERIFY(m_studio->open({m_folder.path(), {}, QSize(1280, 800)}));
}

void TestPluginsInWindow::opensAWorkflowWhosePluginIsMissing()
{
    QVERIFY(document());
    const NodeItem *node = design()->currentCanvas()->canvas().node(u"count"_s);
    QVERIFY(node);
    QVERIFY(node->look().disabled);
    QCOMPARE(node->look().typeLabel, u"words.count"_s);
    QTRY_VERIFY(!document()->problems().empty());
    QCOMPARE(document()->problems().front().error.code, u"workflow.unknownType"_s);
    QVERIFY(!palette().contains(u"Count words"_s));
}

void TestPluginsInWindow::keepsItsDataWhenItIsSaved()
{
    document()->setName(u"Words"_s);
    QVERIFY(document()->save());
    const auto saved = loadWorkflow(m_folder.filePath(u"workflows/words.json"_s));
    QVERIFY(saved);
    const QJsonObject params{{u"text"_s, u"one two"_s}, {u"least"_s, 2}};
    QCOMPARE(saved->tasks.front().params, params);
    QCOMPARE(saved->tasks.front().notes, u"Ask Ada."_s);
    QVERIFY(!saved->tasks.front().disabled); // it waits for its plug-in
}

void TestPluginsInWindow::switchesItOffByTheFix()
{
    QTRY_VERIFY(!document()->problems().empty());
    design()->jumpTo(u"words"_s, u"count"_s);
    const auto commands = design()->commands();
    const auto fix = std::ranges::find(commands, u"design.quickFix"_s, &QObject::objectName);
    QVERIFY(fix != commands.end());
    (*fix)->trigger();
    QTRY_VERIFY(document()->workflow().tasks.front().disabled);
    QTRY_COMPARE(document()->problems().front().severity, Severity::Warning);
    document()->undoStack().undo();
    QVERIFY(!document()->workflow().tasks.front().disabled);
}

void TestPluginsInWindow::showsTheTypesOnceItIsInstalled()
{
    auto *dialog = openPlugins();
    QVERIFY(dialog);
    dialog->findChild<QComboBox *>(u"pluginTarget"_s)->setCurrentIndex(1); // for this workspace
    dialog->installFrom(QStringLiteral(SLUICE_TEST_SCRIPTS "/words"));
    QCOMPARE(dialog->findChild<QListWidget *>(u"pluginList"_s)->count(), 1);
    QVERIFY(reopen(dialog));
    QVERIFY(palette().contains(u"Count words"_s));
    QVERIFY(document());
    const NodeItem *node = design()->currentCanvas()->canvas().node(u"count"_s);
    QVERIFY(!node->look().disabled);
    QCOMPARE(node->look().typeLabel, u"Count words"_s);
    QTRY_VERIFY(document()->problems().empty());
    window()->showPage(u"help"_s);
    const auto *topics = window()->findChild<QListWidget *>(u"helpTopics"_s);
    QVERIFY(topics);
    QCOMPARE(topics->findItems(u"Task: Count words"_s, Qt::MatchExactly).size(), 1);
}

void TestPluginsInWindow::isGoneOnceItIsRemoved()
{
    auto *dialog = openPlugins();
    QVERIFY(dialog);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"pluginRemove"_s), Qt::LeftButton);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"pluginRemoveYes"_s), Qt::LeftButton);
    QVERIFY(reopen(dialog));
    QVERIFY(!palette().contains(u"Count words"_s));
    QVERIFY(document());
    QVERIFY(design()->currentCanvas()->canvas().node(u"count"_s)->look().disabled);
}

int main(int argc, char *argv[])
{
    return runInOwnHome<TestPluginsInWindow>(argc, argv);
}

#include "tst_pluginsinwindow.moc"
