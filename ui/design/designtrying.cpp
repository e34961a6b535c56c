// How the Design page lets its workflow be tried out.
#include "ui/canvas/pastview.h"
#include "ui/design/debugline.h"
#include "ui/design/designpage.h"
#include "ui/design/designstage.h"
#include "ui/design/findbar.h"
#include "ui/design/outline.h"
#include "ui/design/tryit.h"
#include "ui/inspector/inspector.h"
#include "ui/theme/themecontroller.h"

#include <QAction>
#include <QMenu>
#include <QToolButton>

namespace sluice {

void DesignPage::buildTryCommands()
{
    TryIt::Place place;
    place.document = [this] { return current(); };
    place.task = [this] {
        const auto *view = currentCanvas();
        const auto chosen = view ? view->canvas().selectedTasks() : QStringList();
        return chosen.contains(view ? view->canvas().current() : QString()) ? view->canvas().current()
                                                                            : chosen.value(0);
    };
    place.shown = [this] { return current() ? m_stage->now() : nullptr; };
    place.looksBack = [this] { return m_stage->then() != m_stage->now(); };
    place.last = [this] { return m_lastRun.picture(); };
    place.start = [this](const Payload &input, const StartOptions &options) { return start(input, options); };
    place.showRun = [this](const QString &workflow, RunId run) { showRun(workflow, run, false); };
    place.jump = [this](const QString &task, const QString &field) { jump(task, field); };
    place.bar = [this]() -> InfoBar & { return *m_bar; };
    m_tryIt = new TryIt(m_engine, m_workspace, std::move(place), this);
    for (const CommandEntry &entry : m_tryIt->commands()) {
        auto *action = m_table.add(entry);
        m_icons.insert(action, entry.icon);
        m_commands.push_back(action);
    }
}

QToolButton *DesignPage::buildTryMenu()
{
    m_tries = new QToolButton(this);
    m_tries->setObjectName(QStringLiteral("runWays"));
    m_tries->setPopupMode(QToolButton::InstantPopup);
    m_tries->setAutoRaise(true);
    auto *menu = new QMenu(m_tries);
    menu->setObjectName(QStringLiteral("runWaysMenu"));
    for (const char *name : {"design.runTo", "design.runFrom", "design.runStepping", "design.dryRun", "", "design.step",
                             "design.pause", "design.breakpoint", "", "design.helpTrying"}) {
        if (*name)
            menu->addAction(find(name));
        else
            menu->addSeparator();
    }
    m_tries->setMenu(menu);
    return m_tries;
}

QWidget *DesignPage::buildDebugLine()
{
    m_debugLine = new DebugLine(m_themes, this);
    connect(m_debugLine, &DebugLine::resumeRequested, m_tryIt, &TryIt::resume);
    connect(m_debugLine, &DebugLine::stepRequested, m_tryIt, &TryIt::step);
    connect(m_debugLine, &DebugLine::stopRequested, this, &DesignPage::stop);
    return m_debugLine;
}

void DesignPage::wireTrying()
{
    connect(m_tryIt, &TryIt::changed, this, &DesignPage::showTrying);
    connect(m_tryIt, &TryIt::helpRequested, this, &DesignPage::tryingHelpRequested);
    connect(m_find, &FindBar::idChanged, m_tryIt, &TryIt::followTask);
    connect(m_inspector, &Inspector::idChanged, m_tryIt, &TryIt::followTask);
    // Whoever comes to an engine that is there already hears no `ready`.
    if (m_engine.snapshot().taken != WallTime{})
        QMetaObject::invokeMethod(m_tryIt, qOverload<>(&TryIt::takeUp), Qt::QueuedConnection);
}

void DesignPage::showTrying()
{
    const auto *document = current();
    m_tryIt->follow();
    for (auto &sheet : m_sheets)
        sheet.view->showMarks(m_tryIt->marksOf(sheet.document->id()));
    m_outline->showMarks(document ? m_tryIt->marksOf(document->id()) : TaskMarks());
    const auto &halt = m_tryIt->halt();
    // The view of what was shows where the run is halted now, if that is what it shows.
    // While a workflow is closed its view of what was is still there, but it is nobody's any more.
    if (const auto *past = m_stage->past(); document && past && past->canvas())
        past->canvas()->showMarks({.breakpoints = {}, .mocked = {}, .halted = m_tryIt->marksOf(document->id()).halted});
    const auto *picture = document && m_stage->then() == m_stage->now() ? m_stage->now() : nullptr;
    m_debugLine->show(picture ? &picture->run() : nullptr, halt,
                      halt && document ? document->titleOf(halt->task) : QString(), m_tryIt->isDry());
    enableTries();
}

void DesignPage::dressTrying()
{
    m_tries->setIcon(m_themes.icon(QStringLiteral("debug-run")));
    m_tries->setToolTip(tr("Other ways to run"));
    m_tries->setAccessibleName(tr("Other ways to run"));
}

} // namespace sluice
