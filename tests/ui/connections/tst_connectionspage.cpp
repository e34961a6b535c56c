#include "core/workflow/workflowfile.h"
#include "tests/ui/support/fakeengine.h"
#include "tests/ui/support/fakesecrets.h"
#include "ui/connections/connectionspage.h"
#include "ui/document/workspace.h"
#include "ui/models/listview.h"
#include "ui/shell/commandtable.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/pagestates.h"

#include <QAction>
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

TaskCatalog requests()
{
    TaskTypeInfo request;
    request.type = u"http.request"_s;
    request.params = {{.key = u"connection"_s, .label = u"Connection"_s, .kind = ParamKind::Connection}};
    return TaskCatalog({request});
}

Connection connection(const QString &id)
{
    Connection made;
    made.id = id;
    made.type = u"http"_s;
    made.baseUrl = u"https://%1.example"_s.arg(id);
    return made;
}

/// A workspace with two connections, of which two tasks of one workflow use the first.
struct Bench {
    explicit Bench(const std::vector<Connection> &connections = {connection(u"shop"_s), connection(u"mail"_s)})
    {
        engine.types = requests();
        Workflow workflow;
        workflow.id = u"orders"_s;
        workflow.name = u"Orders"_s;
        for (const QString &id : {u"fetch"_s, u"send"_s}) {
            Task task;
            task.id = id;
            task.type = u"http.request"_s;
            task.params.insert(u"connection"_s, u"shop"_s);
            workflow.tasks.push_back(task);
        }
        QDir(folder.path()).mkpath(u"workflows"_s);
        [&] { QVERIFY(saveWorkflow(workflow, folder.filePath(u"workflows/orders.json"_s))); }();
        if (!connections.empty())
            [&] { QVERIFY(saveConnections(connections, file())); }();
        workspace = std::make_unique<Workspace>(folder.path(), WorkflowDocument::Checker());
        page = std::make_unique<ConnectionsPage>(ConnectionsServices{engine, *workspace, secrets, theme, commands});
        commands.attach(u"connections"_s, page.get());
        page->resize(1200, 900);
        page->show();
        [&] { QVERIFY(QTest::qWaitForWindowActive(page.get())); }();
    }

    [[nodiscard]] QString file() const { return folder.filePath(u"connections.json"_s); }
    [[nodiscard]] ConnectionsDocument &document() const { return workspace->connectionsDocument(); }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        for (T *each : page->findChildren<T *>(QString::fromLatin1(name))) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] ListView *list() const { return page->findChild<ListView *>(u"connections"_s); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return list()->model()->index(row, column).data().toString();
    }
    [[nodiscard]] QString bar() const
    {
        auto *shown = find<InfoBar>("connectionsBar");
        return shown ? shown->text() : QString();
    }
    [[nodiscard]] QLineEdit *field(const char *key) const
    {
        return find<QLineEdit>(QByteArray("connection_").append(key).constData());
    }
    void press(const char *name) const
    {
        QTRY_VERIFY2(find<QPushButton>(name), name); // buttons of a bar come a turn later
        QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton);
    }
    void run(const char *command) const { commands.trigger(QString::fromLatin1(command)); }

    QTemporaryDir folder;
    FakeEngine engine;
    FakeSecrets secrets;
    ThemeController theme{Theme::make(Scheme::Light)};
    CommandTable commands;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<ConnectionsPage> page;
};

} // namespace

/// The page of connections as a person uses it.
class TestConnectionsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsWhatThereIsAndWhoUsesIt();
    void saysWhatToDoWithoutAny();
    void editsByKeyAndSaves();
    void undoTakesBackEachEdit();
    void keepsWhatCannotStandOutOfTheFile();
    void addsAndDuplicates();
    void deletesWhatNobodyUsesAndBringsItBack();
    void asksBeforeItDeletesWhatIsUsed();
    void renamesWithTheTasksThatNameIt();
    void undoTakesBackARenameEverywhere();
    void testsWhatIsOnScreen();
    void saysWhatATestFoundWrong();
    void aCancelledTestSaysSo();
    void leadsToTheTask();
    void showsWhatTheEngineKnows();
    void saysWhichSecretIsMissing();
    void asksWhichFileIsKept();
    void aBrokenFileIsShownAndLeftAlone();
    void commandsAgreeWithEachOther();
};

void TestConnectionsPage::showsWhatThereIsAndWhoUsesIt()
{
    const Bench it;
    QCOMPARE(it.list()->model()->rowCount(), 2);
    QCOMPARE(it.cell(0, ConnectionListModel::NameColumn), u"shop"_s);
    QCOMPARE(it.cell(0, ConnectionListModel::AddressColumn), u"https://shop.example"_s);
    QCOMPARE(it.cell(0, ConnectionListModel::UsedColumn), u"1 workflow(s)"_s);
    QCOMPARE(it.cell(1, ConnectionListModel::UsedColumn), u"nobody"_s);
    QVERIFY(it.find<QPushButton>("usedBy_orders_fetch") && it.find<QPushButton>("usedBy_orders_send"));
    QCOMPARE(it.field("baseUrl")->text(), u"https://shop.example"_s);
    it.list()->setFocus();
    QTest::keyClick(it.list(), Qt::Key_Down);
    QCOMPARE(it.field("baseUrl")->text(), u"https://mail.example"_s);
    QVERIFY(!it.find<QPushButton>("usedBy_orders_fetch"));
    QTest::keyClick(it.list(), Qt::Key_Return);
    QVERIFY(it.field("name")->hasFocus());
}

void TestConnectionsPage::saysWhatToDoWithoutAny()
{
    const Bench it(std::vector<Connection>{});
    auto *states = it.find<PageStates>("connectionsStates");
    QCOMPARE(states->state(), PageState::Empty);
    QVERIFY(it.find<QLabel>("emptyHeadline"));
    it.press("emptyAction");
    QCOMPARE(states->state(), PageState::Ready);
    QCOMPARE(it.list()->model()->rowCount(), 1);
    QVERIFY(it.field("name")->hasFocus());
    it.run("connections.undo");
    QCOMPARE(states->state(), PageState::Empty);
}

void TestConnectionsPage::editsByKeyAndSaves()
{
    const Bench it;
    QSignalSpy inUse(it.workspace.get(), &Workspace::connectionsChanged);
    it.field("poolSize")->setFocus();
    QTest::keyClicks(it.field("poolSize"), u"3"_s);
    QCOMPARE(it.document().connection(u"shop"_s)->poolSize, 3u);
    QVERIFY(it.cell(0, 0).contains(u"not saved"));
    QVERIFY(it.find<QLabel>("connectionUnsaved"));
    QCOMPARE(inUse.count(), 0);
    QTest::keyClick(it.field("poolSize"), Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(inUse.count(), 1);
    QCOMPARE(it.workspace->connections().front().poolSize, 3u);
    QCOMPARE(loadConnections(it.file())->front().poolSize, 3u);
    QVERIFY(!it.cell(0, 0).contains(u"not saved"));
    QVERIFY(!it.find<QLabel>("connectionUnsaved"));
    QVERIFY(it.bar().startsWith(u"Saved"));
}

void TestConnectionsPage::undoTakesBackEachEdit()
{
    const Bench it;
    QTest::keyClicks(it.field("poolSize"), u"12"_s);
    it.field("name")->setFocus();
    QTest::keyClicks(it.field("name"), u"Shop"_s);
    QTest::keyClick(it.field("name"), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(it.field("name")->text(), QString());
    QCOMPARE(it.field("poolSize")->text(), u"12"_s);
    it.run("connections.undo");
    QCOMPARE(it.field("poolSize")->text(), QString());
    QVERIFY(!it.document().isModified());
    it.run("connections.redo");
    it.run("connections.redo");
    QCOMPARE(it.field("name")->text(), u"Shop"_s);
}

void TestConnectionsPage::keepsWhatCannotStandOutOfTheFile()
{
    const Bench it;
    QTest::keyClicks(it.field("poolSize"), u"3x"_s);
    it.run("connections.save");
    QVERIFY(it.bar().contains(u"Calls at once"));
    QVERIFY(it.field("poolSize")->hasFocus());
    QCOMPARE(loadConnections(it.file())->front().poolSize, 8u);
    QTest::keyClick(it.field("poolSize"), Qt::Key_Backspace);
    it.run("connections.save");
    QCOMPARE(loadConnections(it.file())->front().poolSize, 3u);
}

void TestConnectionsPage::addsAndDuplicates()
{
    const Bench it;
    it.run("connections.newPostgres");
    QCOMPARE(it.cell(2, ConnectionListModel::TypeColumn), u"PostgreSQL"_s);
    QVERIFY(it.field("host"));
    it.list()->setCurrentIndex(it.list()->model()->index(0, 0));
    it.run("connections.duplicate");
    QCOMPARE(it.document().connections()[1].id, u"shop-2"_s);
    QCOMPARE(it.list()->currentIndex().row(), 1);
    QCOMPARE(it.field("baseUrl")->text(), u"https://shop.example"_s);
}

void TestConnectionsPage::deletesWhatNobodyUsesAndBringsItBack()
{
    const Bench it;
    it.list()->setFocus();
    it.list()->setCurrentIndex(it.list()->model()->index(1, 0));
    QTest::keyClick(it.list(), Qt::Key_Delete);
    QVERIFY(!it.document().connection(u"mail"_s));
    QCOMPARE(it.list()->currentIndex().row(), 0);
    it.press("connectionsUndoDelete");
    QVERIFY(it.document().connection(u"mail"_s));
    QCOMPARE(it.list()->currentIndex().row(), 1);
}

void TestConnectionsPage::asksBeforeItDeletesWhatIsUsed()
{
    const Bench it;
    it.run("connections.delete");
    QVERIFY(it.document().connection(u"shop"_s));
    QCOMPARE(it.bar(), u"2 task(s) use shop. Without it they fail."_s);
    it.press("connectionsKeep");
    QVERIFY(it.document().connection(u"shop"_s));
    it.run("connections.delete");
    it.press("connectionsDelete");
    QVERIFY(!it.document().connection(u"shop"_s));
    it.run("connections.undo");
    QVERIFY(it.document().connection(u"shop"_s));
}

void TestConnectionsPage::renamesWithTheTasksThatNameIt()
{
    const Bench it;
    it.run("connections.rename");
    auto *id = it.find<QLineEdit>("connectionRenameId");
    QVERIFY(id && id->hasFocus());
    id->setText({});
    QTest::keyClicks(id, u"mail"_s);
    QVERIFY(!it.find<QPushButton>("connectionRenameConfirm")->isEnabled()); // taken
    QTest::keyClick(id, Qt::Key_Backspace);
    QTest::keyClicks(id, u"n"_s);
    QVERIFY(it.find<QCheckBox>("connectionRenameUses")->isChecked());
    QTest::keyClick(id, Qt::Key_Return);
    QVERIFY(it.document().connection(u"main"_s) && !it.document().connection(u"shop"_s));
    QCOMPARE(it.cell(0, ConnectionListModel::UsedColumn), u"1 workflow(s)"_s);
    WorkflowDocument *workflow = it.workspace->document(u"orders"_s);
    QVERIFY(workflow && workflow->isModified());
    for (const Task &task : workflow->workflow().tasks)
        QCOMPARE(task.params.value(u"connection"_s).toString(), u"main"_s);
    it.run("connections.save");
    QVERIFY(!workflow->isModified() && !it.document().isModified());
    QCOMPARE(loadConnections(it.file())->front().id, u"main"_s);

    it.run("connections.rename");
    it.find<QCheckBox>("connectionRenameUses")->setChecked(false);
    QVERIFY(it.find<QLabel>("connectionRenameNote")->text().contains(u"fail"));
    it.find<QLineEdit>("connectionRenameId")->setText({});
    QTest::keyClicks(it.find<QLineEdit>("connectionRenameId"), u"alone"_s);
    it.press("connectionRenameConfirm");
    QCOMPARE(it.cell(0, ConnectionListModel::UsedColumn), u"nobody"_s);
    QVERIFY(!workflow->isModified());
}

void TestConnectionsPage::undoTakesBackARenameEverywhere()
{
    const Bench it;
    it.run("connections.rename");
    QTest::keyClicks(it.find<QLineEdit>("connectionRenameId"), u"main"_s);
    it.press("connectionRenameConfirm");
    QVERIFY(it.document().connection(u"main"_s) && it.workspace->document(u"orders"_s));
    it.run("connections.undo");
    QVERIFY(it.document().connection(u"shop"_s));
    QVERIFY(!it.workspace->document(u"orders"_s)->isModified());
    QCOMPARE(it.cell(0, ConnectionListModel::UsedColumn), u"1 workflow(s)"_s);
}

void TestConnectionsPage::testsWhatIsOnScreen()
{
    Bench it;
    it.engine.connectionReport.status = 204;
    it.engine.connectionReport.address = u"https://shop.example"_s;
    it.engine.connectionReport.total = Milliseconds(12);
    QTest::keyClicks(it.field("user"), u"me"_s); // not saved
    it.press("connectionTest");
    QCOMPARE(it.engine.connectionTests.size(), std::size_t(1));
    QCOMPARE(it.engine.connectionTests.front().connection.user, u"me"_s);
    QVERIFY(it.find<QPushButton>("connectionTestCancel")->hasFocus());
    QTRY_VERIFY(it.find<InfoBar>("connectionTestResult"));
    QCOMPARE(it.find<InfoBar>("connectionTestResult")->text(), u"shop answers: status 204."_s);
    auto *detail = it.find<InfoBar>("connectionTestResult")->findChild<QLabel *>(u"infoDetail"_s);
    QVERIFY(detail->text().contains(u"12 ms in all"));
    QTest::keyClicks(it.field("user"), u"2"_s);
    QVERIFY(detail->text().contains(u"changed since"));
    it.list()->setCurrentIndex(it.list()->model()->index(1, 0));
    QVERIFY(!it.find<InfoBar>("connectionTestResult"));
}

void TestConnectionsPage::saysWhatATestFoundWrong()
{
    Bench it;
    it.engine.connectionReport.failure = Error{
        u"http.refused"_s, {{u"host"_s, u"shop.example"_s}, {u"port"_s, u"443"_s}}, {}};
    it.run("connections.test");
    QTRY_VERIFY(it.find<InfoBar>("connectionTestResult"));
    auto *result = it.find<InfoBar>("connectionTestResult");
    QVERIFY2(result->text().contains(u"shop.example"), qPrintable(result->text()));
    QVERIFY(!result->findChild<QLabel *>(u"infoDetail"_s)->text().isEmpty());
}

void TestConnectionsPage::aCancelledTestSaysSo()
{
    Bench it;
    it.engine.holdAnswers();
    it.press("connectionTest");
    it.press("connectionTestCancel");
    QVERIFY(it.engine.connectionTests.front().stop.stop_requested());
    QVERIFY(it.find<InfoBar>("connectionTestResult")->text().contains(u"cancelled"));
    it.engine.releaseAnswers();
    QCoreApplication::processEvents();
    QVERIFY(it.find<InfoBar>("connectionTestResult")->text().contains(u"cancelled"));
    QVERIFY(it.find<QPushButton>("connectionTest")->isEnabled());
}

void TestConnectionsPage::leadsToTheTask()
{
    const Bench it;
    QSignalSpy asked(it.page.get(), &ConnectionsPage::taskRequested);
    it.press("usedBy_orders_send");
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.front(), (QVariantList{u"orders"_s, u"send"_s}));
}

void TestConnectionsPage::showsWhatTheEngineKnows()
{
    Bench it;
    ConnectionSnapshot live;
    live.id = u"shop"_s;
    live.poolSize = 8;
    live.inUse = 5;
    it.engine.now.connections = {live};
    it.engine.announce();
    QVERIFY(it.cell(0, ConnectionListModel::StateColumn).contains(u"5 of 8 in use"));
    QCOMPARE(it.cell(1, ConnectionListModel::StateColumn), u"not in use"_s);
}

void TestConnectionsPage::saysWhichSecretIsMissing()
{
    auto locked = connection(u"shop"_s);
    locked.passwordSecret = u"shop.key"_s;
    Bench it({locked});
    QCOMPARE(it.cell(0, ConnectionListModel::StateColumn), u"degraded · no value for shop.key"_s);
    it.press("connection_passwordSecret_enter");
    auto *value = it.find<QLineEdit>("connection_passwordSecret_value");
    QTest::keyClicks(value, u"s3cret"_s);
    QTest::keyClick(value, Qt::Key_Return);
    QTRY_COMPARE(it.cell(0, ConnectionListModel::StateColumn), u"not in use"_s);
    QVERIFY(!it.document().isModified()); // nothing of it is an edit
    QCOMPARE(it.document().undoStack().count(), 0);
    it.run("connections.duplicate");
    it.run("connections.save");
    QFile file(it.file());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("s3cret"));
}

void TestConnectionsPage::asksWhichFileIsKept()
{
    const Bench it;
    QTest::keyClicks(it.field("poolSize"), u"3"_s);
    QVERIFY(saveConnections({connection(u"theirs"_s)}, it.file()));
    it.run("connections.save");
    QVERIFY(it.bar().contains(u"changed outside"));
    QCOMPARE(loadConnections(it.file())->front().id, u"theirs"_s);
    it.press("connectionsKeepOurs");
    QCOMPARE(loadConnections(it.file())->front().poolSize, 3u);
    QTest::keyClicks(it.field("poolSize"), u"4"_s);
    QVERIFY(saveConnections({connection(u"theirs"_s)}, it.file()));
    it.run("connections.save");
    it.press("connectionsTakeTheirs");
    QCOMPARE(it.document().connections().front().id, u"theirs"_s);
}

void TestConnectionsPage::aBrokenFileIsShownAndLeftAlone()
{
    const Bench it;
    QFile file(it.file());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{");
    file.close();
    it.document().readAgain();
    QCOMPARE(it.find<PageStates>("connectionsStates")->state(), PageState::Failed);
    QVERIFY(!it.commands.action(u"connections.newHttp"_s)->isEnabled());
    QVERIFY(!it.field("baseUrl"));
    QVERIFY(saveConnections({connection(u"mended"_s)}, it.file()));
    it.press("emptyAction"); // try again
    QCOMPARE(it.find<PageStates>("connectionsStates")->state(), PageState::Ready);
    QCOMPARE(it.field("baseUrl")->text(), u"https://mended.example"_s);
}

void TestConnectionsPage::commandsAgreeWithEachOther()
{
    const Bench it;
    QCOMPARE(it.commands.problems(), QStringList());
}

QTEST_MAIN(TestConnectionsPage)
#include "tst_connectionspage.moc"
