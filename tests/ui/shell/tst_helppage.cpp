#include "core/tasks/taskhost.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/shell/commandtable.h"
#include "ui/shell/diagnostics.h"
#include "ui/shell/helppage.h"
#include "ui/shell/helptask.h"
#include "ui/theme/themecontroller.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace sluice;

namespace {

struct HelpFixture {
    FakeEngine engine;
    ThemeController theme{Theme::make(Scheme::Dark)};
    CommandTable commands;
    HelpPage page{HelpServices{engine, theme, commands, [] { return QStringList{QStringLiteral("workflows 3")}; }}};

    HelpFixture() { engine.types = standardCatalog(); }
    void open()
    {
        page.resize(1000, 700);
        page.show();
    }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return page.findChild<T *>(QLatin1StringView(name));
    }
};

} // namespace

/// The help: a page for each task type, a search, and the diagnostics.
class TestHelpPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isMadeWhenItIsLookedAt();
    void everyTypeHasAPageFromTheCatalogue();
    void theExampleHasWhatTheTypeMustHave();
    void searchFindsATypeByOneOfItsParameters();
    void aTypeAskedForBeforeIsShown();
    void howToTryAWorkflowIsShownWithItsKeys();
    void diagnosticsHoldNoSecretAndNobodysName();
    void copiesTheDiagnosticsByKey();
    void tellsHowToLookAtThePastOfARun();
};

void TestHelpPage::isMadeWhenItIsLookedAt()
{
    HelpFixture it;
    QVERIFY(it.page.findChildren<QWidget *>().isEmpty());
    it.open();
    QVERIFY(it.find<QListWidget>("helpTopics"));
}

void TestHelpPage::everyTypeHasAPageFromTheCatalogue()
{
    HelpFixture it;
    it.open();
    auto *topics = it.find<QListWidget>("helpTopics");
    const auto &types = it.engine.types.types();
    QCOMPARE(topics->count(), static_cast<int>(types.size()) + 3);
    topics->setFocus();
    QTest::keyClick(topics, Qt::Key_Down); // how a workflow is tried out
    for (const TaskTypeInfo &type : types) {
        QTest::keyClick(topics, Qt::Key_Down);
        QVERIFY(it.find<QLabel>("helpTaskTitle")->text().contains(type.type));
        QVERIFY(!it.find<QLabel>("helpTaskWorld")->text().isEmpty());
        // The example is the one that the engine's tests run, with what goes in and comes out.
        QFile file(QStringLiteral(":/examples/%1.json").arg(type.type));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(type.type));
        const QJsonObject written = QJsonDocument::fromJson(file.readAll()).object();
        const QJsonObject task = QJsonDocument::fromJson(exampleOf(type)).object();
        QCOMPARE(task.value(u"params"), written.value(u"params"));
        const QString shown = it.find<QLabel>("helpTaskExample")->text();
        QVERIFY2(shown.startsWith(QString::fromUtf8(exampleOf(type))), qPrintable(type.type));
        QCOMPARE(shown.contains(QStringLiteral("What goes in:")), written.contains(u"input"));
        QCOMPARE(shown.contains(QStringLiteral("What comes out:")), written.contains(u"output"));
        QString all;
        for (const QLabel *label : it.find<QWidget>("helpTaskParams")->findChildren<QLabel *>())
            all += label->text() + u'\n';
        for (const ParamInfo &param : type.params) {
            QVERIFY2(all.contains(param.key), qPrintable(type.type + u' ' + param.key));
            QVERIFY2(all.contains(param.help), qPrintable(type.type + u' ' + param.key));
        }
    }
}

void TestHelpPage::theExampleHasWhatTheTypeMustHave()
{
    const TaskCatalog catalog = standardCatalog();
    for (const TaskTypeInfo &type : catalog.types()) {
        const QJsonObject task = QJsonDocument::fromJson(exampleOf(type)).object();
        QCOMPARE(task.value(u"type").toString(), type.type);
        const QJsonObject params = task.value(u"params").toObject();
        for (const ParamInfo &param : type.params)
            QVERIFY2(!param.required || params.contains(param.key), qPrintable(type.type + u' ' + param.key));
        int given = 0;
        for (const QString &key : type.oneParamOf)
            given += params.contains(key) ? 1 : 0;
        QCOMPARE(given, type.oneParamOf.isEmpty() ? 0 : 1);
    }
    // What it does to the world differs between a read and a call.
    QVERIFY(worldOf(*catalog.find(QStringLiteral("noop"))) != worldOf(*catalog.find(QStringLiteral("http.request"))));
}

void TestHelpPage::searchFindsATypeByOneOfItsParameters()
{
    HelpFixture it;
    it.open();
    auto *search = it.find<QLineEdit>("helpSearch");
    QTest::keyClicks(search, QStringLiteral("writes a file folder"));
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(it.find<QLabel>("helpTaskTitle")->text().contains(QStringLiteral("file.write")));
    const auto *topics = it.find<QListWidget>("helpTopics");
    int shown = 0;
    for (int row = 0; row < topics->count(); ++row)
        shown += topics->item(row)->isHidden() ? 0 : 1;
    QCOMPARE(shown, 1);
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(!topics->item(0)->isHidden());
}

void TestHelpPage::aTypeAskedForBeforeIsShown()
{
    HelpFixture it;
    it.page.showTask(QStringLiteral("delay"));
    it.open();
    QVERIFY(it.find<QLabel>("helpTaskTitle")->text().contains(QStringLiteral("delay")));
    it.page.showTask(QStringLiteral("noop"));
    QVERIFY(it.find<QLabel>("helpTaskTitle")->text().contains(QStringLiteral("noop")));
}

void TestHelpPage::howToTryAWorkflowIsShownWithItsKeys()
{
    HelpFixture it;
    it.commands.add({.id = QStringLiteral("design.breakpoint"),
                     .text = [] { return QStringLiteral("Set it"); },
                     .run = [] {},
                     .keys = QKeySequence(Qt::Key_F9)});
    it.page.showTrying(); // before it is made
    it.open();
    const auto *title = it.find<QLabel>("helpTrying_design.breakpoint");
    QVERIFY(title->isVisible());
    QCOMPARE(title->text(), QStringLiteral("Set it (F9)"));
    it.page.showTask(QStringLiteral("noop"));
    QVERIFY(!title->isVisible());
    it.page.showTrying();
    QVERIFY(title->isVisible());
    auto *search = it.find<QLineEdit>("helpSearch");
    QTest::keyClicks(search, QStringLiteral("dry run nothing goes out"));
    QVERIFY2(!it.find<QListWidget>("helpTopics")->item(1)->isHidden(), "it is found by what it says");
}

void TestHelpPage::diagnosticsHoldNoSecretAndNobodysName()
{
    EngineSnapshot now;
    now.taken = WallTime(std::chrono::hours(1));
    ConnectionSnapshot connection;
    connection.id = QStringLiteral("my-bank");
    connection.forcedBy = QStringLiteral("ada");
    connection.forcedWhy = QStringLiteral("password hunter2 leaked");
    now.connections = {connection};
    ComponentSnapshot component;
    component.id = QStringLiteral("io");
    component.lastError = {QStringLiteral("http.status"),
                           {{QStringLiteral("url"), QStringLiteral("https://u:hunter2@x")}},
                           QStringLiteral("hunter2")};
    now.components = {component};
    now.trouble = EngineTrouble{{QStringLiteral("journal.diskFull"), {}, QStringLiteral("hunter2")}};
    LogPage log;
    log.last = 9;
    log.records = {{9, now.taken, LogLevel::Error, QStringLiteral("journal"),
                    QStringLiteral("cannot write %1/w/journal.db").arg(QDir::homePath())}};
    const QString text = diagnosticsText(now, {QStringLiteral("workflows 3")}, log);
    for (const char *part : {"hunter2", "my-bank", "ada", "https://"})
        QVERIFY2(!text.contains(QLatin1StringView(part)), part);
    QVERIFY(!text.contains(QDir::homePath()));
    QVERIFY(text.contains(QStringLiteral("~/w/journal.db")));
    QVERIFY(text.contains(QStringLiteral("workflows 3")));
    QVERIFY(text.contains(QStringLiteral("http.status")));
    QVERIFY(text.contains(QString::fromLatin1(qVersion())));
}

void TestHelpPage::copiesTheDiagnosticsByKey()
{
    HelpFixture it;
    it.engine.log.last = 1;
    it.engine.log.records = {{1, {}, LogLevel::Info, QStringLiteral("engine"), QStringLiteral("starts")}};
    it.engine.log.file = QStringLiteral("/w/.sluice/log/engine.jsonl");
    it.open();
    auto *topics = it.find<QListWidget>("helpTopics");
    topics->setFocus();
    QTest::keyClick(topics, Qt::Key_End);
    QTRY_VERIFY(it.find<QPlainTextEdit>("diagnostics")->toPlainText().contains(QStringLiteral("engine: starts")));
    auto *copy = it.find<QPushButton>("diagnosticsCopy");
    copy->setFocus();
    QTest::keyClick(copy, Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), it.find<QPlainTextEdit>("diagnostics")->toPlainText());
    QVERIFY(it.find<QLabel>("logPath")->text().contains(QStringLiteral("engine.jsonl")));
    QVERIFY(it.find<QPushButton>("logOpen")->isVisible());
}

void TestHelpPage::tellsHowToLookAtThePastOfARun()
{
    HelpFixture it;
    it.open();
    const auto *text = it.find<QLabel>("helpPast");
    QVERIFY(text && text->isVisible());
    QVERIFY(text->text().contains(QStringLiteral("Fork from here")));
    QStringList lines;
    for (const QLabel *label : text->parentWidget()->findChildren<QLabel *>())
        lines += label->text();
    for (const char *line : {"Look at the past of a run", "One event back or on", "Back to the graph that is edited"})
        QVERIFY2(lines.contains(QLatin1StringView(line)), line);
}

QTEST_MAIN(TestHelpPage)
#include "tst_helppage.moc"
