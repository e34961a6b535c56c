#include "core/workflow/workflowfile.h"
#include "tests/ui/design/designfixture.h"
#include "ui/canvas/pastview.h"
#include "ui/design/templatepicker.h"
#include "ui/widgets/emptystate.h"

#include <QListWidget>

using namespace sluice;
using namespace Qt::StringLiterals;

/// The Design page of a workspace, and three templates beside it: one whose connection the workspace lacks, one without any,
/// one that cannot be read.
struct Offered : DesignFixture {
    Offered()
    {
        templates = {
            {u"Sync two shops"_s, put(u"sync"_s, true)}, {u"Report"_s, put(u"report"_s, false)}, {u"Torn"_s, broken()}};
        page->setTemplates([this] { return templates; });
    }
    [[nodiscard]] QString put(const QString &id, bool hasConnection) const
    {
        const QDir folder(dir->filePath(u"shipped/"_s + id));
        (void)folder.mkpath(u"workflows"_s);
        Workflow workflow;
        workflow.id = id;
        workflow.description = u"Does the job of %1. It takes a while.\n\nBefore the first run: look at it."_s.arg(id);
        Task task;
        task.id = u"fetch"_s;
        task.type = u"http.request"_s;
        task.params = {{u"connection"_s, hasConnection ? u"shop"_s : u"here"_s}, {u"url"_s, u"/a"_s}};
        workflow.tasks = {task};
        Connection shop;
        shop.id = u"shop"_s;
        shop.type = u"http"_s;
        shop.name = u"Far shop"_s;
        shop.baseUrl = u"https://shop.example.com"_s;
        Connection unused = shop;
        unused.id = u"unused"_s;
        const QString path = folder.filePath(u"workflows/%1.json"_s.arg(id));
        const bool isWritten = saveWorkflow(workflow, path)
                               && saveConnections({shop, unused}, folder.filePath(u"connections.json"_s));
        return isWritten ? path : QString();
    }
    [[nodiscard]] QString broken() const
    {
        QFile file(dir->filePath(u"shipped/torn.json"_s));
        return file.open(QIODevice::WriteOnly) && file.write("{") == 1 ? file.fileName() : QString();
    }
    void pick()
    {
        command("design.fromTemplate")->trigger();
        list = find<QListWidget>("templateList");
        filter = find<QLineEdit>("templateFilter");
        name = find<QLineEdit>("templateName");
        create = find<QPushButton>("templateCreate");
        nothing = find<EmptyState>("noTemplate");
    }
    [[nodiscard]] TemplatePicker *picker() const { return find<TemplatePicker>("templatePicker"); }
    [[nodiscard]] QString said() const
    {
        QStringList all;
        for (const auto *label : nothing->findChildren<QLabel *>())
            all += label->text();
        return all.join(u' ');
    }

    TemplatePicker::Templates templates;
    QListWidget *list = nullptr;
    QLineEdit *filter = nullptr;
    QLineEdit *name = nullptr;
    QPushButton *create = nullptr;
    EmptyState *nothing = nullptr;
};

class TestTemplatePicker : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void createsByKeysAlone();
    void showsWhatEachIsForAndHowItLooks();
    void keepsANameThatWasTyped();
    void saysThatNoneMatches();
    void saysThatThereIsNone();
    void saysWhyOneCannotBeRead();
    void makesNothingWhenCancelled();
    void bringsTheConnectionsThatAreMissing();
    void leavesTheConnectionsThatThereAre();
    void leavesUnsavedConnectionsUnsaved();
};

void TestTemplatePicker::createsByKeysAlone()
{
    Offered page;
    page.page->setFocus();
    QTest::keyClick(page.page.get(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    page.list = page.find<QListWidget>("templateList");
    QVERIFY(page.list);
    QVERIFY(QTest::qWaitForWindowActive(page.picker()));
    QTRY_COMPARE(QApplication::focusWidget(), page.find<QLineEdit>("templateFilter"));
    QTest::keyClicks(QApplication::focusWidget(), u"repo"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // to the list, with what was typed
    QCOMPARE(page.list->count(), 1);
    QCOMPARE(QApplication::focusWidget(), page.list);
    QTest::keyClick(page.list, Qt::Key_Return); // to the name
    QTest::keyClicks(QApplication::focusWidget(), u"My report"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(page.page->current());
    QCOMPARE(page.page->current()->title(), u"My report"_s);
    QCOMPARE(page.page->current()->workflow().tasks.size(), std::size_t(1));
    QTRY_VERIFY(!page.picker());
}

void TestTemplatePicker::showsWhatEachIsForAndHowItLooks()
{
    Offered page;
    page.pick();
    QCOMPARE(page.list->count(), 3);
    QCOMPARE(page.list->currentRow(), 0);
    QVERIFY(page.find<QLabel>("templateText")->text().startsWith(u"Does the job of sync. It takes a while."_s));
    QCOMPARE(page.find<QLabel>("templateText")->textFormat(), Qt::PlainText);
    const auto *graph = page.find<PastView>("templateGraph");
    QVERIFY(graph->document());
    QCOMPARE(graph->document()->workflow().id, u"sync"_s);
    QTest::keyClick(page.list, Qt::Key_Down);
    QCOMPARE(page.find<QLabel>("templateTitle")->text(), u"Report"_s);
    QCOMPARE(graph->document()->workflow().id, u"report"_s);
    QCOMPARE(page.name->text(), u"Report"_s);
    page.picker()->close();
}

void TestTemplatePicker::keepsANameThatWasTyped()
{
    Offered page;
    page.pick();
    page.name->clear();
    QTest::keyClicks(page.name, u"Mine"_s);
    page.list->setCurrentRow(1);
    QCOMPARE(page.name->text(), u"Mine"_s);
    page.name->selectAll();
    QTest::keyClick(page.name, Qt::Key_Delete);
    QVERIFY(!page.create->isEnabled()); // it needs some name
    page.picker()->close();
}

void TestTemplatePicker::saysThatNoneMatches()
{
    Offered page;
    page.pick();
    QTest::keyClicks(page.filter, u"sync nowhere"_s);
    QTest::keyClick(page.filter, Qt::Key_Down);
    QCOMPARE(page.list->count(), 0);
    QVERIFY(page.nothing->isVisible());
    QVERIFY2(page.said().contains(u"sync nowhere"_s), qPrintable(page.said()));
    QVERIFY(!page.create->isEnabled());
    QTest::mouseClick(page.nothing->action(), Qt::LeftButton);
    QCOMPARE(page.list->count(), 3);
    QVERIFY(!page.nothing->isVisible());
    QVERIFY(page.create->isEnabled());
    page.picker()->close();
}

void TestTemplatePicker::saysThatThereIsNone()
{
    Offered page;
    page.templates.clear();
    page.pick();
    QVERIFY(page.nothing->isVisible());
    QVERIFY2(page.said().contains(u"share/sluice/samples"_s), qPrintable(page.said()));
    QVERIFY(!page.create->isEnabled());
    page.picker()->close();
}

void TestTemplatePicker::saysWhyOneCannotBeRead()
{
    Offered page;
    page.pick();
    page.list->setCurrentRow(2);
    QVERIFY(page.nothing->isVisible());
    QVERIFY2(page.said().contains(u"torn.json"_s), qPrintable(page.said()));
    QVERIFY(!page.create->isEnabled());
    page.picker()->close();
}

void TestTemplatePicker::makesNothingWhenCancelled()
{
    Offered page;
    page.pick();
    QTest::keyClick(page.picker(), Qt::Key_Escape);
    QVERIFY(!page.page->current());
    QVERIFY(page.workspace->entries().empty());
    QTRY_VERIFY(!page.picker());
    page.pick();
    QTest::mouseClick(page.find<QPushButton>("templateCancel"), Qt::LeftButton);
    QVERIFY(page.workspace->entries().empty());
}

void TestTemplatePicker::bringsTheConnectionsThatAreMissing()
{
    Offered page;
    page.pick();
    QTest::mouseClick(page.create, Qt::LeftButton);
    const auto &connections = page.workspace->connectionsDocument();
    QCOMPARE(connections.connections().size(), std::size_t(1)); // the one that no task names stays away
    QCOMPARE(connections.connection(u"shop"_s)->baseUrl, u"https://shop.example.com"_s);
    QVERIFY(!connections.isModified());
    QVERIFY2(page.bar()->text().contains(u"Far shop"_s), qPrintable(page.bar()->text()));
}

void TestTemplatePicker::leavesTheConnectionsThatThereAre()
{
    Offered page;
    auto &connections = page.workspace->connectionsDocument();
    const QString id = connections.add(u"http"_s);
    QVERIFY(connections.edit(id, u"x"_s, [](Connection &each) {
        each.id = u"shop"_s;
        each.baseUrl = u"https://mine.example.com"_s;
    }));
    QVERIFY(connections.save());
    page.pick();
    QTest::mouseClick(page.create, Qt::LeftButton);
    QCOMPARE(connections.connections().size(), std::size_t(1));
    QCOMPARE(connections.connection(u"shop"_s)->baseUrl, u"https://mine.example.com"_s);
    QVERIFY(!page.bar()->isVisible());
}

void TestTemplatePicker::leavesUnsavedConnectionsUnsaved()
{
    Offered page;
    auto &connections = page.workspace->connectionsDocument();
    connections.add(u"sqlite"_s);
    page.pick();
    QTest::mouseClick(page.create, Qt::LeftButton);
    QCOMPARE(connections.connections().size(), std::size_t(2));
    QVERIFY(connections.isModified()); // what somebody else is at is not saved for them
}

QTEST_MAIN(TestTemplatePicker)
#include "tst_templatepicker.moc"
