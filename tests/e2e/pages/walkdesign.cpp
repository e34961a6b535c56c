// What the Design page has to show.
#include "tests/e2e/pages/walk.h"

#include "ui/canvas/canvasview.h"
#include "ui/design/designpage.h"
#include "ui/shell/hintbar.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <algorithm>

namespace sluice {

void Walk::give(const char *command)
{
    const auto commands = find<DesignPage>()->commands();
    const auto found = std::ranges::find(commands, QString::fromLatin1(command), &QObject::objectName);
    if (found == commands.end() || !(*found)->isEnabled()) {
        m_look(QStringLiteral("the command %1").arg(QString::fromLatin1(command)), nullptr, m_window);
        return;
    }
    (*found)->trigger();
    settle();
}

void Walk::takeBack()
{
    auto *document = find<DesignPage>()->current();
    document->endMerge();
    document->undoStack().setIndex(0);
    settle();
}

void Walk::design()
{
    page("design");
    auto *design = find<DesignPage>();
    if (auto *hint = find<HintBar>()) {
        hint->show();
        look(QStringLiteral("first start"), "hintBar");
        hint->hide();
    }
    design->openWorkflow(kSampleWorkflow);
    design->jumpTo(kSampleWorkflow, {});
    look(QStringLiteral("design"), "designPage");
    if (see("runLine"))
        look(QStringLiteral("design with a run"), "runLine");
    design->jumpTo(kEveryType, {});
    // What its tasks lack is found on another thread.
    (void)QTest::qWaitFor([&] { return !design->current()->problems().empty(); });
    press("problemsToggle");
    look(QStringLiteral("problems"), "problemsList");
    press("design_run_button");
    look(QStringLiteral("run refused"), "goToFirstProblem");
    press("infoClose");
    press("problemsToggle");
}

void Walk::canvas()
{
    auto *design = find<DesignPage>();
    CanvasView *view = design->currentCanvas();
    view->canvas().select({});
    view->setFocus();
    trigger("design.add");
    look(QStringLiteral("quick add"), "quickList");
    leave("quickListInput");
    view->canvas().select({QStringLiteral("t1")});
    view->canvas().setCurrent(QStringLiteral("t1"));
    trigger("design.connect");
    look(QStringLiteral("connect by typing"), "quickList");
    leave("quickListInput");
    trigger("design.rename");
    look(QStringLiteral("rename in place"), "renameInPlace");
    leave("renameInPlace");
    Q_EMIT view->menuRequested(m_window.mapToGlobal(QPoint(200, 200)));
    lookAtMenu(QStringLiteral("menu of a task"));
    view->canvas().select({});
    Q_EMIT view->menuRequested(m_window.mapToGlobal(QPoint(200, 200)));
    lookAtMenu(QStringLiteral("menu of the canvas"));
    press("workflowMenu");
    lookAtMenu(QStringLiteral("menu of a workflow"));
    view->selectAll();
    look(QStringLiteral("many tasks"), "inspector");
    view->canvas().select({});
    look(QStringLiteral("workflow form"), "workflowName");
    for (const char *name : {"workflowFilter", "paletteFilter"}) {
        auto *filter = qobject_cast<QLineEdit *>(see(name));
        filter->setText(QStringLiteral("qqqq"));
        QTest::keyClick(filter, Qt::Key_Return);
        look(QStringLiteral("nothing found in %1").arg(QString::fromLatin1(name)), name);
        filter->clear();
        settle();
    }
}

void Walk::inspector()
{
    auto *design = find<DesignPage>();
    const auto tasks = design->current()->workflow().tasks;
    for (const Task &task : tasks) {
        design->jumpTo(kEveryType, task.id);
        settle();
        openTabs(QStringLiteral("inspector of %1").arg(task.type), "inspectorTabs", {});
    }
    design->jumpTo(kSampleWorkflow, QStringLiteral("fetch"));
    settle();
    openTabs(QStringLiteral("inspector with a run"), "inspectorTabs", {});
}

void Walk::drawing()
{
    auto *design = find<DesignPage>();
    design->jumpTo(kEveryType, {});
    CanvasView *view = design->currentCanvas();
    view->setFocus();
    view->canvas().select({QStringLiteral("t1"), QStringLiteral("t2")});
    give("design.group");
    look(QStringLiteral("name of a group"), "renameInPlace");
    leave("renameInPlace");
    const auto menuOf = [&](const QString &what) {
        Q_EMIT view->menuRequested(m_window.mapToGlobal(QPoint(200, 200)));
        lookAtMenu(what);
        Q_EMIT view->menuRequested(m_window.mapToGlobal(QPoint(200, 200)));
        lookAtSubmenus(what);
    };
    menuOf(QStringLiteral("menu of a group"));
    give("design.collapse");
    look(QStringLiteral("collapsed group"), "canvas");
    give("design.note");
    look(QStringLiteral("a note that is written"), "noteInPlace");
    leave("noteInPlace");
    const auto note = design->current()->addNote(QRectF(0, 200, 200, 96));
    view->canvas().select({}, {note});
    menuOf(QStringLiteral("menu of a note"));
    auto *aside = qobject_cast<QTabWidget *>(see("asideTabs"));
    aside->setCurrentIndex(1);
    look(QStringLiteral("outline"), "outline");
    aside->setCurrentIndex(0);
    give("design.minimap");
    look(QStringLiteral("overview"), "canvas");
    give("design.minimap");
    give("design.find");
    look(QStringLiteral("find bar"), "findBar");
    for (const char *sought : {"t1", "qqqq"}) {
        qobject_cast<QLineEdit *>(see("findText"))->setText(QString::fromLatin1(sought));
        look(QStringLiteral("find %1").arg(QString::fromLatin1(sought)), "findCount");
    }
    qobject_cast<QLineEdit *>(see("findText"))->clear();
    leave("findText");
    design->currentCanvas()->canvas().select({});
    give("design.close");
    look(QStringLiteral("close with edits"), "saveAndClose");
    press("infoClose");
    takeBack();
}

void Walk::triggers()
{
    auto *design = find<DesignPage>();
    design->jumpTo(kEveryType, {});
    design->currentCanvas()->canvas().select({});
    settle();
    auto *kinds = qobject_cast<QPushButton *>(see("addTrigger"))->menu();
    kinds->popup(m_window.mapToGlobal(QPoint(400, 200)));
    lookAtMenu(QStringLiteral("kinds of triggers"));
    const auto actions = kinds->actions();
    for (QAction *kind : actions) {
        if (kind->isSeparator())
            continue;
        kind->trigger();
        look(QStringLiteral("trigger: %1").arg(kind->objectName()), "triggerForm");
    }
    // What is wrong is found on another thread.
    (void)QTest::qWaitFor([&] { return !design->current()->shownProblems().empty(); });
    auto *list = qobject_cast<QListWidget *>(see("triggerList"));
    for (int row = 0; list && row < list->count(); ++row) {
        list->setCurrentRow(row);
        look(QStringLiteral("trigger %1 with what is wrong").arg(row + 1), "triggerForm");
    }
    takeBack();
}

void Walk::inputs()
{
    auto *design = find<DesignPage>();
    design->jumpTo(kEveryType, {});
    give("design.runInput");
    look(QStringLiteral("run with an input"), "inputRun");
    press("inputCancel");
    give("design.saveInput");
    look(QStringLiteral("save an input"), "inputName");
    for (const char *name : {"", "no name at all", "walk"}) {
        qobject_cast<QLineEdit *>(see("inputName"))->setText(QString::fromLatin1(name));
        QTest::keyClick(see("inputName"), Qt::Key_Space);
        QTest::keyClick(see("inputName"), Qt::Key_Backspace);
        look(QStringLiteral("save the input “%1”").arg(QString::fromLatin1(name)), "inputSheet");
    }
    press("inputSave");
    look(QStringLiteral("input saved"), "designBar");
    qobject_cast<QToolButton *>(see("runInputs"))->menu()->popup(m_window.mapToGlobal(QPoint(300, 100)));
    lookAtMenu(QStringLiteral("saved inputs"));
    press("infoClose");
    takeBack();
}

void Walk::arming()
{
    auto *design = find<DesignPage>();
    design->jumpTo(kClocked, {});
    press("armSwitch");
    look(QStringLiteral("armed"), "armedLine");
    design->current()->setDescription(QStringLiteral("Changed"));
    look(QStringLiteral("changed since armed"), "armedChanged");
    press("armThis");
    look(QStringLiteral("arm what is not saved"), "saveAndArm");
    press("infoClose");
    takeBack();
    press("armSwitch");
    (void)QTest::qWaitFor([&] { return see("armedLine") == nullptr; });
}

} // namespace sluice
