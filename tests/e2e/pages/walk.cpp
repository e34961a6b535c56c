#include "tests/e2e/pages/walk.h"

#include "core/base/errors.h"
#include "core/journal/errors.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/canvas/canvasview.h"
#include "ui/deadletters/deadletterspage.h"
#include "ui/design/designpage.h"
#include "ui/shell/enginebars.h"
#include "ui/shell/hintbar.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/startwindow.h"
#include "ui/widgets/codeedit.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QRadioButton>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kTurns = 8;
constexpr int kPatienceMs = 2000;

QString text(const char *name)
{
    return QString::fromLatin1(name);
}

QAction *findAction(const QList<QAction *> &actions, const QString &name)
{
    for (QAction *action : actions) {
        if (action->objectName() == name)
            return action;
        if (QAction *inside = action->menu() ? findAction(action->menu()->actions(), name) : nullptr)
            return inside;
    }
    return nullptr;
}

} // namespace

void settle()
{
    for (int turn = 0; turn < kTurns; ++turn) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

Walk::Walk(QWidget &window, Look look)
    : m_window(window)
    , m_look(std::move(look))
{
}

void Walk::everything()
{
    design();
    canvas();
    inspector();
    drawing();
    triggers();
    inputs();
    arming();
    runs();
    letters();
    events();
    health();
    queues();
    connections();
    simulate();
    foot();
    overlays();
}

QWidget *Walk::see(const char *name) const
{
    const auto found = m_window.findChildren<QWidget *>(text(name));
    const auto seen = std::ranges::find_if(found, [](const QWidget *widget) { return widget->isVisible(); });
    return seen == found.end() ? nullptr : *seen;
}

void Walk::page(const char *id)
{
    auto *window = qobject_cast<MainWindow *>(&m_window);
    window->showPage(text(id));
    settle();
    if (window->currentPage() == text(id))
        m_visited += text(id);
}

void Walk::look(const QString &view, const char *partName)
{
    (void)QTest::qWaitFor([&] { return see(partName) != nullptr; }, kPatienceMs);
    settle();
    m_look(view, see(partName), m_window);
}

void Walk::lookAtMenu(const QString &view)
{
    settle();
    QWidget *popup = QApplication::activePopupWidget();
    m_look(view, popup, popup ? *popup : m_window);
    if (popup)
        popup->close();
    settle();
}

void Walk::lookAtSubmenus(const QString &view)
{
    settle();
    const QPointer<QWidget> popup = QApplication::activePopupWidget();
    const auto *menu = qobject_cast<QMenu *>(popup);
    for (QAction *action : menu ? menu->actions() : QList<QAction *>()) {
        if (!action->menu())
            continue;
        action->menu()->popup(popup->mapToGlobal(popup->rect().topRight()));
        lookAtMenu(QStringLiteral("%1: %2").arg(view, action->text()));
    }
    if (popup)
        popup->close();
    settle();
}

void Walk::openTabs(const QString &view, const char *tabsName, const std::function<void()> &look)
{
    auto *tabs = qobject_cast<QTabWidget *>(see(tabsName));
    for (int tab = 0; tabs && tab < tabs->count(); ++tab) {
        if (!tabs->isTabVisible(tab))
            continue;
        tabs->setCurrentIndex(tab);
        settle();
        if (look)
            look();
        else
            m_look(QStringLiteral("%1, tab %2").arg(view).arg(tab + 1), tabs->currentWidget(), m_window);
    }
    if (tabs)
        tabs->setCurrentIndex(0);
}

void Walk::press(const char *buttonName)
{
    auto *button = qobject_cast<QAbstractButton *>(see(buttonName));
    if (!button || !button->isEnabled()) {
        m_look(QStringLiteral("the button %1").arg(text(buttonName)), nullptr, m_window);
        return;
    }
    button->click();
    settle();
}

void Walk::trigger(const char *command)
{
    QAction *action = findAction(m_window.findChild<QMenuBar *>()->actions(), text(command));
    if (!action || !action->isEnabled()) {
        m_look(QStringLiteral("the command %1").arg(text(command)), nullptr, m_window);
        return;
    }
    action->trigger();
    settle();
}

void Walk::leave(const char *fieldName)
{
    QTest::keyClick(see(fieldName), Qt::Key_Escape);
    settle();
}

void Walk::runs()
{
    page("runs");
    look(QStringLiteral("runs"), "runs");
    auto *list = qobject_cast<QAbstractItemView *>(see("runs"));
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Return);
    look(QStringLiteral("run"), "runCancel");
    openTabs(QStringLiteral("step"), "stepTabs", {});
    openTabs(QStringLiteral("run"), "runTabs", {});
    press("runCancel");
    look(QStringLiteral("cancel a run"), "runCancelKeep");
    press("runCancelKeep");
    auto *filter = qobject_cast<QLineEdit *>(see("runsText"));
    filter->setText(QStringLiteral("qqqq"));
    QTest::keyClick(filter, Qt::Key_Return);
    look(QStringLiteral("no run matches"), "emptyHeadline");
    filter->clear();
    look(QStringLiteral("runs again"), "runs");
    press("runClose");
}

void Walk::letters()
{
    page("deadLetters");
    look(QStringLiteral("letters by cause"), "letters");
    const auto *list = qobject_cast<QAbstractItemView *>(see("letters"));
    auto *grouping = see("lettersGrouping");
    const auto ways = grouping->findChildren<QAbstractButton *>();
    press("lettersRetryAll");
    (void)QTest::qWaitFor([&] { return see("guardedEdits") && see("guardedEdits")->isVisible(); });
    press("guardedEdits");
    look(QStringLiteral("retry of many with an edit"), "bulkEdit");
    press("bulkPreview"); // without a path
    (void)QTest::qWaitFor([&] { return !see("bulkSummary")->property("text").toString().isEmpty(); });
    look(QStringLiteral("an edit of many that cannot work"), "bulkSummary");
    press("guardedCancel");
    ways.at(1)->click();
    (void)QTest::qWaitFor([&] { return list->model()->rowCount() > 0; });
    look(QStringLiteral("letters one by one"), "letters");
    list->selectionModel()->setCurrentIndex(list->model()->index(0, 0),
                                            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    (void)QTest::qWaitFor([&] { return see("letterEdit") && see("letterEdit")->isEnabled(); });
    look(QStringLiteral("letter"), "letterView");
    openTabs(QStringLiteral("letter"), "letterTabs", {});
    press("letterEdit");
    look(QStringLiteral("retry with an edit"), "retryEditor");
    for (auto *edit : see("retryEditor")->findChildren<CodeEdit *>())
        edit->setText(QStringLiteral("{ no"));
    look(QStringLiteral("retry with a broken edit"), "retryInputFault");
    press("retryCancel");
    press("letterDiscard");
    look(QStringLiteral("discard"), "discardPanel");
    press("discardGoOn");
    look(QStringLiteral("discard and go on"), "discardOutput");
    press("discardCancel");
    auto *filter = qobject_cast<QLineEdit *>(see("lettersText"));
    filter->setText(QStringLiteral("qqqq"));
    QTest::keyClick(filter, Qt::Key_Return);
    look(QStringLiteral("no letter matches"), "emptyHeadline");
    filter->clear();
    ways.at(0)->click();
    look(QStringLiteral("letters again"), "letters");
}

void Walk::events()
{
    page("events");
    (void)QTest::qWaitFor([&] { return see("events"); });
    look(QStringLiteral("events"), "events");
    auto *topics = qobject_cast<QLineEdit *>(see("eventTopics"));
    topics->setText(QStringLiteral("qqqq"));
    QTest::keyClick(topics, Qt::Key_Return);
    look(QStringLiteral("no event matches"), "emptyHeadline");
    topics->setText(QStringLiteral("run..x"));
    QTest::keyClick(topics, Qt::Key_Return);
    look(QStringLiteral("topics that are none"), "emptyHeadline");
    topics->clear();
    look(QStringLiteral("events again"), "events");
}

void Walk::health()
{
    page("health");
    (void)QTest::qWaitFor([&] { return see("demoApply") && see("demoErrorRate")->isEnabled(); });
    look(QStringLiteral("health"), "charts");
    for (const char *order : {"forceOpen", "forceClosed", "reset", "disable"}) {
        press(order);
        look(QStringLiteral("breaker: %1").arg(text(order)), "breakerOrder");
        press("orderClose");
    }
    press("forceOpen");
    qobject_cast<QLineEdit *>(see("orderReason"))->setText(QStringLiteral("walk"));
    press("orderConfirm");
    look(QStringLiteral("breaker held"), "undoOrder");
    press("undoOrder");
    (void)QTest::qWaitFor([&] { return see("undoOrder") == nullptr; });
    press("pauseCharts");
    look(QStringLiteral("charts at a standstill"), "pauseCharts");
    press("pauseCharts");
}

void Walk::queues()
{
    page("queues");
    look(QStringLiteral("queues"), "queueList");
    press("queuePause");
    look(QStringLiteral("why a queue is paused"), "queueReason");
    press("queueClose");
    auto *list = qobject_cast<QAbstractItemView *>(see("queueList"));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_End);
    look(QStringLiteral("another queue"), "queueDetail");
}

void Walk::simulate()
{
    page("simulate");
    look(QStringLiteral("simulate"), "simulatePage");
    press("simulateStart");
    look(QStringLiteral("result of a simulation"), "simulateFindings");
}

void Walk::connections()
{
    page("connections");
    look(QStringLiteral("connections"), "connections");
    press("connectionTest");
    look(QStringLiteral("test of a connection"), "connectionTestResult");
    trigger("connections.rename");
    look(QStringLiteral("rename a connection"), "connectionRename");
    press("connectionRenameCancel");
    trigger("connections.delete");
    look(QStringLiteral("delete a connection"), "connectionsKeep");
    press("connectionsKeep");
    trigger("connections.newPostgres");
    look(QStringLiteral("connection to PostgreSQL"), "connection_host");
    trigger("connections.newHttp");
    look(QStringLiteral("new connection"), "connection_baseUrl");
    QTest::keyClicks(see("connection_passwordSecret"), QStringLiteral("walk.key"));
    QTest::keyClick(see("connection_passwordSecret"), Qt::Key_Return);
    look(QStringLiteral("secret of a connection"), "connection_passwordSecret_standing");
    for (int edit = 0; edit < 3; ++edit)
        trigger("connections.undo");
}

void Walk::foot()
{
    page("settings");
    look(QStringLiteral("settings"), "settingsPage");
    page("help");
    look(QStringLiteral("help"), "helpPage");
}

void Walk::overlays()
{
    page("design");
    press("searchButton");
    look(QStringLiteral("command palette"), "commandPalette");
    qobject_cast<QLineEdit *>(see("paletteText"))->setText(QStringLiteral("qqqq zzzz"));
    look(QStringLiteral("command palette without a match"), "commandPalette");
    leave("paletteText");

    auto *design = find<DesignPage>();
    design->jumpTo(kEveryType, {});
    design->current()->setName(QStringLiteral("Changed"));
    design->current()->endMerge();
    settle();
    // A click on it would wait for the menu's end.
    qobject_cast<QToolButton *>(see("historyButton"))->menu()->popup(m_window.mapToGlobal(QPoint(100, 100)));
    lookAtMenu(QStringLiteral("history"));
    m_window.close();
    look(QStringLiteral("quit with edits"), "quitPanel");
    press("quit.stay");
    trigger("design.undo");
    for (QAction *menu : m_window.findChild<QMenuBar *>()->actions()) {
        menu->menu()->popup(m_window.mapToGlobal(QPoint(100, 100)));
        lookAtMenu(QStringLiteral("menu %1").arg(menu->text()));
    }
}

void Walk::beside(ThemeController &theme, Preferences &preferences)
{
    StartWindow start(theme, preferences);
    start.showError({QString(errors::kFileMissing), {{text("path"), text("/nowhere/at/all")}}, {}});
    start.show();
    settle();
    m_look(text("start window"), &start, start);

    const QString folder = text("/home/somebody/workspace");
    FakeEngine engine;
    EngineBars bars(engine, theme);
    bars.resize(m_window.width(), 1);
    for (int run = 1; run <= 7; ++run)
        engine.recovered.push_back({RunId(static_cast<quint64>(run)), kSampleWorkflow, RunState::Running, 2, 1, 1});
    engine.now.trouble = EngineTrouble{{QString(errors::kJournalDiskFull), {{text("path"), folder}}, {}}};
    engine.announce();
    Q_EMIT engine.ready();
    Q_EMIT engine.failed({QString(errors::kJournalOwned),
                          {{text("path"), folder},
                           {text("pid"), text("4711")},
                           {text("host"), text("127.0.0.1")},
                           {text("program"), text(kHolder)}},
                          {}});
    bars.show();
    bars.resize(m_window.width(), bars.sizeHint().height());
    settle();
    m_look(text("bars of the engine"), &bars, bars);
}

} // namespace sluice
