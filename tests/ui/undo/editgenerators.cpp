#include "tests/ui/undo/editgenerators.h"

#include "core/workflow/alertrules.h"
#include "core/workflow/workflowfile.h"
#include "tests/ui/document/someedits.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTest>

namespace sluice {

namespace {

bool maybe()
{
    return *rc::gen::arbitrary<bool>();
}

/// Some tasks, now and then with notes, or a group.
void selectSomething(EveryDocument &all)
{
    CanvasScene &scene = all.canvas().canvas();
    const Drawing &drawing = all.workflow().workflow().drawing;
    QStringList tasks;
    for (const Task &task : all.workflow().workflow().tasks) {
        if (maybe())
            tasks += task.id;
    }
    const int kind = *rc::gen::inRange(0, 5);
    if (kind == 0 && !drawing.groups.empty())
        return scene.selectGroup(anyIdOf(drawing.groups));
    QStringList notes;
    if (kind == 1 && !drawing.notes.empty()) {
        notes += anyIdOf(drawing.notes);
        if (maybe())
            tasks.clear(); // a note alone
    }
    scene.select(tasks, notes);
    scene.setCurrent(tasks.isEmpty() ? QString() : tasks.front());
}

/// Types into the line or the note that opened on the canvas, and ends it: kept, given up, or left as it is.
void answerOnCanvas(EveryDocument &all)
{
    QWidget *field = all.shown<QLineEdit>(all.canvas(), "renameInPlace");
    if (!field)
        field = all.shown<QPlainTextEdit>(all.canvas(), "noteInPlace");
    if (!field)
        return;
    QTest::keyClicks(field, anyText());
    const int end = *rc::gen::inRange(0, 3);
    if (end == 0)
        QTest::keyClick(field, Qt::Key_Escape);
    else if (end == 1)
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    all.settle();
}

void onSelection(EveryDocument &all, const char *command)
{
    selectSomething(all);
    all.trigger(command);
    answerOnCanvas(all);
}

void fromQuickList(EveryDocument &all, const char *command)
{
    selectSomething(all);
    all.trigger(command);
    auto *input = all.shown<QLineEdit>(all.canvas(), "quickListInput");
    if (!input || input->parentWidget()->isHidden())
        return;
    for (int down = *rc::gen::inRange(0, 4); down > 0; --down)
        QTest::keyClick(input, Qt::Key_Down);
    QTest::keyClick(input, Qt::Key_Return);
    if (!input->parentWidget()->isHidden()) // what was chosen is refused
        QTest::keyClick(input, Qt::Key_Escape);
}

void pasteSomething(EveryDocument &all, const char *command)
{
    if (maybe()) {
        selectSomething(all);
        all.trigger("design.copy");
    } else if (maybe()) { // a whole file
        QGuiApplication::clipboard()->setText(QString::fromUtf8(writeWorkflow(all.workflow().workflow())));
    }
    all.trigger(command);
}

void arrangeAll(EveryDocument &all, const char *command)
{
    all.trigger(command);
}

QString anyConnection(EveryDocument &all)
{
    return anyIdOf(all.workspace().connectionsDocument().connections());
}

void onConnection(EveryDocument &all, const char *command)
{
    all.connections().openConnection(anyConnection(all));
    all.trigger(command);
}

void renameConnection(EveryDocument &all, const char *command)
{
    onConnection(all, command);
    auto *id = all.shown<QLineEdit>(all.connections(), "connectionRenameId");
    auto *confirm = all.shown<QPushButton>(all.connections(), "connectionRenameConfirm");
    if (!id || !confirm || id->parentWidget()->isHidden())
        return;
    id->setText(QStringLiteral("c%1").arg(*rc::gen::inRange(0, 9)));
    if (auto *uses = all.shown<QCheckBox>(all.connections(), "connectionRenameUses"))
        uses->setChecked(maybe());
    confirm->click();
}

void deleteConnection(EveryDocument &all, const char *command)
{
    onConnection(all, command);
    if (auto *sure = all.shown<QPushButton>(all.connections(), "connectionsDelete"))
        sure->click();
}

void editSettings(EveryDocument &all, const char *)
{
    static const std::vector<const char *> numbers{"settings.attempts", "settings.timeout", "settings.keepDays",
                                                   "settings.keepRuns", "settings.payloadLimit",
                                                   "settings.concurrency", "settings.waitingRuns", "settings.workers",
                                                   "settings.scriptProcesses"};
    const auto at = *rc::gen::inRange<std::size_t>(0, numbers.size() + 3);
    if (at < numbers.size()) {
        auto *box = all.window().findChild<QSpinBox *>(QString::fromLatin1(numbers[at]));
        QTest::keyClick(box, maybe() ? Qt::Key_Up : Qt::Key_Down);
        return;
    }
    if (at == numbers.size()) {
        const auto rule = *rc::gen::inRange<std::size_t>(0, builtInAlertRules().size());
        auto *row = all.window().findChild<QWidget *>(QStringLiteral("rule.") + builtInAlertRules()[rule].id);
        QTest::keyClick(row->findChild<QCheckBox *>(), Qt::Key_Space);
        return;
    }
    if (at == numbers.size() + 1) {
        const auto resets = all.window().findChildren<QPushButton *>(QRegularExpression(QStringLiteral("\\.reset$")));
        for (QPushButton *reset : resets) {
            if (reset->isVisible() && reset->objectName().startsWith(u"settings.keep"))
                return QTest::keyClick(reset, Qt::Key_Space);
        }
        return;
    }
    auto *name = all.window().findChild<QLineEdit *>(QStringLiteral("settings.workspaceName"));
    QTest::keyClicks(name, anyText());
    if (maybe())
        QTest::keyClick(name, Qt::Key_Return);
}

void revertSettings(EveryDocument &all, const char *command)
{
    if (maybe())
        editSettings(all, command);
    all.trigger(command);
}

void editConnection(EveryDocument &all, const char *)
{
    ConnectionsDocument &document = all.workspace().connectionsDocument();
    const auto poolSize = static_cast<decltype(Connection::poolSize)>(*rc::gen::inRange(1, 9));
    document.edit(
        anyConnection(all), QStringLiteral("Change Pool size"), [&](Connection &each) { each.poolSize = poolSize; },
        maybe() ? QByteArray("pool") : QByteArray());
}

void editForm(EveryDocument &all, const char *)
{
    editSomehow(all.workflow());
}

} // namespace

const std::vector<EditGenerator> &editGenerators()
{
    static const std::vector<EditGenerator> all{
        {"design.arrange", arrangeAll},
        {"design.add", fromQuickList},
        {"design.connect", fromQuickList},
        {"design.cut", onSelection},
        {"design.paste", pasteSomething},
        {"design.duplicate", onSelection},
        {"design.delete", onSelection},
        {"design.deleteReconnect", onSelection},
        {"design.rename", onSelection},
        {"design.disable", onSelection},
        {"design.note", onSelection},
        {"design.group", onSelection},
        {"design.ungroup", onSelection},
        {"design.collapse", onSelection},
        {"design.alignLeft", onSelection},
        {"design.alignCentre", onSelection},
        {"design.alignRight", onSelection},
        {"design.alignTop", onSelection},
        {"design.alignMiddle", onSelection},
        {"design.alignBottom", onSelection},
        {"design.distributeAcross", onSelection},
        {"design.distributeDown", onSelection},
        {"design.tintNone", onSelection},
        {"design.tintBlue", onSelection},
        {"design.tintGreen", onSelection},
        {"design.tintAmber", onSelection},
        {"design.tintRed", onSelection},
        {"design.tintViolet", onSelection},
        {"design.tintGrey", onSelection},
        {"connections.newHttp", onConnection},
        {"connections.newSqlite", onConnection},
        {"connections.newPostgres", onConnection},
        {"connections.newMysql", onConnection},
        {"connections.newMqtt", onConnection},
        {"connections.newAmqp", onConnection},
        {"connections.duplicate", onConnection},
        {"connections.rename", renameConnection},
        {"connections.delete", deleteConnection},
        {"settings.revert", revertSettings},
        {"form.workflow", editForm},
        {"form.connection", editConnection},
        {"form.settings", editSettings},
    };
    return all;
}

} // namespace sluice
