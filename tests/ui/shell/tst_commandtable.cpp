#include "ui/shell/commandtable.h"

#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace sluice;

namespace {

CommandEntry command(const char *id, const QKeySequence &keys = {}, const QString &context = {})
{
    CommandEntry made{QString::fromLatin1(id), [id] { return QString::fromLatin1(id); }, [] {}, keys};
    made.context = context;
    return made;
}

} // namespace

class TestCommandTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sharedKeysAreAProblemWhereBothWork();
    void keysOfTextFieldsAreAProblem_data();
    void keysOfTextFieldsAreAProblem();
    void wordsFollowTheLanguage();
    void keysWorkWhileTheirPageIsInSight();
    void plainKeysWorkOnlyInsideTheirPage();
    void disabledCommandsDoNothing();
    void otherKeysTakeThePlaceOfTheOldOnes();
    void ownKeysHoldForCommandsThatComeLater();
    void tellsWhoHasTheKeys();
};

void TestCommandTable::sharedKeysAreAProblemWhereBothWork()
{
    const QKeySequence keys(Qt::CTRL | Qt::Key_R);
    CommandTable table;
    table.add(command("a", keys, QStringLiteral("one")));
    table.add(command("b", keys, QStringLiteral("two")));
    QVERIFY(table.problems().isEmpty());
    table.add(command("c", keys, QStringLiteral("two")));
    QCOMPARE(table.problems().size(), 1);
    table.add(command("d", keys));
    QCOMPARE(table.problems().size(), 4);
}

void TestCommandTable::keysOfTextFieldsAreAProblem_data()
{
    QTest::addColumn<QString>("keys");
    QTest::addColumn<bool>("isTextKey");
    const auto row = [](const char *keys, bool isTextKey) {
        QTest::newRow(keys) << QString::fromLatin1(keys) << isTextKey;
    };
    row("A", true);
    row("Shift+A", true);
    row("Ctrl+C", true);
    row("Del", true);
    row("Left", true);
    row("Return", true);
    row("Tab", true);
    row("Esc", true);
    row("Shift+Backtab", true);
    row("Ctrl+Esc", false);
    row("Ctrl+K", false);
    row("F6", false);
    row("Alt+1", false);
    row("Ctrl+Shift+N", false);
}

void TestCommandTable::keysOfTextFieldsAreAProblem()
{
    QFETCH(QString, keys);
    QFETCH(bool, isTextKey);
    QCOMPARE(isTextEditingKey(QKeySequence(keys)), isTextKey);
    CommandTable table;
    table.add(command("it", QKeySequence(keys)));
    QCOMPARE(table.problems().isEmpty(), !isTextKey);
}

void TestCommandTable::wordsFollowTheLanguage()
{
    QString words = QStringLiteral("Run");
    CommandTable table;
    QAction *action = table.add({QStringLiteral("run"), [&words] { return words; }, [] {}});
    words = QStringLiteral("Starten");
    table.retranslate();
    QCOMPARE(action->text(), QStringLiteral("Starten"));
}

void TestCommandTable::keysWorkWhileTheirPageIsInSight()
{
    int runs = 0;
    CommandTable table;
    CommandEntry made = command("run", QKeySequence(Qt::CTRL | Qt::Key_R), QStringLiteral("design"));
    made.run = [&runs] { ++runs; };
    table.add(made);
    QWidget window;
    auto *design = new QWidget(&window);
    auto *other = new QWidget(&window);
    design->setFocusPolicy(Qt::StrongFocus);
    other->setFocusPolicy(Qt::StrongFocus);
    table.attach(QStringLiteral("design"), design);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    design->setFocus();
    QTest::keyClick(design, Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(runs, 1);
    other->setFocus(); // on the rail, say: the page is still what is worked on
    QTest::keyClick(other, Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(runs, 2);
    design->hide();
    QTest::keyClick(other, Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(runs, 2);
}

void TestCommandTable::plainKeysWorkOnlyInsideTheirPage()
{
    int runs = 0;
    CommandTable table;
    CommandEntry made = command("add", QKeySequence(Qt::Key_A), QStringLiteral("design"));
    made.run = [&runs] { ++runs; };
    table.add(made);
    QWidget window;
    auto *design = new QWidget(&window);
    auto *other = new QWidget(&window);
    design->setFocusPolicy(Qt::StrongFocus);
    other->setFocusPolicy(Qt::StrongFocus);
    table.attach(QStringLiteral("design"), design);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    design->setFocus();
    QTest::keyClick(design, Qt::Key_A);
    QCOMPARE(runs, 1);
    other->setFocus();
    QTest::keyClick(other, Qt::Key_A);
    QCOMPARE(runs, 1);
}

void TestCommandTable::disabledCommandsDoNothing()
{
    int runs = 0;
    CommandTable table;
    CommandEntry made = command("run");
    made.run = [&runs] { ++runs; };
    table.add(made);
    table.setEnabled(QStringLiteral("run"), false);
    table.trigger(QStringLiteral("run"));
    QCOMPARE(runs, 0);
    table.setEnabled(QStringLiteral("run"), true);
    table.trigger(QStringLiteral("run"));
    QCOMPARE(runs, 1);
}

void TestCommandTable::otherKeysTakeThePlaceOfTheOldOnes()
{
    QWidget window;
    CommandTable table;
    table.attach(QString(), &window);
    int runs = 0;
    CommandEntry entry = command("run", QKeySequence(Qt::CTRL | Qt::Key_R));
    entry.run = [&runs] { ++runs; };
    table.add(entry);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QSignalSpy changed(&table, &CommandTable::changed);
    table.setKeys(QStringLiteral("run"), QKeySequence(Qt::CTRL | Qt::Key_J));
    QCOMPARE(changed.size(), 1);
    QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(runs, 0);
    QTest::keyClick(&window, Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(runs, 1);
    QCOMPARE(keysText(table.commands().front()), QKeySequence(Qt::CTRL | Qt::Key_J).toString(QKeySequence::NativeText));
    QCOMPARE(table.usualKeys(QStringLiteral("run")), QKeySequence(Qt::CTRL | Qt::Key_R));
    table.setKeys(QStringLiteral("run"), table.usualKeys(QStringLiteral("run")));
    QVERIFY(table.ownKeys().isEmpty());
    table.setKeys(QStringLiteral("run"), QKeySequence()); // none at all is a choice of its own
    QCOMPARE(table.ownKeys().value(QStringLiteral("run"), QStringLiteral("?")), QString());
}

void TestCommandTable::ownKeysHoldForCommandsThatComeLater()
{
    CommandTable table;
    table.add(command("early", QKeySequence(Qt::Key_F4)));
    table.useOwnKeys({{QStringLiteral("early"), QStringLiteral("F7")}, {QStringLiteral("late"), QStringLiteral("F8")}});
    table.add(command("late", QKeySequence(Qt::Key_F5)));
    QCOMPARE(table.action(QStringLiteral("early"))->shortcut(), QKeySequence(Qt::Key_F7));
    QCOMPARE(table.action(QStringLiteral("late"))->shortcut(), QKeySequence(Qt::Key_F8));
    QCOMPARE(table.usualKeys(QStringLiteral("late")), QKeySequence(Qt::Key_F5));
}

void TestCommandTable::tellsWhoHasTheKeys()
{
    const QKeySequence keys(Qt::CTRL | Qt::Key_R);
    CommandTable table;
    table.add(command("one", keys, QStringLiteral("page")));
    table.add(command("two", {}, QStringLiteral("page")));
    table.add(command("three", {}, QStringLiteral("other")));
    table.add(command("four"));
    QCOMPARE(table.takerOf(keys, QStringLiteral("two")), QStringLiteral("one"));
    QCOMPARE(table.takerOf(keys, QStringLiteral("three")), QString()); // they are never in sight together
    QCOMPARE(table.takerOf(keys, QStringLiteral("four")), QStringLiteral("one"));
    QCOMPARE(table.takerOf(keys, QStringLiteral("one")), QString());
    const QKeySequence longer(Qt::CTRL | Qt::Key_R, Qt::CTRL | Qt::Key_J); // begins as the other does
    QCOMPARE(table.takerOf(longer, QStringLiteral("two")), QStringLiteral("one"));
    QCOMPARE(table.takerOf(QKeySequence(Qt::CTRL | Qt::Key_J), QStringLiteral("two")), QString());
}

QTEST_MAIN(TestCommandTable)
#include "tst_commandtable.moc"
