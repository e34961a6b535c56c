// How the Design page shows what its stage paints, beside the canvas.
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/pastview.h"
#include "ui/design/designpage.h"
#include "ui/design/designstage.h"
#include "ui/design/findbar.h"
#include "ui/design/outline.h"
#include "ui/design/pastpanel.h"
#include "ui/design/runline.h"
#include "ui/design/runpicker.h"
#include "ui/design/taskpalette.h"
#include "ui/design/tryit.h"
#include "ui/inspector/inspector.h"
#include "ui/shell/guarded.h"
#include "ui/widgets/infobar.h"

#include <QAction>
#include <QStackedWidget>
#include <QToolButton>

namespace sluice {

void DesignPage::buildStageCommands()
{
    const auto add = [this](const char *name, QString (*text)(), const char *icon, void (*act)(DesignStage &)) {
        auto *action = m_table.add({.id = QString::fromLatin1(name),
                                    .text = text,
                                    .run = guarded(this, [act](const DesignPage *page) { act(*page->m_stage); }),
                                    .icon = QString::fromLatin1(icon),
                                    .context = QStringLiteral("design")});
        m_icons.insert(action, QString::fromLatin1(icon));
        m_commands.push_back(action);
    };
    add(
        "design.shows", [] { return tr("Choose what the canvas shows…"); }, "layer-visible-on",
        [](DesignStage &stage) { stage.picker()->open(); });
    add(
        "design.showNothing", [] { return tr("Take runs off the canvas"); }, "layer-visible-off",
        [](DesignStage &stage) { stage.showNothing(); });
    add(
        "design.showActive", [] { return tr("Show all active runs on the canvas"); }, "layer-visible-on",
        [](DesignStage &stage) { stage.showAllActive(); });
    add(
        "design.backToNow", [] { return tr("Back to now"); }, "go-last", [](DesignStage &stage) { stage.backToNow(); });
    add(
        "design.fork", [] { return tr("Fork the run from the moment on the canvas…"); }, "state-fork",
        [](DesignStage &stage) { stage.fork(); });
}

void DesignPage::wireStage()
{
    connect(m_stage, &DesignStage::painted, this, &DesignPage::showPainted);
    connect(m_stage, &DesignStage::pastChanged, this, &DesignPage::showPast);
    connect(m_stage, &DesignStage::failed, m_bar, &InfoBar::showError);
    connect(m_stage, &DesignStage::runRequested, this, &DesignPage::runRequested);
    connect(m_stage, &DesignStage::cleared, this, [this](const QString &workflow) {
        m_tryIt->unwatch(workflow);
        m_lastRun.find(workflow);
    });
    connect(&m_lastRuns, &LastRuns::changed, this, [this] {
        const auto *document = current();
        if (const auto newest = m_lastRuns.runs().constFind(document ? document->id() : QString());
            newest != m_lastRuns.runs().constEnd())
            m_stage->noteNewest(newest->workflow, newest->id);
    });
}

void DesignPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_stage->setSeen(true);
}

void DesignPage::hideEvent(QHideEvent *event)
{
    m_stage->setSeen(false);
    QWidget::hideEvent(event);
}

/// What is painted, to those that stand beside the canvas.
void DesignPage::showPainted()
{
    m_inspector->showRun(m_stage->onGraph());
    m_outline->showRun(m_stage->figures());
    const PastView *past = m_stage->past();
    if (const RunPicture *picture = past && past->document() ? m_stage->then() : nullptr)
        m_pastPanel->show(*past->document(), past->currentTask(), *picture, m_stage->momentWords());
    refreshCommands();
    showTrying();
}

void DesignPage::showPast()
{
    PastView *past = m_stage->past();
    finishTyping();
    m_side->setCurrentWidget(past ? static_cast<QWidget *>(m_pastPanel) : m_inspector);
    if (past)
        m_outline->setPast(*past);
    else
        m_outline->setCanvas(currentCanvas());
    m_palette->setEnabled(!past);
    m_find->setEnabled(!past);
    m_history->setEnabled(!past);
    showPainted();
}

} // namespace sluice
